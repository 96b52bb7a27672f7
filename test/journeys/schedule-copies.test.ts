// Copies that a schedule keeps of its tabs: as tabs of their own, or as rows in one tab.
import { describe, expect, it } from 'vitest';
import type { State } from '../../src/protocol/state.ts';
import { CATALOG_HOST, openWorld, rowsOf, type World } from '../support/open-world.ts';
import { callsOf, refusalOf } from '../support/runs.ts';
import { COLLEAGUE, OWNER } from '../support/two-users.ts';

const FRIDAY = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** The first Monday after it, at 8:30 in Berlin. */
const MONDAY = Date.parse('2026-11-23T07:30:00Z');
const SCALE = { courses: 6, programs: 2, orders: 8, enrollments: 8, tags: 5, users: 9 };
const DAYS = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'];

interface Kept {
  as: 'tabs' | 'rows';
  most: number;
  personal: boolean;
}

async function copied(resource: string, copies: Kept, prepare: (world: World) => void = () => {}) {
  const host = { clock: FRIDAY, timeZone: 'Europe/Berlin' };
  const world = await openWorld({ catalog: { scale: SCALE }, host, pulled: [resource], prepare });
  const { person } = world;
  const [tab] = person.ask<State>('state').tabs;
  const answer = person.ask('schedule', { tabs: [tab?.sheet ?? 0], rule: { every: 'week', day: 1, hour: 7 }, copies });
  expect(answer).toMatchObject({ saved: true });
  const fire = (clock: number) => {
    world.host.setClock(clock);
    world.host.fire(String(world.host.triggers()[0]?.id));
  };
  return { world, fire, mondays: (count: number) => DAYS.slice(0, count).map((_, week) => fire(MONDAY + week * WEEK)) };
}

/** Copies of tags whose first run Google ends at a call, and which are made in the next hour. */
async function killed(as: Kept['as'], { point, index }: { point: number; index: number }) {
  const { world, fire } = await copied('tags', { as, most: 4, personal: false });
  world.host.setSwitches({ unflushedWrites: (['kept', 'lost', 'half'] as const)[index % 3] });
  world.host.killAt(point);
  try {
    fire(MONDAY);
  } catch {
    // Google ended the run.
  }
  fire(MONDAY + HOUR);
  return { world, fire };
}

const namesOf = ({ host }: World) => host.workbook.sheets().flatMap(({ name, hidden }) => (hidden ? [] : [name]));
/** A page expires before a week has passed. */
function problemOf({ host, person }: World): unknown {
  host.click('Open sidebar');
  return person.ask<State>('state').schedules[0]?.states[0]?.problem;
}

