import { describe, expect, it, onTestFinished } from 'vitest';
import type { Messages } from '../../src/protocol/messages.ts';
import type { OwnReportForm, OwnSettings } from '../../src/protocol/own-reports.ts';
import type { State } from '../../src/protocol/state.ts';
import { CATALOG_HOST, connect, dumpOf, openUnconnected, openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { peopleIn, tracesAfterRemoval } from '../support/people-traces.ts';
import { refusalOf, slowly } from '../support/runs.ts';
import { startTwo, TEST_HOST } from '../support/two-catalogs.ts';
import { COLLEAGUE, OWNER } from '../support/two-users.ts';

const SUNDAY = Date.parse('2026-11-29T15:00:00Z');
const HOUR = 3_600_000;
const host = { clock: SUNDAY, timeZone: 'America/New_York' };

type Forms = Messages['reports']['output'];
const formsOf = ({ person }: World): Forms => person.ask<Forms>('reports');
const ownOf = (world: World, name: string): OwnReportForm => {
  const own = formsOf(world).own.find((each) => each.name === name);
  if (!own) throw new Error(`no own report ${name}`);
  return own;
};
const sheetOf = ({ person }: World, name: string): number =>
  person.ask<State>('state').tabs.find((tab) => tab.name === name)?.sheet ?? Number.NaN;

/** Pulls a resource or runs a report, into its first tab. */
function fill({ person }: World, resource: string, filters: Record<string, string | string[]>): PullRun['pulled'] {
  return person.finish<PullRun>('pull', { resource, filters }).pulled;
}

/** Saves a tab as a report, and returns its ID. */
function save(world: World, tab: string, name: string, order?: string): string {
  return world.person.ask<{ id: string }>('saveReport', { sheet: sheetOf(world, tab), name, ...(order ? { order } : {}) }).id;
}

/** Runs an own report as its page does. */
function run(world: World, id: string, sheet?: 'new'): PullRun {
  const own = formsOf(world).own.find((each) => each.id === id)?.run;
  const { title: _, ...input } = own ?? { title: '', resource: '', filters: {}, own: id };
  return world.person.finish<PullRun>('pull', { ...input, ...(sheet ? { sheet } : {}) });
}

/** Edits an own report as its page does: what isn't given stays as its form shows it. */
function edit(world: World, id: string, change: Partial<Messages['editReport']['input']>): void {
  const { at, name, values, order } = world.person.ask<OwnSettings>('ownReport', { id });
  world.person.ask('editReport', { id, at, name, filters: values, order, ...change });
}

const headersOf = (world: World, tab: string) => (world.host.workbook.display(tab, '1:1')[0] ?? []).filter((text) => text !== '');

/** A roster of everyone, with these columns first, and some hidden. */
function arrange(world: World, tab: string, first: readonly string[], hidden: readonly string[] = []): void {
  const sheet = sheetOf(world, tab);
  const { columns } = world.person.ask<Messages['columns']['output']>('columns', { sheet });
  const there = columns.filter((each) => each.there).map(({ name }) => name);
  const order = [...first, ...there.filter((name) => !first.includes(name))];
  world.person.ask('arrangeColumns', { sheet, columns: order.map((name) => ({ name, shown: !hidden.includes(name) })) });
}

describe('an own report', () => {
  it('is edited in a form with its filters, and its next run fills the same tab with what they show', async () => {
    const world = await openWorld({ host });
    const { name } = fill(world, 'report/roster', { from: 'last:30' });
    const id = save(world, name, 'Newest first', '-enrolled');
    const { pulled } = run(world, id, 'new');
    const listing = rowsOf(world, 'Newest first')[0]?.Listing ?? '';
    const form = world.person.ask<OwnSettings>('ownReport', { id });
    expect(form).toMatchObject({ name: 'Newest first', values: { from: 'last:30' }, order: '-enrolled' });
    expect(form.sortable).toContainEqual({ name: 'listing', label: 'Listing' });

    edit(world, id, { name: 'One course', filters: { from: 'last:7', listing_id: [listing] }, order: 'learner' });

    expect(ownOf(world, 'One course').about).toBe(`Roster, last 7 days, ${listing}`);
    const again = run(world, id);
    expect(again.pulled.sheet).toBe(pulled.sheet);
    expect(new Set(rowsOf(world, 'Newest first').map((row) => row.Listing))).toEqual(new Set([listing]));
    expect(world.person.ask<OwnSettings>('ownReport', { id })).toMatchObject({ order: 'learner' });
    expect(refusalOf(() => edit(world, id, { filters: { listing_id: ['No such course'] } })).code).toBe('no-match');
    expect(refusalOf(() => edit(world, id, { at: form.at })).code).toBe('report-changed');
  });

  it('keeps filters in words, columns, looked-up columns, and the order of rows for a new tab', async () => {
    const world = await openWorld({ host });
    const { name } = fill(world, 'report/roster', { from: 'last:30' });
    arrange(world, name, ['canvas_user_id', 'listing', 'enrolled'], ['earlier']);
    world.host.workbook.deleteColumns(name, headersOf(world, name).indexOf('Start') + 1, 1);
    const id = save(world, name, 'Newest first', '-enrolled');

    const { pulled } = run(world, id, 'new');

    expect(pulled.name).toBe('Newest first');
    expect(headersOf(world, 'Newest first')).toEqual(headersOf(world, name));
    expect(headersOf(world, 'Newest first').slice(0, 3)).toEqual(['Canvas user ID', 'Listing', 'Enrolled']);
    const dates = rowsOf(world, 'Newest first').map(({ Enrolled = '' }) => Enrolled);
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual([...dates].sort().reverse());
    const { columns } = world.person.ask<Messages['columns']['output']>('columns', { sheet: pulled.sheet });
    expect(columns.find(({ name: each }) => each === 'earlier')).toMatchObject({ there: true, shown: false });
    expect(new Set(rowsOf(world, 'Newest first').map(({ Row }) => Row))).toEqual(new Set(rowsOf(world, name).map(({ Row }) => Row)));
    const before = dumpOf(world, 'Newest first');
    expect(run(world, id).pulled).toMatchObject({ name: 'Newest first', added: 0, changed: 0, removed: 0 });
    expect(dumpOf(world, 'Newest first')).toEqual(before);
  });

  it('adds columns to a resource that were only added on request, with their names at once', async () => {
    const world = await openWorld({ host });
    fill(world, 'enrollments', {});
    const sheet = sheetOf(world, 'Enrollments');
    const { columns } = world.person.ask<Messages['columns']['output']>('columns', { sheet });
    const wanted = [...columns.filter((each) => each.there).map(({ name }) => name), 'listing_sku'];
    world.person.ask('arrangeColumns', { sheet, columns: wanted.map((name) => ({ name, shown: true })) });
    const id = save(world, 'Enrollments', 'With SKU', 'learner');

    run(world, id, 'new');

    const [own, first] = [rowsOf(world, 'With SKU'), rowsOf(world, 'Enrollments')];
    expect(new Map(own.map(({ ID, SKU }) => [ID, SKU]))).toEqual(new Map(first.map(({ ID, SKU }) => [ID, SKU])));
    expect(own.some(({ SKU }) => SKU !== '')).toBe(true);
    const named = own.map(({ Learner = '' }) => Learner.toLowerCase()).filter((text) => text !== '');
    expect(named).toEqual([...named].sort());
    // The tab isn’t the one that a pull of the resource goes into.
    expect(fill(world, 'enrollments', {}).name).toBe('Enrollments');
  });

  it('runs into the tab with its settings, and again after its period has moved', async () => {
    const world = await openWorld({ host, catalog: { scale: { courses: 6, orders: 0, enrollments: 0, users: 9 } } });
    const order = (time: string) =>
      world.catalog.mutate({ type: 'create', resource: 'orders', fields: { created_at: time, purchased_at: time } });
    order('2026/11/23 12:00:00 +0000');
    order('2026/11/28 12:00:00 +0000');
    const { name } = fill(world, 'orders', { from: 'last:7' });
    const id = save(world, name, 'This week');
    expect(ownOf(world, 'This week')).toMatchObject({ about: 'Orders, last 7 days', tab: { name, rows: 2 } });
    order('2026/11/30 12:00:00 +0000');
    world.host.setClock(SUNDAY + 26 * HOUR);

    expect(run(world, id).pulled.name).toBe(name);

    expect(rowsOf(world, name).map(({ Created = '' }) => Created.slice(0, 10))).toEqual(['2026-11-28', '2026-11-30']);
    world.host.workbook.deleteSheet(name);
    expect(run(world, id).pulled.name).toBe('This week');
    expect(rowsOf(world, 'This week')).toHaveLength(2);
  });

  it('is there for a colleague, who can run, rename, and delete it, and its tabs stay', async () => {
    const world = await openWorld({ host });
    fill(world, 'report/seats', {});
    const id = save(world, 'Seats', 'Seats of ours');
    run(world, id, 'new');
    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    connect(world);

    expect(run(world, id)).toMatchObject({ text: expect.stringMatching(/^Seats of ours: \d+ listings\.$/) });
    expect(refusalOf(() => world.person.ask('saveReport', { sheet: sheetOf(world, 'Seats'), name: ' seats OF ours' })).code).toBe(
      'same-name',
    );
    edit(world, id, { name: 'Seats: all/ours' });
    expect(formsOf(world).own.map(({ name }) => name)).toEqual(['Seats all ours']);
    world.person.ask('deleteReport', { id });

    world.host.setUser(OWNER);
    world.host.click('Open sidebar');
    expect(formsOf(world).own).toEqual([]);
    expect(refusalOf(() => run(world, id)).code).toBe('no-own-report');
    expect(world.person.ask<{ names: string[] }>('refreshAll').names).toEqual(['Seats', 'Seats of ours']);
  });

  it('that is killed or stopped on its first run goes on in the same tab', async () => {
    const open = async (): Promise<[World, string]> => {
      const opened = await openWorld({ host });
      const { name } = fill(opened, 'report/roster', { from: 'last:30' });
      arrange(opened, name, ['canvas_user_id'], ['earlier']);
      const saved = save(opened, name, 'Mine', '-enrolled');
      opened.host.workbook.deleteSheet(name);
      return [opened, saved];
    };
    const shown = (of: World) => ({ headers: headersOf(of, 'Mine'), rows: rowsOf(of, 'Mine') });
    const [world, id] = await open();
    world.host.resetCounts();
    run(world, id);
    const calls = Object.values(world.host.counts().calls).reduce((sum, each) => sum + each, 0);
    const unbroken = shown(world);
    for (const part of [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97]) {
      world.host.workbook.deleteSheet('Mine');
      world.host.killAt(Math.round(part * calls));
      expect(() => run(world, id)).toThrow('killed');

      run(world, id);

      expect([part, shown(world)]).toEqual([part, unbroken]);
    }

    world.host.workbook.deleteSheet('Mine');
    const stopped = slowly(world.host, () => world.person.ask<PullRun>('pull', { resource: '', filters: {}, own: id }));
    if (stopped.phase !== 'done') world.person.finish('step', { job: stopped.job });
    expect(shown(world)).toEqual(unbroken);
  });

  it('of New orders delivers each order once in its own tab, whatever the report itself has delivered', async () => {
    const world = await openWorld({ host });
    const { name } = fill(world, 'report/new_orders', { from: '2026-11-01' });
    const all = rowsOf(world, name).length;
    expect(all).toBeGreaterThan(0);
    const id = save(world, name, 'For finance');

    run(world, id);
    expect(rowsOf(world, 'For finance')).toHaveLength(all);
    run(world, id);
    expect(rowsOf(world, 'For finance')).toHaveLength(all);
    expect(fill(world, 'report/new_orders', { from: '2026-11-01' }).name).toBe(name);
    expect(rowsOf(world, name)).toHaveLength(all);

    world.person.ask('deleteReport', { id });
    expect(JSON.stringify(world.host.workbook.dump())).not.toContain(`own.${id}`);
  });

  it('loses what names people when personal data is removed', async () => {
    const world = await openWorld({ host, pulled: ['users'] });
    const learner = rowsOf(world, 'Users').find(({ Name = '' }) => Name.includes(' '));
    fill(world, 'users', { search: String(learner?.Email) });
    const id = save(world, 'Users', `List of ${learner?.Name}`);
    expect(ownOf(world, `List of ${learner?.Name}`).run.filters).toEqual({ search: learner?.Email });

    expect(tracesAfterRemoval(world, peopleIn(world.catalog))).toEqual([]);

    expect(formsOf(world).own).toMatchObject([{ id, name: 'List of …', run: { filters: {} } }]);
  });
});

describe('a recipe', () => {
  it('names listings by title, and makes the same report in a file on another Catalog', async () => {
    const { production, test, hosts } = await startTwo({ courses: 12, orders: 20, enrollments: 40 }, onTestFinished);
    const world = await openUnconnected({ at: production, host: { ...host, hosts } });
    world.person.ask('connect', { host: CATALOG_HOST, key: production.apiKey, kind: 'production' });
    world.person.ask('personal', { answer: 'with' });
    const [one] = production.records('courses');
    const title = 'Bread, rolls, and cakes';
    production.mutate({ type: 'update', resource: 'courses', id: Number(one?.id), fields: { title } });
    const { name } = fill(world, 'report/roster', { from: 'last:30', listing_id: [String(one?.id)] });
    const { recipe } = world.person.ask<{ recipe: string }>('copyRecipe', { id: save(world, name, 'Bakers') });
    expect(recipe).not.toContain('\n');
    expect(JSON.parse(recipe)).toMatchObject({ of: 'report/roster', filters: { from: 'last:30', listing_id: [title] } });

    const there = await openUnconnected({ at: test, host: { ...host, hosts: { ...hosts, [TEST_HOST]: test.where } } });
    there.person.ask('connect', { host: TEST_HOST, key: test.apiKey, kind: 'test' });
    there.person.ask('personal', { answer: 'with' });
    expect(refusalOf(() => there.person.ask('pasteRecipe', { recipe }))).toMatchObject({
      code: 'no-match',
      message: expect.stringContaining(`no listing “${title}”`),
    });
    const other = test.records('courses').at(-1);
    test.mutate({ type: 'update', resource: 'courses', id: Number(other?.id), fields: { title } });

    const { id } = there.person.ask<{ id: string }>('pasteRecipe', { recipe });

    expect(ownOf(there, 'Bakers').run.filters).toEqual({ from: 'last:30', listing_id: [String(other?.id)] });
    run(there, id);
    expect(headersOf(there, 'Bakers')).toEqual(headersOf(world, name));
    expect(there.person.ask<{ name: string }>('pasteRecipe', { recipe }).name).toBe('Bakers (2)');
  });

  it('is refused if it would name learners, or IDs without a title', async () => {
    const world = await openWorld({ host });
    const buyer = world.catalog
      .records('orders')
      .map(({ user }) => (user as { id: number } | null)?.id)
      .find((id) => id !== undefined);
    fill(world, 'orders', { canvas_user_id: [String(buyer)] });
    const id = save(world, 'Orders', 'One buyer');
    expect(refusalOf(() => world.person.ask('copyRecipe', { id }))).toMatchObject({
      code: 'only-here',
      message: expect.stringContaining('names learners'),
    });
    fill(world, 'analytics/enrollments', { product_ids: ['3209'] });
    const figures = save(world, 'Enrollment analytics', 'Figures');
    expect(refusalOf(() => world.person.ask('copyRecipe', { id: figures })).message).toContain('has IDs, which only fit');
  });
});

describe('a set', () => {
  it('keeps reports and own reports, and loses those that are deleted', async () => {
    const world = await openWorld({ host });
    fill(world, 'report/roster', { from: 'last:30' });
    const own = save(world, 'Roster, last 30 days', 'Last month');
    const runs = [`own.${own}`, 'report/new_orders', 'report/seats'];
    world.person.ask('saveSet', { name: 'Monday', runs });
    const [set] = formsOf(world).sets;
    expect(set).toMatchObject({
      name: 'Monday',
      runs,
      planned: [{ title: 'Last month', own }, { title: 'New orders' }, { title: 'Seats' }],
    });
    expect(refusalOf(() => world.person.ask('saveSet', { name: 'MONDAY', runs })).code).toBe('same-name');
    expect(refusalOf(() => world.person.ask('saveSet', { name: 'None', runs: ['own.gone', 'report/none'] })).code).toBe('no-runs');

    world.person.ask('deleteReport', { id: own });
    expect(formsOf(world).sets[0]?.runs).toEqual(['report/new_orders', 'report/seats']);
    world.person.ask('saveSet', { id: set?.id, name: 'Tuesday', runs: ['report/seats'] });
    expect(formsOf(world).sets).toMatchObject([{ id: set?.id, name: 'Tuesday', runs: ['report/seats'] }]);
    world.person.ask('deleteSet', { id: set?.id });
    expect(formsOf(world).sets).toEqual([]);
  });
});
