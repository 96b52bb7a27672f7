// The client of one Catalog: everything the product asks of the API goes through here.

import * as z from 'zod/mini';
import type { Clock, Http, HttpResponse } from '../platform/ports.ts';
import { type ListReader, type ListReading, type ReadOutcome, startReading } from './lists/list-state.ts';
import { lookUp } from './lists/look-up.ts';
import { findInNestedLists } from './lists/nested-lists.ts';
import { stepList } from './lists/read-list.ts';
import { type Parsed, parseRecord, recordIn } from './records/parse-record.ts';
import type { Record_, Resource } from './resource.ts';
import type { Connection } from './wire/connection.ts';
import { CatalogError } from './wire/errors.ts';
import { readImage } from './wire/image-file.ts';
import { type ReadResult, readAll } from './wire/read-all.ts';
import { parseReply, type Reply } from './wire/responses.ts';
import { type Call, openWire, type Wire } from './wire/send.ts';
import { hasNoAddress, jobPath, outcomesOf, readJob, type ServerJob, type WriteOutcome, type WriteRequest } from './writes/outcome.ts';
import { fileFieldOf, missingParameter, type Sending, sendingsOf } from './writes/request.ts';

export type { WriteOutcome, WriteRequest } from './writes/outcome.ts';

/** Sleeps 20 seconds in all at most: make one for each execution. */
export interface Client {
  readonly connection: Connection;
  /** Fetch rounds and requests so far. */
  rounds(): number;
  requests(): number;
  /** Milliseconds since it was made for each fetch round, the work between them included; nothing before the first. */
  pace(): number | undefined;
  /** One cheap call that shows whether host and key are right. Throws CatalogError. */
  check(): { catalogs?: number };
  /** Reads records by their own addresses, in the order of the keys. */
  readMany(resource: Resource, keys: readonly string[]): ReadOutcome[];
  /** By wanted record, those that Catalog already holds under the same natural key: that of the resource, or another one's. */
  lookUpMany(resource: Resource, wanted: readonly Record_[], how?: Resource['lookUp']): (Parsed[] | CatalogError)[];
  /** Sends all writes in one fetch round and never again. The caller makes the batches. */
  writeMany(writes: readonly WriteRequest[]): WriteOutcome[];
  /** How far a job in Catalog is; nothing where it cannot be read. Throws `wrong-key`. */
  job(id: string): ServerJob | undefined;
  /** Raw reads with repeats, for lists. */
  read(calls: readonly Call[], width: number): ReadResult;
  /** Sends each call once, whatever comes of it: for looking at a Catalog instead of working with it. Throws `unreachable`. */
  probe(calls: readonly Call[]): Reply[];
}

const atOnce = 20;

export function createClient(http: Http, clock: Clock, connection: Connection): Client {
  const wire = openWire(http, clock, connection);
  const began = clock.now();
  const read = (calls: readonly Call[], width: number) => readAll(wire, calls, width);
  const rounds = () => wire.traffic.rounds;
  const now = () => clock.now();
  const reader = {
    connection,
    rounds,
    now,
    read,
    readMany: (resource: Resource, keys: readonly string[]) => readMany(wire, resource, keys),
  };
  return {
    connection,
    rounds,
    requests: () => wire.traffic.requests,
    pace: () => (clock.now() > began && rounds() > 0 ? (clock.now() - began) / rounds() : undefined),
    check: () => check(wire),
    readMany: (resource, keys) => (resource.single ? readMany(wire, resource, keys) : findMany(reader, resource, keys)),
    lookUpMany: (resource, wanted, how = resource.lookUp) => lookUp(reader, resource, wanted, how),
    writeMany: (writes) => writeMany(wire, writes),
    job: (id) => {
      const [reply] = read([{ method: 'get', path: jobPath(id) }], 1).replies;
      if (reply && !reply.ok && reply.error.code === 'wrong-key') throw reply.error;
      return reply?.ok ? readJob(reply.json, connection.key) : undefined;
    },
    read,
    probe: (calls) => look(wire, calls),
  };
}

const Catalogs = z.object({ catalogs: z.array(z.unknown()) });

function check(wire: Wire): { catalogs?: number } {
  const { host } = wire.connection;
  const [reply] = readAll(wire, [{ method: 'get', path: '/api/v1/catalogs?page=1&per_page=1' }], 1).replies;
  if (!reply) throw new CatalogError('unreachable', host);
  if (!reply.ok) {
    // A key that may not see catalogs is a right key all the same.
    if (reply.error.code === 'forbidden') return {};
    throw reply.error.code === 'not-found' ? new CatalogError('not-catalog', host, { status: reply.error.status }) : reply.error;
  }
  const list = Catalogs.safeParse(reply.json);
  if (!list.success) throw new CatalogError('not-catalog', host, { status: 200 });
  const total = reply.headers.total?.trim() ?? '';
  return /^\d{1,9}$/.test(total) ? { catalogs: Number(total) } : {};
}

