import { describe, expect, it } from 'vitest';
import type { FilterValues } from '../../../src/catalog/lists/filters.ts';
import { type ListState, startReading } from '../../../src/catalog/lists/list-state.ts';
import { stepList } from '../../../src/catalog/lists/read-list.ts';
import type { Resource } from '../../../src/catalog/resource.ts';
import { productAnalytics } from '../../../src/catalog/resources/analytics.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { HttpRequest, HttpResponse } from '../../../src/platform/ports.ts';
import { enrollmentRows, type ListShape, pageOf } from '../fake-list.ts';
import { clientOf, json, networkDown, queryOf, type Server, status } from '../fake-wire.ts';

/** Reads a list to its end; `between` acts between two steps. */
function readList(server: Server, resource: Resource, filters: FilterValues = {}, between?: (run: ListState) => void) {
  const fake = clientOf(server);
  let reading = startReading(resource, filters);
  for (let step = 0; step < 1000 && !reading.state.done; step += 1) {
    reading = stepList(fake.client, reading);
    // Every state survives being stored.
    reading = { ...reading, state: JSON.parse(JSON.stringify(reading.state)) as ListState };
    between?.(reading.state);
  }
  return { ...fake, run: reading.state, found: reading.found };
}

function listOf(rows: readonly unknown[], shape: ListShape = {}): Server {
  return (request) => pageOf('enrollments', rows, request, shape);
}

