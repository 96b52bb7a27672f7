// Parses JSON without rounding: a number too long for a float (a Canvas id of 17 digits) becomes its own text.

const perhapsLong = /[\d.]{16,}/;
const stringOrNumber = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Throws a SyntaxError like `JSON.parse`. */
export function parseJson(text: string): unknown {
  return JSON.parse(perhapsLong.test(text) ? text.replace(stringOrNumber, quoteLong) : text);
}

function quoteLong(token: string): string {
  return token.charCodeAt(0) !== 0x22 && token.length > 15 ? `"${token}"` : token;
}
