import { describe, expect, it } from 'vitest';
import type { State } from '../../src/protocol/state.ts';
import { openOddWorld } from '../support/odd-catalog.ts';
import { dumpOf, openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';

const host = { clock: Date.parse('2026-11-29T15:00:00Z'), timeZone: 'America/New_York' };
const SEATS = { resource: 'report/seats', filters: {} };

const run = (world: World, what: { resource: string; filters: Record<string, string | string[]> } = SEATS): PullRun =>
  world.person.finish<PullRun>('pull', what);
const seatRow = (world: World, finding: string) => rowsOf(world, 'Seats').find(({ Finding }) => Finding === finding);

/** Adds a column of the user's own, with an entry in one row. */
function addNote({ host: { workbook } }: World, tab: string, row: string, note: string): void {
  workbook.insertColumns(tab, 1, 1);
  workbook.edit(tab, 'B1', 'Notes');
  workbook.edit(tab, `B${row}`, note);
}

describe('a report', () => {
  it('shows findings in their order, and changes no cell if it runs again', async () => {
    const world = await openWorld({ host });
    const first = run(world);
    expect(first.text).toMatch(/^Seats: \d+ listings\.$/);
    const rows = rowsOf(world, 'Seats');
    expect(rows[0]).toMatchObject({ News: '', Finding: 'Over the limit' });
    const before = dumpOf(world, 'Seats');

    expect(run(world).pulled).toMatchObject({ added: 0, changed: 0, removed: 0 });

    expect(dumpOf(world, 'Seats')).toEqual(before);
  });

  it('freezes what says which row it is, shows each header whole, and makes columns as wide as their texts', async () => {
    const world = await openWorld({ host });
    run(world);
    const { frozenColumns, columns, columnWidths } = world.host.workbook.dump('Seats', { row: 1, column: 1, rows: 1, columns: 1 });
    expect([frozenColumns, columns > 10]).toEqual([2, true]);
    const [headers = [], ...rows] = world.host.workbook.display('Seats');
    const widthOf = (header: string) => columnWidths[headers.indexOf(header) + 1] ?? 0;
    const longestIn = (header: string) => Math.max(...rows.map((row) => row[headers.indexOf(header)]?.length ?? 0));
    expect(headers.filter((header) => widthOf(header) < header.length * 8)).toEqual([]);
    expect(widthOf('Finding')).toBeGreaterThan(longestIn('Finding') * 7);
    expect(widthOf('Type')).toBeLessThan(100);
    // The first run can find nothing, and later ones fill the same columns.
    const none = await openWorld({ host, catalog: { scale: { courses: 3, users: 2, enrollments: 0, orders: 0, programs: 0 } } });
    none.person.finish('pull', { resource: 'report/roster', filters: {} });
    expect(none.host.workbook.dump('Roster', { row: 1, column: 1, rows: 1, columns: 1 }).columnWidths[2]).toBeGreaterThan(200);
  });

  it('says in News what is new, changed, and resolved, and keeps notes in their rows after a sort', async () => {
    const world = await openWorld({ host });
    run(world);
    const waiting = seatRow(world, 'Free seats, learners waiting');
    const over = seatRow(world, 'Over the limit');
    addNote(world, 'Seats', over?.row ?? '', 'call the dean');
    world.host.workbook.sort('Seats', 3, false);
    // The waitlist is emptied, the limit is lifted, and another course gets one.
    for (const { id } of world.catalog.records('applicants').filter(({ listing }) => idOf(listing) === waiting?.['Listing ID']))
      world.catalog.mutate({ type: 'delete', resource: 'applicants', id: Number(id) });
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(over?.['Listing ID']), fields: { enrollment_cap: null } });
    const free = world.catalog.records('courses').find(({ enrollment_cap, waitlist }) => enrollment_cap === null && waitlist === false);
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(free?.id), fields: { enrollment_cap: 900 } });

    const { text } = run(world);

    const news = (id: unknown) => rowsOf(world, 'Seats').find((row) => row['Listing ID'] === String(id));
    expect(news(waiting?.['Listing ID'])).toMatchObject({ News: 'changed', Waiting: '0' });
    expect(news(over?.['Listing ID'])).toMatchObject({ News: 'resolved', Notes: 'call the dean', Finding: 'Over the limit' });
    expect(news(free?.id)).toMatchObject({ News: 'new', Seats: '900' });
    expect(text).toMatch(/^Seats: \d+ listings, 1 new, 1 changed, 1 resolved\.$/);
    const before = dumpOf(world, 'Seats');
    run(world);
    expect(dumpOf(world, 'Seats')).toEqual(before);
  });

  it('calls a renamed learner changed, in the same row, with the note beside', async () => {
    const world = await openWorld({ host });
    const roster = { resource: 'report/roster', filters: { from: 'last:30', status: 'active' } };
    const { name } = run(world, roster).pulled;
    const [, row] = rowsOf(world, name).filter(({ Learner }) => Learner !== '');
    addNote(world, name, row?.row ?? '', 'ask for the invoice');
    const user = world.catalog.records('users').find(({ canvas_user_id: id }) => String(id) === row?.['Canvas user ID']);
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.id), fields: { user_name: 'Maria New' } });
    world.host.workbook.sort(name, 3, false);
    world.host.advance(2);

    run(world, roster);

    const found = rowsOf(world, name).find((each) => each.Row === row?.Row);
    expect(found).toMatchObject({ News: 'changed', Learner: 'Maria New', Notes: 'ask for the invoice' });
  });

  it('removes the row of what was fixed, and calls it resolved if a note stands beside it', async () => {
    const world = await openWorld({ host });
    const check = { resource: 'report/catalog_check', filters: { checks: ['No image', 'Open, but unlisted'] } };
    run(world, check);
    const tab = 'Catalog check';
    const [first, second] = rowsOf(world, tab).filter(({ Finding, Type }) => Finding === 'Open, but unlisted' && Type === 'Course');
    addNote(world, tab, first?.row ?? '', 'Dana fixes this');
    for (const each of [first, second])
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(each?.['Listing ID']), fields: { visibility: 'listed' } });

    run(world, check);

    const row = (of: typeof first) => rowsOf(world, tab).find((each) => each.Row === of?.Row);
    expect(row(first)).toMatchObject({ News: 'resolved', Notes: 'Dana fixes this' });
    expect(row(second)).toBeUndefined();
  });

  it('finds duplicates by name and a user-defined value only if that is wanted', async () => {
    const world = await openWorld({ host });
    const [one, two] = world.catalog.records('users').filter(({ merged_into_user_id: into }) => into === null);
    const fields = { user_name: 'Zoë Quist', custom_fields: { badge: 'Q-778899' } };
    for (const [user, email] of [
      [one, 'zoe@one.example'],
      [two, 'quist@two.example'],
    ] as const)
      world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.id), fields: { ...fields, email_address: email } });
    const named = () => rowsOf(world, 'Duplicate learners').filter(({ Why }) => Why === 'Same name');

    run(world, { resource: 'report/duplicates', filters: {} });
    expect(named()).toEqual([]);
    run(world, { resource: 'report/duplicates', filters: { names: 'true' } });

    expect(named().map(({ Name }) => Name)).toEqual(['Zoë Quist', 'Zoë Quist']);
  });

  it('reads the enrollments of one chosen listing, or all if several are chosen', async () => {
    const world = await openWorld({ host });
    const [one, two] = world.catalog.records('courses').slice(0, 2);
    const roster = (ids: unknown[]) => run(world, { resource: 'report/roster', filters: { listing_id: ids.map(String) } });
    const asked = () => world.catalog.requests().filter(({ path }) => /enrollments\?.*listing_id=/.test(path)).length > 0;
    world.catalog.clearRequests();
    roster([one?.title]);
    expect(asked()).toBe(true);
    expect(new Set(rowsOf(world, 'Roster').map((row) => row['Listing ID']))).toEqual(new Set([String(one?.id)]));
    world.catalog.clearRequests();

    roster([one?.title, two?.title]);

    expect(asked()).toBe(false);
    expect(new Set(rowsOf(world, 'Roster').map((row) => row['Listing ID']))).toEqual(new Set([one, two].map((each) => String(each?.id))));
  });

  it('goes on where a step has stopped, and leaves the tab unchanged if it’s canceled', async () => {
    const world = await openWorld({ host });
    run(world);
    const before = dumpOf(world, 'Seats');
    world.catalog.setSwitches({ perPageIgnored: 8, paging: 'link-only' });
    const steps: string[] = [];
    let progress = slowly(world.host, () => world.person.ask<PullRun>('pull', SEATS));
    while (progress.phase !== 'done') {
      steps.push(progress.phase);
      progress = world.person.ask('step', { job: progress.job });
    }
    expect(steps.length).toBeGreaterThan(1);
    expect(progress.pulled).toMatchObject({ added: 0, changed: 0, removed: 0, complete: true });
    expect(dumpOf(world, 'Seats')).toEqual(before);

    const canceled = slowly(world.host, () => world.person.ask<PullRun>('pull', SEATS));
    world.person.ask('cancel', { job: canceled.job });
    expect(dumpOf(world, 'Seats')).toEqual(before);
  });

  it('leaves the tab unchanged and says why if the key can’t read a list that it needs', async () => {
    const world = await openWorld({ host });
    run(world);
    const before = dumpOf(world, 'Seats');
    world.catalog.setFaults([{ match: '/api/v1/applicants', answer: '403' }]);

    expect(() => run(world)).toThrow('Your API key can’t read waitlist applicants, which “Seats” needs.');

    expect(dumpOf(world, 'Seats')).toEqual(before);
    expect(world.person.ask<State>('state').tabs[0]?.problem?.code).toBe('report-denied');
  });

  it('leaves columns blank if the analytics that fill them are too large for one response', async () => {
    const world = await openWorld({ host });
    const revenue = { resource: 'report/revenue', filters: { by: 'month' } };
    const columns = () => rowsOf(world, 'Revenue').map((row) => row['Catalog’s revenue']);
    world.catalog.setFaults([{ match: '/api/v1/analytics/orders', answer: 'drop' }]);
    expect(world.person.finish<PullRun>('pull', revenue).pulled).toMatchObject({ complete: true });
    expect(new Set(columns())).toEqual(new Set(['']));
    world.catalog.setFaults([]);
    world.person.finish('pull', revenue);
    expect(columns().some((text) => text !== '')).toBe(true);
    world.catalog.setFaults([{ match: '/api/v1/', answer: 'drop' }]);
    expect(() => world.person.finish('pull', revenue)).toThrow('Can’t reach');
  });

  it('asks for as many pages at a time as before once analytics were too large', async () => {
    const world = await openWorld({ host, catalog: { scale: { orders: 4_500 } } });
    // What changed in the last minutes has pages read again.
    for (const each of [world.host, world.catalog]) each.setClock(host.clock + 3_600_000);
    const rounds = (answer?: 'drop') => {
      world.catalog.setFaults(answer ? [{ match: '/api/v1/analytics/orders', answer }] : []);
      const before = world.host.counts().fetchRounds;
      world.person.finish('pull', { resource: 'report/revenue', filters: { by: 'month' } });
      return world.host.counts().fetchRounds - before;
    };
    const pages = () => world.catalog.requests().filter(({ path }) => path.includes('/orders?page=')).length;
    const usual = rounds();
    world.catalog.clearRequests();
    const few = rounds('drop');
    // The first page went out with the request that failed.
    expect(pages()).toBe(45 + 1);
    // The round that fails is sent again in halves.
    expect(few).toBeLessThanOrEqual(usual + 5);
  });

  it('removes no row and says so if a list is incomplete', async () => {
    const { world, respond } = await openOddWorld({ host });
    run(world);
    const over = seatRow(world, 'Over the limit');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(over?.['Listing ID']), fields: { enrollment_cap: null } });
    respond([{ match: 'GET /api/v1/enrollments\\?', headers: { total: '9000' } }]);

    const { pulled } = run(world);

    expect(pulled.complete).toBe(false);
    expect(pulled.remarks.join(' ')).toContain('Might be incomplete: Catalog didn’t return all enrollments.');
    expect(rowsOf(world, 'Seats').some((row) => row['Listing ID'] === over?.['Listing ID'])).toBe(true);
  });

  it.each([
    ['full', []],
    ['bare', ['Your Catalog doesn’t show when learners completed.']],
  ] as const)('shows who completed only if analytics say when, with %s rows', async (figuresRows, remarks) => {
    const world = await openWorld({ host, catalog: { switches: { figuresRows } } });

    const { pulled } = run(world, { resource: 'report/completed_learners', filters: { from: 'last:90' } });

    const shown = rowsOf(world, 'Completed learners, last 90 days');
    expect(pulled.remarks).toEqual(remarks);
    expect(shown.length > 0).toBe(figuresRows === 'full');
    expect(shown.filter(({ Learner, Completed }) => Learner === '' || Completed === '')).toEqual([]);
  });

  it('is refreshed with all other tabs, and row by row never', async () => {
    const world = await openWorld({ host, pulled: ['tags'] });
    run(world);

    expect(world.person.ask<{ names: string[] }>('refreshAll', {}).names).toEqual(['Tags', 'Seats']);

    world.host.workbook.select('Seats', 'A2');
    expect(() => world.person.ask('refreshRows')).toThrow('can’t be refreshed individually');
  });
});

function idOf(record: unknown): string {
  return String((record as { id: unknown }).id);
}
