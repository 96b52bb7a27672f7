import { describe, expect, it } from 'vitest';
import type { ReadOutcome } from '../../../src/catalog/lists/list-state.ts';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import type { Resource } from '../../../src/catalog/resource.ts';
import { orderAnalytics } from '../../../src/catalog/resources/analytics.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { PullJob } from '../../../src/sync/jobs/job.ts';
import { checkSuspects, compareRows, isKey, notReturned } from '../../../src/sync/pull/deleted-records.ts';
import type { PullReading } from '../../../src/sync/pull/incremental.ts';
import type { TabEntry } from '../../../src/tabs/memory/registry.ts';
import { HERE, NO_NAMES, pullJob } from '../fake-session.ts';

const record = (key: string): Parsed => ({ key, values: {} });
const CURSOR = { at: '', fullAt: 0, of: '' };

function readingOf(keys: readonly string[], job: Partial<PullJob> = {}, resource: Resource = orders): PullReading {
  return {
    job: pullJob(job),
    resource,
    custom: [],
    found: new Map(keys.map((key) => [key, record(key)])),
    deleted: new Set(),
    names: NO_NAMES,
  };
}

/** The tab of orders as its last pull left it, with the key and the filters of this one. */
function tabOf(changes: Partial<TabEntry> = {}): TabEntry {
  return {
    v: 1,
    sheet: 7,
    resource: 'orders',
    connection: HERE.id,
    host: HERE.host,
    scope: 'all',
    filters: {},
    rows: 3,
    complete: true,
    ...changes,
  };
}

const rows = (...keys: string[]) => ({ keys, wasPulled: (key: string) => key !== 'Total' });
const incomplete = { list: { ...pullJob().list, complete: false } };

describe('rows that a pull did not return', () => {
  it.each<[string, PullReading, TabEntry | undefined, { suspects: string[]; missing: string[] }]>([
    ['aren’t there if all were returned', readingOf(['1', '2', '3']), tabOf(), { suspects: [], missing: [] }],
    [
      'are suspects if the last pull had the same key and filters',
      readingOf(['1']),
      tabOf(),
      { suspects: ['2', '3'], missing: ['2', '3'] },
    ],
    [
      'are suspects with the same filters in another order',
      readingOf(['1'], { filters: { a: '1', b: '2' } }),
      tabOf({ filters: { b: '2', a: '1' } }),
      { suspects: ['2', '3'], missing: ['2', '3'] },
    ],
    [
      'are kept if the filters changed',
      readingOf(['1'], { filters: { from: '2026-11-01' } }),
      tabOf(),
      { suspects: [], missing: ['2', '3'] },
    ],
    ['are kept if another key pulled the tab', readingOf(['1']), tabOf({ scope: 'some' }), { suspects: [], missing: ['2', '3'] }],
    ['are kept if the tab has no entry', readingOf(['1']), undefined, { suspects: [], missing: ['2', '3'] }],
    ['are kept if the pull is incomplete', readingOf(['1'], incomplete), tabOf(), { suspects: [], missing: ['2', '3'] }],
    [
      'are suspects, each of them, if Catalog returned no records at all',
      readingOf([]),
      tabOf(),
      { suspects: ['1', '2', '3'], missing: ['1', '2', '3'] },
    ],
    [
      'are kept if the last pull did not return them either',
      readingOf(['1']),
      tabOf({ unseen: ['2'] }),
      { suspects: ['3'], missing: ['2', '3'] },
    ],
    ['are kept if the last pull did not return many', readingOf(['1']), tabOf({ unseen: 'many' }), { suspects: [], missing: ['2', '3'] }],
    ['say nothing in an incremental pull', readingOf(['1'], { cursor: CURSOR }), tabOf(), { suspects: [], missing: [] }],
  ])('%s', (_, reading, tab, expected) => {
    expect(compareRows(reading, rows('1', '2', '3'), tab)).toEqual({ deleted: [], ...expected, notes: [] });
  });

  it('are ignored if the user wrote them, such as totals', () => {
    expect(compareRows(readingOf(['1']), rows('1', 'Total'), tabOf())).toMatchObject({ suspects: [], missing: [] });
  });
});

