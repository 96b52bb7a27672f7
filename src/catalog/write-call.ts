// The requests of writes, by the table: addresses, wrappers, parameters, and several records in one request.
import { isBlank, toWire } from './fields.ts';
import { encodeQuery, type QueryPart } from './filters.ts';
import type { Operation, Record_, Resource, Value, WriteCall } from './resource.ts';
import type { Call } from './send.ts';

export interface WriteRequest {
  resource: Resource;
  operation: Operation;
  /** Absent for a create. */
  key?: string;
  /** By field name, only those to send. */
  values: Record_;
  /** The record as it is in Catalog, where the table takes parameters from it. */
  record?: Record_;
  /** Those switched on; the others are sent as false. */
  options?: Record<string, boolean>;
}

/** One request, and which of the writes it does. `address` is that of `many` where it has its own. */
export interface Sending {
  call: Call;
  writes: WriteRequest[];
  together: boolean;
}

type Body = Record<string, unknown>;

/** Names of the fields whose values a write needs beside what is sent: without one of them it would mean something else. */
export function parametersOf(call: WriteCall): string[] {
  const texts = [call.path ?? '', ...Object.values(call.params ?? {}).map(String)];
  return texts.flatMap((text) => Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '')).filter((name) => name !== 'id');
}

/** The first of them that is not there. */
export function missingParameter({ resource, operation, values, record }: WriteRequest): string | undefined {
  const call = resource.writes[operation];
  return call && parametersOf(call).find((name) => isBlank(values[name] ?? record?.[name]));
}

/** Writes that can go together do, as many as the table allows; the others each make a request of their own. */
export function sendingsOf(writes: readonly WriteRequest[]): Sending[] {
  const sendings: Sending[] = [];
  for (const write of writes) {
    const call = callOf(write);
    const open = sendings.find(
      (sending) => call.many && sending.writes.length < call.many.most && sending.writes[0] && isAlike(sending.writes[0], write, call),
    );
    if (open) open.writes.push(write);
    else sendings.push({ call: { method: 'get', path: '' }, writes: [write], together: false });
  }
  for (const sending of sendings) {
    const [first] = sending.writes;
    if (!first) continue;
    const { many } = callOf(first);
    sending.together = many !== undefined && (many.path === undefined || sending.writes.length > 1);
    sending.call = sending.together ? callOfMany(sending.writes) : writeCall(first);
  }
  return sendings;
}

/** The request of one write. */
export function writeCall(write: WriteRequest): Call {
  const { resource, operation, key } = write;
  const call = callOf(write);
  if ((operation === 'create') !== (key === undefined)) throw new Error(`${operation} of ${resource.name} with the wrong key`);
  const usual = key === undefined ? resource.path : `${resource.path}/{id}`;
  return callWith(call, filled(call.path ?? usual, write), bodyOf(write, call));
}

function callOfMany(writes: readonly WriteRequest[]): Call {
  const [first] = writes;
  if (!first) throw new Error('no writes');
  const call = callOf(first);
  const inside = { ...paramsOf(first, call), [call.many?.list ?? '']: writes.map((write) => Number(write.key)) };
  return callWith(call, filled(call.many?.path ?? call.path ?? first.resource.path, first), wrapped(call, optionsOf(first, call), inside));
}

function callWith(call: WriteCall, path: string, body: Body): Call {
  const { method } = call;
  const isEmpty = Object.keys(body).length === 0;
  if (method === 'delete' && isEmpty) return { method, path };
  const address = method === 'delete' ? `${path}?${encodeQuery(formParts(body))}` : path;
  return call.encoding === 'form' && !holdsNull(body)
    ? { method, path: address, contentType: 'application/x-www-form-urlencoded', body: encodeQuery(formParts(body)) }
    : { method, path: address, contentType: 'application/json', body: JSON.stringify(body) };
}

function bodyOf(write: WriteRequest, call: WriteCall): Body {
  const inside = paramsOf(write, call);
  const beside = optionsOf(write, call);
  for (const [name, value] of Object.entries(write.values)) {
    if (value === undefined) continue;
    const field = write.resource.fields.find((candidate) => candidate.name === name);
    if (!field?.write) throw new Error(`${write.resource.name}.${name} cannot be written`);
    // What was typed for an action goes where its parameters say.
    if (field.write.for) continue;
    const place = field.write.beside ? beside : inside;
    const { into } = field.write;
    const entry = { [field.write.name ?? name]: toWire(field, value) };
    Object.assign(place, into === undefined ? entry : { [into]: { ...(place[into] as Body | undefined), ...entry } });
  }
  return wrapped(call, beside, inside);
}

function wrapped({ wrapper }: WriteCall, beside: Body, inside: Body): Body {
  return wrapper === undefined ? { ...beside, ...inside } : { ...beside, [wrapper]: inside };
}

function optionsOf(write: WriteRequest, call: WriteCall): Body {
  return Object.fromEntries((call.options ?? []).map(({ name }) => [name, write.options?.[name] ?? false]));
}

function paramsOf(write: WriteRequest, call: WriteCall): Body {
  return Object.fromEntries(
    Object.entries(call.params ?? {}).map(([name, param]) => {
      const field = /^\{(\w+)\}$/.exec(String(param))?.[1];
      return [name, field === undefined ? param : namedValue(write, field)];
    }),
  );
}

function filled(path: string, write: WriteRequest): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(namedValue(write, name))));
}

function namedValue({ key, values, record }: WriteRequest, name: string): Value | undefined {
  return name === 'id' ? (key ?? null) : (values[name] ?? record?.[name]);
}

function isAlike(a: WriteRequest, b: WriteRequest, call: WriteCall): boolean {
  return (
    a.resource === b.resource && a.operation === b.operation && JSON.stringify(paramsOf(a, call)) === JSON.stringify(paramsOf(b, call))
  );
}

function callOf({ resource, operation }: WriteRequest): WriteCall {
  const call = resource.writes[operation];
  if (!call) throw new Error(`${resource.name} cannot ${operation}`);
  return call;
}

function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value) && Object.values(value as Body).some(holdsNull));
}

/** Names with brackets, as Rails reads them. */
function formParts(body: Body, under = ''): QueryPart[] {
  return Object.entries(body).flatMap(([name, value]): QueryPart[] => {
    const path = under === '' ? name : `${under}[${name}]`;
    if (Array.isArray(value)) return value.map((item) => [`${path}[]`, String(item)]);
    return typeof value === 'object' && value !== null ? formParts(value as Body, path) : [[path, value === null ? '' : String(value)]];
  });
}
