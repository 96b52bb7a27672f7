// Compressed responses. Google asks for them with every request and decodes what comes; a script that sets Accept-Encoding
// itself gets the body as it was sent.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { IncomingAnswer } from './exchange.ts';

const ACCEPTED = 'gzip, deflate, br';

const decoders: Record<string, (body: Uint8Array) => Uint8Array> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

export function acceptsEncoding(headers: Record<string, string>): Record<string, string> {
  return decodesBody(headers) ? { ...headers, 'Accept-Encoding': ACCEPTED } : headers;
}

export function decodesBody(headers: Record<string, string>): boolean {
  return !Object.keys(headers).some((name) => name.toLowerCase() === 'accept-encoding');
}

/** A body that isn't what its header says stays as it is. */
export function decodedBody({ headers, body }: Extract<IncomingAnswer, { status: number }>): Uint8Array {
  const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-encoding');
  const decode = at === -1 ? undefined : decoders[(headers[at + 1] ?? '').trim().toLowerCase()];
  if (!decode || body.length === 0) return body;
  try {
    return new Uint8Array(decode(body));
  } catch {
    return body;
  }
}