describe('rows without a key, such as analytics', () => {
  const compare = (count: number, tab = tabOf({ resource: orderAnalytics.name })) =>
    compareRows(
      readingOf(
        Array.from({ length: count }, (_, at) => String(at)),
        { resource: orderAnalytics.name },
        orderAnalytics,
      ),
      rows('1', '2', '3'),
      tab,
    );

  it('are replaced as one block, so those after the last new one are deleted', () => {
    expect(compare(2)).toEqual({ deleted: ['3'], suspects: [], missing: [], notes: [] });
    expect(compare(5).deleted).toEqual([]);
  });

  it('are kept with a note if Catalog returned none for the same query', () => {
    expect(compare(0)).toMatchObject({ deleted: [], notes: ['Catalog returned no rows, so the 3 rows of the last pull were kept.'] });
    expect(compare(0, tabOf({ resource: orderAnalytics.name, scope: 'some' }))).toMatchObject({ deleted: ['1', '2', '3'], notes: [] });
    expect(compareRows(readingOf([], {}, orderAnalytics), rows(), tabOf())).toMatchObject({ deleted: [], notes: [] });
  });
});

describe('suspects', () => {
  const asked: string[][] = [];
  const catalog = (outcomes: Record<string, ReadOutcome>) => ({
    readMany: (_: Resource, keys: readonly string[]) => {
      asked.push([...keys]);
      return keys.map((key) => outcomes[key] ?? { failed: new CatalogError('server-error', HERE.host) });
    },
  });

  it('are deleted only if their own address returns 404', () => {
    const read = catalog({ '1': { gone: true }, '2': { found: record('2') } });
    expect(checkSuspects(read, orders, ['1', '2', '3'])).toEqual({
      deleted: ['1'],
      found: [record('2')],
      unread: ['3'],
      notes: ['Kept 2 rows outside the current filters, or that couldn’t be read.'],
    });
    expect(checkSuspects(read, orders, ['1'])).toEqual({ deleted: ['1'], found: [], unread: [], notes: [] });
  });

  it('are kept unread if there are more than 200, or if their records have no address', () => {
    asked.length = 0;
    const many = Array.from({ length: 201 }, (_, at) => String(at));
    const note = (count: string) => `Kept ${count} not found in Catalog’s response. If the records no longer exist, delete the rows.`;
    expect(checkSuspects(catalog({}), orders, many)).toEqual({ deleted: [], found: [], unread: [], notes: [note('201 rows')] });
    expect(checkSuspects(catalog({}), { ...orders, single: undefined }, ['1'])).toEqual({
      deleted: [],
      found: [],
      unread: [],
      notes: [note('1 row')],
    });
    expect(asked).toEqual([]);
    checkSuspects(catalog({}), orders, many.slice(1));
    expect(asked.map((keys) => keys.length)).toEqual([200]);
  });

  it('are not asked about if there are none', () => {
    asked.length = 0;
    expect(checkSuspects(catalog({}), orders, [])).toEqual({ deleted: [], found: [], unread: [], notes: [] });
    expect(asked).toEqual([]);
  });
});

describe('what a tab stores of rows that were not returned', () => {
  const many = Array.from({ length: 201 }, (_, at) => String(at));
  it.each<[string, Partial<PullJob>, string[], { before: TabEntry['unseen']; after: TabEntry['unseen'] }]>([
    ['is nothing if there are none', {}, [], { before: ['9'], after: undefined }],
    ['is up to 200 keys', {}, many.slice(1), { before: undefined, after: many.slice(1) }],
    ['is a word if there are more', {}, many, { before: undefined, after: 'many' }],
    ['is unchanged by an incremental pull', { cursor: CURSOR }, [], { before: ['9'], after: ['9'] }],
    ['is still a word after an incremental pull', { cursor: CURSOR }, [], { before: 'many', after: 'many' }],
  ])('%s', (_, job, missing, { before, after }) => {
    expect(notReturned(readingOf([], job), missing, tabOf(before ? { unseen: before } : {}))).toEqual(after);
  });
});

describe('a key', () => {
  it('is a number if the resource’s keys are IDs', () => {
    expect(['12', '1043-1', 'Total', ''].map((text) => isKey(orders, text))).toEqual([true, false, false, false]);
    expect(isKey({ ...orders, key: 'full_id' }, 'CAT-1')).toBe(true);
  });
});