function error(act: () => unknown): CatalogError {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof CatalogError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

const isPage = (request: HttpRequest, page: number) => queryOf(request).page === String(page);

describe('reading a list', () => {
  it('reads 10,000 records that hold still in 8 fetch rounds of at most 20 requests', () => {
    const { run, found, rounds } = readList(listOf(enrollmentRows(10_000)), enrollments);
    expect(run).toMatchObject({ done: true, complete: true, total: 10_000, rounds: 8, startedAt: '2026-01-31T12:00:00Z' });
    expect(found.size).toBe(10_000);
    expect(rounds).toHaveLength(8);
    expect(Math.max(...rounds.map((round) => round.length))).toBe(20);
  });

  it('reads the last page of each batch again with the next one, and the first page with the last one', () => {
    const { rounds } = readList(listOf(enrollmentRows(4_000)), enrollments);
    const pages = rounds.map((round) => round.map((request) => Number(queryOf(request).page)));
    expect(pages[0]).toEqual([1]);
    expect(pages[1]).toEqual([1, ...Array.from({ length: 19 }, (_, index) => index + 2)]);
    expect(pages[2]?.[0]).toBe(20);
    expect(pages[3]).toEqual([39, 40, 1]);
    // Every other page once more, to confirm that the list is complete.
    expect(pages[4]).toEqual(Array.from({ length: 20 }, (_, index) => 2 * index + 1));
  });

  it('needs one round where one page holds everything, or nothing', () => {
    expect(readList(listOf(enrollmentRows(100)), enrollments)).toMatchObject({ run: { complete: true, rounds: 1, total: 100 } });
    expect(readList(listOf([]), enrollments)).toMatchObject({ run: { complete: true, rounds: 1, total: 0 } });
  });

  it('goes by the size of the pages that come, not by the size that was asked', () => {
    const small = readList(listOf(enrollmentRows(95), { most: 10 }), enrollments);
    expect(small).toMatchObject({ run: { complete: true, rounds: 3 } });
    expect(small.found.size).toBe(95);
    const silent = readList(listOf(enrollmentRows(95), { most: 10, perPage: false }), enrollments);
    expect(silent).toMatchObject({ run: { complete: true, rounds: 3 } });
  });

  it('keeps records in the order of the server', () => {
    const { found } = readList(listOf(enrollmentRows(250)), enrollments);
    expect(Array.from(found.keys())).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)));
  });

  it('follows links one by one where there is no total, on its own host and over HTTPS', () => {
    const { run, found, rounds } = readList(listOf(enrollmentRows(330), { total: false, perPage: false }), enrollments);
    expect(run).toMatchObject({ complete: true, rounds: 4 });
    expect(found.size).toBe(330);
    for (const request of rounds.flat()) expect(request.url).toMatch(/^https:\/\/catalog\.example\.edu\/api\/v1\/enrollments\?/);
  });

  it('takes links as they are', () => {
    const rows = enrollmentRows(3);
    const server: Server = (request) => {
      const cursor = queryOf(request).cursor;
      const at = cursor === undefined ? 0 : Number(cursor);
      const next = at < 2 ? { link: `</api/v1/enrollments?cursor=${at + 1}&sig=a%2Bb>; rel="next"` } : { link: '' };
      return json({ enrollments: [rows[at]] }, next);
    };
    const { run, found, paths } = readList(server, enrollments);
    expect(run.complete).toBe(true);
    expect(found.size).toBe(3);
    expect(paths()[2]?.[1]).toBe('/api/v1/enrollments?cursor=2&sig=a%2Bb');
  });

  it('never goes to another host, whatever a link says', () => {
    const server: Server = (request) =>
      queryOf(request).page === '2'
        ? json({ enrollments: enrollmentRows(2).slice(1) }, { link: '<https://catalog.example.edu/x?page=1>; rel="prev"' })
        : json({ enrollments: enrollmentRows(1) }, { link: '<https://evil.example.com/api/v1/enrollments?page=2>; rel="next last"' });
    const { found, rounds } = readList(server, enrollments);
    expect(found.size).toBe(2);
    for (const request of rounds.flat()) expect(request.url).toMatch(/^https:\/\/catalog\.example\.edu\/api\/v1\/enrollments\?/);
  });

  it('refuses filters that no address can hold, without a request', () => {
    const fake = clientOf(() => json({ tags: [] }));
    const reading = startReading(tags, { name: 'x'.repeat(2_500) });
    expect(error(() => stepList(fake.client, reading)).code).toBe('refused');
    expect(fake.rounds).toEqual([]);
  });

  it('goes by the total where there are no links', () => {
    const { run, found } = readList(listOf(enrollmentRows(330), { link: false }), enrollments);
    expect(run).toMatchObject({ complete: true, rounds: 3 });
    expect(found.size).toBe(330);
  });

  it('reads on to an empty or short page where there is neither link nor total', () => {
    const bare = { link: false, total: false, perPage: false };
    const short = readList(listOf(enrollmentRows(250), bare), enrollments);
    expect(short).toMatchObject({ run: { complete: true, rounds: 3 } });
    expect(short.found.size).toBe(250);
    const full = readList(listOf(enrollmentRows(200), bare), enrollments);
    expect(full).toMatchObject({ run: { complete: true, rounds: 3 } });
    const small = readList(listOf(enrollmentRows(45), { ...bare, most: 20 }), enrollments);
    expect(small.found.size).toBe(45);
  });

  it('ends at a page that only repeats what is known, because paging is ignored', () => {
    const all: Server = () => json({ enrollments: enrollmentRows(130) });
    expect(readList(all, enrollments)).toMatchObject({ run: { done: true, complete: true, rounds: 2 } });
    const capped: Server = () => json({ enrollments: enrollmentRows(100) });
    expect(readList(capped, enrollments)).toMatchObject({ run: { done: true, complete: false, rounds: 2 } });
    const withTotal: Server = () => json({ enrollments: enrollmentRows(20) }, { total: '50' });
    expect(readList(withTotal, enrollments)).toMatchObject({ run: { done: true, complete: false } });
  });

  it('sends filters in the query, lists separated by commas, and leaves blank ones out', () => {
    const { paths } = readList(() => json({ tags: [] }, { total: '0' }), tags, {
      name: 'a & b',
      product_ids: ['1', '2'],
      has_category: 'false',
      updated_at_from: '2026-01-30T23:00:00Z',
      created_at_from: ' ',
    });
    expect(paths()).toEqual([
      ['/api/v1/tags?name=a%20%26%20b&product_ids=1%2C2&has_category=false&updated_at_from=2026-01-30T23%3A00%3A00Z&page=1&per_page=100'],
    ]);
  });
});

