// Workbooks that earlier versions have left, opened with the bundle of today, which goes on with them. See test/fixtures/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Progress } from '../../src/protocol/jobs.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { type Fixture, openFixture, reviewed } from '../fixtures/saved-world.ts';
import { fill, rowOf } from '../support/cells.ts';
import { connect, pull, review, rowsOf, send, violations, type World, writes } from '../support/open-world.ts';

const folder = fileURLToPath(new URL('../fixtures/workbooks', import.meta.url));
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path): Fixture => JSON.parse(readFileSync(join(folder, path), 'utf8')));

let goneOn = 0;
afterAll(() => console.log(`workbooks of earlier versions: ${goneOn} of ${fixtures.length}`));

const NO_EDITS = { requests: [], refused: [], offered: [] };

const goOn: Readonly<Record<string, (world: World, fixture: Fixture) => void>> = {
  'every-tab': (world, { facts, reviewed: before }) => {
    const plan = review(world);
    const disputed = plan.requests.find(({ key }) => key === facts.disputed);
    const decisions = (disputed?.fields ?? []).map(({ field }) => ({ request: disputed?.request ?? '', field, choice: 'mine' as const }));
    const outcome = send(world, plan, { decisions, confirmed: plan.guard?.words });
    expect(outcome.requests.map(({ state }) => state)).toEqual(before.requests.map(() => 'done'));
    expect(tagsCalled(world, 'Fresh')).toHaveLength(1);
    expect(reviewed(world)).toMatchObject({ requests: [], refused: before.refused, offered: before.offered });
    expect(rowWithId(world, 'Courses', facts.gone)).toMatchObject({ 'My notes': 'keep me' });
    // The first one brings the new names of tags into their courses.
    pull(world, 'courses');
    expect(pull(world, 'courses')).toMatchObject({ added: 0, changed: 0, removed: 0 });
  },

  'read-only': (world) => {
    const state = world.person.ask<State>('state');
    expect([state.connection?.readOnly, state.personal]).toEqual([true, 'without']);
    expect(writes(world)).toEqual([]);
  },

  schedule: (world, { facts, reviewed: before }) => {
    const { host, person, catalog } = world;
    const [, other] = rowsOf(world, 'Tags');
    catalog.mutate({ type: 'update', resource: 'tags', id: Number(other?.Id), fields: { name: 'By a colleague' } });
    const [schedule] = person.ask<State>('state').schedules;
    expect(schedule).toMatchObject({ rule: { every: 'day', hour: 13 }, tabs: 'all', yours: true });
    host.advance(24);
    const [later] = person.ask<State>('state').schedules;
    expect([later?.rule, later?.problem]).toEqual([{ every: 'day', hour: 13 }, undefined]);
    expect(Number(later?.refreshedAt)).toBeGreaterThan(Number(schedule?.refreshedAt));
    expect(rowWithId(world, 'Tags', other?.Id).Name).toBe('By a colleague');
    expect(rowWithId(world, 'Tags', facts.edited).Name).toBe('Not yet');
    expect(reviewed(world)).toEqual(before);
    expect(writes(world)).toEqual([]);
  },

  'copy-bound': sendsAll,
  'copy-add-on': sendsAll,

  'open-pull': (world, { facts, reviewed: before }) => {
    expect(world.person.ask<State>('state').jobs).toMatchObject([{ kind: 'pull', count: 100, total: 131 }]);
    const { pulled } = goesOn(world, String(facts.job));
    expect(pulled).toMatchObject({ complete: true, records: 131, removed: 0 });
    expect(rowsOf(world, 'Tags').filter(({ Name }) => Name === facts.added)).toHaveLength(1);
    expect(reviewed(world)).toEqual(before);
  },

  'killed-refresh': (world, { facts }) => {
    expect(rowWithId(world, 'Tags', facts.changed).Name).toBe('Theirs');
    const names = rowsOf(world, 'Tags').map(({ Name }) => Name);
    expect(names.filter((name) => name === 'Mine' || name === facts.added)).toHaveLength(2);
    expect(rowWithId(world, 'Tags', facts.deleted)).toEqual({});
    expect(pull(world, 'tags')).toMatchObject({ added: 0, changed: 0, removed: 0, kept: 1 });
  },

  'open-send-killed': (world, { facts }) => {
    settles(world, String(facts.job));
    expect(namesPosted(world)).toEqual(['New B', 'New C']);
    for (const name of ['New A', 'New B', 'New C']) {
      expect(tagsCalled(world, name)).toHaveLength(1);
      expect(rowsOf(world, 'Tags').filter(({ Name }) => Name === name)).toMatchObject([{ Id: String(tagsCalled(world, name)[0]?.id) }]);
    }
    expect(tagsCalled(world, 'Renamed').map(({ id }) => String(id))).toEqual([facts.renamed]);
    expect(reviewed(world)).toMatchObject(NO_EDITS);
  },

  'open-send-uncertain': (world, { facts }) => {
    const row = () => rowsOf(world, 'Tags').find(({ Name }) => Name === facts.uncertain);
    // The id of the intent: the words around it are those of whoever wrote them.
    const [intent = 'none'] = /[0-9a-f]{10}/.exec(String(row()?.Status)) ?? [];
    settles(world, String(facts.job));
    expect(namesPosted(world)).toEqual(['New B', 'New C']);
    expect(['New A', 'New B', 'New C'].map((name) => tagsCalled(world, name).length)).toEqual([2, 1, 1]);
    expect(row()).toMatchObject({ Id: '', Status: expect.stringContaining(intent) });
    expect(reviewed(world)).toMatchObject(NO_EDITS);
  },

  'uncertain-create': (world, { facts }) => {
    const row = rowsOf(world, 'Tags').find(({ Name }) => Name === facts.name)?.row;
    for (const { id } of tagsCalled(world, String(facts.name))) world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(id) });
    fill(world, 'Tags', row, { Action: 'create' });
    // As long as its Status says that it may be in Catalog, it's not sent; once a person has cleared that, it is.
    expect(reviewed(world)).toMatchObject({ requests: [], refused: [`Tags ${row}`] });
    fill(world, 'Tags', row, { Status: '' });
    send(world, review(world));
    expect(namesPosted(world)).toEqual([facts.name]);
    expect(tagsCalled(world, String(facts.name))).toHaveLength(1);
  },

  'old-runs': (world, { facts, reviewed: before }) => {
    const { person, catalog, host } = world;
    const logged = rowsOf(world, 'Catalog log').length;
    person.ask('openReview', { undo: facts.undoable });
    const plan = person.ask<PlanView>('undo', { run: facts.undoable });
    const undone = send(world, plan, { confirmed: plan.guard?.words });
    expect(undone.requests.map(({ operation, state }) => `${operation} ${state}`).sort()).toEqual([
      'delete done',
      'update done',
      'update done',
      'update done',
    ]);
    const price = (id: unknown) => catalog.records('courses').find((each) => String(each.id) === id)?.enrollment_fee;
    expect([price(facts.first), price(facts.second)].map(Number)).toEqual([facts.firstPrice, facts.secondPrice].map(Number));
    expect(tagsCalled(world, String(facts.tagName)).map(({ id }) => String(id))).toEqual([facts.tag]);
    expect(tagsCalled(world, String(facts.made))).toEqual([]);
    expect(rowWithId(world, 'Courses', facts.second).Price).toBe(facts.secondPrice);
    expect(reviewed(world).requests).toEqual(before.requests);
    person.ask('log', {});
    for (const dialog of host.dialogs()) dialog.close();
    expect(rowsOf(world, 'Catalog log').length).toBeGreaterThanOrEqual(logged + undone.requests.length);
  },

  // The rows that say them have nothing left to send, which is checked for each fixture.
  'done-words': (world) => expect(writes(world)).toEqual([]),
};

