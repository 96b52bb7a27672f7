// One write: its request by the table, and what the answer says about what became of it.
import type { HttpAnswer } from '../platform/ports.ts';
import type { Connection } from './connection.ts';
import { type Parsed, parseRecord, toWire } from './fields.ts';
import { encodeQuery, type QueryPart } from './filters.ts';
import { parseJson } from './json.ts';
import type { Operation, Record_, Resource, WriteCall } from './resource.ts';
import { readRetryAfter } from './retry.ts';
import type { Call } from './send.ts';
import { recordIn } from './single.ts';
import { serverWords } from './words.ts';

export interface WriteRequest {
  resource: Resource;
  operation: Operation;
  /** Absent for a create. */
  key?: string;
  /** By field name, only those to send. */
  values: Record_;
  /** Those switched on; the others are sent as false. */
  options?: Record<string, boolean>;
}

/**
 * `done`: Catalog did it; the record as answered, where it answers one. `refused`: Catalog did nothing, with the
 * server's words; `retryAfter` in seconds. `unknown`: it may or may not have been done, so look before sending again.
 */
export type WriteOutcome =
  | { outcome: 'done'; record?: Parsed }
  | { outcome: 'refused'; status: number; words: string; retryAfter?: number }
  | { outcome: 'unknown'; words: string };

const notDone: readonly number[] = [400, 401, 403, 404, 409, 422, 429];

export function writeCall(write: WriteRequest): Call {
  const { resource, operation, key } = write;
  const call = resource.writes[operation];
  if (!call) throw new Error(`${resource.name} cannot ${operation}`);
  if ((operation === 'create') !== (key === undefined)) throw new Error(`${operation} of ${resource.name} with the wrong key`);
  const path = key === undefined ? resource.path : `${resource.path}/${encodeURIComponent(key)}`;
  if (call.method === 'delete') return { method: 'delete', path };
  const body = bodyOf(write, call);
  return call.encoding === 'form'
    ? { method: call.method, path, contentType: 'application/x-www-form-urlencoded', body: encodeQuery(formParts(body)) }
    : { method: call.method, path, contentType: 'application/json', body: JSON.stringify(body) };
}

/** `answer` is absent when the network failed. */
export function outcomeOf(write: WriteRequest, answer: HttpAnswer | undefined, connection: Connection, now: number): WriteOutcome {
  if (!answer) return { outcome: 'unknown', words: 'No answer came.' };
  const { status } = answer;
  const isRemoval = write.operation === 'delete' || write.operation === 'drop';
  if (status === 404 && isRemoval) return { outcome: 'done' };
  const words = serverWords(answer.body, connection.key) ?? '';
  if (notDone.includes(status))
    return { outcome: 'refused', status, words, retryAfter: readRetryAfter(answer.headers['retry-after'], now) };
  if (status < 200 || status >= 300) return { outcome: 'unknown', words: words === '' ? `Catalog answered ${status}.` : words };
  const isSilent = answer.body.trim() === '';
  const json = parsedOr(answer.body, undefined);
  const record = isRemoval ? undefined : recordOf(write.resource, json);
  if (write.operation === 'create')
    return record ? { outcome: 'done', record } : { outcome: 'unknown', words: 'The answer cannot be read.' };
  // A page of HTML with status 200 comes from something that is not Catalog.
  return isSilent || json !== undefined ? { outcome: 'done', record } : { outcome: 'unknown', words: 'The answer cannot be read.' };
}

function bodyOf(write: WriteRequest, call: WriteCall): Record<string, unknown> {
  const inside: Record<string, unknown> = {};
  const beside: Record<string, unknown> = {};
  for (const option of call.options ?? []) beside[option.name] = write.options?.[option.name] ?? false;
  for (const [name, value] of Object.entries(write.values)) {
    if (value === undefined) continue;
    const field = write.resource.fields.find((candidate) => candidate.name === name);
    if (!field?.write) throw new Error(`${write.resource.name}.${name} cannot be written`);
    (field.write.beside ? beside : inside)[field.write.name ?? name] = toWire(field, value);
  }
  return call.wrapper === undefined ? { ...beside, ...inside } : { ...beside, [call.wrapper]: inside };
}

function formParts(body: Record<string, unknown>): QueryPart[] {
  return Object.entries(body).flatMap(([name, value]): QueryPart[] =>
    Array.isArray(value) ? value.map((item) => [`${name}[]`, String(item)]) : [[name, value === null ? '' : String(value)]],
  );
}

/** Where a field cannot be read, at least the key: a create that is done must not be looked for or repeated. */
function recordOf(resource: Resource, json: unknown): Parsed | undefined {
  const record = recordIn(resource, json);
  for (const fields of [resource.fields, resource.fields.filter((field) => field.name === resource.key)]) {
    const result = parseRecord(resource, record, fields);
    if (result.ok) return result.parsed;
  }
  return undefined;
}

function parsedOr<T>(text: string, otherwise: T): unknown | T {
  try {
    return parseJson(text);
  } catch {
    return otherwise;
  }
}
