// Which addresses this package can reach. Google blocks all others if its manifest lists some.
import { PACKAGE } from '../../base/package.ts';

export function isReachable(url: string): boolean {
  return PACKAGE.addresses === undefined || isAllowed(PACKAGE.addresses, url);
}

/** Prefixes are `https://` addresses with a path. One `*.` at the start of the host stands for any subdomain, as in Google's manifest. */
export function isAllowed(prefixes: readonly string[], url: string): boolean {
  return prefixes.some((prefix) => {
    const [start = '', end] = prefix.split('*.');
    if (end === undefined) return url.startsWith(prefix);
    const [host = '', ...path] = url.slice(start.length).split('/');
    const [domain = '', ...rest] = end.split('/');
    return url.startsWith(start) && host.endsWith(`.${domain}`) && path.join('/').startsWith(rest.join('/'));
  });
}