/** A copied file: all that was typed before it was copied is sent from it. */
function sendsAll(world: World, { reviewed: before }: Fixture): void {
  const outcome = send(world, review(world));
  expect(outcome.requests.map(({ state }) => state)).toEqual(before.requests.map(() => 'done'));
  expect(tagsCalled(world, 'Fresh')).toHaveLength(1);
  expect(reviewed(world)).toMatchObject(NO_EDITS);
}

/** Goes on with a job that the sidebar offers, to its end. */
function goesOn({ person }: World, job: string): Progress {
  expect(person.ask<State>('state').jobs.map((each) => each.job)).toEqual([job]);
  const progress = person.finish<Progress>('step', { job });
  expect(person.ask<State>('state').jobs).toEqual([]);
  return progress;
}

/** Resumes a send whose review has no seal: its results are looked up without a write, and the rest is reviewed and sent. */
function settles(world: World, job: string): void {
  expect(goesOn(world, job).isReviewNeeded).toBe(true);
  expect(writes(world)).toEqual([]);
  send(world, review(world));
}

function tagsCalled({ catalog }: World, name: string): Record<string, unknown>[] {
  return catalog.records('tags').filter((tag) => tag.name === name);
}

function namesPosted(world: World): unknown[] {
  return world.catalog
    .requests()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => (body as { name?: unknown }).name);
}

