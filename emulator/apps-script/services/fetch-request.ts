// A request as a script describes it. What no HTTP request can hold throws here, before any request of the batch is sent.
import { type Execution, refusal } from '../execution.ts';
import { Blob, bytesOf } from './blob.ts';

/** The values come from the script and can be anything. */
export interface Options {
  method?: unknown;
  headers?: unknown;
  contentType?: unknown;
  payload?: unknown;
  muteHttpExceptions?: unknown;
  followRedirects?: unknown;
  timeoutSeconds?: unknown;
}

export interface Request {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array;
  muted: boolean;
  follows: boolean;
  /** Milliseconds. */
  timeout: number;
}

const MAX_URL_LENGTH = 2082;
const MAX_HEADERS = 100;
/** Of a request and of a response. */
export const MAX_BODY_BYTES = 50 * 1024 * 1024;
const DEFAULT_TIMEOUT = 360;
/** Seconds; a timer of Node that waits longer ends immediately. */
const MAX_TIMEOUT_LENGTH = 2_147_483;

/** What RFC 9110 calls a token. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** How a request is framed is not the script's to say. */
const OWN_HEADERS = /^(host|content-length|transfer-encoding|trailer|te|upgrade)$/i;

export function requestFrom(run: Execution, url: unknown, options: Options): Request {
  const address = addressFrom(run, url);
  const method = methodFrom(run, options.method);
  const dropped = method === 'DELETE' && run.world.switches.deleteBodyDropped;
  const body = dropped || method === 'GET' ? undefined : bodyFrom(run, options.payload);
  if (body && body.length > MAX_BODY_BYTES) throw refusal(run, 'fetch-quota', 'POST Size');
  const headers = headersFrom(run, options.headers);
  if (body) {
    headers['Content-Type'] ??= headerValue(run, 'Content-Type', options.contentType ?? 'application/x-www-form-urlencoded');
    headers['Content-Length'] = String(body.length);
  }
  headers['User-Agent'] ??= 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: demo)';
  const timeout = timeoutFrom(run, options.timeoutSeconds);
  const { muteHttpExceptions, followRedirects } = options;
  return { url: address, method, headers, body, muted: muteHttpExceptions === true, follows: followRedirects !== false, timeout };
}

function addressFrom(run: Execution, url: unknown): string {
  // The URL parser drops line breaks without a word.
  const readable = typeof url === 'string' && /^https?:\/\/[^/?#\s]+/i.test(url) && !/\p{Cc}/u.test(url) && URL.canParse(url);
  if (!readable) throw refusal(run, 'bad-url', String(url));
  if (url.length > MAX_URL_LENGTH) throw refusal(run, 'url-too-long');
  return url;
}

function methodFrom(run: Execution, given: unknown): string {
  const method = given === undefined ? 'GET' : typeof given === 'string' ? given.toUpperCase() : '';
  if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) throw refusal(run, 'bad-attribute', 'method');
  return method;
}

function bodyFrom(run: Execution, payload: unknown): Uint8Array | undefined {
  if (payload === undefined || payload === null) return undefined;
  if (payload instanceof Blob) return bytesOf(payload);
  if (!Array.isArray(payload)) return bytesOf(typeof payload === 'object' ? formOf(payload) : payload);
  if (payload.some((byte) => typeof byte !== 'number')) throw refusal(run, 'bad-attribute', 'payload');
  if (run.world.switches.bytePayload === 'changed') return bytesOf(payload.map((byte: number) => (byte < 0 ? 63 : byte)));
  return bytesOf(payload);
}

function timeoutFrom(run: Execution, given: unknown): number {
  const seconds = given ?? DEFAULT_TIMEOUT;
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= MAX_TIMEOUT_LENGTH)) throw refusal(run, 'bad-attribute', 'timeoutSeconds');
  return (run.world.switches.fetchTimeout === 'honored' ? seconds : DEFAULT_TIMEOUT) * 1000;
}

function headersFrom(run: Execution, given: unknown): Record<string, string> {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw refusal(run, 'bad-attribute', 'headers');
  const entries = Object.entries(given);
  if (entries.length > MAX_HEADERS) throw refusal(run, 'fetch-quota', 'Header Count');
  const headers: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (OWN_HEADERS.test(name) || !HEADER_NAME.test(name)) throw refusal(run, 'bad-attribute', `Header:${name}`);
    const known = /^content-type$/i.test(name) ? 'Content-Type' : /^user-agent$/i.test(name) ? 'User-Agent' : name;
    headers[known] = headerValue(run, name, value);
  }
  return headers;
}

function headerValue(run: Execution, name: string, value: unknown): string {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!plain || !HEADER_VALUE.test(String(value))) throw refusal(run, 'bad-attribute', `Header:${name}`);
  return String(value);
}

function formOf(payload: object): string {
  return new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])).toString();
}
