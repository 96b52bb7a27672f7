// What fits into a property: Google takes up to 9 KB of UTF-8 for each, and throws beyond that.

/** In bytes, with room for what a later step adds. */
export const MAX_PROPERTY_BYTES = 9_000;

/** Returns how many bytes a text has in UTF-8. Apps Script has no function for it. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // A pair of surrogates has four bytes, and one alone is replaced by a character of three.
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair(unit, text.charCodeAt(at + 1)) || isPair(text.charCodeAt(at - 1), unit) ? 2 : 3;
  }
  return bytes;
}

function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

/** Returns as many of the items, from the first on, as have up to so many bytes as JSON. */
export function fitting<T>(items: readonly T[], bytes: number): T[] {
  let left = bytes;
  const end = items.findIndex((item) => {
    left -= bytesOf(JSON.stringify(item)) + 1;
    return left < 0;
  });
  return items.slice(0, end < 0 ? items.length : end);
}

/** Returns a text that has up to so many characters, with a mark if it was cut. */
export function cutTo(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
