// Short texts that are made from longer ones.

/**
 * Returns 53 bits in base 36: enough to tell two values of one cell or two plans apart, but no protection against forgery.
 * Computed here because a service call per row would be far too slow.
 */
export function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return base36(4294967296 * (2097151 & low) + (high >>> 0));
}

/** 36 to the power of 5. A text of a number below it has at most five digits. */
const FIVE_DIGITS = 60_466_176;

/** Returns a whole number of up to 53 bits in base 36, of two small ones: `toString` takes ten times as long for a large number. */
function base36(number: number): string {
  const left = Math.floor(number / FIVE_DIGITS);
  const right = (number - left * FIVE_DIGITS).toString(36);
  return left === 0 ? right : left.toString(36) + right.padStart(5, '0');
}

/** Returns a shorter ID: short enough to read in a cell, long enough never to occur twice in one file. */
export function shortId(id: string): string {
  return id
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
    .slice(0, 10);
}
