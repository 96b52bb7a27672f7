// Names that could have been meant instead of another one: the same apart from case, spaces, and hidden characters, or a slip of the
// keyboard away. Pure.

/** Characters without a shape, and marks that belong to the letter before. */
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** Shorter names are other words if a letter differs. */
const MIN_LENGTH = 4;
/** From this length on, a name can have two slips. */
const LONG = 9;

/** Returns the known name that is most like a new one, or `undefined` if none is. */
export function similarTo(name: string, known: Iterable<string>): string | undefined {
  const wanted = bare(name);
  let best: { name: string; slips: number } | undefined;
  for (const each of known) {
    const other = bare(each);
    const most = wanted.length < MIN_LENGTH ? 0 : wanted.length < LONG ? 1 : 2;
    if (Math.abs(other.length - wanted.length) > most) continue;
    const slips = slipsBetween(wanted, other);
    if (slips <= most && (!best || slips < best.slips)) best = { name: each, slips };
  }
  return best?.name;
}

function bare(name: string): string {
  return name.normalize('NFKC').replace(HIDDEN, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Returns how many letters were left out, added, replaced, or swapped. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1)];
      next.push(Math.min(...ways, ...(isSwapped ? [(before[j - 2] ?? 0) + 1] : [])));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
