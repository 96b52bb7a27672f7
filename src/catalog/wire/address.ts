// Builds the only addresses that carry the key. Apps Script has no URL class, so this parser is small and strict.
import { isHostName } from './connection.ts';
import { CatalogError } from './errors.ts';

/** Returns the URL of a path on a host. Throws `foreign-address` if the URL could lead to any other host, port, or user. */
export function addressOn(host: string, path: string): string {
  const url = `https://${host}${path}`;
  if (!isPath(path) || !isHostName(host) || authorityOf(url) !== host) throw new CatalogError('foreign-address', host);
  return url;
}

/** Returns whether a text is a path on its own host: one slash at the start, no backslash, no space, no control character. */
export function isPath(text: string): boolean {
  return /^\/(?!\/)/.test(text) && !text.includes('\\') && Array.from(text).every((char) => isVisible(char));
}

function isVisible(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code > 0x20 && (code < 0x7f || code > 0x9f);
}

/** Returns everything between the scheme and the path: host, port, and user. */
function authorityOf(url: string): string | undefined {
  return /^https:\/\/([^/?#\\]+)\//.exec(url)?.[1];
}