describe('a schedule that keeps copies as tabs', () => {
  it('copies the columns of Catalog after each refresh, and keeps the last four copies', async () => {
    const { world, mondays } = await copied('tags', { as: 'tabs', most: 4, personal: false });
    mondays(6);
    expect(namesOf(world).filter((name) => name.startsWith('Tags,'))).toEqual(DAYS.slice(2).map((day) => `Tags, ${day}`));
    const [headers = [], ...rows] = world.host.workbook.display('Tags, 2026-12-28');
    const tab = world.host.workbook.display('Tags');
    const at = headers.map((header) => tab[0]?.indexOf(header) ?? -1);
    expect(headers).not.toContain('Status');
    expect(rows).toEqual(tab.slice(1, SCALE.tags + 1).map((row) => at.map((column) => row[column])));
    expect(problemOf(world)).toBeUndefined();
  });

  it('copies once for a moment, however often it runs, and holds what was there then', async () => {
    const { world, fire } = await copied('tags', { as: 'tabs', most: 4, personal: false });
    fire(MONDAY);
    const before = world.host.workbook.display('Tags, 2026-11-23');
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Later' } });
    fire(MONDAY + HOUR);
    fire(MONDAY + 2 * HOUR);
    expect(namesOf(world).filter((name) => name.startsWith('Tags,'))).toEqual(['Tags, 2026-11-23']);
    fire(MONDAY + WEEK);
    expect(world.host.workbook.display('Tags, 2026-11-23')).toEqual(before);
    expect(world.host.workbook.display('Tags, 2026-11-30').flat()).toContain('Later');
  });

  it('says that a copy has no room, and makes it in the hour after there is some', async () => {
    const { world, fire } = await copied('tags', { as: 'tabs', most: 4, personal: false });
    const { workbook } = world.host;
    const cells = workbook.sheets().reduce((sum, { name }) => sum + workbook.dump(name).rows * workbook.dump(name).columns, 0);
    // Leaves fewer than 60 cells, which the copy needs.
    workbook.insertRows('Sheet1', 1000, Math.floor((10_000_000 - cells - 20) / 26));
    fire(MONDAY);
    expect(problemOf(world)).toMatchObject({ code: 'cells-full' });
    expect(namesOf(world).filter((name) => name.startsWith('Tags,'))).toEqual([]);
    workbook.deleteRows('Sheet1', 2, 10_000);
    fire(MONDAY + HOUR);
    expect(problemOf(world)).toBeUndefined();
    expect(namesOf(world).filter((name) => name.startsWith('Tags,'))).toEqual(['Tags, 2026-11-23']);
  });

  it('never deletes a copy that someone has changed', async () => {
    const { world, fire } = await copied('tags', { as: 'tabs', most: 4, personal: false });
    fire(MONDAY);
    world.host.workbook.edit('Tags, 2026-11-23', 'A2', 'My note');
    for (let week = 1; week < 6; week++) fire(MONDAY + week * WEEK);
    const copies = namesOf(world).filter((name) => name.startsWith('Tags,'));
    expect(copies).toContain('Tags, 2026-11-23');
    expect(copies).toContain('Tags, 2026-12-28');
    expect(world.host.workbook.display('Tags, 2026-11-23', 'A2')).toEqual([['My note']]);
  });

  it.each([
    ['tabs', 'Tags, 2026-11-23'],
    ['rows', 'Tags, copies'],
  ] as const)('copies a tab without records as %s', async (as, name) => {
    const { world, fire } = await copied('tags', { as, most: 4, personal: false });
    for (const { id } of world.catalog.records('tags')) world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(id) });
    fire(MONDAY);
    expect(rowsOf(world, 'Tags')).toEqual([]);
    const [headers = [], ...rows] = world.host.workbook.display(name);
    expect(headers).toContain('Name');
    expect(rows.flat().join('')).toBe('');
    world.host.click('Open sidebar');
    const [schedule] = world.person.ask<State>('state').schedules;
    expect([schedule?.problem, ...(schedule?.states ?? []).map(({ problem }) => problem)]).toEqual([undefined, undefined]);
    // Google refuses to freeze a sheet's only row.
    expect(world.host.workbook.sheets().find((sheet) => sheet.name === name)?.rows).toBe(2);
  });

  it('makes one whole copy, at whichever call Google ends a run', async () => {
    const trial = await copied('tags', { as: 'tabs', most: 4, personal: false });
    const calls = callsOf(trial.world.host, () => trial.fire(MONDAY));
    const whole = trial.world.host.workbook.display('Tags, 2026-11-23');
    // The copy is made in the second half of the run.
    const points = [0.55, 0.65, 0.72, 0.8, 0.86, 0.92, 0.97].map((part) => Math.round(part * calls));
    for (const [index, point] of points.entries()) {
      const { world, fire } = await killed('tabs', { point, index });
      fire(MONDAY + 2 * HOUR);
      expect([point, namesOf(world).filter((name) => name.startsWith('Tags,'))]).toEqual([point, ['Tags, 2026-11-23']]);
      expect([point, world.host.workbook.display('Tags, 2026-11-23')]).toEqual([point, whole]);
    }
  });
});

