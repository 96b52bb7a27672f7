// `UrlFetchApp`: requests to the hosts that the emulator's little internet has.
import { costOfKind } from '../costs.ts';
import { type Execution, refusal, spend } from '../execution.ts';
import { deliver, type Outgoing } from '../fetch/deliver.ts';
import { acceptsEncoding, decodedBody, decodesBody } from '../fetch/encoding.ts';
import type { IncomingAnswer } from '../fetch/exchange.ts';
import { spendFetches } from '../limits.ts';
import { MAX_BODY_BYTES, type Options, type Request, requestFrom } from './fetch-request.ts';
import { HTTPResponse, header } from './http-response.ts';
import type { GoogleUrlFetchApp, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const MAX_REDIRECTS = 10;

type Outcome = HTTPResponse | { problem: 'dns' | 'timeout' | 'unreachable'; url: string };

export class UrlFetchApp extends Service implements Modelled<GoogleUrlFetchApp, 'fetch' | 'fetchAll'> {
  fetch(url: string, options?: Options | null): HTTPResponse {
    const [response] = fetchTogether(this.run, [requestFrom(this.run, url, options ?? {})]);
    if (!response) throw new Error('One request has one answer.');
    return response;
  }
  fetchAll(requests: (string | (Options & { url: string }))[]): HTTPResponse[] {
    if (!Array.isArray(requests)) throw refusal(this.run, 'bad-signature', String(requests), 'UrlFetchApp.fetchAll');
    const wanted = requests.map((each: unknown) => {
      if (isRecord(each)) return requestFrom(this.run, each.url, each);
      return requestFrom(this.run, each, {});
    });
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
    'problem' in outcome && outcome.problem === 'timeout' ? (requests[index]?.timeout ?? 0) : costOfKind(world.switches.costs, 'fetch'),
  );
  const together = world.switches.parallelFetches === 'together';
  spend(run, together ? Math.max(0, ...waits) : waits.reduce((sum, wait) => sum + wait, 0));
  return outcomes.map((outcome, index) => {
    const request = requests[index];
    if (outcome instanceof HTTPResponse) {
      if (outcome.body.length > MAX_BODY_BYTES) throw refusal(run, 'fetch-quota', 'Response Size');
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
  const answers =
    going.length === 0
      ? []
      : deliver(
          run.world,
          going.map(({ request }) => outgoing(run, request)),
        );
  going.forEach(({ request, index }, position) => {
    outcomes[index] = outcomeOf(run, request, answers[position]);
  });
  const redirected = requests.flatMap((request, index) => {
    const location = request.follows && hops < MAX_REDIRECTS ? locationOf(outcomes[index], request) : undefined;
    return location === undefined ? [] : [{ index, request: followed(run, request, location, outcomes[index]) }];
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
  if (!isListed(run, url)) return { problem: 'dns', url };
  const target = parts(url);
  if (!Object.keys(run.world.hosts).includes(target.host)) return { problem: 'dns', url };
  if (target.scheme !== 'https') return new HTTPResponse(run, 301, ['Location', `https://${target.host}${target.path}`], new Uint8Array());
  const words = run.world.refuse?.({ method, path: target.path });
  return words === undefined ? undefined : new HTTPResponse(run, 403, ['Content-Type', 'text/plain'], new TextEncoder().encode(words));
}

/** Which text Google shows for an address that the manifest doesn't list isn't documented, so it's that of one that can't be reached. */
function isListed({ world: { bundle } }: Execution, url: string): boolean {
  const patterns = bundle.addresses?.map((prefix) => prefix.replace(/[.+?^$()|[\]{}\\]/g, '\\$&').replace('*', '[^/]+'));
  return patterns === undefined || patterns.some((pattern) => new RegExp(`^${pattern}`).test(url));
}

/** Scripts speak https. Behind a mapped name is a site in this thread or a plain server on this computer, which need no certificate, or the real host. */
function outgoing(run: Execution, { url, method, headers, body, timeout }: Request): Outgoing {
  const { host, path } = parts(url);
  const place = run.world.hosts[host] ?? '';
  const to = typeof place === 'string' ? place.replace(/\/$/, '') + path : { site: place, url: `https://${host}${path}` };
  return { to, method, headers: { ...acceptsEncoding(headers), Host: host }, body, timeout };
}

function outcomeOf(run: Execution, request: Request, answer: IncomingAnswer | undefined): Outcome {
  if (!answer || answer.error !== undefined) return { problem: answer?.error ?? 'unreachable', url: request.url };
  const body = decodesBody(request.headers) ? decodedBody(answer) : answer.body;
  return new HTTPResponse(run, answer.status, answer.headers, body);
}

function locationOf(outcome: Outcome | undefined, { url }: Request): string | undefined {
  if (!(outcome instanceof HTTPResponse) || ![301, 302, 303, 307, 308].includes(outcome.status)) return undefined;
  const location = header(outcome, 'location');
  // A response whose address can't be read is the last one.
  return location !== undefined && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

/** Like browsers: after 301, 302 and 303 the next request is a plain GET. */
function followed(run: Execution, given: Request, url: string, outcome: Outcome | undefined): Request {
  const keeps = outcome instanceof HTTPResponse && (outcome.status === 307 || outcome.status === 308);
  const drops = run.world.switches.authorizationAfterRedirect === 'dropped' && parts(url).host !== parts(given.url).host;
  const headers = Object.fromEntries(Object.entries(given.headers).filter(([name]) => !drops || !/^authorization$/i.test(name)));
  const request = { ...given, headers };
  const { body, ...rest } = request;
  return keeps ? { ...request, url } : { ...rest, url, method: request.method === 'HEAD' ? 'HEAD' : 'GET' };
}

function parts(url: string): { scheme: string; host: string; path: string } {
  const { protocol, host, pathname, search } = new URL(url);
  return { scheme: protocol.slice(0, -1), host, path: pathname + search };
}

function hostOf(url: string): string {
  return /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
