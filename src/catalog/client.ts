// The client of one Catalog: everything the product asks of the API goes through here.

import * as z from 'zod/mini';
import { propertyOf } from '../base/json.ts';
import { once } from '../base/once.ts';
import { say } from '../base/say.ts';
import type { Clock, Http } from '../platform/ports.ts';
import { type ListReader, type ListReading, type ReadOutcome, startReading } from './lists/list-state.ts';
import { lookUp } from './lists/look-up.ts';
import { findInNestedLists } from './lists/nested-lists.ts';
import { stepList } from './lists/read-list.ts';
import { type Parsed, parseRecord, recordIn } from './records/parse-record.ts';
import type { Record_, Resource } from './resource.ts';
import type { Connection } from './wire/connection.ts';
import { CatalogError } from './wire/errors.ts';
import { type ReadResult, readAll } from './wire/read-all.ts';
import { parseReply, type Reply } from './wire/responses.ts';
import { type ApiRequest, openTransport, type Transport, trySend } from './wire/transport.ts';
import { jobPath, readJob, type ServerJob, type WriteOutcome, type WriteRequest } from './writes/outcome.ts';
import { writeMany } from './writes/send-writes.ts';

export type { WriteOutcome, WriteRequest } from './writes/outcome.ts';

/** Sleeps up to 20 seconds in total: create one for each execution. */
export interface Client {
  readonly connection: Connection;
  /** Fetch rounds and requests so far. */
  rounds(): number;
  requests(): number;
  /** Milliseconds since it was created for each fetch round, the work between rounds included. Undefined before the first. */
  pace(): number | undefined;
  /** Sends one cheap request that shows whether host and key are right. Throws CatalogError. */
  check(): { catalogs?: number };
  /** Reads records by their own addresses, in the order of the keys. */
  readMany(resource: Resource, keys: readonly string[]): ReadOutcome[];
  /** For each wanted record, returns existing Catalog records with the same natural key. */
  lookUpMany(resource: Resource, wanted: readonly Record_[], how?: Resource['lookUp']): (Parsed[] | CatalogError)[];
  /** Sends all writes in one fetch round and never again. The caller makes the batches. */
  writeMany(writes: readonly WriteRequest[]): WriteOutcome[];
  /** Returns the progress of a job in Catalog, or undefined if it can't be read. Throws `wrong-key`. */
  job(id: string): ServerJob | undefined;
  /** Reads with repeats, for lists. */
  read(requests: readonly ApiRequest[], width: number): ReadResult;
  /** Sends each request once and returns every reply, errors included: for checking a Catalog. Throws `unreachable`. */
  probe(requests: readonly ApiRequest[]): Reply[];
}

/** Requests that Catalog takes at the same time. */
const MAX_AT_ONCE = 20;
/** Records that are read at the same time. A send reads those of one round again together with those of the next one. */
const MAX_RECORDS_AT_ONCE = 2 * MAX_AT_ONCE;

export function createClient(http: Http, clock: Clock, connection: Connection): Client {
  const transport = openTransport(http, clock, connection);
  const began = clock.now();
  const read = (requests: readonly ApiRequest[], width: number) => readAll(transport, requests, width);
  const rounds = () => transport.traffic.rounds;
  const now = () => clock.now();
  const reader = {
    connection,
    rounds,
    now,
    read,
    readMany: (resource: Resource, keys: readonly string[]) => readMany(transport, resource, keys),
  };
  return {
    connection,
    rounds,
    requests: () => transport.traffic.requests,
    pace: () => (clock.now() > began && rounds() > 0 ? (clock.now() - began) / rounds() : undefined),
    check: () => check(transport),
    readMany: (resource, keys) => (resource.single ? readMany(transport, resource, keys) : findMany(reader, resource, keys)),
    lookUpMany: (resource, wanted, how = resource.lookUp) => lookUp(reader, resource, wanted, how),
    writeMany: (writes) => writeMany(transport, writes),
    job: (id) => {
      const [reply] = read([{ method: 'get', path: jobPath(id) }], 1).replies;
      if (reply && !reply.ok && reply.error.code === 'wrong-key') throw reply.error;
      return reply?.ok ? readJob(reply.json, connection.key) : undefined;
    },
    read,
    probe: (requests) => probe(transport, requests),
  };
}

const catalogsOf = once(() => z.object({ catalogs: z.array(z.unknown()) }));

function check(transport: Transport): { catalogs?: number } {
  const { host } = transport.connection;
  const [reply] = readAll(transport, [{ method: 'get', path: '/api/v1/catalogs?page=1&per_page=1' }], 1).replies;
  if (!reply) throw new CatalogError('unreachable', host);
  if (!reply.ok) {
    // A key without access to catalogs is a right key, too.
    if (reply.error.code === 'forbidden') return {};
    throw reply.error.code === 'not-found' ? new CatalogError('not-catalog', host, { status: reply.error.status }) : reply.error;
  }
  const list = catalogsOf().safeParse(reply.json);
  if (!list.success) throw new CatalogError('not-catalog', host, { status: 200 });
  const total = reply.headers.total?.trim() ?? '';
  return /^\d{1,9}$/.test(total) ? { catalogs: Number(total) } : {};
}

function readMany(transport: Transport, resource: Resource, keys: readonly string[]): ReadOutcome[] {
  const path = resource.single?.path ?? `${resource.path}/{id}`;
  const requests = keys.map((key): ApiRequest => ({ method: 'get', path: path.replace('{id}', encodeURIComponent(key)) }));
  return readAll(transport, requests, MAX_RECORDS_AT_ONCE).replies.map((reply, index): ReadOutcome => {
    if (!reply.ok) return reply.error.code === 'not-found' ? { gone: true } : { failed: reply.error };
    const record = recordIn(resource, reply.json);
    if (isDeleted(record)) return { gone: true };
    const result = parseRecord(resource, record, resource.fields);
    if (result.ok && result.parsed.key === keys[index]) return { found: result.parsed };
    return {
      failed: new CatalogError('not-catalog', transport.connection.host, {
        status: 200,
        serverMessage: result.ok ? undefined : result.field,
      }),
    };
  });
}

/** Reads the list if no record can be read alone: to its end, before a record counts as deleted. */
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
  if (error?.code === 'not-found' || (state.complete && !state.hidden && state.skipped === 0)) return { gone: true };
  return { failed: error ?? new CatalogError('refused', host, { serverMessage: say`Couldn’t read the complete list.` }) };
}

function probe(transport: Transport, requests: readonly ApiRequest[]): Reply[] {
  const starts = Array.from({ length: Math.ceil(requests.length / MAX_AT_ONCE) }, (_, index) => index * MAX_AT_ONCE);
  return starts.flatMap((from) => {
    const batch = requests.slice(from, from + MAX_AT_ONCE);
    const responses = trySend(transport, batch);
    if (responses instanceof CatalogError) return batch.map((): Reply => ({ ok: false, error: responses }));
    if (responses.length === 0) throw new CatalogError('unreachable', transport.connection.host);
    return responses.map((response) => parseReply(response, transport.connection, transport.now()));
  });
}

/** Catalog can still return a deleted tag, marked as deleted. */
function isDeleted(record: unknown): boolean {
  return propertyOf(record, 'is_deleted') === true;
}
