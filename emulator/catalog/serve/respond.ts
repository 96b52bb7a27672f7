// What a request gets, whatever way it came: over HTTP, or from the thread that the demo Catalog is in.
import { gzipSync } from 'node:zlib';
import { TrieRouter } from 'hono/router/trie-router';
import type { Operation } from '../contract/operations.ts';
import type { ReadBody } from '../contract/read-body.ts';
import { handleRequest } from './handle-request.ts';
import type { State } from './state.ts';

export interface Asked {
  /** Upper case. */
  method: string;
  url: URL;
  /** By a name in lower case. */
  header(name: string): string | undefined;
  body: ReadBody;
}

export interface Outcome {
  status: number;
  headers: Record<string, string>;
  /** Absent where there is none, as after a 204. */
  body: string | Uint8Array<ArrayBuffer> | undefined;
}

export interface Responded {
  response: Outcome | 'drop';
  latency: number;
}

export type Respond = (asked: Asked) => Responded;

/** One route for each operation of the contract. */
export function createResponder(state: State): Respond {
  const router = new TrieRouter<Operation>();
  // Fixed paths go first: `tags/bulk_delete` is no tag's id.
  const fixedFirst = [...state.operations].sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
  for (const operation of fixedFirst) router.add(operation.method, operation.path.replace(/\{(\w+)\}/g, ':$1'), operation);
  return (asked) => {
    const { pathname, search, searchParams } = asked.url;
    const [[operation, params = {}] = []] = router.match(asked.method === 'HEAD' ? 'GET' : asked.method, pathname)[0];
    const { answer, latency } = handleRequest(state, operation, {
      method: asked.method,
      origin: originOf(asked),
      path: pathname,
      search: searchParams,
      target: pathname + search,
      authorization: asked.header('authorization'),
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(String(value))])),
      body: asked.body,
    });
    if (answer === 'drop') return { response: answer, latency };
    // By its own clock: what has changed since is asked for by this time.
    const headers = { ...answer.headers, Date: new Date(state.now()).toUTCString() };
    const { status, text } = answer;
    const isCompressed = state.switches.compression === 'gzip' && /\bgzip\b/.test(asked.header('accept-encoding') ?? '');
    if (text === undefined || !isCompressed) return { response: { status, headers, body: text }, latency };
    const compressed = { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' };
    return { response: { status, headers: compressed, body: new Uint8Array(gzipSync(text)) }, latency };
  };
}

/** What isn't encoded as it should be stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * Where the client believes the Catalog to be: links in answers must point there. The emulated UrlFetchApp maps host
 * names to the loopback and says the asked name in `Host` or `X-Forwarded-Host`; by name, Catalog is on HTTPS only.
 */
function originOf({ header }: Asked): string {
  const host = header('x-forwarded-host') ?? header('host') ?? '127.0.0.1';
  const scheme = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}`;
}
