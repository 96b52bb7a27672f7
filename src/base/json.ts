// JSON from outside: parsed without rounding, and read without trusting its shape.

const perhapsLong = /[\d.]{16,}/;
// A string that isn't closed matches to its end, or each quotation mark in it would be tried as another start.
const stringOrNumber = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON. A number too long for a float (a Canvas ID of 17 digits) becomes its own text. A byte order mark
 * at the start is ignored. Throws a SyntaxError like `JSON.parse`.
 */
export function parseJson(response: string): unknown {
  const text = response.charCodeAt(0) === 0xfeff ? response.slice(1) : response;
  return JSON.parse(perhapsLong.test(text) ? text.replace(stringOrNumber, quoteLong) : text);
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
