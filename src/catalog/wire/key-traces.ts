// Whether a text from outside repeats a part of the API key, as it is or encoded. Servers that refuse a request can quote it in a
// way of their own, so the text is decoded in each way that's common, and again in case it was encoded twice.

/** Fewer characters in a row than this are too common in other texts to give anything away. */
const PART = 6;

/** How often a text is decoded: an address can hold base64, which can hold an address. */
const DEPTH = 3;

/** Returns whether a text holds six or more consecutive characters of the key, in any case, direction, and common encoding. */
export function repeatsKey(text: string, key: string): boolean {
  const parts = partsOf(key);
  if (parts.size === 0) return false;
  let texts = [text];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    if (texts.some((each) => holdsPart(each, parts))) return true;
    texts = Array.from(new Set(texts.flatMap(decodings)));
  }
  return texts.some((each) => holdsPart(each, parts));
}

/** Returns all parts of the key, forward and backward. A key that is shorter than a part is one itself. */
function partsOf(key: string): ReadonlySet<string> {
  const length = Math.min(PART, key.length);
  const backward = Array.from(key).reverse().join('');
  return new Set(length === 0 ? [] : [key, backward].flatMap((way) => formsOf(way).flatMap((form) => windows(form, length))));
}

function holdsPart(text: string, parts: ReadonlySet<string>): boolean {
  const [first = ''] = parts;
  return formsOf(text).some((form) => windows(form, first.length).some((part) => parts.has(part)));
}

/** Returns a text in lower case, as it is and without signs and spaces, which don't hide the characters between them. */
function formsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return [lower, lower.replace(/[^\p{L}\p{N}]/gu, '')];
}

function windows(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}

/** Returns what a text can mean if it's encoded. */
function decodings(text: string): string[] {
  const unescaped = withoutEscapes(text);
  const hex = text.replace(/[\s:,-]|0x|\\x/gi, '').match(/[0-9a-f]{8,}/gi) ?? [];
  const base64 = text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? [];
  return [
    ...(unescaped === text ? [] : [unescaped]),
    ...hex.flatMap((digits) => [fromHex(digits), fromHex(digits.slice(1))]),
    // What stands before a part decides where its first character begins.
    ...base64.flatMap((signs) => [0, 1, 2, 3].map((before) => fromBase64(signs.slice(before)))),
  ];
}

/** Decodes addresses, HTML, and JSON. */
function withoutEscapes(text: string): string {
  return text
    .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => fromCode(digits, 16))
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, digits: string) => fromCode(digits, 16))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => fromCode(digits, 10))
    .replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => fromCode(digits, 16));
}

function fromCode(digits: string, radix: number): string {
  return String.fromCharCode(Number.parseInt(digits, radix) % 0x10000);
}

function fromHex(digits: string): string {
  return (digits.match(/../g) ?? []).map((pair) => fromCode(pair, 16)).join('');
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(signs: string): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const sign of signs) {
    bits = ((bits << 6) | SIGNS.indexOf(sign === '-' ? '+' : sign === '_' ? '/' : sign)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    text += String.fromCharCode((bits >> count) & 0xff);
  }
  return text;
}