describe('the tag list', () => {
  const rows = Array.from({ length: 230 }, (_, index) => ({ id: index + 1, name: `Tag ${index + 1}`, assigned_listings: [] }));
  const envelope = (request: HttpRequest, first: 0 | 1): HttpResponse => {
    const index = Number(queryOf(request).page) - first;
    return json({
      content: rows.slice(index * 100, index * 100 + 100),
      page: { number: index, size: 100, totalElements: rows.length, totalPages: 3 },
    });
  };

  it('is read under a root key', () => {
    const { found, run } = readList((request) => pageOf('tags', rows, request), tags);
    expect([found.size, run.complete]).toEqual([230, true]);
  });

  it('is read from an envelope whose pages count from 0 while the parameter counts from 1', () => {
    const { found, run } = readList((request) => envelope(request, 1), tags);
    expect([found.size, run.complete, run.rounds]).toEqual([230, true, 3]);
  });

  it('is read from an envelope whose pages and parameter count from 0', () => {
    const { found, run } = readList((request) => envelope(request, 0), tags);
    expect([found.size, run.complete, run.rounds]).toEqual([230, true, 4]);
    expect(found.has('1')).toBe(true);
  });

  it('is read from a bare array', () => {
    const { found, run } = readList((request) => {
      const page = pageOf('tags', rows, request, { link: false, total: false, perPage: false });
      return { ...page, body: JSON.stringify(JSON.parse(page.body).tags) };
    }, tags);
    expect([found.size, run.complete]).toEqual([230, true]);
  });
});

describe('analytics', () => {
  const row = (id: number) => ({ account_id: 3, product: { id, name: `Course ${id}` }, revenue: 60, promo_codes: ['B', 'A'] });

  it('are asked with POST and a JSON body of real types', () => {
    const { rounds, run, found } = readList(() => json({ products: [row(1), row(1)] }), productAnalytics, {
      account_ids: '1, 2',
      product_statuses: ['OPEN'],
      revenue_min: '10.5',
      enrollment_count_min: '3',
      certificate_offered: 'true',
      creation_date_from: '2026-01-30T23:00:00Z',
      promo_codes: [],
    });
    const request = rounds[0]?.[0];
    expect(request).toMatchObject({
      url: 'https://catalog.example.edu/api/v1/analytics/products',
      method: 'post',
      contentType: 'application/json',
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      account_ids: [1, 2],
      product_statuses: ['OPEN'],
      revenue_min: 10.5,
      enrollment_count_min: 3,
      certificate_offered: true,
      creation_date_from: '2026-01-30T23:00:00Z',
    });
    expect(run).toMatchObject({ done: true, complete: true, rounds: 1 });
    expect(Array.from(found.keys())).toEqual(['1', '2']);
    expect(found.get('1')).toMatchObject({ key: '', values: { revenue: '60', promo_codes: ['A', 'B'] } });
  });

  it('are not called complete when their count looks like a cap', () => {
    const rows = Array.from({ length: 100 }, (_, index) => row(index));
    expect(readList(() => json({ products: rows }), productAnalytics).run.complete).toBe(false);
  });

  it('are read page by page from an envelope', () => {
    const rows = Array.from({ length: 45 }, (_, index) => row(index));
    const server: Server = (request) => {
      const { page = 0 } = JSON.parse(request.body ?? '{}') as { page?: number };
      return json({ content: rows.slice(page * 20, page * 20 + 20), page: { number: page, size: 20, totalElements: 45, totalPages: 3 } });
    };
    const { run, found } = readList(server, productAnalytics);
    expect([found.size, run.complete, run.rounds]).toEqual([45, true, 2]);
  });

  it('are not read twice from an envelope that ignores the page', () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(index));
    const server: Server = () => json({ content: rows, page: { number: 0, size: 20, totalElements: 45, totalPages: 3 } });
    const { run, found } = readList(server, productAnalytics);
    expect([found.size, run.done, run.complete]).toEqual([20, true, false]);
  });
});

