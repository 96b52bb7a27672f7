// SHA-256 of ASCII texts, for digests that the browser and the server compute alike, and keyed digests without a service call each.

const BLOCK = 64;
const WORDS = 64;

/** Returns the JSON of a value in ASCII, so that every charset has the same bytes for it. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns the SHA-256 of an ASCII text, as 64 hex digits. */
export function sha256(text: string): string {
  return hexOf(digest(bytesOf(text)));
}

/** Returns what computes the HMAC-SHA-256 of ASCII texts under a key, as 64 hex digits. The key is ASCII, too, and no longer than a block. */
export function hmacSha256(key: string): (text: string) => string {
  const padded = (pad: number) => Uint8Array.from({ length: BLOCK }, (_, at) => (at < key.length ? key.charCodeAt(at) : 0) ^ pad);
  const inner = padded(0x36);
  const outer = padded(0x5c);
  return (text) => hexOf(digest(joined(outer, digest(joined(inner, bytesOf(text))))));
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += (byte + 0x100).toString(16).slice(1);
  return hex;
}

/** The first bits of the fractional parts of roots of the first primes, as FIPS 180-4 defines them. */
function rootsOfPrimes(count: number, exponent: number): Int32Array {
  const roots: number[] = [];
  for (let candidate = 2; roots.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
    if (isPrime) roots.push(((candidate ** exponent % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(roots);
}

let constants: { start: Int32Array; round: Int32Array } | undefined;

function digest(message: Uint8Array): Uint8Array {
  constants ??= { start: rootsOfPrimes(8, 1 / 2), round: rootsOfPrimes(WORDS, 1 / 3) };
  const { round } = constants;
  const state = Int32Array.from(constants.start);
  const words = new Int32Array(WORDS);
  const view = padded(message);
  for (let from = 0; from < view.byteLength; from += BLOCK) addBlock({ view, from }, { state, words, round });
  const result = new DataView(new ArrayBuffer(state.byteLength));
  state.forEach((word, index) => {
    result.setInt32(index * 4, word);
  });
  return new Uint8Array(result.buffer);
}

/** Returns a message with a one bit, zeros, and its length in bits at the end. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0);
  return view;
}

function addBlock(
  { view, from }: { view: DataView; from: number },
  { state, words, round }: { state: Int32Array; words: Int32Array; round: Int32Array },
): void {
  for (let at = 0; at < 16; at++) words[at] = view.getInt32(from + at * 4);
  for (let at = 16; at < WORDS; at++) {
    const early = words[at - 15] ?? 0;
    const late = words[at - 2] ?? 0;
    const mixedEarly = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const mixedLate = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = ((words[at - 16] ?? 0) + mixedEarly + (words[at - 7] ?? 0) + mixedLate) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < WORDS; at++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + (round[at] ?? 0) + (words[at] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = ((state[index] ?? 0) + value) | 0;
  });
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
