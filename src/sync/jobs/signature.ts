// What a user signs plans and results with. The secret is with the user's keys, so that an editor of the file can't sign anything.

import { StopError } from '../../base/problem.ts';
import { hmacSha256, sha256 } from '../../base/sha256.ts';
import type { Platform } from '../../platform/ports.ts';

/** The user property with the user's secret. */
const SECRET = 'secret';
const LOCK_WAIT_MS = 10_000;

/** Returns what signs ASCII texts for this user. The secret is read once in an execution, together with the user's keys. */
export function signatureOf(platform: Pick<Platform, 'user' | 'userLock' | 'clock' | 'signer'>): (text: string) => string {
  let secret = platform.user.get(SECRET);
  return (text) => {
    secret ??= platform.user.get(SECRET) ?? createSecret(platform);
    return platform.signer.hmac(text, secret);
  };
}

/** Returns the signature of an ASCII text under this user's secret, without a service call. Undefined if there is none: a formula can't create one. */
export function signedBy({ user }: Pick<Platform, 'user'>, text: string): string | undefined {
  const secret = user.get(SECRET);
  return secret === undefined ? undefined : hmacSha256(sha256(secret))(text);
}

/** Creates the secret of a user who has none yet. A review that had to would wait for it. */
export function ensureSecret(platform: Pick<Platform, 'user' | 'userLock' | 'clock'>): void {
  if (platform.user.get(SECRET) === undefined) createSecret(platform);
}

/** Creates the secret under the lock of the user, and returns what is stored: two files can need it at the same time. */
function createSecret({ user, userLock, clock }: Pick<Platform, 'user' | 'userLock' | 'clock'>): string {
  const created = userLock.hold(LOCK_WAIT_MS, () => {
    if (user.get(SECRET) === undefined) user.set(SECRET, `${clock.id()}${clock.id()}`);
    return user.get(SECRET);
  });
  if (created !== undefined) return created;
  throw new StopError('busy', 'Catalog Sync is busy in another spreadsheet of yours.', 'Wait a minute, then try again.');
}