describe('a list that moves while it is read', () => {
  /** Rows that change just before the given fetch round. */
  function moving(rows: { id: number }[], changes: Record<number, (rows: { id: number }[]) => void>, root = 'enrollments'): Server {
    const done = new Set<number>();
    return (request, round) => {
      if (!done.has(round)) changes[round]?.(rows);
      done.add(round);
      return pageOf(root, rows, request);
    };
  }

  it('is read again when a record goes and another comes, so that the total stays the same', () => {
    const rows: { id: number }[] = enrollmentRows(4_000);
    const gone = rows[1_999];
    const server = moving(rows, {
      3: (list) => {
        list.splice(100, 1);
        list.push({ id: 9_999 });
      },
    });
    const { run, found } = readList(server, enrollments);
    expect(gone && found.has(String(gone.id))).toBe(true);
    for (const row of rows) expect(found.has(String(row.id))).toBe(true);
    expect(run).toMatchObject({ done: true, complete: true });
    expect(run.pass).toBeGreaterThan(1);
  });

  it('is complete after a second pass that adds only what was made meanwhile', () => {
    const stamp = '2026/01/31 11:00:00 +0000';
    const rows: { id: number; created_at?: string }[] = enrollmentRows(2_500).map(({ id }) => ({ id, created_at: stamp }));
    const server = moving(
      rows,
      {
        2: (list) => list.push({ id: 50_001, created_at: '2026/01/31 12:00:05 +0000' } as { id: number }),
        5: (list) => list.push({ id: 50_002, created_at: '2026/01/31 12:00:09 +0000' } as { id: number }),
      },
      'courses',
    );
    const { run, found } = readList(server, courses);
    expect(run).toMatchObject({ done: true, complete: true, pass: 2, total: 2_502 });
    expect(found.size).toBe(2_502);
  });

  it('is not called complete when it never holds still', () => {
    const rows: { id: number }[] = enrollmentRows(2_500);
    let next = 90_000;
    const server: Server = (request, round) => {
      if (round > 1 && isPage(request, 1)) {
        rows.unshift({ id: next }, { id: next + 1 }, { id: next + 2 });
        next += 3;
      }
      return pageOf('enrollments', rows, request);
    };
    const { run } = readList(server, enrollments);
    expect(run).toMatchObject({ done: true, complete: false, pass: 4 });
  });

  it('is read again when a record moved from a later page to an earlier one while both were asked for in one round', () => {
    const stamp = (time: string) => `2026-01-31T${time}Z`;
    const rows = enrollmentRows(1_500).map((row) => ({ ...row, enrolled_at: stamp('09:00:00') }));
    let moved = false;
    // Pages 1 to 7 of the second round are answered before the change, pages 8 to 15 after it; the total stays the same.
    const server: Server = (request, round) => {
      if (round === 2 && isPage(request, 8) && !moved) {
        moved = true;
        rows.splice(100, 1);
        rows.push({ id: 9_999, status: 'active', user: { id: 1 }, listing: { id: 7 }, enrolled_at: stamp('12:00:01') });
      }
      return pageOf('enrollments', rows, request);
    };
    const { run, found } = readList(server, enrollments);
    expect(rows.filter(({ id }) => !found.has(String(id)))).toEqual([]);
    expect(run).toMatchObject({ complete: true, pass: 3 });
  });

  it('is not called complete when the server stops before its total', () => {
    const rows = enrollmentRows(1_000);
    const server: Server = (request) => {
      const page = pageOf('enrollments', rows, request);
      return Number(queryOf(request).page) > 5 ? json({ enrollments: [] }, page.headers) : page;
    };
    const { run, found } = readList(server, enrollments);
    expect(run).toMatchObject({ done: true, complete: false, total: 1_000 });
    expect(found.size).toBe(500);
  });

  it('keeps the later of two versions of a record', () => {
    const version = (updated: string, title: string) => ({ id: 1, title, updated_at: updated });
    const page1 = json({ courses: [version('2026/01/02 00:00:00 +0000', 'new')] }, { total: '2', 'per-page': '1' });
    const page2 = json({ courses: [version('2026/01/01 00:00:00 +0000', 'old')] }, { total: '2', 'per-page': '1' });
    const { found } = readList((request) => (isPage(request, 1) ? page1 : page2), courses);
    expect(found.get('1')?.values.title).toBe('new');
  });
});

describe('a record that comes in two versions, and does not say when it changed', () => {
  const order = (paid: string | null) => ({ id: 1, purchased_at: paid, listings: [], promotions: [], payments: [] });
  const listed = (paid: string | null) => json({ orders: [order(paid)] }, { total: '2', 'per-page': '1' });

  it('is read by its own address, which settles it', () => {
    const { found, paths } = readList((request) => {
      if (request.url.includes('/orders/1')) return json({ order: order('2026/01/31 10:00:00 +0000') });
      return isPage(request, 1) ? listed('2026/01/31 10:00:00 +0000') : listed(null);
    }, orders);
    expect(found.get('1')?.values.purchased_at).toBe('2026-01-31T10:00:00Z');
    expect(paths().at(-1)).toEqual(['/api/v1/orders/1']);
  });

  it('stays as it was read last where its address does not answer', () => {
    const { found } = readList((request) => {
      if (request.url.includes('/orders/1')) return status(404);
      return isPage(request, 1) ? listed('2026/01/31 10:00:00 +0000') : listed(null);
    }, orders);
    expect(found.get('1')?.values.purchased_at).toBeNull();
  });
});

