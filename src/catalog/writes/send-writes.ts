// Sends writes, each at most once, and returns the outcome of each.

import { sayHere } from '../../base/say.ts';
import { CatalogError } from '../wire/errors.ts';
import { readImage } from '../wire/image-file.ts';
import { type Transport, trySend } from '../wire/transport.ts';
import { hasNoAddress, outcomesOf, type WriteOutcome } from './outcome.ts';
import { fileFieldOf, missingParameter, type OutgoingRequest, requestsFor, type WriteRequest } from './request.ts';

type Outcomes = ReadonlyMap<WriteRequest, WriteOutcome>;

/** Sends all writes in one fetch round. If a Catalog has no address for several records, each of them is sent alone after that. */
export function writeMany(transport: Transport, writes: readonly WriteRequest[]): WriteOutcome[] {
  const prepared = writes.map((write) => prepare(transport, write));
  const ready = prepared.flatMap((each) => ('outcome' in each ? [] : [each]));
  const together = send(transport, requestsFor(ready));
  const alone = send(
    transport,
    together.refusedTogether.flatMap((write) => requestsFor([write])),
  );
  return prepared.map((each) => ('outcome' in each ? each : (alone.outcomes.get(each) ?? together.outcomes.get(each) ?? unanswered())));
}

function unanswered(): WriteOutcome {
  return { outcome: 'unknown', serverMessage: sayHere`No response.` };
}

/** Returns the write with its file, or why it can't be sent. */
function prepare(transport: Transport, write: WriteRequest): WriteRequest | WriteOutcome {
  const refused = (serverMessage: string): WriteOutcome => ({ outcome: 'refused', status: 0, serverMessage });
  const missing = missingParameter(write);
  if (missing !== undefined) return refused(sayHere`${missing} is missing`);
  const field = fileFieldOf(write);
  if (!field) return write;
  const file = readImage(transport, String(write.values[field.name]));
  return 'problem' in file ? refused(file.problem) : { ...write, file };
}

interface Sent {
  outcomes: Outcomes;
  /** Writes of requests for several records for which this Catalog has no address: none was done. */
  refusedTogether: WriteRequest[];
}

function send(transport: Transport, requests: readonly OutgoingRequest[]): Sent {
  const responses = trySend(
    transport,
    requests.map((outgoing) => outgoing.request),
  );
  if (responses instanceof CatalogError) {
    const { status = 0, serverMessage = '' } = responses;
    const refused: WriteOutcome = { outcome: 'refused', status, serverMessage };
    return { outcomes: new Map(requests.flatMap(({ writes }) => writes.map((write) => [write, refused] as const))), refusedTogether: [] };
  }
  const now = transport.now();
  const answered = requests.map((outgoing, index) => ({ outgoing, response: responses[index] }));
  const outcomes = answered.flatMap(({ outgoing, response }) => {
    if (hasNoAddress(outgoing, response)) return [];
    const each = outcomesOf(outgoing, response, transport.connection, now);
    return outgoing.writes.flatMap((write, index) => (each[index] ? [[write, each[index]] as const] : []));
  });
  const refusedTogether = answered.flatMap(({ outgoing, response }) => (hasNoAddress(outgoing, response) ? outgoing.writes : []));
  return { outcomes: new Map(outcomes), refusedTogether };
}
