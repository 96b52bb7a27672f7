// Reads that are repeated until answered: smaller batches and pauses for a server under strain, halves for a network
// that fails.

import { CatalogError } from './errors.ts';
import { parseReply, type Reply, waitAfterSend } from './responses.ts';
import type { Call, Wire } from './send.ts';

export interface ReadResult {
  /** In the order of the calls. */
  replies: Reply[];
  /** How many requests at a time the server takes, as far as this read has shown. */
  width: number;
}

/**
 * Reads all calls, `width` at a time. What fails for the moment is sent again after a pause, fewer at a time. A 403
 * is a permission only when the request stood alone; a wrong key or a dead network ends it all.
 */
export function readAll(wire: Wire, calls: readonly Call[], width: number): ReadResult {
  const { host } = wire.connection;
  const replies = calls.map((call) => refusedUnsent(call, host));
  let pending = calls.map((_, index) => index).filter((index) => replies[index] === undefined);
  let learned = width;
  let atOnce = width;
  let stop: CatalogError | undefined;
  let forbidden = false;
  for (let send = 1; pending.length > 0 && !stop; send += 1) {
    const round = readRound(wire, calls, pending, atOnce, replies);
    if (round.strained) learned = halved(learned);
    stop = round.stop;
    forbidden ||= round.forbidden;
    const lone = calls.length === 1 && send === 1;
    pending = pending.filter((index) => isPassing(replies[index], forbidden, lone));
    if (pending.length === 0 || stop) break;
    const wait = waitAfterSend(send, longestRetryAfter(pending, replies), wire.traffic.slept);
    if (wait === undefined) break;
    wire.sleep(wait);
    atOnce = halved(Math.min(atOnce, pending.length));
  }
  const unanswered: Reply = { ok: false, error: stop ?? new CatalogError('unreachable', host) };
  // A 403 that was never seen alone may as well be a limit.
  const settle = (reply: Reply): Reply =>
    !forbidden && errorOf(reply)?.code === 'forbidden'
      ? { ok: false, error: new CatalogError('too-many-requests', host, { status: 403 }) }
      : reply;
  return { replies: replies.map((reply) => (reply ? settle(reply) : unanswered)), width: learned };
}

/** UrlFetchApp throws for addresses of more than 2,082 characters, which would look like a dead network. */
function refusedUnsent(call: Call, host: string): Reply | undefined {
  if (`https://${host}${call.path}`.length <= 2_000) return undefined;
  return { ok: false, error: new CatalogError('refused', host, { serverMessage: 'The filters are too long for one request.' }) };
}

interface Round {
  /** Several requests at once were too many for somebody. */
  strained: boolean;
  /** A request that stood alone was forbidden. */
  forbidden: boolean;
  /** Why nothing more needs to be sent. */
  stop?: CatalogError;
}

function readRound(wire: Wire, calls: readonly Call[], pending: readonly number[], atOnce: number, replies: (Reply | undefined)[]): Round {
  const round: Round = { strained: false, forbidden: false };
  for (let from = 0; from < pending.length; from += atOnce) {
    const batch = pending.slice(from, from + atOnce);
    const network = { answered: 0, thrown: 0, lost: 0 };
    readBatch(wire, calls, batch, replies, network);
    const errors = batch.map((index) => errorOf(replies[index]));
    if (batch.length === 1) round.forbidden ||= errors[0]?.code === 'forbidden';
    else round.strained ||= network.thrown > 0 || batch.some((index) => isPassing(replies[index], false, false));
    round.stop = errors.find((error) => error?.code === 'wrong-key');
    if (isDead(network)) round.stop = new CatalogError('unreachable', wire.connection.host);
    if (round.stop) return round;
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

/** Sends a batch at once; when the network fails, its halves, until it is clear that nothing gets through. */
function readBatch(wire: Wire, calls: readonly Call[], batch: readonly number[], replies: (Reply | undefined)[], network: Network): void {
  try {
    const answers = wire.sendOnce(batch.flatMap((index) => calls[index] ?? []));
    network.answered += 1;
    const now = wire.now();
    batch.forEach((index, position) => {
      const answer = answers[position];
      if (answer) replies[index] = parseReply(answer, wire.connection, now);
    });
  } catch (error) {
    if (error instanceof CatalogError) {
      // The wire sent none of them, and would refuse the halves, too.
      network.answered += 1;
      for (const index of batch) replies[index] = { ok: false, error };
      return;
    }
    network.thrown += 1;
    if (batch.length === 1) {
      network.lost += 1;
      replies[batch[0] ?? 0] = { ok: false, error: new CatalogError('unreachable', wire.connection.host) };
      return;
    }
    const middle = Math.floor(batch.length / 2);
    readBatch(wire, calls, batch.slice(0, middle), replies, network);
    if (!isDead(network)) readBatch(wire, calls, batch.slice(middle), replies, network);
  }
}

function isDead(network: Network): boolean {
  return network.answered === 0 && network.lost >= 2;
}

/** Is it worth sending again? */
function isPassing(reply: Reply | undefined, forbidden: boolean, lone: boolean): boolean {
  switch (errorOf(reply)?.code) {
    case 'too-many-requests':
    case 'server-error':
    case 'cut-answer':
      return true;
    case 'forbidden':
      return !forbidden;
    case 'unreachable':
      return lone;
    default:
      return false;
  }
}

function errorOf(reply: Reply | undefined): CatalogError | undefined {
  return reply && !reply.ok ? reply.error : undefined;
}

function longestRetryAfter(pending: readonly number[], replies: readonly (Reply | undefined)[]): number | undefined {
  const asked = pending.flatMap((index) => errorOf(replies[index])?.retryAfter ?? []);
  return asked.length > 0 ? Math.max(...asked) : undefined;
}

function halved(width: number): number {
  return Math.max(1, Math.floor(width / 2));
}