describe('values that cannot be read', () => {
  it('are listed, and hide neither their record nor the rest', () => {
    const rows: unknown[] = enrollmentRows(150);
    rows[120] = { id: 121, enrolled_at: 'yesterday' };
    const { run, found } = readList(listOf(rows), enrollments);
    expect(run).toMatchObject({ complete: true, unreadable: [{ id: '121', field: 'enrolled_at' }] });
    expect(found.size).toBe(150);
    expect(found.get('121')).toMatchObject({ values: { enrolled_at: null }, odd: ['enrolled_at'] });
  });

  it('are listed up to 100, so that a stored run stays small', () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ id: index + 1, enrolled_at: 'x' }));
    const { run } = readList(listOf(rows), enrollments);
    expect(run.unreadable).toHaveLength(100);
    expect(JSON.stringify({ ...run, unreadable: [] }).length).toBeLessThan(1_000);
  });
});

describe('a server under strain', () => {
  it('gets smaller batches after 429, and the run remembers the size', () => {
    let refusals = 12;
    const rows = enrollmentRows(2_000);
    const { run, found, sleeps } = readList((request) => {
      if (!isPage(request, 1) && refusals > 0) {
        refusals -= 1;
        return status(429);
      }
      return pageOf('enrollments', rows, request);
    }, enrollments);
    expect(run).toMatchObject({ complete: true, batch: 10 });
    expect(found.size).toBe(2_000);
    expect(sleeps).toEqual([1_000]);
  });

  it('is read on after the network failed for a whole batch', () => {
    const rows = enrollmentRows(2_000);
    const { run, found } = readList((request, round) => {
      if (round === 2) throw networkDown;
      return pageOf('enrollments', rows, request);
    }, enrollments);
    expect(run).toMatchObject({ complete: true, batch: 10 });
    expect(found.size).toBe(2_000);
  });

  it('is still read when it takes one request at a time only', () => {
    const rows = enrollmentRows(430);
    const fake = clientOf((request) => pageOf('enrollments', rows, request));
    const first = startReading(enrollments, {});
    let reading = { ...first, state: { ...first.state, batch: 1 } };
    while (!reading.state.done) reading = stepList(fake.client, reading);
    expect(reading.found.size).toBe(430);
    expect(reading.state.complete).toBe(true);
    expect(Math.max(...fake.rounds.map((round) => round.length))).toBe(1);
  });

  it('can be asked again after a step that failed, without losing anything', () => {
    const rows = enrollmentRows(2_000);
    let isDown = true;
    const fake = clientOf((request) =>
      isDown && !isPage(request, 1) ? status(429, { 'retry-after': '90' }) : pageOf('enrollments', rows, request),
    );
    let reading = stepList(fake.client, startReading(enrollments, {}));
    expect(error(() => stepList(fake.client, reading))).toMatchObject({
      code: 'too-many-requests',
      retryAfter: 90,
    });
    expect(fake.sleeps).toEqual([]);
    isDown = false;
    while (!reading.state.done) reading = stepList(fake.client, reading);
    expect(reading.state.complete).toBe(true);
    expect(reading.found.size).toBe(2_000);
  });

  it('stops at a first page that is forbidden, because that is a permission', () => {
    const fake = clientOf(() => status(403, {}, '{"message":"Not yours"}'));
    const thrown = error(() => stepList(fake.client, startReading(enrollments, {})));
    expect(thrown).toMatchObject({ code: 'forbidden', status: 403, serverMessage: 'Not yours' });
    expect(fake.rounds).toHaveLength(1);
  });

  it('takes a 403 that says when to come back as a limit', () => {
    let first = true;
    const { run, sleeps } = readList((request) => {
      const answer = first ? status(403, { 'retry-after': '3' }) : pageOf('enrollments', enrollmentRows(5), request);
      first = false;
      return answer;
    }, enrollments);
    expect(run.complete).toBe(true);
    expect(sleeps).toEqual([3_000]);
  });

  it('halves down to one request after 403 in a batch before it calls it a permission', () => {
    const rows = enrollmentRows(3_000);
    const fake = clientOf((request, round) => (round === 1 ? pageOf('enrollments', rows, request) : status(403)));
    const reading = stepList(fake.client, startReading(enrollments, {}));
    expect(error(() => stepList(fake.client, reading)).code).toBe('forbidden');
    expect(fake.rounds.at(-1)).toHaveLength(1);
    expect(fake.sleeps.reduce((sum, sleep) => sum + sleep, 0)).toBeLessThanOrEqual(20_000);
  });

  it('says that an answer without a list is no Catalog', () => {
    for (const answer of [
      json({ hello: 1 }),
      status(200, {}, '<html>Log in</html>'),
      status(302, { location: 'https://sso.example.edu' }),
    ]) {
      const fake = clientOf(() => answer);
      expect(error(() => stepList(fake.client, startReading(enrollments, {}))).code).toBe('not-catalog');
    }
  });
});

