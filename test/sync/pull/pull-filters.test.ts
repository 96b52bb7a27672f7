import { describe, expect, it } from 'vitest';
import type { FilterValues } from '../../../src/catalog/lists/filters.ts';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import { certificates } from '../../../src/catalog/resources/certificates.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { assertFiltersFit, filterByDay, parentIdsOf, suffixOf, toQueryFilters } from '../../../src/sync/pull/pull-filters.ts';
import { saveTab } from '../../../src/tabs/memory/registry.ts';
import { fakeSession, fakeSheet, fakeWorkbook, HERE } from '../fake-session.ts';

const BERLIN = 'Europe/Berlin';

describe('days that a user chose', () => {
  it.each([
    ['a winter day', BERLIN, '2026-01-31', { from: '2026-01-30T22:59:59Z', to: '2026-01-31T23:00:00Z' }],
    ['a summer day', BERLIN, '2026-07-01', { from: '2026-06-30T21:59:59Z', to: '2026-07-01T22:00:00Z' }],
    ['the day of 23 hours when clocks go forward', BERLIN, '2026-03-29', { from: '2026-03-28T22:59:59Z', to: '2026-03-29T22:00:00Z' }],
    ['the day of 25 hours when clocks go back', BERLIN, '2026-10-25', { from: '2026-10-24T21:59:59Z', to: '2026-10-25T23:00:00Z' }],
    [
      'a day that starts at 1:00 because clocks skip midnight',
      'America/Santiago',
      '2026-09-06',
      { from: '2026-09-06T03:59:59Z', to: '2026-09-07T03:00:00Z' },
    ],
    ['a day in a zone of half an hour', 'Asia/Kolkata', '2026-05-05', { from: '2026-05-04T18:29:59Z', to: '2026-05-05T18:30:00Z' }],
    ['a day in UTC', 'Etc/UTC', '2026-02-28', { from: '2026-02-27T23:59:59Z', to: '2026-03-01T00:00:00Z' }],
  ])('are sent as times in UTC, 1 second wider: %s', (_, zone, day, times) => {
    expect(toQueryFilters(orders, { from: day, to: day }, zone)).toEqual(times);
  });

  it('leave out blank filters and those that the resource doesn’t have, and keep the others', () => {
    const filters = { from: '', canvas_user_id: '1,2', completed: 'true', other: 'x' };
    expect(toQueryFilters(orders, filters, BERLIN)).toEqual({ canvas_user_id: '1,2', completed: 'true' });
  });
});

describe('records of the chosen days', () => {
  const order = (key: string, created_at: string | null, purchased_at: string | null = null): Parsed => ({
    key,
    values: { created_at, purchased_at },
  });
  const keep = (filters: FilterValues, ...records: Parsed[]) =>
    Array.from(filterByDay(orders, filters, BERLIN, new Map(records.map((record) => [record.key, record]))).keys());

  it('are those from the first to the last second of the days on the clock of the spreadsheet', () => {
    const summer = { from: '2026-07-01', to: '2026-07-02' };
    const records = [
      order('before', '2026-06-30T21:59:59Z'),
      order('first', '2026-06-30T22:00:00Z'),
      order('last', '2026-07-02T21:59:59Z'),
      order('after', '2026-07-02T22:00:00Z'),
    ];
    expect(keep(summer, ...records)).toEqual(['first', 'last']);
    expect(keep({ from: summer.from }, ...records)).toEqual(['first', 'last', 'after']);
    expect(keep({ to: summer.to }, ...records)).toEqual(['before', 'first', 'last']);
    expect(keep({}, ...records)).toEqual(['before', 'first', 'last', 'after']);
  });

  it('have one of the compared times inside, or none of them at all', () => {
    const from = { from: '2026-07-01' };
    expect(keep(from, order('paid inside', '2026-06-01T00:00:00Z', '2026-07-05T00:00:00Z'))).toEqual(['paid inside']);
    expect(keep(from, order('outside', '2026-06-01T00:00:00Z', '2026-06-05T00:00:00Z'))).toEqual([]);
    expect(keep(from, order('no times', null))).toEqual(['no times']);
  });

  it('are returned in a new map', () => {
    const found = new Map([['1', order('1', '2020-01-01T00:00:00Z')]]);
    expect(filterByDay(orders, { from: '2026-07-01' }, BERLIN, found).size).toBe(0);
    expect(found.size).toBe(1);
  });
});

