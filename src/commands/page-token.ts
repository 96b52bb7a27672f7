// How a message proves that it comes from a page that this user opened. Formulas in cells can call the same functions, and
// then run with the key of the file's owner, whoever typed them.
import { asciiJson } from '../base/sha256.ts';
import type { Platform } from '../platform/ports.ts';
import { ensureSecret, signedBy } from '../sync/jobs/signature.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A page that stays open over a week has to be reopened. */
const LIFETIME = 7 * DAY;

/** Earlier versions stored each token in a property of its own, with the time until which it counts. */
const PREFIX = 'page.';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TOKEN = new RegExp(`^${UUID}(\\.[0-9a-z]{1,11}\\.[0-9a-f]{64})?$`);

/** Returns a new token for a page: a random ID and the time until which it counts, with the signature of this user. Nothing is stored. */
export function issueToken(platform: Pick<Platform, 'user' | 'userLock' | 'clock'>): string {
  const { user, clock } = platform;
  const now = clock.now();
  for (const [name, expires] of Object.entries(user.all())) if (name.startsWith(PREFIX) && !(Number(expires) > now)) user.remove(name);
  ensureSecret(platform);
  const claim = `${clock.id()}.${(now + LIFETIME).toString(36)}`;
  return `${claim}.${signatureOfPage(platform, claim) ?? ''}`;
}

/** Returns whether this user has opened a page with this token. Reads properties only for a text that can be a token. */
export function isFromPage(platform: Pick<Platform, 'user' | 'clock'>, token: unknown): boolean {
  if (!canBeToken(token)) return false;
  const { user, clock } = platform;
  const [id = '', until, signature] = token.split('.');
  if (until === undefined) return Number(user.get(PREFIX + id) ?? 0) > clock.now();
  return Number.parseInt(until, 36) > clock.now() && signature === signatureOfPage(platform, `${id}.${until}`);
}

export function canBeToken(token: unknown): token is string {
  return typeof token === 'string' && TOKEN.test(token);
}

function signatureOfPage(platform: Pick<Platform, 'user'>, claim: string): string | undefined {
  return signedBy(platform, asciiJson(['catalog-sync page', claim]));
}
