// JSON from outside: parsed without rounding, and read without trusting its shape.

/** A number of so many digits can be too long for a float. */
const MIN_LONG = 16;
// A string that isn't closed matches to its end, or each quotation mark in it would be tried as another start.
const stringOrNumber = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON. A number too long for a float (a Canvas ID of 17 digits) becomes its own text. A byte order mark
 * at the start is ignored. Throws a SyntaxError like `JSON.parse`.
 */
export function parseJson(response: string): unknown {
  const text = response.charCodeAt(0) === 0xfeff ? response.slice(1) : response;
  return JSON.parse(mightHaveLong(text) ? text.replace(stringOrNumber, quoteLong) : text);
}

/** Returns whether digits and points come in a row of 16. Such a row covers each 16th place, so the others aren't looked at. */
function mightHaveLong(text: string): boolean {
  for (let at = MIN_LONG - 1; at < text.length; at += MIN_LONG) {
    if (!isDigit(text, at)) continue;
    let from = at;
    while (from > 0 && isDigit(text, from - 1)) from -= 1;
    let to = at;
    while (to < text.length - 1 && isDigit(text, to + 1)) to += 1;
    if (to - from + 1 >= MIN_LONG) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e;
}

function quoteLong(token: string): string {
  return token.charCodeAt(0) !== 0x22 && token.length > 15 ? `"${token}"` : token;
}

/** Returns whether a value is an object with named properties: not null and not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a property of whatever has one, else undefined. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
