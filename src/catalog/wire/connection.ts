// A connection is a Catalog's host together with a key, and nothing is ever sent to another host.
import { say } from '../../base/say.ts';
import { trimEndOf } from '../../base/trim-end.ts';
import { CatalogError } from './errors.ts';

export interface Connection {
  id: string;
  /** Bare host name, as `normaliseHost` makes it. */
  host: string;
  /** What a person calls it. */
  label: string;
  key: string;
  /** A production Catalog is what learners see: a send to it is asked for once more. */
  kind: 'production' | 'test';
  /** Catalog is never written to through it. */
  readOnly?: true;
  /** Another one for each key: what one key sees, another may not. */
  scope: string;
  /** The name that the user entered. It isn't verified. */
  user?: string;
}

const QUOTES = '"\'“”„‟‘’‚«»`';
const OUTER = `[\\s${QUOTES}]`;
const AT_START = new RegExp(`^${OUTER}+`);
const ONE_AT_END = new RegExp(`${OUTER}$`);

/** Removes what comes along when an address or a key is copied: invisible characters, and quotes and spaces around it. */
function cleanPasted(text: string): string {
  return trimEndOf(text.replace(/\p{Cf}/gu, '').replace(AT_START, ''), (character) => ONE_AT_END.test(character));
}

/** Far more than a key has, and little enough for a property and a header. */
const MAX_KEY_LENGTH = 1_000;

/**
 * Returns the key of what was pasted, or the name of a character in it that no key has. Such a key never reaches a header, in
 * which a line break would start another one.
 */
export function cleanKey(pasted: string): { key: string } | { wrong: string } {
  const key = cleanPasted(pasted);
  if (key.length > MAX_KEY_LENGTH) return { wrong: say`too many characters` };
  const [bad] = /[^!#-&(-[\]-_a-~]/u.exec(key) ?? [];
  if (bad === undefined) return { key };
  if (/[\r\n\u2028\u2029]/.test(bad)) return { wrong: say`a line break` };
  if (/\s/.test(bad)) return { wrong: say`a space` };
  return { wrong: QUOTES.includes(bad) ? say`a quotation mark` : say`a character that keys don’t have` };
}

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Returns whether a text is a bare, lowercase host name, without scheme, user, and port. */
export function isHostName(text: string): boolean {
  return hostName.test(text);
}

/**
 * The bare host name of what a person typed: `https://Catalog.example.edu/foo/` becomes `catalog.example.edu`.
 * Throws `plain-http` for an `http:` address and `bad-host` for anything that is no host name.
 */
export function normalizeHost(typed: string): string {
  const text = cleanPasted(typed);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  const rest = scheme ? text.slice(scheme[0].length) : text;
  // A name, its path cut off; an at sign stays and is refused, because what stands before it may be a password.
  const host = (rest.split(/[/?#]/)[0] ?? '').toLowerCase().replace(/:443$/, '').replace(/\.$/, '');
  if (scheme?.[1]?.toLowerCase() === 'http') throw new CatalogError('plain-http', host.slice(0, 100));
  if ((scheme && scheme[1]?.toLowerCase() !== 'https') || !hostName.test(host)) throw new CatalogError('bad-host', host.slice(0, 100));
  return host;
}