describe('a list without end', () => {
  const rowsFrom = (first: number, count: number) => enrollmentRows(first + count - 1).slice(first - 1);
  const headers = { date: 'Sat, 31 Jan 2026 12:00:00 GMT' };
  const pageOfRequest = (request: HttpRequest) => Number(queryOf(request).page ?? 1);
  const next = (page: number) => ({ link: `<https://catalog.example.edu/api/v1/enrollments?page=${page + 1}>; rel="next"` });

  it('whose Total is huge ends at a page without rows, and is incomplete', () => {
    const { run, found, rounds } = readList(
      (request) =>
        json(
          { enrollments: pageOfRequest(request) <= 3 ? rowsFrom(pageOfRequest(request) * 100, 100) : [] },
          { ...headers, total: '999999999' },
        ),
      enrollments,
    );
    expect(run).toMatchObject({ done: true, complete: false, total: 999_999_999 });
    expect(found.size).toBe(300);
    expect(rounds.length).toBeLessThan(20);
  });

  it.each<[string, (page: number) => Record<string, string>]>([
    ['whose Total is huge', () => ({ total: '999999999' })],
    ['whose links go on', next],
  ])('%s ends when its pages go around in circles', (_, told) => {
    // Pages 2, 3, and 4 come again and again, and the first one never does.
    const { run, found, rounds } = readList((request) => {
      const page = pageOfRequest(request);
      const shown = page === 1 ? 1 : 2 + ((page - 2) % 3);
      return json({ enrollments: rowsFrom(shown * 100, 100) }, { ...headers, ...told(page) });
    }, enrollments);
    expect(run).toMatchObject({ done: true, complete: false });
    expect(found.size).toBe(400);
    expect(rounds.length).toBeLessThan(60);
  });

  it.each<[string, (page: number) => Record<string, string>]>([
    ['whose Total is huge', () => ({ total: '999999999' })],
    ['whose links go on', next],
    ['that says nothing about its length', () => ({})],
  ])('%s ends after 200,000 records', (_, told) => {
    const rows = new Map<number, unknown[]>();
    const fake = clientOf((request) => {
      const page = pageOfRequest(request);
      const known = rows.get(page) ?? Array.from({ length: 20_000 }, (__, at) => ({ id: page * 20_000 + at, status: 'active' }));
      rows.set(page, known);
      return json({ enrollments: known }, { ...headers, ...told(page) });
    });
    const start = startReading(enrollments, {});
    let reading = { ...start, state: { ...start.state, batch: 2 } };
    for (let step = 0; step < 40 && !reading.state.done; step += 1) reading = stepList(fake.client, { ...reading, fields: [] });
    expect(reading.state).toMatchObject({ done: true, complete: false });
    expect(reading.found.size).toBe(200_000);
  });

  it('has no next page whose address is too long to be stored', () => {
    const link = `</api/v1/enrollments?page=2&cursor=${'x'.repeat(8_000)}>; rel="next"`;
    const { run } = readList(
      (request) => json({ enrollments: pageOfRequest(request) === 1 ? rowsFrom(1, 100) : [] }, { ...headers, link }),
      enrollments,
    );
    expect(run.done).toBe(true);
    expect(JSON.stringify(run).length).toBeLessThan(1_000);
  });
});
