import { describe, expect, it } from 'vitest';
import type { Faults } from '../../emulator/demo-catalog.ts';
import type { JobProgress } from '../../scripts/person.ts';
import { openWorld, pull, rowsOf, violations, type World } from '../support/open-world.ts';
import { slowly, when } from '../support/runs.ts';

const DATA = 'Catalog Sync data';

/** Courses with an unsent edit, in a Catalog of several pages, so that a fault can come in the middle. */
async function courses(): Promise<World> {
  const world = await openWorld({ catalog: { scale: { courses: 250, orders: 30, enrollments: 30 } }, pulled: ['courses'] });
  world.person.type('Courses', 'Price', 2, '77');
  return world;
}

function everything({ host }: World) {
  return [host.workbook.dump('Courses'), host.workbook.dump(DATA)];
}

async function leavesAllAsItWas(fault: Faults, sentence: RegExp) {
  const world = await courses();
  const before = everything(world);
  world.catalog.setFaults([{ match: '/api/v1/courses', ...fault }]);
  expect(() => pull(world, 'courses')).toThrow(sentence);
  expect(everything(world)).toEqual(before);
  const { tabs } = world.person.ask<{ tabs: { problem?: { what: string } }[] }>('state');
  expect(tabs[0]?.problem?.what).toMatch(sentence);
  world.catalog.setFaults([]);
  const { kept, complete } = pull(world, 'courses');
  expect({ kept, complete }).toEqual({ kept: 1, complete: true });
  expect(violations(world)).toEqual([]);
}

describe('a pull that fails leaves tab and snapshot as they were, and says why', () => {
  it('where the network goes away', async () => {
    await leavesAllAsItWas({ answer: 'drop', after: 1 }, /Can’t reach catalog\.example\.edu/);
  });

  it('a first pull that fails makes no tab', async () => {
    const world = await openWorld();
    const before = world.host.workbook.sheets();
    world.catalog.setFaults([{ answer: '500' }]);
    expect(() => pull(world, 'orders')).toThrow(/had a server error/);
    expect(world.host.workbook.sheets()).toEqual(before);
  });

  it('a fault that passes is read over', async () => {
    const world = await courses();
    world.catalog.setFaults([{ match: '/api/v1/courses', answer: '429-retry-after', after: 1, times: 2 }]);
    expect(pull(world, 'courses')).toMatchObject({ records: 250, complete: true });
  });
});

describe('what a person has typed survives a pull', () => {
  it('an unsent edit stays, and so do columns, formulas and notes of the person', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const { workbook } = world.host;
    workbook.insertColumns('Courses', 4, 1);
    workbook.edit('Courses', 'E1', 'My notes');
    workbook.edit('Courses', 'E3', 'ask the dean');
    world.person.type('Courses', 'Title', 2, 'My own title');
    const [first] = rowsOf(world, 'Courses');
    const id = Number(first?.ID);
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { enrollment_cap: 4321 } });

    expect(pull(world, 'courses')).toMatchObject({ kept: 1, changed: 1 });

    const rows = rowsOf(world, 'Courses');
    expect(rows[0]).toMatchObject({ Title: 'My own title', Seats: '4321' });
    expect(rows[1]).toMatchObject({ 'My notes': 'ask the dean' });
  });

  it('rows stay where the person sorted them, and new records come after the last', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const name = world.host.workbook.display('Tags', '1:1')[0]?.indexOf('Name') ?? 0;
    world.host.workbook.sort('Tags', name + 1, false);
    const sorted = rowsOf(world, 'Tags').map((row) => row.Name);
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Zoology' } });
    expect(pull(world, 'tags')).toMatchObject({ added: 1, removed: 0 });
    expect(rowsOf(world, 'Tags').map((row) => row.Name)).toEqual([...sorted, 'Zoology']);
  });

  it('records that are gone take their rows along, also many, and also at the end of the tab', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const ids = world.catalog.records('courses').map((course) => Number(course.id));
    const staying = ids.filter((_, index) => index % 4 === 0);
    for (const id of ids) if (!staying.includes(id)) world.catalog.mutate({ type: 'delete', resource: 'courses', id });
    expect(pull(world, 'courses')).toMatchObject({ removed: ids.length - staying.length });
    expect(rowsOf(world, 'Courses').map((row) => Number(row.ID))).toEqual(staying);
  });

  it('a record that is gone from Catalog takes its row along, unless the person wrote something of their own into it', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const [first, second] = rowsOf(world, 'Tags');
    world.person.type('Tags', 'Name', 2, 'Renamed here');
    for (const tag of [first, second]) world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(tag?.ID) });
    expect(pull(world, 'tags')).toMatchObject({ removed: 1 });
    const rows = rowsOf(world, 'Tags');
    expect(rows[0]).toMatchObject({ ID: first?.ID, Status: expect.stringContaining('deleted in Catalog') });
    expect(rows.some((row) => row.ID === second?.ID)).toBe(false);
  });
});

