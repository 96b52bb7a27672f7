import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRound } from '../../../src/catalog/lists/list-plan.ts';
import { type ListReading, startReading } from '../../../src/catalog/lists/list-state.ts';
import { looksCapped, mergeRound, type Page } from '../../../src/catalog/lists/merge-pages.ts';
import { mergeReplies } from '../../../src/catalog/lists/read-list.ts';
import type { Resource } from '../../../src/catalog/resource.ts';

const books: Resource = {
  name: 'books',
  title: 'Books',
  one: 'book',
  group: 'Store',
  path: '/api/v1/books',
  list: { operationId: 'listBooks', method: 'get', root: 'books', paging: 'numbered' },
  writes: {},
  filters: [],
  key: 'id',
  updated: 'updated_at',
  fields: [
    { name: 'id', label: 'ID', kind: 'id', help: '' },
    { name: 'title', label: 'Title', kind: 'text', nullable: true, help: '' },
    { name: 'created_at', label: 'Created', kind: 'time', nullable: true, help: '' },
    { name: 'updated_at', label: 'Updated', kind: 'time', nullable: true, help: '' },
  ],
};

const START = '2026-01-31T12:00:00Z';
const BEFORE = '2026-01-31T11:00:00Z';
const LATER = '2026-01-31T12:00:01Z';

const rows = (...ids: number[]) => ids.map((id) => ({ id, created_at: BEFORE }));
const page = (rows: unknown[], more: Partial<Page> = {}): Page => ({ role: 'new', linked: false, date: START, rows, ...more });

/** Merges one page per round. */
function merge(pages: readonly Page[], resource = books): ListReading {
  return pages.reduce((reading, each) => mergeRound(reading, [each]), startReading(resource, {}));
}

/** The two pages of a list of four records, read again. */
function again(first: unknown[], second: unknown[], total = 4): Page[] {
  return [first, second].map((each, index) => page(each, { role: 'again', index, total }));
}

describe('the first page of a list', () => {
  it.each([
    ['all that the total counts', page(rows(1, 2), { total: 2 }), { done: true, complete: true }],
    ['less than the total', page(rows(1, 2), { total: 5, perPage: 2 }), { done: false, way: 'counted', size: 2, total: 5 }],
    ['fewer rows than the server says fit on a page', page(rows(1, 2), { total: 5, perPage: 50 }), { way: 'counted', size: 2 }],
    ['a link to the next page', page(rows(1, 2), { linked: true, next: '/2' }), { done: false, way: 'linked', next: '/2' }],
    ['links, but none to a next page', page(rows(1, 2), { linked: true }), { done: true, complete: true }],
    ['a link that can’t be used', page(rows(1, 2), { linked: true, refused: true }), { done: false, way: 'numbered', size: 2 }],
    ['fewer rows than fit, without a total', page(rows(1, 2), { perPage: 3 }), { done: true, complete: true }],
    ['as many rows as fit, without a total', page(rows(1, 2), { perPage: 2 }), { done: false, way: 'numbered', size: 2 }],
    ['no hint at all', page(rows(1, 2)), { done: false, way: 'numbered', size: 2 }],
    ['no rows', page([]), { done: true, complete: true }],
  ])('decides how reading continues if it has %s', (_, first, state) => {
    expect(merge([first]).state).toMatchObject(state);
  });

  it('is asked for again as page 0 if an envelope calls it page 1', () => {
    const reading = merge([page(rows(3, 4), { total: 4, pageNumber: 1 })]);
    expect(reading.found.size).toBe(0);
    expect(reading.state).toMatchObject({ firstPage: 0, way: 'first', startedAt: START });
    const again = mergeRound(reading, [page(rows(1, 2), { total: 4, pageNumber: 1 })]);
    expect(again.state).toMatchObject({ firstPage: 1, way: 'counted' });
    expect(again.found.size).toBe(2);
  });
});

