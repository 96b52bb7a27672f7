// What a page showed and what Catalog received, in the same words: operation, record, field, and value.
import type { LoggedRequest } from '../../emulator/demo-catalog.ts';
import type { Field, Resource, WriteCall } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import type { PlanView } from '../../src/protocol/review.ts';

export interface SentAtom {
  operation: string;
  text: string;
}

/** Returns what a plan would send, in the words of its page. `nameOf` returns what Catalog calls a record now. */
export function shownAtoms({ requests }: PlanView, nameOf: (resource: string, key: string) => string | undefined): SentAtom[] {
  return requests.flatMap(({ operation, resource: name, key = '', caption, fields, state }) => {
    const resource = resourceNamed(name);
    const real = nameOf(name, key);
    const who = key !== '' && real !== undefined && real !== caption ? `${key} shown as “${caption}”` : key;
    const going = fields.filter((field) => ['planned', 'conflict'].includes(field.state));
    const values = going.map(({ field, after }) => `${field}=${plainShown(fieldNamed(resource, field), after)}`);
    if (state === 'skipped' || state === 'failed') return [];
    return atomsOf(name, operation, who, values);
  });
}

/** Returns what a request asks of Catalog. */
export function sentAtoms({ method, path, operationId, body }: LoggedRequest): SentAtom[] {
  if (method === 'GET' || operationId?.endsWith('Analytics')) return [];
  const found = callOf(operationId);
  if (!found) return [{ operation: 'unknown', text: `${method} ${path}` }];
  const { resource, operation, call } = found;
  const { pathname, searchParams } = new URL(path, 'https://catalog.example.edu');
  const whole = (body ?? {}) as Record<string, unknown>;
  const list = call.many?.list;
  const inside = { ...whole, ...(call.wrapper === undefined ? {} : (whole[call.wrapper] as Record<string, unknown>)) };
  const listed = list === undefined ? [] : [inside[list] ?? searchParams.getAll(`${list}[]`)].flat().map(String);
  const keys = listed.length > 0 ? listed : pathname.split('/').filter((part) => /^\d+$/.test(part));
  const options = (call.options ?? []).filter(({ name }) => String(whole[name]) === 'true').map(({ name }) => `option ${name}`);
  const values = resource.fields.flatMap((field) => {
    const name = field.write?.name ?? field.name;
    return field.write && name in inside && name !== list ? [`${field.name}=${plainSent(field, inside[name])}`] : [];
  });
  return (operation === 'create' ? [''] : keys).flatMap((key) => atomsOf(resource.name, operation, key, [...values, ...options]));
}

/** A create is one atom. Of an update, each field is one. */
function atomsOf(resource: string, operation: string, key: string, values: readonly string[]): SentAtom[] {
  if (operation !== 'update') return [{ operation, text: [resource, operation, key, ...[...values].sort()].join(' ') }];
  return values.map((value) => ({ operation, text: `${resource} update ${key} ${value}` }));
}

function callOf(operationId: string | undefined): { resource: Resource; operation: string; call: WriteCall } | undefined {
  for (const resource of resources)
    for (const [operation, call] of Object.entries(resource.writes))
      if (call && [call.operationId, call.many?.operationId].includes(operationId)) return { resource, operation, call };
  return undefined;
}

function resourceNamed(name: string): Resource | undefined {
  return resources.find((each) => each.name === name);
}

function fieldNamed(resource: Resource | undefined, name: string): Field | undefined {
  return resource?.fields.find((field) => field.name === name);
}

function plainShown(field: Field | undefined, text: string): string {
  // Next to an ID, a new row shows the words that were typed for it.
  const value = field?.finds ? text.replace(/ \(.*\)$/, '') : text;
  return plain(field, value === '' ? null : value);
}

function plainSent(field: Field, value: unknown): string {
  return plain(field, Array.isArray(value) ? value.map(String).sort().join(', ') : value);
}

function plain(field: Field | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  const text = String(value);
  if (field?.kind === 'time') return new Date(Date.parse(text.replace(/\//g, '-').replace(' +0000', 'Z'))).toISOString().slice(0, 16);
  if (field?.kind === 'set' || field?.kind === 'ids') return text.split(/, */).sort().join(', ');
  if (/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text));
  return text.toUpperCase() === 'TRUE' || text.toUpperCase() === 'FALSE' ? text.toUpperCase() : text;
}
