import { describe, expect, it } from 'vitest';
import type { FilterValues } from '../../../src/catalog/lists/filters.ts';
import { type ReadOutcome, startList } from '../../../src/catalog/lists/list-state.ts';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import type { PullJob } from '../../../src/sync/jobs/job.ts';
import type { Session } from '../../../src/sync/jobs/session.ts';
import { cursorAfter, cursorOf, filtersSince, type PullReading, readPendingRecords } from '../../../src/sync/pull/incremental.ts';
import { pendingKeys } from '../../../src/sync/pull/recent-records.ts';
import { writeCursor } from '../../../src/tabs/memory/cursor.ts';
import type { TabEntry } from '../../../src/tabs/memory/registry.ts';
import { fakeSession, fakeSheet, fakeWorkbook, NO_NAMES, NOW, pullJob } from '../fake-session.ts';

const order = (key: string, created_at: string, purchased_at: string | null): Parsed => ({ key, values: { created_at, purchased_at } });

/** A Catalog that answers single reads of the orders it still has; reading and a clock are all that is used of a world. */
function aWorld(there: Parsed[] = []): Session {
  const readMany = (_: unknown, keys: readonly string[]) =>
    keys.map((key): ReadOutcome => {
      const found = there.find((each) => each.key === key);
      return found ? { found } : { gone: true };
    });
  const connection = { id: 'c', scope: 's' };
  const workbook = { timeZone: () => 'UTC' };
  return { client: { connection, readMany }, clock: { now: () => Date.parse('2026-11-20T15:00:00Z') }, workbook } as unknown as Session;
}

/** A pull of all orders that has read its list at three in the afternoon. */
function aJob(list: Partial<PullJob['list']> = {}): PullJob {
  const read = { ...startList(orders, {}), complete: true, startedAt: '2026-11-20T15:00:00Z', ...list };
  const lease = { by: 'me', scope: 's', since: 0, at: 0 };
  return { v: 1, kind: 'pull', id: 'j', resource: 'orders', connection: 'c', filters: {}, list: read, ...lease };
}

const found = (...records: Parsed[]) => new Map(records.map((record) => [record.key, record]));
const readingOf = (job: PullJob, read: Map<string, Parsed>): PullReading => ({
  job,
  resource: orders,
  custom: [],
  found: read,
  deleted: new Set(),
  names: NO_NAMES,
});

describe('orders that are not paid', () => {
  const paid = order('1', '2026-11-19T10:00:00Z', '2026-11-19T10:05:00Z');
  const unpaid = order('2', '2026-11-18T10:00:00Z', null);
  const old = order('3', '2026-11-12T10:00:00Z', null);

  it('are remembered for seven days, and read by id where the list does not bring them', () => {
    const cursor = cursorAfter(aWorld(), readingOf(aJob(), found(paid, unpaid, old)), []);
    expect([cursor?.at, pendingKeys(cursor?.recent, 'j')]).toEqual(['2026-11-20T14:55:00Z', ['2']]);

    const now = order('2', '2026-11-18T10:00:00Z', '2026-11-20T14:00:00Z');
    const pending = (there: Parsed[], open: readonly string[]) => readPendingRecords(aWorld(there).client, orders, open, found(paid));
    expect(pending([now], ['2']).deleted).toEqual([]);
    expect(pending([now], ['2']).found[0]).toBe(now);
    expect(pending([], ['2']).deleted).toEqual(['2']);
    expect(pending([], ['1']).deleted).toEqual([]);
  });

  it('more than 5,000 of them are no point to read on from', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => order(String(at), '2026-11-20T10:00:00Z', null));
    expect(pendingKeys(cursorAfter(aWorld(), readingOf(aJob(), found(...many(5_000))), [])?.recent, 'j')).toHaveLength(5_000);
    expect(cursorAfter(aWorld(), readingOf(aJob(), found(...many(5_001))), [])).toBeUndefined();
  });

  it('are read 200 at a time, and by each pull from another one on', () => {
    const open = new Map(Array.from({ length: 450 }, (_, at) => [String(at), { text: '', open: true }]));
    const read = (job: string) => readPendingRecords(aWorld().client, orders, pendingKeys(open, job), found(paid)).deleted;
    const all = new Set(Array.from({ length: 40 }, (_, pull) => read(`pull ${pull}`)).flat());
    expect([read('pull 1').length, read('pull 1')[0] === read('pull 2')[0], all.size]).toEqual([200, false, 449]);
  });
});

describe('where a pull reads on', () => {
  const cursor = { at: '2026-11-20T14:55:00Z', fullAt: 0, of: 'x' };
  const recent = new Map([['9', { text: 'as it was', open: true }]]);

  it('orders are asked for from seven days before, unless a later day was chosen', () => {
    expect(filtersSince(orders, cursor, {})).toEqual({ from: '2026-11-13T14:55:00Z' });
    expect(filtersSince(orders, cursor, { from: '2026-11-18T00:00:00Z' })).toEqual({ from: '2026-11-18T00:00:00Z' });
  });

  it('is where it was after a pull that was not complete, and nowhere where it lies ahead of the server’s clock', () => {
    const reading = (list: Partial<PullJob['list']>) =>
      cursorAfter(aWorld(), { ...readingOf({ ...aJob(list), cursor }, found()), recent }, []);
    expect(reading({ complete: false })).toEqual({ ...cursor, recent });
    expect(reading({ startedAt: '2026-11-20T14:54:59Z' })).toBeUndefined();
    expect(reading({})).toMatchObject({ at: '2026-11-20T14:55:00Z', fullAt: 0 });
  });

  it('is nowhere if the data sheet no longer has the cursor from which a pull has read', () => {
    expect(cursorAfter(aWorld(), readingOf({ ...aJob(), cursor }, found()), [])).toBeUndefined();
  });
});