describe('the pages after the first', () => {
  const first = page(rows(1, 2), { total: 4, perPage: 2 });

  it('complete the list when nothing has moved, and pages read again confirm it', () => {
    const read = merge([first, page(rows(3, 4), { total: 4 })]);
    expect(read.state).toMatchObject({ done: false, confirming: true, pass: 1, pages: 2 });
    expect(mergeRound(read, again(rows(1, 2), rows(3, 4))).state).toMatchObject({ done: true, complete: true, pass: 1 });
  });

  it.each([
    ['a record that was missed', again(rows(1, 5), rows(3, 4))],
    ['a record of the page before', again(rows(1, 2), rows(2, 3))],
    ['another total', again(rows(1, 2), rows(3, 4), 5)],
  ])('start a second pass if a page that is read again shows %s', (_, pages) => {
    const moved = mergeRound(merge([first, page(rows(3, 4), { total: 4 })]), pages);
    expect(moved.state).toMatchObject({ done: false, pass: 2, way: 'first', steady: true });
    expect(moved.state.confirming).toBeUndefined();
  });

  it.each([
    ['the total has changed', page(rows(3, 4), { total: 3 })],
    ['a record is on two pages', page(rows(2, 4), { total: 4 })],
    ['a record was created after reading started', page([...rows(3), { id: 4, created_at: LATER }], { total: 4 })],
    ['a record was created in the second in which reading started', page([...rows(3), { id: 4, created_at: START }], { total: 4 })],
  ])('start a second pass if %s', (_, second) => {
    expect(merge([first, second]).state).toMatchObject({ done: false, complete: false, pass: 2, way: 'first', pages: 0, steady: true });
  });

  it.each(['seam', 'head'] as const)('start a second pass if the page that was read again as %s has other rows', (role) => {
    const reading = merge([first]);
    const steady = mergeRound(reading, [page(rows(1, 2), { role, total: 4 }), page(rows(3, 4), { total: 4 })]);
    expect(steady.state).toMatchObject({ confirming: true });
    const moved = mergeRound(reading, [page(rows(2, 1), { role, total: 4 }), page(rows(3, 4), { total: 4 })]);
    expect(moved.state).toMatchObject({ done: false, pass: 2 });
  });

  it('complete the list in a later pass once that pass adds no record that existed at the start', () => {
    const last = page(rows(3, 4), { total: 4 });
    const second = [first, last].reduce((reading, each) => mergeRound(reading, [each]), merge([first, page(rows(2, 4), { total: 4 })]));
    expect(second.found.size).toBe(4);
    expect(second.state).toMatchObject({ done: false, pass: 3 });
    const third = [first, last].reduce((reading, each) => mergeRound(reading, [each]), second);
    expect(third.state).toMatchObject({ done: true, complete: true, pass: 3 });
  });

  it('end the list as incomplete after four passes that each add a record', () => {
    let reading = startReading(books, {});
    for (let pass = 1; pass <= 4; pass += 1) {
      reading = mergeRound(reading, [page(rows(1, 2), { total: 4 + pass, perPage: 2 })]);
      reading = mergeRound(reading, [
        page(rows(10 * pass, 10 * pass + 1, 10 * pass + 2, 10 * pass + 3, 10 * pass + 4), { total: 4 + pass }),
      ]);
      while (!reading.state.done && reading.state.way === 'counted') reading = mergeRound(reading, [page([], { total: 4 + pass })]);
    }
    expect(reading.state).toMatchObject({ done: true, complete: false, pass: 4 });
  });

  it('end the list at a page that only repeats the one before', () => {
    const numbered = page(rows(1, 2, 3));
    expect(merge([numbered, page(rows(1, 2, 3))]).state).toMatchObject({ done: true, complete: true });
    const capped = page(rows(...Array.from({ length: 50 }, (_, index) => index + 1)));
    expect(merge([capped, capped]).state).toMatchObject({ done: true, complete: false });
  });

  it('start a second pass if the list has moved by a whole page, so a page repeats the one before', () => {
    const moved = merge([first, page(rows(1, 2), { total: 6 })]);
    expect(moved.state).toMatchObject({ done: false, pass: 2, way: 'first' });
    const still = merge([first, page(rows(1, 2), { total: 4 })]);
    expect(still.state).toMatchObject({ done: false, pass: 2, way: 'first' });
  });

  it('end the list as incomplete if each of four passes meets a page that repeats the one before', () => {
    let reading = startReading(books, {});
    for (let pass = 1; pass <= 4; pass += 1) {
      reading = mergeRound(reading, [first]);
      reading = mergeRound(reading, [page(rows(1, 2), { total: 4 })]);
    }
    expect(reading.state).toMatchObject({ done: true, complete: false, pass: 4 });
  });

  it('are found by number after a link that can’t be used', () => {
    const linked = page(rows(1, 2), { linked: true, next: '/2' });
    expect(merge([linked, page(rows(3, 4), { linked: true, refused: true })]).state).toMatchObject({ way: 'numbered', done: false });
  });

  it('end a list without keys if the page doesn’t have its own number', () => {
    const keyless: Resource = { ...books, key: undefined };
    const start = page(rows(7, 7), { total: 4, perPage: 2, pageNumber: 0 });
    const numbered = merge([start, page(rows(7, 7), { total: 4, pageNumber: 1 })], {
      ...keyless,
      list: { ...books.list, paging: 'from-zero' },
    });
    expect(numbered.state).toMatchObject({ done: true, complete: true });
    expect(Array.from(numbered.found.keys())).toEqual(['1', '2', '3', '4']);
    const same = merge([start, page(rows(7, 7), { total: 4, pageNumber: 0 })], {
      ...keyless,
      list: { ...books.list, paging: 'from-zero' },
    });
    expect(same.state).toMatchObject({ done: true, complete: false });
    expect(same.found.size).toBe(2);
  });
});

