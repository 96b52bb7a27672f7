// The client against the demo Catalog over real HTTP: what both take for the contract is the same.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openExchange } from '../../emulator/apps-script/fetch/exchange.ts';
import type { CatalogServer, CatalogSwitches } from '../../emulator/demo-catalog.ts';
import { startCatalog } from '../../emulator/index.ts';
import { createClient } from '../../src/catalog/client.ts';
import { startReading } from '../../src/catalog/lists/list-state.ts';
import { sortedUnique, stepNestedLists } from '../../src/catalog/lists/nested-lists.ts';
import { stepList } from '../../src/catalog/lists/read-list.ts';
import type { ParentList, Resource } from '../../src/catalog/resource.ts';
import { courses } from '../../src/catalog/resources/courses.ts';
import { enrollments } from '../../src/catalog/resources/enrollments.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { orders } from '../../src/catalog/resources/orders.ts';
import { tags } from '../../src/catalog/resources/tags.ts';
import { CatalogError } from '../../src/catalog/wire/errors.ts';
import type { HttpRequest } from '../../src/platform/ports.ts';

const exchange = openExchange();
let catalog: CatalogServer;

beforeAll(async () => {
  // Orders fill several pages, the others are few.
  catalog = await startCatalog({ scale: { courses: 8, programs: 4, orders: 230, enrollments: 30, tags: 8, users: 27 } });
});
afterAll(async () => {
  await exchange.close();
  await catalog.close();
});
beforeEach(() => {
  catalog.setFaults([]);
  catalog.setSwitches({});
  catalog.clearRequests();
});

