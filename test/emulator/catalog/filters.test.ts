import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../emulator/catalog/contract/operations.ts';
import { readContract } from '../../../emulator/catalog/contract/read-contract.ts';
import { type Demo, demo, type Row } from './demo.ts';
import { figureCases } from './filters/figure-cases.ts';
import type { FilterCase, ListCases } from './filters/filter-case.ts';
import { listCases as plainCases } from './filters/list-cases.ts';

const listCases: Record<string, ListCases> = { ...plainCases, ...figureCases };

/** Which page and how long, not which rows: one rule for all lists, below. */
const paging = ['page', 'per_page', 'size', 'sort'];
/** Without it there is no list at all; a test of its own, below. */
const required = ['listCompletedCertificates.user_id'];

const catalog = demo({ scale: { courses: 60, programs: 20, orders: 500, enrollments: 400, tags: 24, users: 40 } });
const lists = catalog.state.operations.filter(({ id }) => id.startsWith('list') || id.endsWith('Analytics'));

/** The parameters of the query, and of the body where a list is asked for by POST. */
function parametersOf(operation: Operation): string[] {
  const name = `${operation.id.charAt(0).toUpperCase()}${operation.id.slice(1)}Request`;
  const inBody = operation.method === 'POST' ? Object.keys(Object(Object(readContract().components.schemas[name]).properties)) : [];
  return [...new Set([...operation.query.map((parameter) => parameter.name), ...inBody])];
}

async function rowsOf({ get, send }: Demo, { path, root }: ListCases, filters: Record<string, unknown>): Promise<Row[]> {
  if (path.includes('/analytics/')) return Object((await send('POST', path, filters)).json)[root];
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) for (const one of [value].flat()) search.append(name, String(one));
  const rows: Row[] = [];
  for (let page = path.endsWith('account_admins') ? 0 : 1; ; page++) {
    const reply = await get(`${path}?${search}&per_page=100&page=${page}`);
    const more: Row[] = Object(reply.json)[root] ?? [];
    rows.push(...more);
    if (more.length < 100) return rows;
  }
}

/** The Canvas user id of somebody who completed courses with a certificate and courses without one. */
function busiest(): string {
  const { completions, certificates, courses } = catalog.state.store;
  const certified = new Set(certificates.rows.filter((row) => row.active).map((row) => row.listing_id));
  const ofCourses = completions.rows.filter((row) => courses.byId.has(row.listing_id));
  const has = (person: number, wanted: boolean) =>
    ofCourses.some((row) => row.canvas_user_id === person && (certified.has(row.listing_id) && !row.revoked) === wanted);
  return String(ofCourses.map((row) => row.canvas_user_id).find((person) => has(person, true) && has(person, false)));
}

/** What is wrong with a filter, in words. */
async function problemsOf(name: string, list: ListCases, filter: string, { value, keeps, beside = {} }: FilterCase): Promise<string[]> {
  const base = Object.fromEntries(Object.entries(beside).map(([key, said]) => [key, said === 'busiest' ? busiest() : said]));
  const all = await rowsOf(catalog, list, base);
  const wanted = value(all);
  const expected = all.filter((row) => keeps(row, wanted, catalog.state.store));
  const shown = await rowsOf(catalog, list, { ...base, [filter]: wanted });
  const where = `${name}.${filter} = ${JSON.stringify(wanted)}`;
  if (expected.length === 0 || expected.length === all.length) return [`${where}: the case keeps ${expected.length} of ${all.length} rows`];
  return JSON.stringify(shown) === JSON.stringify(expected)
    ? []
    : [`${where}: ${shown.length} rows, not ${expected.length} of ${all.length}`];
}

describe('the filters of the contract', () => {
  it('have a case each', () => {
    const lacking = lists.flatMap((operation) =>
      parametersOf(operation)
        .filter((name) => !paging.includes(name) && !required.includes(`${operation.id}.${name}`))
        .filter((name) => listCases[operation.id]?.filters[name] === undefined)
        .map((name) => `${operation.id}.${name}`),
    );

    expect(lacking).toEqual([]);
    expect(lists.filter((operation) => listCases[operation.id] === undefined).map((operation) => operation.id)).toEqual([]);
    expect(lists.flatMap(parametersOf).length).toBeGreaterThan(100);
  });

  it('keep exactly the rows that the documents say', async () => {
    const problems: string[] = [];
    for (const [name, list] of Object.entries(listCases)) {
      for (const [filter, filterCase] of Object.entries(list.filters)) problems.push(...(await problemsOf(name, list, filter, filterCase)));
    }

    expect(problems).toEqual([]);
    expect(catalog.violations()).toEqual([]);
  });

  it('tell what one person completed from what another did', async () => {
    const list = listCases.listCompletedCertificates;
    if (list === undefined) throw new Error('There is no such list.');
    const { store } = catalog.state;
    const mine = store.completions.rows.filter((row) => String(row.canvas_user_id) === busiest() && store.courses.byId.has(row.listing_id));

    expect(await rowsOf(catalog, list, { user_id: busiest() })).toHaveLength(mine.length);
    expect(await rowsOf(catalog, list, { user_id: '1' })).toEqual([]);
    expect((await catalog.get(list.path)).status).toBe(400);
  });
});

describe('the paging of the contract', () => {
  it('cuts the same rows into pages, in every list that declares it', async () => {
    const problems: string[] = [];
    for (const operation of lists) {
      const list = listCases[operation.id];
      const names = parametersOf(operation);
      if (list === undefined) continue;
      const size = names.includes('per_page') ? 'per_page' : 'size';
      const zeroBased = names.includes('size');
      const base: Record<string, string> = operation.id === 'listCompletedCertificates' ? { user_id: busiest() } : {};
      const all = await rowsOf(catalog, list, base);
      const search = new URLSearchParams({ ...base, [size]: '1', page: zeroBased ? '1' : '2' });
      const path = `${list.path}?${search}`;
      const inQuery = operation.method === 'GET' ? await catalog.get(path) : await catalog.send('POST', path);
      if (JSON.stringify(Object(inQuery.json)[list.root]) !== JSON.stringify(all.slice(1, 2))) problems.push(operation.id);
    }

    expect(problems).toEqual([]);
  });
});
