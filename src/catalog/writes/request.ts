// Builds the requests of writes from the table: addresses, wrappers, parameters, and several records in one request.
import type { Part } from '../../platform/ports.ts';
import { encodeQuery, type QueryPart } from '../lists/filters.ts';
import { isBlank, toWire } from '../records/parse-record.ts';
import type { Field, Operation, Record_, Resource, Value, WriteCall } from '../resource.ts';
import type { ImageFile } from '../wire/image-file.ts';
import type { ApiRequest } from '../wire/transport.ts';

export interface WriteRequest {
  resource: Resource;
  operation: Operation;
  /** Absent for a create. */
  key?: string;
  /** The values to send, by field name. */
  values: Record_;
  /** The record as it is in Catalog, if the table takes parameters from it. */
  record?: Record_;
  /** The options that are on. The others are sent as false. */
  options?: Record<string, boolean>;
  /** The file at the address in a field that takes a file. */
  file?: ImageFile;
}

/** One request, and the writes that it carries out. `together`: in the form for several records. */
export interface OutgoingRequest {
  request: ApiRequest;
  writes: readonly WriteRequest[];
  together: boolean;
}

type Body = Record<string, unknown>;

/** Rows of a file. Each record is read before and after, which takes a while. */
const MAX_UPLOADED = 200;

/** Returns the fields whose values a write needs besides what it changes: without one of them it would mean something else. */
export function parametersOf(call: WriteCall): string[] {
  const texts = [call.path ?? '', ...Object.values(call.params ?? {}).map(String)];
  return texts.flatMap((text) => Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '')).filter((name) => name !== 'id');
}

/** Returns the field of a write that takes a file, if it has an address. */
export function fileFieldOf({ resource, values }: WriteRequest): Field | undefined {
  return resource.fields.find((field) => field.write?.file && !isBlank(values[field.name]));
}

/** Returns the first parameter that is blank. */
export function missingParameter({ resource, operation, values, record }: WriteRequest): string | undefined {
  const call = resource.writes[operation];
  return call && parametersOf(call).find((name) => isBlank(values[name] ?? record?.[name]));
}

/** Returns the requests for some writes: those that can go together do, as many as the table allows. */
export function requestsFor(writes: readonly WriteRequest[]): OutgoingRequest[] {
  const groups: [WriteRequest, ...WriteRequest[]][] = [];
  for (const write of writes) {
    const call = callOf(write);
    const open = groups.find((group) => group.length < mostOf(call) && isAlike(group[0], write, call));
    if (open) open.push(write);
    else groups.push([write]);
  }
  return groups.map(outgoing);
}

function outgoing(writes: [WriteRequest, ...WriteRequest[]]): OutgoingRequest {
  const [first] = writes;
  const { many, upload, allOrNothing } = callOf(first);
  if (upload) return { request: uploadRequest(writes, upload), writes, together: true };
  const together = allOrNothing !== undefined || (many !== undefined && (many.path === undefined || writes.length > 1));
  return { request: together ? batchRequest(writes) : requestFor(first), writes, together };
}

/** Returns how many records one request takes. */
export function mostOf(call: WriteCall | undefined): number {
  if (call?.allOrNothing) return Infinity;
  return call?.upload ? MAX_UPLOADED : (call?.many?.most ?? 1);
}

/** Returns the request of one write. Throws if the write has no key, or if a create has one. */
export function requestFor(write: WriteRequest): ApiRequest {
  const { resource, operation, key } = write;
  const call = callOf(write);
  if ((operation === 'create') !== (key === undefined)) throw new Error(`${operation} of ${resource.name} with the wrong key`);
  const usual = key === undefined ? resource.path : `${resource.path}/{id}`;
  const path = filled(call.path ?? usual, write);
  const body = bodyOf(write, call);
  const fileField = fileFieldOf(write);
  if (!fileField) return requestWith(call, path, body);
  const name = fileField.write?.name ?? fileField.name;
  const fileName = call.wrapper === undefined ? name : `${call.wrapper}[${name}]`;
  const parts = formParts(body).map(([part, text]): Part => {
    if (part !== fileName || !write.file) return { name: part, content: text };
    return { name: part, content: write.file.bytes, file: write.file };
  });
  return { method: call.method, path, parts };
}

function uploadRequest(
  writes: readonly [WriteRequest, ...WriteRequest[]],
  { field, part, file, headers }: NonNullable<WriteCall['upload']>,
): ApiRequest {
  const [first] = writes;
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const rows = [headers, ...writes.map(({ key, values }) => [key ?? '', String(values[field] ?? '')])];
  const content = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
  const { method, path } = callOf(first);
  return { method, path: path ?? first.resource.path, parts: [{ name: part, content, file: { name: file, type: 'text/csv' } }] };
}

function batchRequest(writes: readonly [WriteRequest, ...WriteRequest[]]): ApiRequest {
  const [first] = writes;
  const call = callOf(first);
  const list = call.many && { [call.many.list]: writes.map((write) => Number(namedValue(write, call.many?.of ?? 'id'))) };
  const inside = { ...paramsOf(first, call), ...list };
  return requestWith(
    call,
    filled(call.many?.path ?? call.path ?? first.resource.path, first),
    wrapped(call, optionsOf(first, call), inside),
  );
}

function requestWith(call: WriteCall, path: string, body: Body): ApiRequest {
  const { method } = call;
  const isEmpty = Object.keys(body).length === 0;
  if (method === 'delete' && isEmpty) return { method, path };
  const address = method === 'delete' ? `${path}?${encodeQuery(formParts(body))}` : path;
  return call.encoding === 'form' && !holdsNull(body)
    ? { method, path: address, contentType: 'application/x-www-form-urlencoded', body: encodeQuery(formParts(joined(body))) }
    : { method, path: address, contentType: 'application/json', body: JSON.stringify(body) };
}

function bodyOf(write: WriteRequest, call: WriteCall): Body {
  const inside = paramsOf(write, call);
  const beside = optionsOf(write, call);
  for (const [name, value] of Object.entries(write.values)) {
    if (value === undefined) continue;
    const field = write.resource.fields.find((candidate) => candidate.name === name);
    if (!field?.write) throw new Error(`${write.resource.name}.${name} can’t be written`);
    // A value that was entered for an action goes where the action's parameters say.
    if (field.write.for) continue;
    const place = field.write.beside ? beside : inside;
    const { into } = field.write;
    const { each } = field.write;
    const wire = each === undefined ? toWire(field, value) : itemsOf(value).map((item) => ({ [each]: item }));
    const entry = { [field.write.name ?? name]: wire };
    Object.assign(place, into === undefined ? entry : { [into]: { ...(place[into] as Body | undefined), ...entry } });
  }
  return wrapped(call, beside, inside);
}

function itemsOf(value: Value): string[] {
  return String(value)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
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
      if (field === 'id') return [name, Number(write.key)];
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
  if (!call) throw new Error(`${resource.name} can’t ${operation}`);
  return call;
}

function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value) && Object.values(value as Body).some(holdsNull));
}

/** In a form, a list is one text. */
function joined(body: Body): Body {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]));
}

/** Names with brackets, as Rails reads them. */
function formParts(body: Body, under = ''): QueryPart[] {
  return Object.entries(body).flatMap(([name, value]): QueryPart[] => {
    const path = under === '' ? name : `${under}[${name}]`;
    if (Array.isArray(value)) return value.map((item) => [`${path}[]`, String(item)]);
    return typeof value === 'object' && value !== null ? formParts(value as Body, path) : [[path, value === null ? '' : String(value)]];
  });
}
