// The part in which two long texts differ, with some context.

export interface Side {
  /** Text before and after the changed part. `cutHead` and `cutTail` are true if there's more. */
  head: string;
  changed: string;
  tail: string;
  cutHead: boolean;
  cutTail: boolean;
}

export interface Difference {
  before: Side;
  after: Side;
}

/** Characters of context on each side of the change. */
const CONTEXT = 40;

/** Returns the changed part, which reaches from the first difference to the last. */
export function differenceOf(before: string, after: string): Difference {
  // By code points, so that an emoji isn't cut in half.
  const a = Array.from(before);
  const b = Array.from(after);
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return { before: sideOf(a, start, end), after: sideOf(b, start, end) };
}

function sideOf(text: readonly string[], start: number, end: number): Side {
  const stop = text.length - end;
  return {
    head: text.slice(Math.max(0, start - CONTEXT), start).join(''),
    changed: text.slice(start, stop).join(''),
    tail: text.slice(stop, stop + CONTEXT).join(''),
    cutHead: start > CONTEXT,
    cutTail: end > CONTEXT,
  };
}