function fetchAll(requests: HttpRequest[]) {
  const answers = exchange.send(
    requests.map(({ url, method, headers, contentType, body }) => ({
      address: url.replace('https://catalog.example.edu', catalog.url),
      method: method.toUpperCase(),
      headers: { ...headers, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      timeout: 120_000,
    })),
  );
  return answers.map((answer) => {
    if (answer.error !== undefined) throw new Error(answer.error);
    const headers: Record<string, string> = {};
    for (let index = 0; index < answer.headers.length; index += 2)
      headers[answer.headers[index]?.toLowerCase() ?? ''] = answer.headers[index + 1] ?? '';
    return { status: answer.status, headers, body: Buffer.from(answer.body).toString() };
  });
}

const clock = { now: () => Date.now(), sleep: () => {}, id: () => 'id' };

const noFile = () => ({ status: 404, type: '', bytes: [] });

const connect = (key = catalog.apiKey) =>
  createClient({ fetchAll, file: noFile }, clock, {
    id: 'c',
    host: 'catalog.example.edu',
    label: 'Demo',
    key,
    kind: 'test',
    scope: 's',
  });

function readList(resource: Resource, filters = {}) {
  const client = connect();
  let reading = startReading(resource, filters);
  const owners = resource.parent && ownersOf(resource.parent);
  while (!reading.state.done) reading = owners ? stepNestedLists(client, reading, owners) : stepList(client, reading);
  return { run: reading.state, found: reading.found };
}

/** All records of the other kinds on which lists hang. */
function ownersOf(of: ParentList): string[] {
  return sortedUnique(
    Object.entries(of.tabs).flatMap(([name, field]): string[] => {
      const other = resources.find((resource) => resource.name === name);
      const found = other ? Array.from(readList(other).found.values()) : [];
      return found.flatMap(({ values }) => (values[field] == null ? [] : String(values[field])));
    }),
  );
}

/** All that can be listed: background jobs are known by their ids alone, and the demo Catalog begins with none. */
const listed = resources.filter(({ parent: of }) => !of || Object.keys(of.tabs).length > 0);

/** A person's completion counts for courses only, as the demo Catalog has it. */
const isCounted = ({ name, key }: Resource) => key !== undefined && name !== 'completed_certificates';

/** How many records there are, and what the contract says against our requests. */
const stored = (resource: Resource) => catalog.records(resource.name).length;
const violations = () => catalog.requests().flatMap((request) => request.violations);

describe('the client and the demo Catalog', () => {
  it('agree on whether a key is right', () => {
    expect(connect().check().catalogs).toBeGreaterThan(0);
    expect(() => connect('wrong').check()).toThrow(expect.objectContaining({ code: 'wrong-key' }));
    expect(violations()).toEqual([]);
  });

  it('agree on every list', () => {
    for (const resource of listed) {
      const { run, found } = readList(resource);
      expect(run).toMatchObject({ done: true, complete: true, unreadable: [] });
      expect(found.size, resource.name).toBeGreaterThan(0);
      if (isCounted(resource)) expect(found.size, resource.name).toBe(stored(resource));
    }
    expect(violations()).toEqual([]);
  });

  it('agree in every shape that the contract leaves open', () => {
    const shapes: CatalogSwitches[] = [
      { shape: 'old' },
      { sort: 'descending' },
      { paging: 'link-only' },
      { paging: 'total-only' },
      { paging: 'none' },
      { perPageIgnored: 20 },
      { tagEnvelope: 'envelope' },
      { tagEnvelope: 'array' },
      { analyticsEnvelope: 'envelope' },
    ];
    for (const shape of shapes) {
      catalog.setSwitches(shape);
      for (const resource of listed) {
        const { run, found } = readList(resource);
        expect(run, `${resource.name} ${JSON.stringify(shape)}`).toMatchObject({ done: true, complete: true, unreadable: [] });
        if (isCounted(resource)) expect(found.size, `${resource.name} ${JSON.stringify(shape)}`).toBe(stored(resource));
      }
    }
    expect(violations()).toEqual([]);
  });

  it('agree on filters', () => {
    const { found } = readList(orders, { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', completed: 'true' });
    expect(found.size).toBeGreaterThan(0);
    expect(found.size).toBeLessThan(stored(orders));
    expect(violations()).toEqual([]);
  });

  it('agree on writing, reading back and looking up', () => {
    const client = connect();
    const [first] = readList(courses).found.values();
    const key = first?.key ?? '';
    const update = client.writeMany([
      {
        resource: courses,
        operation: 'update',
        key,
        values: { title: 'Renamed', enrollment_fee: '49.99', tag_names: ['Blue', 'Art'], sku: 'S-9' },
      },
    ]);
    expect(update).toMatchObject([{ outcome: 'done' }]);
    expect(client.readMany(courses, [key, '99999999'])).toMatchObject([
      { found: { values: { title: 'Renamed', enrollment_fee: '49.99', tag_names: ['Art', 'Blue'], sku: 'S-9' } } },
      { gone: true },
    ]);
    const [made] = client.writeMany([{ resource: tags, operation: 'create', values: { name: 'Quite & new' } }]);
    expect(made).toMatchObject({ outcome: 'done', record: { values: { name: 'Quite & new' } } });
    const [matches] = client.lookUpMany(tags, [{ name: 'Quite & new' }]);
    expect(matches).toMatchObject([{ values: { name: 'Quite & new' } }]);
    const tag = made?.outcome === 'done' ? (made.record?.key ?? '') : '';
    expect(client.writeMany([{ resource: tags, operation: 'update', key: tag, values: { name: 'Renamed & new' } }])).toMatchObject([
      { outcome: 'done', record: { key: tag, values: { name: 'Renamed & new' } } },
    ]);
    expect(client.writeMany([{ resource: tags, operation: 'delete', key: tag, values: {} }])).toMatchObject([{ outcome: 'done' }]);
    expect(client.readMany(tags, [tag])).toEqual([{ gone: true }]);
    expect(violations()).toEqual([]);
  });

  it('agree on enrolling and dropping', () => {
    const client = connect();
    const enrolled = Array.from(readList(enrollments).found.values());
    const listing = enrolled[0]?.values.listing_id ?? 0;
    const there = new Set(enrolled.filter(({ values }) => values.listing_id === listing).map(({ values }) => values.canvas_user_id));
    const person = enrolled.map(({ values }) => values.canvas_user_id).find((id) => !there.has(id)) ?? 0;
    const [made] = client.writeMany([
      { resource: enrollments, operation: 'create', values: { listing_id: listing, canvas_user_id: person } },
    ]);
    if (made?.outcome !== 'done') expect(made).toMatchObject({ outcome: 'refused', status: 422 });
    else {
      const [matches] = client.lookUpMany(enrollments, [{ listing_id: listing, canvas_user_id: person }]);
      expect(matches instanceof CatalogError ? [] : matches?.map(({ key }) => key)).toEqual([made.record?.key]);
      expect(client.writeMany([{ resource: enrollments, operation: 'drop', key: made.record?.key, values: {} }])).toEqual([
        { outcome: 'done' },
      ]);
    }
    expect(violations()).toEqual([]);
  });

  it('get on with each other when the server misbehaves', () => {
    for (const answer of ['429', '500', 'cut-json', 'drop'] as const) {
      catalog.setFaults([{ answer, after: 1, times: 3 }]);
      catalog.setSwitches({ perPageIgnored: 20 });
      const { run, found } = readList(orders);
      expect(run, answer).toMatchObject({ complete: true });
      expect(found.size).toBe(stored(orders));
    }
  });
});