describe('a list whose records tell when they arrived', () => {
  const dated = (id: number, more: Record<string, unknown> = {}) => ({ id, created_at: BEFORE, updated_at: BEFORE, ...more });
  const start = startReading(books, {});
  const started: ListReading = { ...start, state: { ...start.state, dated: true } };
  const read = (last: unknown, resource = books, first = page([dated(1), dated(2)], { total: 4, perPage: 2 })) =>
    [first, page([dated(3), last], { total: 4 })].reduce((reading, each) => mergeRound(reading, [each]), { ...started, resource }).state;

  it('is complete after its first pass if it has as many older records as the first page has counted', () => {
    expect(read(dated(4))).toMatchObject({ done: true, complete: true, pass: 1 });
    expect(read(dated(4, { updated_at: '2026-01-31T11:54:59Z' }))).toMatchObject({ done: true, complete: true });
  });

  it.each([
    ['was created in the five minutes before', dated(4, { created_at: '2026-01-31T11:55:00Z' })],
    ['was changed in the five minutes before', dated(4, { updated_at: '2026-01-31T11:55:00Z' })],
    ['doesn’t say when it was changed', dated(4, { updated_at: null })],
    ['can’t be read', { title: 'Without an ID' }],
  ])('is read again if a record %s', (_, last) => {
    expect(read(last)).toMatchObject({ done: false, confirming: true });
  });

  it('is read again if a record became final in the five minutes before', () => {
    const final: Resource = {
      ...books,
      incremental: { filter: 'from', final: { field: 'paid_at', days: 7 } },
      fields: [...books.fields, { name: 'paid_at', label: 'Paid', kind: 'time', nullable: true, help: '' }],
    };
    expect(read(dated(4, { paid_at: null }), final)).toMatchObject({ done: true, complete: true });
    expect(read(dated(4, { paid_at: '2026-01-31T11:58:00Z' }), final)).toMatchObject({ done: false, confirming: true });
  });

  it('is read again if the server doesn’t tell the time', () => {
    expect(read(dated(4), books, page([dated(1), dated(2)], { total: 4, perPage: 2, date: undefined }))).toMatchObject({
      confirming: true,
    });
  });

  it('is read as a whole in a second pass if it’s shorter than its first page has counted', () => {
    const moved = [page([dated(1), dated(2)], { total: 4, perPage: 2 }), page([dated(3)], { total: 4 })];
    const { state } = moved.reduce((reading, each) => mergeRound(reading, [each]), started);
    expect(state).toMatchObject({ done: false, pass: 2 });
    expect([state.dated, state.recent]).toEqual([undefined, undefined]);
  });
});

describe('the records of a list', () => {
  const version = (title: string, updated: string | null) =>
    page([{ id: 1, title, created_at: BEFORE, updated_at: updated }], { total: 2, perPage: 1 });
  const titleAfter = (...pages: Page[]) => merge(pages).found.get('1')?.values.title;

  it('keep the version that changed last, and the one read last if they don’t tell', () => {
    expect(titleAfter(version('old', BEFORE), version('new', START))).toBe('new');
    expect(titleAfter(version('new', START), version('old', BEFORE))).toBe('new');
    expect(titleAfter(version('first', null), version('second', null))).toBe('second');
  });

  it('are noted as ambiguous if two versions differ and no field tells which is newer', () => {
    const silent: Resource = { ...books, updated: undefined };
    expect(merge([version('a', null), version('b', null)], silent).state.unclear).toEqual(['1']);
    expect(merge([version('a', null), version('a', null)], silent).state.unclear).toEqual([]);
    expect(merge([version('a', null), version('b', null)]).state.unclear).toEqual([]);
  });

  it('are listed once by ID and field if a value can’t be read, and are found', () => {
    const odd = { id: 9, created_at: 'yesterday' };
    const { state, found } = merge([page([...rows(1), odd], { total: 2 })]);
    expect(state).toMatchObject({ complete: true, skipped: 0, unreadable: [{ id: '9', field: 'created_at' }] });
    expect(Array.from(found.keys())).toEqual(['1', '9']);
    const twice = merge([page([...rows(1), odd], { total: 4, perPage: 2 }), page([odd, odd], { total: 4 })]);
    expect(twice.state.unreadable).toHaveLength(1);
  });

  it('are counted and left out if they have no ID, and the list is complete without them', () => {
    const { state, found } = merge([page([...rows(1), { created_at: START }], { total: 2 })]);
    expect(state).toMatchObject({ complete: true, skipped: 1, unreadable: [{ id: '', field: 'id' }] });
    expect(Array.from(found.keys())).toEqual(['1']);
  });

  it('aren’t read again from a page that comes with the same text', () => {
    const first = merge([page(rows(1, 2), { total: 4, perPage: 2, text: 'a' }), page(rows(3, 4), { total: 4, text: 'b' })]);
    const same = again([], []).map((each, index) => ({ ...each, text: 'ab'.charAt(index) }));
    expect(mergeRound(first, same).state).toMatchObject({ complete: true, steady: true });
    expect(first.known?.size).toBe(2);
  });

  it('leave the list that a round starts from unchanged', () => {
    const reading = merge([page(rows(1, 2), { total: 4, perPage: 2 })]);
    const copy = structuredClone({ state: reading.state, found: reading.found });
    mergeRound(reading, [page(rows(3, 4), { total: 4 })]);
    expect({ state: reading.state, found: reading.found }).toEqual(copy);
  });
});