describe('a schedule that adds copies to one tab', () => {
  it('adds rows with their moment, in the columns that users have moved and beside their notes', async () => {
    const { world, fire } = await copied('tags', { as: 'rows', most: 4, personal: false });
    const { workbook } = world.host;
    fire(MONDAY);
    const first = workbook.display('Tags, copies');
    expect(first).toHaveLength(SCALE.tags + 1);
    expect(first.slice(1).map(([moment]) => moment)).toEqual(Array.from({ length: SCALE.tags }, () => '2026-11-23 07:00'));
    const nameAt = first[0]?.indexOf('Name') ?? -1;
    workbook.moveColumn('Tags, copies', nameAt + 1, (first[0]?.length ?? 0) + 1);
    workbook.insertColumns('Tags, copies', 1, 1);
    workbook.edit('Tags, copies', 'B2', 'My note');
    fire(MONDAY + WEEK);
    const [headers = [], ...rows] = workbook.display('Tags, copies');
    expect(rows).toHaveLength(2 * SCALE.tags);
    expect(rows[0]?.[1]).toBe('My note');
    const column = (name: string) => rows.map((row) => row[headers.indexOf(name)]);
    expect(column('Name').slice(SCALE.tags)).toEqual(column('Name').slice(0, SCALE.tags));
    expect(column('Copied').slice(SCALE.tags)).toEqual(Array.from({ length: SCALE.tags }, () => '2026-11-30 07:00'));
  });

  it('adds each row once, at whichever call Google ends a run', async () => {
    const trial = await copied('tags', { as: 'rows', most: 4, personal: false });
    const calls = callsOf(trial.world.host, () => trial.fire(MONDAY));
    const whole = trial.world.host.workbook.display('Tags, copies');
    const points = [0.6, 0.75, 0.85, 0.95].map((part) => Math.round(part * calls));
    for (const [index, point] of points.entries()) {
      const { world } = await killed('rows', { point, index });
      expect([point, world.host.workbook.display('Tags, copies')]).toEqual([point, whole]);
    }
  });
});

describe('a copy that Google refuses', () => {
  it('is named beside its tab, which is refreshed as before', async () => {
    const { world, fire } = await copied('tags', { as: 'rows', most: 4, personal: false }, ({ host, person, catalog }) => {
      host.setUser(COLLEAGUE);
      host.open();
      host.click('Open sidebar');
      person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
    });
    fire(MONDAY);
    expect(rowsOf(world, 'Tags, copies')).toHaveLength(SCALE.tags);
    world.host.setUser(OWNER);
    world.host.workbook.protect('Tags, copies', undefined, { editors: [] });
    world.host.setUser(COLLEAGUE);

    for (const at of [MONDAY + WEEK, MONDAY + WEEK + HOUR, MONDAY + 2 * WEEK]) fire(at);

    world.host.click('Open sidebar');
    const [schedule] = world.person.ask<State>('state').schedules;
    expect(schedule?.problem).toBeUndefined();
    expect(schedule?.states[0]?.problem?.what).toBe('“Tags, copies” is protected, so no copy was added.');
    expect(schedule?.states[0]?.refreshedAt).toBeGreaterThanOrEqual(MONDAY + 2 * WEEK);
  });
});

describe('copies of a tab with personal data', () => {
  it('leave it out unless someone has asked for it, and a removal clears it', async () => {
    const plain = await copied('users', { as: 'tabs', most: 4, personal: false });
    plain.fire(MONDAY);
    const people = plain.world.catalog.records('users').map((user) => String(user.email_address));
    const shown = plain.world.host.workbook.display('Users, 2026-11-23').flat();
    expect(people.filter((address) => shown.includes(address))).toEqual([]);

    const { world, fire } = await copied('users', { as: 'rows', most: 4, personal: true });
    fire(MONDAY);
    const all = () => world.host.workbook.display('Users, copies').flat();
    expect(people.filter((address) => all().includes(address))).toEqual(people);
    let done = false;
    while (!done) done = world.person.ask<{ done: boolean }>('removePersonal', { confirmed: 'remove personal data' }).done;
    expect(people.filter((address) => all().includes(address))).toEqual([]);
  });
});

it('copies are kept of up to ten named tabs, in a number from the list', async () => {
  const world = await openWorld({ catalog: { scale: SCALE }, host: { clock: FRIDAY }, pulled: ['tags'] });
  const save = (input: object) => refusalOf(() => world.person.ask('schedule', { rule: { every: 'day', hour: 7 }, ...input })).code;
  const sheet = world.person.ask<State>('state').tabs[0]?.sheet;
  expect(save({ tabs: 'all', copies: { as: 'tabs', most: 4, personal: false } })).toBe('too-many-copied');
  expect(save({ tabs: [sheet], copies: { as: 'tabs', most: 5, personal: false } })).toBe('bad-copies');
  expect(save({ tabs: [sheet], copies: { as: 'tabs', most: 12, personal: false } })).toBeUndefined();
});
