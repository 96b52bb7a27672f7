// Reads that are repeated until they are answered: smaller batches and pauses for a server under strain, halves for a network
// that fails.

import { say } from '../../base/say.ts';
import { CatalogError, type CatalogErrorCode } from './errors.ts';
import { parseReply, type Reply, waitAfterSend } from './responses.ts';
import type { ApiRequest, Transport } from './transport.ts';

export interface ReadResult {
  /** In the order of the requests. */
  replies: Reply[];
  /** How many requests at a time the server takes, as far as this read has shown. */
  width: number;
}

/** A request and its position among all that were asked for. */
interface Pending {
  position: number;
  request: ApiRequest;
}

type Replies = ReadonlyMap<number, Reply>;

const PASSING: readonly CatalogErrorCode[] = ['too-many-requests', 'server-error', 'cut-answer'];

/**
 * Reads all requests, `width` at a time. A request that fails for the moment is sent again after a pause, fewer at a time. A 403
 * is a permission only if the request stood alone. A wrong key or a dead network ends it all.
 */
export function readAll(transport: Transport, requests: readonly ApiRequest[], width: number): ReadResult {
  const { host } = transport.connection;
  const all = requests.map((request, position): Pending => ({ position, request }));
  let replies: Replies = new Map(
    all.flatMap(({ position, request }) => (isTooLong(request, host) ? [[position, tooLong(host)] as const] : [])),
  );
  let pending = all.filter(({ position }) => !replies.has(position));
  let learned = width;
  let atOnce = width;
  let stop: CatalogError | undefined;
  let forbidden = false;
  for (let send = 1; pending.length > 0 && !stop; send += 1) {
    const round = readRound(transport, pending, atOnce);
    replies = new Map([...replies, ...round.replies]);
    if (round.strained) learned = halved(learned);
    stop = round.stop;
    forbidden ||= round.forbidden;
    const lone = requests.length === 1 && send === 1;
    const passing = [...PASSING, ...(forbidden ? [] : (['forbidden'] as const)), ...(lone ? (['unreachable'] as const) : [])];
    pending = pending.filter(({ position }) => hasError(replies.get(position), passing));
    if (pending.length === 0 || stop) break;
    const wait = waitAfterSend(send, longestRetryAfter(pending, replies), transport.traffic.slept);
    if (wait === undefined) break;
    transport.sleep(wait);
    atOnce = halved(Math.min(atOnce, pending.length));
  }
  const unanswered: Reply = { ok: false, error: stop ?? new CatalogError('unreachable', host) };
  // A 403 that was never seen alone might as well be a limit.
  const limit: Reply = { ok: false, error: new CatalogError('too-many-requests', host, { status: 403 }) };
  const final = (reply: Reply = unanswered) => (!forbidden && hasError(reply, ['forbidden']) ? limit : reply);
  return { replies: all.map(({ position }) => final(replies.get(position))), width: learned };
}

/** UrlFetchApp throws for addresses of more than 2,082 characters, which would look like a dead network. */
function isTooLong({ path }: ApiRequest, host: string): boolean {
  return `https://${host}${path}`.length > 2_000;
}

function tooLong(host: string): Reply {
  return { ok: false, error: new CatalogError('refused', host, { serverMessage: say`The filters are too long for one request.` }) };
}

interface Round {
  replies: Replies;
  /** Several requests at once were too many for the server or the network. */
  strained: boolean;
  /** A request that stood alone was forbidden. */
  forbidden: boolean;
  /** Why no more requests need to be sent. */
  stop?: CatalogError;
}

function readRound(transport: Transport, pending: readonly Pending[], atOnce: number): Round {
  let round: Round = { replies: new Map(), strained: false, forbidden: false };
  for (let from = 0; from < pending.length && !round.stop; from += atOnce) {
    const batch = pending.slice(from, from + atOnce);
    const { replies, network } = readBatch(transport, batch, { answered: 0, thrown: 0, lost: 0 });
    const errors = batch.map(({ position }) => errorOf(replies.get(position)));
    const isAlone = batch.length === 1;
    const isStrained = network.thrown > 0 || Array.from(replies.values()).some((reply) => hasError(reply, [...PASSING, 'forbidden']));
    round = {
      replies: new Map([...round.replies, ...replies]),
      strained: round.strained || (!isAlone && isStrained),
      forbidden: round.forbidden || (isAlone && errors[0]?.code === 'forbidden'),
      stop: isDead(network)
        ? new CatalogError('unreachable', transport.connection.host)
        : errors.find((error) => error?.code === 'wrong-key'),
    };
  }
  return round;
}

interface Network {
  /** Fetches that came back, and those that threw. */
  answered: number;
  thrown: number;
  /** Requests for which even a fetch of their own threw. */
  lost: number;
}

interface Batch {
  replies: Replies;
  network: Network;
}

/** Sends a batch at once. If the network fails, sends its halves, until it's clear that no request gets through. */
function readBatch(transport: Transport, batch: readonly Pending[], before: Network): Batch {
  const { connection } = transport;
  const allAs = (error: CatalogError): Replies => new Map(batch.map(({ position }) => [position, { ok: false, error }]));
  try {
    const responses = transport.sendOnce(batch.map(({ request }) => request));
    const now = transport.now();
    const replies = batch.flatMap(({ position }, index) => {
      const response = responses[index];
      return response ? [[position, parseReply(response, connection, now)] as const] : [];
    });
    return { replies: new Map(replies), network: { ...before, answered: before.answered + 1 } };
  } catch (error) {
    // The transport sent none of them, and would refuse the halves, too.
    if (error instanceof CatalogError) return { replies: allAs(error), network: { ...before, answered: before.answered + 1 } };
  }
  const network = { ...before, thrown: before.thrown + 1 };
  if (batch.length === 1) {
    return { replies: allAs(new CatalogError('unreachable', connection.host)), network: { ...network, lost: network.lost + 1 } };
  }
  const middle = Math.floor(batch.length / 2);
  const first = readBatch(transport, batch.slice(0, middle), network);
  if (isDead(first.network)) return first;
  const second = readBatch(transport, batch.slice(middle), first.network);
  return { replies: new Map([...first.replies, ...second.replies]), network: second.network };
}

function isDead(network: Network): boolean {
  return network.answered === 0 && network.lost >= 2;
}

function hasError(reply: Reply | undefined, codes: readonly CatalogErrorCode[]): boolean {
  const error = errorOf(reply);
  return error !== undefined && codes.includes(error.code);
}

function errorOf(reply: Reply | undefined): CatalogError | undefined {
  return reply && !reply.ok ? reply.error : undefined;
}

function longestRetryAfter(pending: readonly Pending[], replies: Replies): number | undefined {
  const asked = pending.flatMap(({ position }) => errorOf(replies.get(position))?.retryAfter ?? []);
  return asked.length > 0 ? Math.max(...asked) : undefined;
}

function halved(width: number): number {
  return Math.max(1, Math.floor(width / 2));
}