describe('a row whose record Catalog’s list no longer returns', () => {
  it.each<Faults['answer']>(['403', '500', 'drop'])('stays if the address of the record returns %s instead of 404', async (answer) => {
    const world = await openWorld({ pulled: ['tags'] });
    const [first, ...others] = rowsOf(world, 'Tags');
    world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(first?.ID) });
    world.catalog.setFaults([{ match: `/api/v1/tags/${first?.ID}`, answer }]);
    expect(pull(world, 'tags')).toMatchObject({ removed: 0 });
    expect(rowsOf(world, 'Tags').map(({ ID }) => ID)).toEqual([first?.ID, ...others.map(({ ID }) => ID)]);
  });
});

describe('a pull that was left alone for a day', () => {
  it('goes on, and shows one state: what was read before is read anew', async () => {
    const world = await openWorld({ catalog: { scale: { tags: 450, courses: 5, users: 5 } } });
    const { person, host, catalog } = world;
    const { job } = slowly(host, () => person.ask<{ job: string }>('pull', { resource: 'tags', filters: {} }));
    const first = catalog.records('tags')[0];
    catalog.mutate({ type: 'update', resource: 'tags', id: Number(first?.id), fields: { name: 'Renamed over night' } });
    host.setClock(Date.parse('2026-11-21T15:00:00Z'));
    person.ask('step', { job });
    expect(rowsOf(world, 'Tags').find((row) => row.ID === String(first?.id))?.Name).toBe('Renamed over night');
    expect(rowsOf(world, 'Tags')).toHaveLength(450);
    expect(host.workbook.display('Catalog Sync staging').flat().join('')).toBe('');
  });

  it('reads everything again, also what Catalog doesn’t say has changed', async () => {
    const world = await openWorld({ catalog: { scale: { enrollments: 230, orders: 5, courses: 9, users: 60 } } });
    const { person, host, catalog } = world;
    catalog.setSwitches({ perPageIgnored: 10 });
    const { job } = slowly(host, () => person.ask<JobProgress>('pull', { resource: 'enrollments', filters: {} }));
    catalog.clearRequests();
    const hasReadMost = () => catalog.requests().length > 0;
    when(world, hasReadMost, () => host.advance(1 / 60));
    expect(person.ask<JobProgress>('step', { job })).toMatchObject({ phase: 'reading', count: 200 });
    // At the end, 20 of the 23 pages are read again, and page 8 isn’t one of them.
    const middle = catalog.records('enrollments')[75];
    catalog.mutate({ type: 'update', resource: 'enrollments', id: Number(middle?.id), fields: { status: 'concluded' } });
    host.setClock(Date.parse('2026-11-21T15:00:00Z'));
    person.finish('step', { job });
    const rows = rowsOf(world, 'Enrollments');
    expect([rows.length, rows.find(({ ID }) => ID === String(middle?.id))?.['Enrollment status']]).toEqual([230, 'concluded']);
  });
});

it.each(['403', '500'] as const)('suspects a row again after the record’s own address returned %s', async (answer) => {
  const world = await openWorld({ pulled: ['tags'] });
  const { catalog } = world;
  const id = Number(rowsOf(world, 'Tags')[2]?.ID);
  const isThere = () => rowsOf(world, 'Tags').some((row) => row.ID === String(id));
  catalog.mutate({ type: 'delete', resource: 'tags', id });
  catalog.setFaults([{ match: `/tags/${id}`, answer }]);
  pull(world, 'tags');
  expect(isThere()).toBe(true);
  catalog.setFaults([]);
  pull(world, 'tags');
  expect(isThere()).toBe(false);
});
