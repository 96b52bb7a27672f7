// What a response says about a write, about several that were sent together, and about a job that Catalog does in the background.

import { parseJson, propertyOf } from '../../base/json.ts';
import { sayHere } from '../../base/say.ts';
import type { HttpResponse } from '../../platform/ports.ts';
import { type Parsed, parseRecord, recordIn } from '../records/parse-record.ts';
import { type Resource, removes } from '../resource.ts';
import type { Connection } from '../wire/connection.ts';
import { isLimit, readRetryAfter } from '../wire/responses.ts';
import { isOnlyError, serverMessage } from '../wire/server-message.ts';
import type { OutgoingRequest, WriteRequest } from './request.ts';

export type { WriteRequest } from './request.ts';

/**
 * `done`: Catalog did it, or it was done `already`, with the record if the response has one. `refused`: Catalog did nothing, with
 * its message, and `retryAfter` in seconds. `unknown`: it might have been done, so read it before sending it again, and why that isn't
 * known. `begun`: a job in Catalog does it, to be followed. `mixed`: a request for several records did some of them, and the response
 * doesn't say which.
 */
export type WriteOutcome =
  | { outcome: 'done'; record?: Parsed; already?: true }
  | { outcome: 'refused'; status: number; serverMessage: string; retryAfter?: number }
  | { outcome: 'unknown'; serverMessage: string }
  | { outcome: 'mixed'; serverMessage: string }
  | { outcome: 'begun'; job: string };

/** What can be asked for again and stored with each entry of the journal. */
const jobId = /^[!-~]{1,100}$/;
const notDone: readonly number[] = [400, 401, 403, 404, 409, 415, 422, 429];
/** Statuses of a server that couldn't read the request. */
const unread: readonly number[] = [400, 415, 422];

/** Returns whether this Catalog has no address for several records. Then none was changed, and each can be sent alone. */
export function hasNoAddress({ writes: [write], together }: OutgoingRequest, response: HttpResponse | undefined): boolean {
  const many = write?.resource.writes[write.operation]?.many;
  return together && many?.path !== undefined && (response?.status === 404 || response?.status === 405);
}

/** Returns the outcome of each write of a request. `response` is absent if the network failed. */
export function outcomesOf(
  outgoing: OutgoingRequest,
  response: HttpResponse | undefined,
  connection: Connection,
  now: number,
): WriteOutcome[] {
  return outgoing.writes.map((write) =>
    outgoing.together ? outcomeInMany(write, response, connection, now) : outcomeOf(write, response, connection, now),
  );
}

function outcomeInMany(write: WriteRequest, response: HttpResponse | undefined, connection: Connection, now: number): WriteOutcome {
  const whole = outcomeOf(write, response, connection, now);
  if (whole.outcome === 'done' && write.resource.writes[write.operation]?.upload) {
    const job = readJob(parsedOr(response?.body ?? '', undefined), connection.key);
    return job === undefined
      ? { outcome: 'unknown', serverMessage: sayHere`The response doesn’t include a job.` }
      : { outcome: 'begun', job: job.id };
  }
  // The documentation of the archive call: 422 if some failed, and the others are done.
  if (response?.status !== 422) return whole.outcome === 'done' ? { outcome: 'done' } : whole;
  const message =
    whole.outcome === 'refused' && whole.serverMessage !== ''
      ? whole.serverMessage
      : sayHere`Catalog completed some of these, but not all.`;
  const json = parsedOr(response.body, undefined);
  const listed = (name: string, is: (item: unknown) => boolean): unknown => {
    const list = propertyOf(json, name);
    return Array.isArray(list) ? list.find(is) : undefined;
  };
  if (listed('processed_ids', (id) => String(id) === write.key) !== undefined) return { outcome: 'done' };
  const isOwn = (item: unknown) => [propertyOf(item, 'id'), propertyOf(item, 'product_id')].some((id) => String(id) === write.key);
  const failed = listed('failed', isOwn) ?? listed('failed_products', isOwn);
  if (failed === undefined) return { outcome: 'mixed', serverMessage: message };
  return { outcome: 'refused', status: 422, serverMessage: serverMessage(JSON.stringify(failed), connection.key) ?? message };
}

function outcomeOf(write: WriteRequest, response: HttpResponse | undefined, connection: Connection, now: number): WriteOutcome {
  if (!response) return { outcome: 'unknown', serverMessage: sayHere`No response.` };
  const { status } = response;
  const isRemoval = removes(write.resource.writes[write.operation]);
  if (status === 404 && isRemoval) return { outcome: 'done', already: true };
  const said = serverMessage(response.body, connection.key) ?? '';
  const message =
    unread.includes(status) && isFormWithBlank(write)
      ? [said, sayHere`Some Catalogs don’t accept a blank here. Clear the value in Catalog, or restore it to send the rest`]
          .filter(Boolean)
          .join('. ')
      : said;
  const retryAfter = readRetryAfter(response.headers['retry-after'], now);
  if (notDone.includes(status))
    return { outcome: 'refused', status: isLimit(response, retryAfter) ? 429 : status, serverMessage: message, retryAfter };
  if (status < 200 || status >= 300)
    return { outcome: 'unknown', serverMessage: message === '' ? sayHere`Catalog returned ${status}.` : message };
  const isSilent = response.body.trim() === '';
  const json = parsedOr(response.body, undefined);
  // An error is no proof of a change, whatever its status.
  if (isOnlyError(json)) return { outcome: 'unknown', serverMessage: said };
  const record = isRemoval ? undefined : recordOf(write.resource, json);
  if (write.operation === 'create')
    return record ? { outcome: 'done', record } : { outcome: 'unknown', serverMessage: sayHere`The response can’t be read.` };
  // A page of HTML with status 200 comes from something that isn't Catalog.
  return isSilent || json !== undefined
    ? { outcome: 'done', record }
    : { outcome: 'unknown', serverMessage: sayHere`The response can’t be read.` };
}

/** A form can't say null, so JSON was sent, which not every server reads. */
function isFormWithBlank({ resource, operation, values }: WriteRequest): boolean {
  return resource.writes[operation]?.encoding === 'form' && Object.values(values).includes(null);
}

function recordOf(resource: Resource, json: unknown): Parsed | undefined {
  const result = parseRecord(resource, recordIn(resource, json), resource.fields);
  return result.ok ? result.parsed : undefined;
}

function parsedOr<T>(text: string, otherwise: T): unknown | T {
  try {
    return parseJson(text);
  } catch {
    return otherwise;
  }
}

export interface ServerJob {
  id: string;
  ended: boolean;
  /** What it says went wrong. */
  problems: string[];
}

export function jobPath(id: string): string {
  return `/api/v1/progresses/${encodeURIComponent(id)}`;
}

/** A Status quotes no more of them. */
const MAX_PROBLEMS = 20;

/** Reads a job, bare or under its name, from its own response or that of the request that started it. Removes `key` from its texts. */
export function readJob(json: unknown, key: string): ServerJob | undefined {
  const under: unknown = propertyOf(json, 'progress') ?? json;
  const id = propertyOf(under, 'id');
  const state = propertyOf(under, 'workflow_state');
  if ((typeof id !== 'number' && typeof id !== 'string') || typeof state !== 'string' || !jobId.test(String(id))) return undefined;
  const errors = propertyOf(propertyOf(under, 'payload'), 'errors');
  const problems = Array.isArray(errors)
    ? errors.slice(0, MAX_PROBLEMS).flatMap((error) => serverMessage(JSON.stringify(error), key) ?? [])
    : [];
  return { id: String(id), ended: state === 'completed' || state === 'failed', problems };
}
