import { describe, expect, it, onTestFinished } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Progress } from '../../src/protocol/jobs.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { CATALOG_HOST, openUnconnected, pull, review, rowsOf, send, type World } from '../support/open-world.ts';
import { refusalOf, slowly, when } from '../support/runs.ts';
import { startTwo, TEST_HOST } from '../support/two-catalogs.ts';
import { COLLEAGUE, OWNER } from '../support/two-users.ts';

const SCALE = { courses: 230, programs: 4, orders: 4, enrollments: 4, tags: 12, users: 8 };

interface Two {
  world: World;
  test: DemoCatalog;
  production: DemoCatalog;
}

/** A spreadsheet that is connected to a test Catalog, with a production Catalog that its user can connect to. */
async function openTwo(): Promise<Two> {
  const { production, test, hosts } = await startTwo(SCALE, onTestFinished);
  const world = await openUnconnected({ at: production, host: { hosts } });
  const two = { world, test, production };
  toTest(two);
  world.person.ask('personal', { answer: 'with' });
  return two;
}

function toTest({ world, test }: Two, how: { key?: string; kind?: 'production' | 'test' } = {}): void {
  world.person.ask('connect', { host: TEST_HOST, key: test.apiKey, kind: 'test', label: 'Rehearsal', ...how });
}

function toProduction({ world, production }: Two): void {
  world.person.ask('connect', { host: CATALOG_HOST, key: production.apiKey, kind: 'production' });
}

/** A send of 8 updates and these creates that has started, and of which nothing was sent yet. */
function startSend({ world }: Two, creates = 4): string {
  pull(world, 'tags');
  for (let row = 2; row <= 9; row++) world.person.type('Tags', 'Name', row, `Renamed ${row}`);
  for (let row = 14; row < 14 + creates; row++) {
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, `New ${row}`);
  }
  const plan = review(world);
  const { job } = world.person.ask<Progress>('send', { plan: plan.plan, options: [] });
  world.host.dialogs().at(-1)?.close();
  return job;
}

/** A colleague works in the same spreadsheet for a while. */
function asColleague({ host }: World, act: () => void): void {
  host.setUser(COLLEAGUE);
  host.click('Open sidebar');
  act();
  host.setUser(OWNER);
  host.click('Open sidebar');
}

/** Ends a run right after it has stored its first results, and before any row shows them. */
function killWhenDone({ host }: World, run: () => void): void {
  const isDone = () => host.workbook.display('Catalog Sync runs').some((cells) => cells.includes('done'));
  when({ host }, isDone, () => host.killAt(0));
  expect(run).toThrow('killed');
}

const changes = (catalog: DemoCatalog) => catalog.requests().filter(({ method }) => method !== 'GET').length;

