// Each filter of the table, asked as the client asks it, against the cases that the demo Catalog is held to.
import { describe, expect, it } from 'vitest';
import { readContract } from '../../emulator/contract.ts';
import type { FilterValues } from '../../src/catalog/lists/filters.ts';
import { planRound } from '../../src/catalog/lists/list-plan.ts';
import { parseListResponse } from '../../src/catalog/lists/list-response.ts';
import { startReading } from '../../src/catalog/lists/list-state.ts';
import { mergeReplies } from '../../src/catalog/lists/read-list.ts';
import { PARENT_TAB, type Resource } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { parseReply } from '../../src/catalog/wire/responses.ts';
import type { ApiRequest } from '../../src/catalog/wire/transport.ts';
import { demo, type Row } from '../emulator/catalog/demo.ts';
import { figureCases } from '../emulator/catalog/filters/figure-cases.ts';
import type { FilterCase } from '../emulator/catalog/filters/filter-case.ts';
import { listCases } from '../emulator/catalog/filters/list-cases.ts';
import { connection } from './fake-wire.ts';

const catalog = demo({ scale: { courses: 30, programs: 8, orders: 150, enrollments: 150, tags: 12, users: 30 } });

/** Some person who has completed something. */
const learner = String(catalog.state.store.completions.rows[0]?.canvas_user_id);

/** Which page and how long; whose list; and the second form of a filter, for several people at once. */
const notFilters = ['page', 'per_page', 'size', 'user_id', 'canvas_user_id[]'];

/** Our values for the cases' own: a presence is there or not. */
function valueFor(resource: Resource, name: string, value: unknown): string | string[] {
  if (resource.filters.find((filter) => filter.name === name)?.kind === 'presence') return 'true';
  return Array.isArray(value) ? value.map(String) : String(value);
}

async function ask({ method, path, body, contentType }: ApiRequest) {
  const reply =
    method === 'get' ? await catalog.get(path) : await catalog.send('POST', path, body === undefined ? undefined : JSON.parse(body));
  expect(contentType ?? 'application/json').toBe('application/json');
  return parseReply({ status: reply.status, headers: Object.fromEntries(reply.headers), body: reply.text }, connection, 0);
}

/** The keys of a list as the client reads it, and its rows as they came. */
async function read(resource: Resource, filters: FilterValues): Promise<{ keys: string[]; rows: Row[] }> {
  const first = startReading(resource, filters);
  let reading = resource.parent ? { ...first, state: { ...first.state, owner: learner } } : first;
  const rows: Row[] = [];
  while (!reading.state.done) {
    const requests = planRound(reading);
    const replies = await Promise.all(requests.map(({ call }) => ask(call)));
    reading = mergeReplies(reading, requests, replies, 'catalog.example.edu');
    requests.forEach(({ role }, index) => {
      const reply = replies[index];
      if (reply?.ok && role === 'new') rows.push(...((parseListResponse(resource.list, reply.json, reply.headers)?.rows ?? []) as Row[]));
    });
  }
  return { keys: Array.from(reading.found.keys()), rows };
}

/** What is wrong with a filter, in words. */
async function problemOf(resource: Resource, name: string, { value, keeps, beside = {} }: FilterCase): Promise<string[]> {
  const { user_id: _, ...others } = beside;
  const all = await read(resource, others);
  const wanted = value(all.rows);
  const expected = all.rows.flatMap((row, index) => (keeps(row, wanted, catalog.state.store) ? index : []));
  const keys = resource.key === undefined ? expected.map((_, index) => String(index + 1)) : expected.map((index) => all.keys[index]);
  const shown = await read(resource, { ...others, [name]: valueFor(resource, name, wanted) });
  const same = JSON.stringify(shown.keys) === JSON.stringify(keys);
  return same
    ? []
    : [`${resource.name}.${name} = ${JSON.stringify(wanted)}: ${shown.keys.length} rows, not ${keys.length} of ${all.keys.length}`];
}

describe('the filters of the table', () => {
  it('are those that the contract has', () => {
    const { schemas } = readContract().components;
    for (const resource of resources) {
      const { operationId } = resource.list;
      const operation = catalog.state.operations.find(({ id }) => id === operationId);
      const request = Object(Object(schemas[`${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Request`]).properties);
      const inContract = [...(operation?.query ?? []).map((parameter) => parameter.name), ...Object.keys(request)];
      const sent = resource.filters.filter((filter) => !filter.whose).map((filter) => filter.name);
      const owner = resource.parent?.name ?? '';
      const wanted = [...new Set(inContract)].filter((name) => !notFilters.includes(name) && name !== owner);
      expect([resource.name, ...sent.sort()]).toEqual([resource.name, ...wanted.sort()]);
    }
  });

  it('keep exactly the rows that the documents say', async () => {
    const problems: string[] = [];
    let count = 0;
    for (const resource of resources) {
      const cases = { ...listCases, ...figureCases }[resource.list.operationId];
      for (const filter of resource.filters) {
        const filterCase = cases?.filters[filter.name];
        if (!filterCase) continue;
        count += 1;
        problems.push(...(await problemOf(resource, filter.name, filterCase)));
      }
    }
    expect(problems).toEqual([]);
    // All but the order of the account admins, and what is chosen instead of sent.
    const chosen = resources.flatMap(({ filters }) => filters.filter((filter) => filter.whose));
    expect(chosen.some(({ name }) => name === PARENT_TAB)).toBe(true);
    expect(count).toBe(resources.flatMap(({ filters }) => filters).length - chosen.length - 1);
    expect(catalog.violations()).toEqual([]);
  });
});
