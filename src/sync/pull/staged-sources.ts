// The records of several lists in one stage: the key of each begins with the name of its source.

import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';

const SEPARATOR = ':';

/** Returns the records of a source by their own keys. */
export function fromStage(staged: Found, source: string): Found {
  const start = source + SEPARATOR;
  const own: Found = new Map();
  for (const [key, parsed] of staged)
    if (key.startsWith(start)) own.set(key.slice(start.length), { ...parsed, key: key.slice(start.length) });
  return own;
}

/** Returns the records of a source for the stage. One that is staged already stays the very same object, so it isn't staged again. */
export function forStage(source: string, read: Found, staged: Found): [string, Parsed][] {
  return Array.from(read, ([own, parsed]): [string, Parsed] => {
    const key = source + SEPARATOR + own;
    const before = staged.get(key);
    const record = { ...parsed, key };
    return [key, before && JSON.stringify(before) === JSON.stringify(record) ? before : record];
  });
}
