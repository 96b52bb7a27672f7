import { describe, expect, it } from 'vitest';
import { type ReadOutcome, startList } from '../../../src/catalog/lists/list-state.ts';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import type { PullJob } from '../../../src/sync/jobs/job.ts';
import type { Session } from '../../../src/sync/jobs/session.ts';
import { cursorAfter, filtersSince, type PullReading, readPendingRecords } from '../../../src/sync/pull/incremental.ts';

const order = (key: string, created_at: string, purchased_at: string | null): Parsed => ({ key, values: { created_at, purchased_at } });

/** A Catalog that answers single reads of the orders it still has; reading and a clock are all that is used of a world. */
function aWorld(there: Parsed[] = []): Session {
  const readMany = (_: unknown, keys: readonly string[]) =>
    keys.map((key): ReadOutcome => {
      const found = there.find((each) => each.key === key);
      return found ? { found } : { gone: true };
    });
  const connection = { id: 'c', scope: 's' };
  return { client: { connection, readMany }, clock: { now: () => Date.parse('2026-11-20T15:00:00Z') } } as unknown as Session;
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
});

describe('orders that are not paid', () => {
  const paid = order('1', '2026-11-19T10:00:00Z', '2026-11-19T10:05:00Z');
  const unpaid = order('2', '2026-11-18T10:00:00Z', null);
  const old = order('3', '2026-11-12T10:00:00Z', null);

  it('are remembered for seven days, and read by id where the list does not bring them', () => {
    const cursor = cursorAfter(aWorld(), readingOf(aJob(), found(paid, unpaid, old)), []);
    expect(cursor).toMatchObject({ at: '2026-11-20T14:55:00Z', open: ['2'] });

    const now = order('2', '2026-11-18T10:00:00Z', '2026-11-20T14:00:00Z');
    const pending = (there: Parsed[], open: readonly string[]) => readPendingRecords(aWorld(there).client, orders, open, found(paid));
    expect(pending([now], cursor?.open ?? []).deleted).toEqual([]);
    expect(pending([now], cursor?.open ?? []).found[0]).toBe(now);
    expect(pending([], ['2']).deleted).toEqual(['2']);
    expect(pending([], ['1']).deleted).toEqual([]);
  });

  it('more than 200 of them are no point to read on from', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => order(String(at), '2026-11-20T10:00:00Z', null));
    expect(cursorAfter(aWorld(), readingOf(aJob(), found(...many(200))), [])?.open).toHaveLength(200);
    expect(cursorAfter(aWorld(), readingOf(aJob(), found(...many(201))), [])).toBeUndefined();
  });
});

describe('where a pull reads on', () => {
  const cursor = { at: '2026-11-20T14:55:00Z', fullAt: 0, of: 'x', open: [] };

  it('orders are asked for from seven days before, unless a later day was chosen', () => {
    expect(filtersSince(orders, cursor, {})).toEqual({ from: '2026-11-13T14:55:00Z' });
    expect(filtersSince(orders, cursor, { from: '2026-11-18T00:00:00Z' })).toEqual({ from: '2026-11-18T00:00:00Z' });
  });

  it('is where it was after a pull that was not complete, and nowhere where it lies ahead of the server’s clock', () => {
    const reading = (list: Partial<PullJob['list']>) => cursorAfter(aWorld(), readingOf({ ...aJob(list), cursor }, found()), []);
    expect(reading({ complete: false })).toBe(cursor);
    expect(reading({ startedAt: '2026-11-20T14:54:59Z' })).toBeUndefined();
    expect(reading({})).toMatchObject({ at: '2026-11-20T14:55:00Z', fullAt: 0 });
  });
});