function readMany(wire: Wire, resource: Resource, keys: readonly string[]): ReadOutcome[] {
  const path = resource.single?.path ?? `${resource.path}/{id}`;
  const calls = keys.map((key): Call => ({ method: 'get', path: path.replace('{id}', encodeURIComponent(key)) }));
  return readAll(wire, calls, atOnce).replies.map((reply, index): ReadOutcome => {
    if (!reply.ok) return reply.error.code === 'not-found' ? { gone: true } : { failed: reply.error };
    const record = recordIn(resource, reply.json);
    if (isDeleted(record)) return { gone: true };
    const result = parseRecord(resource, record, resource.fields);
    if (result.ok && result.parsed.key === keys[index]) return { found: result.parsed };
    return {
      failed: new CatalogError('not-catalog', wire.connection.host, { status: 200, serverMessage: result.ok ? undefined : result.field }),
    };
  });
}

/** Where no record can be read alone, the list is read: whole, before a record counts as gone. */
function findMany(client: ListReader, resource: Resource, keys: readonly string[]): ReadOutcome[] {
  const { host } = client.connection;
  if (resource.parent) {
    const lists = findInNestedLists(client, resource, keys);
    return keys.flatMap((key, index) => (lists[index] ? [outcomeIn(host, lists[index], key)] : []));
  }
  let reading = startReading(resource, {});
  while (!reading.state.done && !keys.every((key) => reading.found.has(key))) reading = stepList(client, reading);
  return keys.map((key) => outcomeIn(host, reading, key));
}

function outcomeIn(host: string, { state, found, error }: ListReading, key: string): ReadOutcome {
  const parsed = found.get(key);
  if (parsed) return { found: parsed };
  if (error?.code === 'not-found' || (state.complete && state.unreadable.length === 0)) return { gone: true };
  return { failed: error ?? new CatalogError('refused', host, { serverMessage: 'Couldn’t read the complete list.' }) };
}

function look(wire: Wire, calls: readonly Call[]): Reply[] {
  const replies: Reply[] = [];
  for (let from = 0; from < calls.length; from += atOnce) {
    const part = calls.slice(from, from + atOnce);
    const answers = sendOnce(wire, part);
    if (answers instanceof CatalogError) {
      replies.push(...part.map((): Reply => ({ ok: false, error: answers })));
      continue;
    }
    if (answers.length === 0) throw new CatalogError('unreachable', wire.connection.host);
    replies.push(...answers.map((answer) => parseReply(answer, wire.connection, wire.now())));
  }
  return replies;
}

/** A deleted tag may still be answered, marked. */
function isDeleted(record: unknown): boolean {
  return typeof record === 'object' && record !== null && Reflect.get(record, 'is_deleted') === true;
}

/** Where a request for several has no address here, nothing was done, and each goes alone. */
function writeMany(wire: Wire, writes: readonly WriteRequest[]): WriteOutcome[] {
  const outcomes = new Map<WriteRequest, WriteOutcome>();
  const whole = writes.filter((write) => {
    const missing = missingParameter(write);
    if (missing !== undefined) outcomes.set(write, { outcome: 'refused', status: 0, words: `${missing} is missing` });
    return missing === undefined;
  });
  const ready = whole.flatMap((write) => {
    const field = fileFieldOf(write);
    if (!field) return [write];
    const file = readImage(wire, String(write.values[field.name]));
    if (!('problem' in file)) {
      write.file = file;
      return [write];
    }
    outcomes.set(write, { outcome: 'refused', status: 0, words: file.problem });
    return [];
  });
  const alone = send(wire, sendingsOf(ready), outcomes);
  send(
    wire,
    alone.flatMap((write) => sendingsOf([write])),
    outcomes,
  );
  return writes.map((write) => outcomes.get(write) ?? { outcome: 'unknown', words: 'No response.' });
}

/** Answers the writes for which Catalog has no address of several. */
function send(wire: Wire, sendings: readonly Sending[], outcomes: Map<WriteRequest, WriteOutcome>): WriteRequest[] {
  const answers = sendOnce(
    wire,
    sendings.map((sending) => sending.call),
  );
  if (answers instanceof CatalogError) {
    const { status = 0, serverMessage: words = '' } = answers;
    for (const write of sendings.flatMap((sending) => sending.writes)) outcomes.set(write, { outcome: 'refused', status, words });
    return [];
  }
  return sendings.flatMap((sending, index) => {
    if (hasNoAddress(sending, answers[index])) return sending.writes;
    const each = outcomesOf(sending, answers[index], wire.connection, wire.now());
    sending.writes.forEach((write, position) => {
      const outcome = each[position];
      if (outcome) outcomes.set(write, outcome);
    });
    return [];
  });
}

/** Returns an error if the wire sent none of the calls. No answers where the network failed: then any of the calls may have arrived. */
function sendOnce(wire: Wire, calls: readonly Call[]): HttpResponse[] | CatalogError {
  try {
    return wire.sendOnce(calls);
  } catch (error) {
    return error instanceof CatalogError ? error : [];
  }
}
