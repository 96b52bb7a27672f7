// Requests of one batch: those to sites of this thread get their responses here, the others go over the network.
import type { Site } from '../../site.ts';
import type { Exchange, IncomingAnswer, OutgoingRequest } from './exchange.ts';

export interface Outgoing extends Omit<OutgoingRequest, 'address'> {
  /** An address, or a site with the URL that the script asked for. */
  to: string | { site: Site; url: string };
}

interface Late {
  answer: IncomingAnswer;
  /** Milliseconds until it's there. */
  after: number;
}

interface Surroundings {
  exchange: Exchange;
  /** Where the clock stands. The run lets timeouts pass there. */
  clock?: number | undefined;
}

/** Answers in the order of the requests. Blocks until the last one is there, but not for a timeout on a clock that stands. */
export function deliver({ exchange, clock }: Surroundings, requests: readonly Outgoing[]): IncomingAnswer[] {
  const near = requests.map(({ to, ...request }) => (typeof to === 'string' ? undefined : ask(to, request)));
  const far = requests.flatMap(({ to, ...request }) => (typeof to === 'string' ? [{ ...request, address: to }] : []));
  const came = far.length === 0 ? [] : exchange.send(far);
  // They wait side by side, as over a network.
  const slept = near.map((each) => (each === undefined || (each.answer.error === 'timeout' && clock !== undefined) ? 0 : each.after));
  sleep(Math.max(0, ...slept));
  let next = 0;
  return near.map((each) => each?.answer ?? came[next++] ?? { error: 'unreachable' });
}

function ask({ site, url }: { site: Site; url: string }, { method, headers, body, timeout }: Omit<Outgoing, 'to'>): Late {
  const { response, latency } = site.respond({ method, url, headers, body });
  if (latency >= timeout) return { answer: { error: 'timeout' }, after: timeout };
  return { answer: response === 'drop' ? { error: 'unreachable' } : response, after: latency };
}

function sleep(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
