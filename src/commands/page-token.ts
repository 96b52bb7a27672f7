// How a message proves that it comes from a page that this user opened. Formulas in cells can call the same functions, and
// then run with the key of the file's owner, whoever typed them.
import type { Platform } from '../platform/ports.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A page that stays open over a week has to be reopened. */
const LIFETIME = 7 * DAY;

/** Pages of one user that can be open at the same time, in all files. */
const MAX_PAGES = 40;

const PREFIX = 'page.';

/**
 * Returns a new random token for a page, and keeps it in the user properties until it expires. Each token has a property of
 * its own, so that two pages that open at the same time don't overwrite each other's.
 */
export function issueToken({ user, clock }: Pick<Platform, 'user' | 'clock'>): string {
  const now = clock.now();
  const pages = Object.entries(user.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, expires]) => ({ name, expires: Number(expires) }))
    .sort((a, b) => b.expires - a.expires);
  for (const [index, { name, expires }] of pages.entries()) {
    if (!(expires > now) || index >= MAX_PAGES - 1) user.remove(name);
  }
  const token = clock.id();
  user.set(`${PREFIX}${token}`, String(now + LIFETIME));
  return token;
}

/** Returns whether this user has an open page with this token. Reads one property, and only for a text that can be a token. */
export function isFromPage({ user, clock }: Pick<Platform, 'user' | 'clock'>, token: unknown): boolean {
  return canBeToken(token) && Number(user.get(`${PREFIX}${token}`) ?? 0) > clock.now();
}

export function canBeToken(token: unknown): token is string {
  return typeof token === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(token);
}