describe('a cursor', () => {
  const ORDERS = 2_000;
  const notes = ['catalog:id', 'catalog:total'];

  /** A tab of orders with the cursor of its last pull, and `rows` rows below the header. */
  function pulledTab({ connection = {}, now = NOW, used = ORDERS }: { connection?: object; now?: number; used?: number } = {}) {
    const cells = Array.from({ length: used + 1 }, (_, at) => [String(at), '']);
    const workbook = fakeWorkbook([fakeSheet(7, 'Orders', cells, notes), fakeSheet(8, 'Catalog Sync data', [['', '', '']])]);
    const job = pullJob({ filters: { completed: 'true' } });
    const columns = ['total', 'id'];
    writeCursor(workbook, 7, cursorAfter(fakeSession({ workbook }), readingOf(job, found()), columns));
    return fakeSession({ workbook, connection, now });
  }

  const tab = (changes: Partial<TabEntry> = {}): TabEntry => ({
    ...{ v: 1, sheet: 7, resource: 'orders', connection: 'c1', host: 'h', filters: {}, rows: ORDERS, complete: true, pulledAt: NOW },
    ...changes,
  });
  const filters = { completed: 'true' };
  const DAY = 86_400_000;

  it.each<[string, { setup: Parameters<typeof pulledTab>[0]; changes: Partial<TabEntry>; chosen: FilterValues }, boolean]>([
    ['is used by the next pull of the same tab', { setup: {}, changes: {}, chosen: filters }, true],
    ['is used up to 7 days after the last full pull', { setup: { now: NOW + 7 * DAY }, changes: {}, chosen: filters }, true],
    ['isn’t used later', { setup: { now: NOW + 7 * DAY + 1 }, changes: {}, chosen: filters }, false],
    ['isn’t used if the clock went back by more than 7 days', { setup: { now: NOW - 7 * DAY - 1 }, changes: {}, chosen: filters }, false],
    ['isn’t used with other filters', { setup: {}, changes: {}, chosen: {} }, false],
    ['isn’t used with another key', { setup: { connection: { scope: 'some' } }, changes: {}, chosen: filters }, false],
    ['isn’t used with another connection', { setup: { connection: { id: 'c2' } }, changes: {}, chosen: filters }, false],
    ['isn’t used if the last pull was incomplete', { setup: {}, changes: { complete: false }, chosen: filters }, false],
    ['isn’t used if the tab was never pulled', { setup: {}, changes: { pulledAt: undefined }, chosen: filters }, false],
    ['isn’t used for up to 1,900 rows', { setup: {}, changes: { rows: 1_900 }, chosen: filters }, false],
    ['isn’t used if rows were deleted from the tab', { setup: { used: ORDERS - 1 }, changes: {}, chosen: filters }, false],
    ['isn’t used if the sheet no longer exists', { setup: {}, changes: { sheet: 99 }, chosen: filters }, false],
  ])('%s', (_, { setup, changes, chosen }, used) => {
    expect(cursorOf(pulledTab(setup), orders, tab(changes), chosen) !== undefined).toBe(used);
  });

  it('isn’t used if the tab has other columns, or if the resource has no incremental pulls', () => {
    const session = pulledTab();
    expect(cursorOf(session, { ...orders, incremental: undefined }, tab(), filters)).toBeUndefined();
    expect(cursorOf(session, orders, undefined, filters)).toBeUndefined();
    writeCursor(session.workbook, 7, cursorAfter(session, readingOf(pullJob({ filters }), found()), ['id']));
    expect(cursorOf(session, orders, tab(), filters)).toBeUndefined();
  });

  it('starts 5 minutes before the pull started, by the server’s clock', () => {
    const job = pullJob({ list: { ...pullJob().list, startedAt: '2026-11-20T00:02:00Z' } });
    expect(cursorAfter(fakeSession(), readingOf(job, found()), [])?.at).toBe('2026-11-19T23:57:00Z');
  });

  it('keeps the time of the last full pull, and pending records that couldn’t be read', () => {
    const cursor = { at: '2026-11-20T10:00:00Z', fullAt: 5, of: '' };
    const recent = new Map(['1', '2', '3'].map((key) => [key, { text: '', open: true }]));
    const reading = {
      ...readingOf(pullJob({ cursor }), found(order('1', '2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z'))),
      deleted: new Set(['2']),
      recent,
    };
    const after = cursorAfter(fakeSession(), reading, []);
    expect([after?.fullAt, pendingKeys(after?.recent, 'j')]).toEqual([5, ['3']]);
  });

  it('is none for a resource without incremental pulls', () => {
    expect(
      cursorAfter(fakeSession(), { ...readingOf(pullJob(), found()), resource: { ...orders, incremental: undefined } }, []),
    ).toBeUndefined();
  });
});