describe('a send while the spreadsheet is connected elsewhere', () => {
  it('pauses, says whose it is, sends nothing there, and continues after reconnecting', async () => {
    const two = await openTwo();
    const { world, test, production } = two;
    const job = startSend(two);
    toProduction(two);
    production.clearRequests();
    expect(refusalOf(() => world.person.ask('step', { job }))).toEqual({
      code: 'other-connection',
      message: `This send belongs to ${TEST_HOST} (“Rehearsal”), and you’re connected to ${CATALOG_HOST}. Connect to ${TEST_HOST} to resume this send, or cancel it.`,
    });
    expect(production.requests()).toEqual([]);

    toTest(two);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 12 });
    expect([changes(test), changes(production)]).toEqual([12, 0]);
  });

  it('pauses in the middle, when a colleague connects the file between two steps', async () => {
    const two = await openTwo();
    const { world, test, production } = two;
    const job = startSend(two);
    // The time of a step is over with its first batch.
    const isSending = () => changes(test) > 0;
    when(world, isSending, () => world.host.setClock(Date.parse('2026-11-20T15:05:00Z')));
    expect(world.person.ask<Progress>('step', { job }).phase).toBe('sending');
    const sent = changes(test);
    expect([sent > 0, sent < 12]).toEqual([true, true]);
    asColleague(world, () => toProduction(two));
    production.clearRequests();
    // The sender has no key for the other Catalog, and is told whose send it is all the same.
    expect(refusalOf(() => world.person.ask('step', { job })).code).toBe('other-connection');
    toProduction(two);
    expect(refusalOf(() => world.person.ask('step', { job })).code).toBe('other-connection');
    expect([changes(production), changes(test)]).toEqual([0, sent]);
    toTest(two);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 12 });
    expect(changes(test)).toBe(12);
    expect(test.records('tags').filter(({ name }) => String(name).startsWith('New '))).toHaveLength(4);
  });

  it('is shown there with its host and label, blocks no send there, and can be cancelled there', async () => {
    const two = await openTwo();
    const { world, test, production } = two;
    const job = startSend(two);
    toProduction(two);
    expect(world.person.ask<State>('state').jobs).toMatchObject([
      { job, kind: 'send', yours: true, elsewhere: { host: TEST_HOST, label: 'Rehearsal' } },
    ]);
    pull(world, 'tags');
    const tab = String(world.host.workbook.sheets().find(({ name }) => name.startsWith('Tags') && name !== 'Tags')?.name);
    world.person.type(tab, 'Name', 2, 'In production');
    const plan = review(world);
    expect(plan.remarks).toEqual([]);
    expect(send(world, plan, { production: true }).requests.map(({ state }) => state)).toEqual(['done']);
    expect(changes(production)).toBe(1);
    production.clearRequests();
    world.person.ask('cancel', { job });
    expect([world.person.ask<State>('state').jobs, production.requests(), changes(test)]).toEqual([[], [], 0]);

    toTest(two);
    expect(review(world).requests).toHaveLength(12);
  });

  it('cancelled there after a part was sent, reads no record of the other Catalog into its rows', async () => {
    const two = await openTwo();
    const { world, test, production } = two;
    const job = startSend(two, 0);
    killWhenDone(world, () => world.person.ask('step', { job }));
    expect(changes(test)).toBe(8);
    const before = rowsOf(world, 'Tags').map(({ ID, Name }) => [ID, Name]);
    toProduction(two);
    production.clearRequests();
    world.person.ask('cancel', { job });
    expect(production.requests()).toEqual([]);
    expect(rowsOf(world, 'Tags').map(({ ID, Name }) => [ID, Name])).toEqual(before);
  });

  it('pauses when the same host counts as another type of Catalog, or the key is another one', async () => {
    const two = await openTwo();
    const { world, test } = two;
    const job = startSend(two);
    toTest(two, { kind: 'production' });
    expect(refusalOf(() => world.person.ask('step', { job }))).toMatchObject({
      code: 'other-connection',
      message: expect.stringContaining(`This send started with ${TEST_HOST} (“Rehearsal”) as a test Catalog.`),
    });
    toTest(two, { key: test.keys.subcatalog });
    expect(refusalOf(() => world.person.ask('step', { job }))).toEqual({
      code: 'other-key',
      message: `This send started with another API key for ${TEST_HOST} (“Rehearsal”). Connect with that API key to resume this send, or cancel it.`,
    });
    expect(changes(test)).toBe(0);
    toTest(two);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 12 });
  });

  it('pauses deletes when a key with less access would resume them, and reports none as gone already', async () => {
    const two = await openTwo();
    const { world, test } = two;
    pull(world, 'courses');
    for (let row = 2; row <= 13; row++) world.person.type('Courses', 'Action', row, 'delete');
    const plan = review(world);
    const { job } = world.person.ask<Progress>('send', { plan: plan.plan, options: [], confirmed: plan.guard?.words });
    world.host.dialogs().at(-1)?.close();
    toTest(two, { key: test.keys.subcatalog });
    expect(refusalOf(() => world.person.ask('step', { job })).code).toBe('other-key');
    expect(rowsOf(world, 'Courses').filter(({ Status }) => String(Status).includes('gone'))).toEqual([]);
    toTest(two);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 12 });
    expect(test.records('courses')).toHaveLength(SCALE.courses - 12);
  });

  it('continues for the same connection when it was stored without host, label, and type', async () => {
    const two = await openTwo();
    const { world } = two;
    const job = startSend(two);
    const { document } = world.host.properties;
    const { host: _host, label: _label, catalogKind: _kind, ...stored } = JSON.parse(String(document[`job.${job}`]));
    document[`job.${job}`] = JSON.stringify(stored);
    toProduction(two);
    expect(refusalOf(() => world.person.ask('step', { job }))).toMatchObject({
      code: 'other-connection',
      message: expect.stringContaining(`This send belongs to ${TEST_HOST}, and you’re connected to ${CATALOG_HOST}.`),
    });
    toTest(two);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 12 });
  });
});

describe('a pull while the spreadsheet is connected elsewhere', () => {
  it('pauses, mixes no rows of two Catalogs, and blocks no first pull of the same resource there', async () => {
    const two = await openTwo();
    const { world, production } = two;
    const { job } = slowly(world.host, () => world.person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    toProduction(two);
    production.clearRequests();
    expect(refusalOf(() => world.person.ask('step', { job }))).toMatchObject({
      code: 'other-connection',
      message: expect.stringMatching(/^This pull belongs to test\.example\.edu \(“Rehearsal”\)/),
    });
    expect(production.requests()).toEqual([]);
    asColleague(world, () => {
      toProduction(two);
      expect(pull(world, 'courses')).toMatchObject({ records: 230, complete: true });
    });
    toTest(two);
    const { pulled } = world.person.finish<Progress>('step', { job });
    expect(pulled).toMatchObject({ records: 230, complete: true });
    const titles = two.test.records('courses').map(({ title }) => title);
    const shown = rowsOf(world, String(pulled?.name)).map(({ Title }) => Title);
    expect(shown.every((title) => titles.includes(title))).toBe(true);
  });

  it('pauses when the key is another one', async () => {
    const two = await openTwo();
    const { world, test } = two;
    const { job } = slowly(world.host, () => world.person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    toTest(two, { key: test.keys.subcatalog });
    expect(refusalOf(() => world.person.ask('step', { job })).code).toBe('other-key');
    toTest(two);
    expect(world.person.finish<Progress>('step', { job }).pulled).toMatchObject({ records: 230, complete: true });
  });
});

describe('the menu, after the spreadsheet was connected elsewhere', () => {
  it('undoes the last send to this Catalog, not a later one to the other', async () => {
    const two = await openTwo();
    const { world } = two;
    pull(world, 'tags');
    world.person.type('Tags', 'Name', 2, 'Renamed in test');
    const first = send(world, review(world));
    toProduction(two);
    pull(world, 'tags');
    const tab = String(world.host.workbook.sheets().find(({ name }) => name.startsWith('Tags') && name !== 'Tags')?.name);
    world.person.type(tab, 'Name', 2, 'Renamed in production');
    send(world, review(world), { production: true });
    toTest(two);
    world.host.click('Undo last send');
    expect(world.host.dialogs().at(-1)?.html).toContain(`undo:${first.plan}`);
    const undo = world.person.ask<PlanView>('undo', { run: first.plan });
    expect(undo.requests).toHaveLength(1);
  });
});