/** The row of a record in a tab of version 0.1.0, whose headers stay as they were. */
function rowWithId(world: World, tab: string, id: unknown): Record<string, string> {
  return rowOf(world, tab, id, 'Id');
}

/** The sheets, and the headers of each: what a refresh must leave as it is. */
function outline({ host }: World): unknown {
  return host.workbook.sheets().map(({ id, name, hidden }) => (hidden ? [id] : [id, name, host.workbook.display(name, '1:1')[0]]));
}

async function open(fixture: Fixture): Promise<World> {
  const world = await openFixture(fixture, onTestFinished);
  if (world.person.ask<State>('state').copied) connect(world);
  return world;
}

/** What stands under Status in a file, as it was saved. */
function savedStatuses({ file }: Fixture): string[] {
  const { sheets } = file as { sheets: { values: [column: number, row: number, rows: number, value: unknown][] }[] };
  return sheets.flatMap(({ values }) => {
    const columns = values.flatMap(([column, row, , value]) => (row === 1 && value === 'Status' ? [column] : []));
    return values.flatMap(([column, row, , value]) => (row > 1 && columns.includes(column) ? [String(value)] : []));
  });
}

/** Each kind of Status that version 0.1.0 writes. */
const STATUSES_0_1_0 = [
  /^edited$/,
  /^to create · \w+$/,
  /^creating · \w+$/,
  /^uncertain · \w+: .*; to try again/,
  /^uncertain: .*; refresh the tab/,
  /^conflict: /,
  /^not sent: changed in Catalog meanwhile/,
  /^not sent: Price /,
  /^failed: /,
  /^gone: /,
  /^sent$/,
  /^sent · /,
  /^created$/,
  /^undone$/,
  /^undone · /,
  /^deleted$/,
  /^deleted · /,
  /^(removed|dropped|revoked|archived|reactivated)$/,
  /^(catalog given|catalog taken|merge cleared|orders and enrollments deleted)$/,
  /^on the waitlist$/,
];

describe('a workbook of an earlier version', () => {
  it('is there for each kind of Status that version 0.1.0 writes', () => {
    const texts = fixtures.filter(({ savedBy }) => savedBy.version === '0.1.0').flatMap(savedStatuses);
    expect(STATUSES_0_1_0.filter((kind) => !texts.some((text) => kind.test(text)))).toEqual([]);
  });

  it.each(fixtures.map((fixture) => [`${fixture.savedBy.version}/${fixture.name}`, fixture] as const))(
    'goes on: %s',
    async (_, fixture) => {
      const world = await open(fixture);
      const { host, catalog, person } = world;
      const back = [host.keep(), catalog.keep()];
      expect(reviewed(world)).toEqual(fixture.reviewed);
      for (const each of back) each();

      const before = outline(world);
      if (person.ask<State>('state').jobs.length === 0) {
        const { tabs } = person.ask<State>('state');
        expect(tabs.length).toBeGreaterThan(0);
        expect(person.ask('refreshAll')).toEqual({ names: tabs.map(({ name }) => name), problems: [] });
        expect(outline(world)).toEqual(before);
        expect(writes(world)).toEqual([]);
        expect(reviewed(world)).toMatchObject({ requests: fixture.reviewed.requests, refused: fixture.reviewed.refused });
      }
      goOn[fixture.name]?.(world, fixture);
      expect(Object.keys(goOn)).toContain(fixture.name);
      expect(violations(world)).toEqual([]);
      goneOn += 1;
    },
  );
});