describe('looksCapped', () => {
  it('knows the round counts at which servers cut lists', () => {
    expect([20, 100, 1_000].map(looksCapped)).toEqual([true, true, true]);
    expect([0, 19, 99, 101].map(looksCapped)).toEqual([false, false, false, false]);
  });
});

describe('a list that moves during its first pass', () => {
  const SIZE = 3;

  /** What happens before the request with this number: the record at this position is deleted, or a new one is added at one end. */
  const changes = fc.array(fc.record({ at: fc.nat(25), what: fc.constantFrom('delete', 'add first', 'add last'), position: fc.nat(30) }), {
    maxLength: 6,
  });

  /** Records whose time of change isn't known, and those that say all about when they arrived. */
  const { updated: _, ...created } = books;

  interface Moving {
    count: number;
    batch: number;
    moves: { at: number; what: string; position: number }[];
  }

  function readMoving(resource: Resource, { count, batch, moves }: Moving, textOf: (json: unknown) => string = JSON.stringify) {
    const list = Array.from({ length: count }, (_, index) => ({ id: index + 1, created_at: BEFORE }));
    const throughout = new Set(list.map(({ id }) => String(id)));
    let sent = 0;
    let nextId = 1_000;
    const move = ({ what, position }: { what: string; position: number }) => {
      const [deleted] = what === 'delete' && list.length > 0 ? list.splice(position % list.length, 1) : [];
      if (deleted) throughout.delete(String(deleted.id));
      if (what === 'delete') return;
      const added = { id: nextId, created_at: LATER };
      nextId += 1;
      if (what === 'add first') list.unshift(added);
      else list.push(added);
    };
    const start = startReading(resource, {});
    let reading: ListReading = { ...start, state: { ...start.state, batch, dated: true } };
    for (let round = 0; round < 200 && !reading.state.done; round += 1) {
      const requests = planRound(reading);
      const inFirstPass = reading.state.pass === 1;
      const replies = requests.map(({ call }) => {
        if (inFirstPass) for (const each of moves.filter(({ at }) => at === sent)) move(each);
        sent += 1;
        const number = Number(new URL(call.path, 'https://x.example').searchParams.get('page'));
        const headers = { total: String(list.length), 'per-page': String(SIZE), date: new Date(START).toUTCString() };
        const json = { books: list.slice((number - 1) * SIZE, number * SIZE) };
        return { ok: true as const, json, text: textOf(json), headers };
      });
      reading = mergeReplies(reading, requests, replies, 'catalog.example.edu');
    }
    const { state, found } = reading;
    return { state, found, lacking: Array.from(throughout).filter((id) => !found.has(id)) };
  }

  it.each([
    ['by reading pages again', books],
    ['by dates', created],
  ])('ends complete, and then has every record that was there throughout, %s', (_, resource) => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 6 }), changes, (count, batch, moves) => {
        const { state, lacking } = readMoving(resource, { count, batch, moves });
        expect({ done: state.done, complete: state.complete, lacking }).toEqual({ done: true, complete: true, lacking: [] });
      }),
      // Three new records move a list by a whole page.
      { numRuns: 200, examples: [[7, 1, Array.from({ length: SIZE }, () => ({ at: 2, what: 'add first', position: 0 }))]] },
    );
  });

  it('needs one pass if it holds still', () => {
    expect(readMoving(books, { count: 30, batch: 4, moves: [] }).state).toMatchObject({ complete: true, pass: 1 });
  });

  it('ends with the same records and the same state if no two responses have the same text', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 6 }), changes, (count, batch, moves) => {
        let texts = 0;
        const distinct = readMoving(books, { count, batch, moves }, () => String(texts++));
        expect(readMoving(books, { count, batch, moves })).toEqual(distinct);
      }),
      { numRuns: 200 },
    );
  });
});
