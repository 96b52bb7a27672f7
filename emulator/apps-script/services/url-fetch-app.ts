// `UrlFetchApp`: requests to the hosts that the emulator's little internet has.
import { FETCH } from '../costs.ts';
import { type Execution, refusal, spend } from '../execution.ts';
import type { IncomingAnswer, OutgoingRequest } from '../fetch/exchange.ts';
import { spendFetches } from '../limits.ts';
import { Blob, bytesOf } from './blob.ts';
import { HTTPResponse, header } from './http-response.ts';
import type { GoogleUrlFetchApp, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const LONGEST_URL = 2082;
const MOST_HEADERS = 100;
const LARGEST_BODY = 50 * 1024 * 1024;
const MOST_REDIRECTS = 10;
const USUAL_TIMEOUT = 360;

interface Options {
  method?: string;
  headers?: Record<string, unknown>;
  contentType?: string;
  payload?: unknown;
  muteHttpExceptions?: boolean;
  followRedirects?: boolean;
  timeoutSeconds?: number;
}

interface Request {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array;
  muted: boolean;
  follows: boolean;
  /** Milliseconds. */
  timeout: number;
}

type Outcome = HTTPResponse | { problem: 'dns' | 'timeout' | 'unreachable'; url: string };

export class UrlFetchApp extends Service implements Modelled<GoogleUrlFetchApp, 'fetch' | 'fetchAll'> {
  fetch(url: string, options: Options = {}): HTTPResponse {
    const [response] = fetchTogether(this.run, [requestFrom(this.run, url, options)]);
    if (!response) throw new Error('One request has one answer.');
    return response;
  }
  fetchAll(requests: (string | (Options & { url: string }))[]): HTTPResponse[] {
    const wanted = requests.map((each) =>
      typeof each === 'string' ? requestFrom(this.run, each, {}) : requestFrom(this.run, each.url, each),
    );
    return fetchTogether(this.run, wanted);
  }
}

function fetchTogether(run: Execution, requests: Request[]): HTTPResponse[] {
  const { world } = run;
  spendFetches(run, requests.length);
  world.counts.fetchRounds++;
  world.counts.fetches += requests.length;
  const outcomes = exchange(run, requests, 0);
  const waits = outcomes.map((outcome, index) =>
    'problem' in outcome && outcome.problem === 'timeout' ? (requests[index]?.timeout ?? 0) : FETCH,
  );
  spend(run, Math.max(0, ...waits));
  return outcomes.map((outcome, index) => {
    const request = requests[index];
    if (outcome instanceof HTTPResponse) {
      const status = outcome.getResponseCode();
      if (status < 400 || request?.muted) return outcome;
      throw refusal(run, 'failed-status', hostOf(request?.url ?? ''), status, outcome.getContentText().slice(0, 100));
    }
    // Muting covers answers of a server; a network that fails throws all the same, and takes the whole batch with it.
    if (world.switches.fetchAllFailure === 'all' || !request?.muted || requests.length === 1)
      throw refusal(run, outcome.problem, outcome.url);
    return new HTTPResponse(run, 502, [], new Uint8Array());
  });
}

function exchange(run: Execution, requests: Request[], hops: number): Outcome[] {
  const outcomes: (Outcome | undefined)[] = requests.map((request) => withoutNetwork(run, request));
  const going = requests.flatMap((request, index) => (outcomes[index] ? [] : [{ request, index }]));
  const answers = going.length === 0 ? [] : run.world.exchange.send(going.map(({ request }) => outgoing(run, request)));
  going.forEach(({ request, index }, position) => {
    outcomes[index] = outcomeOf(run, request, answers[position]);
  });
  const redirected = requests.flatMap((request, index) => {
    const location = request.follows && hops < MOST_REDIRECTS ? locationOf(outcomes[index], request) : undefined;
    return location === undefined ? [] : [{ index, request: followed(request, location, outcomes[index]) }];
  });
  if (redirected.length > 0) {
    const further = exchange(
      run,
      redirected.map(({ request }) => request),
      hops + 1,
    );
    redirected.forEach(({ index }, position) => {
      outcomes[index] = further[position];
    });
  }
  return outcomes.map((outcome, index) => outcome ?? { problem: 'unreachable', url: requests[index]?.url ?? '' });
}

/** What needs no network: a host that is not there, the step from http to https that real hosts ask for, and what may not leave. */
function withoutNetwork(run: Execution, { url, method }: Request): Outcome | undefined {
  const target = parts(url);
  if (!Object.keys(run.world.hosts).includes(target.host)) return { problem: 'dns', url };
  if (target.scheme !== 'https') return new HTTPResponse(run, 301, ['Location', `https://${target.host}${target.path}`], new Uint8Array());
  const words = run.world.refuse?.({ method, path: target.path });
  return words === undefined ? undefined : new HTTPResponse(run, 403, ['Content-Type', 'text/plain'], new TextEncoder().encode(words));
}

/** Scripts speak https. Behind a mapped name is a plain server on this computer, which needs no certificate, or the real host. */
function outgoing(run: Execution, { url, method, headers, body, timeout }: Request): OutgoingRequest {
  const { host, path } = parts(url);
  const base = (run.world.hosts[host] ?? '').replace(/\/$/, '');
  return { address: base + path, method, headers: { ...headers, Host: host }, body, timeout };
}

function outcomeOf(run: Execution, request: Request, answer: IncomingAnswer | undefined): Outcome {
  if (!answer || answer.error !== undefined) return { problem: answer?.error ?? 'unreachable', url: request.url };
  return new HTTPResponse(run, answer.status, answer.headers, answer.body);
}

function locationOf(outcome: Outcome | undefined, { url }: Request): string | undefined {
  if (!(outcome instanceof HTTPResponse) || ![301, 302, 303, 307, 308].includes(outcome.status)) return undefined;
  const location = header(outcome, 'location');
  if (location === undefined) return undefined;
  return new URL(location, url).href;
}

/** Like browsers: after 301, 302 and 303 the next request is a plain GET. */
function followed(request: Request, url: string, outcome: Outcome | undefined): Request {
  const keeps = outcome instanceof HTTPResponse && (outcome.status === 307 || outcome.status === 308);
  const { body, ...rest } = request;
  return keeps ? { ...request, url } : { ...rest, url, method: request.method === 'HEAD' ? 'HEAD' : 'GET' };
}

function requestFrom(run: Execution, url: string, options: Options): Request {
  if (typeof url !== 'string' || !/^https?:\/\/[^/?#\s]+/i.test(url)) throw refusal(run, 'bad-url', String(url));
  if (url.length > LONGEST_URL) throw refusal(run, 'url-too-long');
  const method = (options.method ?? 'get').toUpperCase();
  if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) throw refusal(run, 'bad-attribute', 'method');
  const { payload } = options;
  const form = typeof payload === 'object' && payload !== null && !Array.isArray(payload) && !(payload instanceof Blob);
  const dropped = method === 'DELETE' && run.world.switches.deleteBodyDropped;
  const body =
    payload === undefined || payload === null || dropped || method === 'GET' ? undefined : bytesOf(form ? formOf(payload) : payload);
  if (body && body.length > LARGEST_BODY) throw refusal(run, 'fetch-quota', 'POST Size');
  const headers = headersFrom(run, options.headers ?? {});
  if (body) {
    headers['Content-Type'] ??= options.contentType ?? 'application/x-www-form-urlencoded';
    headers['Content-Length'] = String(body.length);
  }
  headers['User-Agent'] ??= 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: practice)';
  const wanted = run.world.switches.fetchTimeout === 'honoured' ? options.timeoutSeconds : undefined;
  const timeout = (wanted ?? USUAL_TIMEOUT) * 1000;
  return { url, method, headers, body, muted: options.muteHttpExceptions === true, follows: options.followRedirects !== false, timeout };
}

function headersFrom(run: Execution, given: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(given);
  if (entries.length > MOST_HEADERS) throw refusal(run, 'fetch-quota', 'Header Count');
  const headers: Record<string, string> = {};
  for (const [name, value] of entries) {
    const own = /^(host|content-length)$/i.test(name);
    if (own || value === null || value === undefined) throw refusal(run, 'bad-attribute', `Header:${name}`);
    headers[/^content-type$/i.test(name) ? 'Content-Type' : /^user-agent$/i.test(name) ? 'User-Agent' : name] = String(value);
  }
  return headers;
}

function formOf(payload: object): string {
  return new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])).toString();
}

function parts(url: string): { scheme: string; host: string; path: string } {
  const { protocol, host, pathname, search } = new URL(url);
  return { scheme: protocol.slice(0, -1), host, path: pathname + search };
}

function hostOf(url: string): string {
  return /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
}