describe('the IDs whose lists are pulled', () => {
  const courses = fakeSheet(
    7,
    'Courses',
    [
      ['Title', 'ID'],
      ['Botany', 31],
      ['Zoology', '7'],
      ['Total', 'Sum'],
      ['', ''],
    ],
    ['', 'catalog:id'],
  );
  const session = fakeSession({ workbook: fakeWorkbook([courses]) });
  const entry = { v: 1 as const, resource: 'courses', connection: HERE.id, host: HERE.host, filters: {}, rows: 2, complete: true };
  saveTab(session.document, { ...entry, sheet: 7 });
  const ids = (filters: FilterValues) => parentIdsOf(session, certificates, filters);

  it('are those that were entered, in order and each once', () => {
    expect(ids({ of_ids: ' 9, 100,7,9,x, ' })).toEqual(['7', '9', '100']);
    expect(ids({ of_ids: ['5', '4,5'] })).toEqual(['4', '5']);
  });

  it('are also those in the chosen tab', () => {
    expect(ids({ of_tab: 'courses' })).toEqual(['7', '31']);
    expect(ids({ of_tab: 'courses', of_ids: '8' })).toEqual(['7', '8', '31']);
  });

  it('must be at least one', () => {
    expect(() => ids({})).toThrow('Certificates can only be pulled for specific IDs.');
    expect(() => ids({ of_ids: 'x' })).toThrow('Certificates can only be pulled for specific IDs.');
    const blank = fakeSession({ workbook: fakeWorkbook([fakeSheet(7, 'Courses', [['ID']], ['catalog:id'])]) });
    saveTab(blank.document, { ...entry, sheet: 7 });
    expect(() => parentIdsOf(blank, certificates, { of_tab: 'courses' })).toThrow('That tab has no IDs to use.');
  });

  it('need a tab of the same Catalog that still exists', () => {
    const missing = 'This Catalog has no Courses tab yet.';
    const elsewhere = fakeSession({ workbook: fakeWorkbook([courses]), connection: { id: 'c2' }, document: session.document });
    expect(() => parentIdsOf(elsewhere, certificates, { of_tab: 'courses' })).toThrow(missing);
    expect(() => parentIdsOf(fakeSession({ document: session.document }), certificates, { of_tab: 'courses' })).toThrow(missing);
  });
});

describe('the name of another tab of a resource', () => {
  it.each<[FilterValues, string]>([
    [{}, ''],
    [{ from: '', other: 'x' }, ''],
    [{ from: '2026-01-01' }, ', Ordered from 2026-01-01'],
    [{ from: '2026-01-01', completed: 'true' }, ', Ordered from 2026-01-01, Only completed orders'],
    [{ canvas_user_id: ['3', '4'] }, ', Buyer (Canvas user ID) 3 4'],
    [{ canvas_user_id: 'a/b[c]:d' }, ', Buyer (Canvas user ID) a b c  d'],
  ])('says the filters %j', (filters, suffix) => {
    expect(suffixOf(orders, filters)).toBe(suffix);
  });

  it('is cut after 60 characters of filters', () => {
    const suffix = suffixOf(orders, { canvas_user_id: '1'.repeat(100) });
    expect(suffix).toHaveLength(2 + 60 + 1);
    expect(suffix.endsWith('…')).toBe(true);
  });
});

describe('filters that are stored with a job', () => {
  it('are refused if they have more than 3,500 characters', () => {
    const filters = (length: number) => ({ a: 'x'.repeat(length - '{"a":""}'.length) });
    expect(() => assertFiltersFit(orders, filters(3_500))).not.toThrow();
    expect(() => assertFiltersFit(orders, filters(3_501))).toThrow('The filters are too long to save with a tab.');
  });
});
