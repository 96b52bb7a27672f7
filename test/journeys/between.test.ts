// What happens where two features meet: each of them is told by its own journey.
import { describe, expect, it } from 'vitest';
import { PARENT_IDS } from '../../src/catalog/resource.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import { openWorld, pull, review, rowsOf, send, violations, type World, writes } from '../support/open-world.ts';
import { callsOf } from '../support/runs.ts';

const FEW_COURSES = { pulled: ['courses'], catalog: { scale: { courses: 6 } } };

/** What stands in a row of the tab of courses, by header. */
function rowOf(world: World, row: number, tab = 'Courses'): Record<string, string> {
  return rowsOf(world, tab)[row - 2] ?? {};
}

describe('a tab whose edits cannot be told', () => {
  it('because it is a copy that could not be read when it was taken in keeps no other from being reviewed, and the next refresh reads it', async () => {
    const world = await openWorld(FEW_COURSES);
    const { host, catalog } = world;
    world.person.type('Courses', 'Price', 2, '200');
    const copy = host.workbook.duplicateTab('Courses');
    catalog.setFaults([{ answer: '503' }]);
    host.click('Catalog Sync > Refresh > This tab, keep local values');
    catalog.setFaults([]);
    expect(review(world).requests.map(({ tab, row }) => [tab, row])).toEqual([['Courses', 2]]);
    host.dialogs().at(-1)?.close();

    host.click('Catalog Sync > Refresh > All tabs');
    world.person.type(copy, 'Title', 3, 'From the copy');
    const sent = send(world, review(world));
    expect(sent.requests.map(({ tab, row, state }) => [tab, row, state])).toEqual([
      ['Courses', 2, 'done'],
      [copy, 3, 'done'],
    ]);
    expect(violations(world)).toEqual([]);
  });
});

describe('one record in two tabs', () => {
  it('takes different fields from both, equal ones once, and neither tab is left with an edit', async () => {
    const world = await openWorld(FEW_COURSES);
    const { name } = world.person.finish<{ job: string; phase: string; count: number; text: string; pulled: PullSummary }>('pull', {
      resource: 'courses',
      filters: {},
      sheet: 'new',
    }).pulled;
    world.person.type('Courses', 'Price', 2, '200');
    world.person.type(name, 'Title', 2, 'From the other tab');
    world.person.type('Courses', 'Title', 3, 'The same in both');
    world.person.type(name, 'Title', 3, 'The same in both');
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests.map(({ tab, row, fields }) => [tab, row, ...fields.map(({ field }) => field)])).toEqual([
      ['Courses', 2, 'enrollment_fee'],
      ['Courses', 3, 'title'],
      [name, 2, 'title'],
    ]);
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(writes(world)).toHaveLength(3);

    world.host.click('Catalog Sync > Refresh > All tabs');
    for (const tab of ['Courses', name]) {
      expect(rowOf(world, 2, tab)).toMatchObject({ Title: 'From the other tab', Price: '200.00' });
      expect(rowOf(world, 3, tab)).toMatchObject({ Title: 'The same in both' });
    }
    expect(review(world)).toMatchObject({ requests: [], refused: [], remarks: [] });
    expect(violations(world)).toEqual([]);
  });
});

describe('a refresh right after a send', () => {
  it('from a list that lags behind writes leaves what was sent in its cells', async () => {
    const world = await openWorld(FEW_COURSES);
    world.catalog.setSwitches({ listsLag: 40 });
    world.person.type('Courses', 'Price', 2, '200');
    send(world, review(world));
    pull(world, 'courses');
    expect(rowOf(world, 2)).toMatchObject({ Status: 'sent', Price: '200.00' });
    expect(review(world).requests).toEqual([]);
  });
});

describe('undo of a send in which kept Catalog’s value', () => {
  it('takes back what was sent, and leaves what was taken', async () => {
    const world = await openWorld(FEW_COURSES);
    const before = rowOf(world, 2);
    world.person.type('Courses', 'Title', 2, 'Mine');
    world.person.type('Courses', 'Price', 2, '200');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(before.ID), fields: { enrollment_fee: 7 } });
    const plan = review(world);
    const request = String(plan.requests[0]?.request);
    const sent = send(world, plan, { decisions: [{ request, field: 'enrollment_fee', choice: 'theirs' }] });
    expect(rowOf(world, 2)).toMatchObject({ Title: 'Mine', Price: '7.00' });

    world.person.ask('openReview', { undo: sent.plan });
    const back = world.person.ask<PlanView>('undo', { run: sent.plan });
    expect(back.requests.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(['title']);
    send(world, back);
    expect(rowOf(world, 2)).toMatchObject({ Title: before.Title, Price: '7.00', Status: 'undone' });
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });
});

describe('a change of the time zone', () => {
  it('between review and send sends the times that were shown, and the next refresh shows all of them on the new clock', async () => {
    const world = await openWorld({ ...FEW_COURSES, host: { timeZone: 'Europe/Berlin' } });
    world.person.type('Courses', 'Open from', 3, '2027-01-05 09:00');
    const plan = review(world);
    world.host.workbook.setTimeZone('Asia/Tokyo');
    send(world, plan);
    expect(world.catalog.records('courses')[1]?.enrollment_open_from).toContain('2027/01/05 08:00:00');
    pull(world, 'courses');
    expect(rowOf(world, 3)['Open from']).toBe('2027-01-05 17:00');
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('before a deleted column is asked back makes no edits of the times beside it', async () => {
    const world = await openWorld();
    const [course] = world.catalog.records('courses');
    const fields = { enrollment_open_from: '2027/01/05 08:00:00 +0000' };
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields });
    pull(world, 'courses');
    const { workbook } = world.host;
    const { sheet, columns } = { sheet: workbook.dump('Courses').id, columns: ['title', 'enrollment_fee'] };
    workbook.deleteColumns('Courses', 4, 1);
    workbook.setTimeZone('Asia/Tokyo');
    world.person.ask('arrangeColumns', { sheet, columns: columns.map((name) => ({ name, shown: true })) });
    expect(() => review(world)).toThrow(/time zone/);
    world.host.dialogs().at(-1)?.close();
    pull(world, 'courses');
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });
});

describe('a user-defined field', () => {
  it('that a user has left blank can be filled in its cell, also after only its row was read again', async () => {
    const world = await openWorld({ pulled: ['users'], catalog: { scale: { users: 6, courses: 4 } } });
    const custom = String(world.host.workbook.display('Users', '1:1')[0]?.at(-1));
    const row = rowsOf(world, 'Users').findIndex((user) => user[custom] === '') + 2;
    world.person.type('Users', custom, row, 'filled by hand');
    expect(send(world, review(world)).requests.map((request) => [request.row, request.state])).toEqual([[row, 'done']]);
    expect(JSON.stringify(world.catalog.records('users'))).toContain('filled by hand');
    pull(world, 'users');
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
    world.host.dialogs().at(-1)?.close();

    // Catalog may say of nobody's fields that there are none at all.
    const id = Number(rowsOf(world, 'Users')[0]?.ID);
    world.catalog.mutate({ type: 'update', resource: 'users', id, fields: { custom_fields: null } });
    world.host.workbook.activate('Users');
    world.host.workbook.select('Users', 'A2');
    world.host.click('Catalog Sync > Refresh > Selected rows');
    expect(rowsOf(world, 'Users')[0]?.[custom]).toBe('');
    world.person.type('Users', custom, 2, 'filled again');
    expect(review(world).requests.map(({ row: at, fields }) => [at, fields[0]?.after])).toEqual([[2, 'filled again']]);
  });
});

describe('an outcome that is shown later, because the run was killed before', () => {
  it('leaves the unsent edits of user-defined fields as they are', async () => {
    const world = await openWorld({ pulled: ['users'], catalog: { scale: { users: 6, courses: 4 } } });
    const { host, person, catalog } = world;
    const custom = String(host.workbook.display('Users', '1:1')[0]?.at(-1));
    const begin = (name: string) => {
      world.person.type('Users', custom, 2, name);
      const { job } = person.ask<{ job: string }>('send', { plan: review(world).plan, options: [] });
      host.dialogs().at(-1)?.close();
      return job;
    };
    const first = begin('Ada');
    const calls = callsOf(host, () => person.ask('step', { job: first }));

    const job = begin('Grace');
    world.person.type('Users', custom, 3, 'typed meanwhile');
    host.killAt(calls - 80);
    expect(() => person.ask('step', { job })).toThrow();
    expect(JSON.stringify(catalog.records('users'))).toContain('Grace');
    expect(rowOf(world, 2, 'Users').Status).not.toBe('sent');
    person.ask('step', { job });
    expect(rowOf(world, 2, 'Users').Status).toBe('sent');
    expect(review(world).requests.map(({ row, fields }) => [row, fields[0]?.after])).toEqual([[3, 'typed meanwhile']]);
  });
});

describe('more ids than can be remembered', () => {
  it('are refused before anything is read, with what to do', async () => {
    const world = await openWorld();
    const ids = Array.from({ length: 2_000 }, (_, index) => String(100_000 + index)).join(',');
    expect(() => world.person.finish('pull', { resource: 'certificates', filters: { [PARENT_IDS]: ids } })).toThrow(/up to 300 IDs/);
    expect(world.host.workbook.sheets().filter(({ hidden }) => !hidden)).toHaveLength(1);
  });
});

describe('a cell whose earlier value isn’t known', () => {
  it('never shows “(text of -1 characters)” as an old value', async () => {
    const world = await openWorld(FEW_COURSES);
    world.person.type('Courses', 'Price', 2, '200');
    world.host.workbook.edit('Catalog Sync data', 'A3', 'damaged');
    world.host.workbook.activate('Courses');
    world.host.click('Catalog Sync > Refresh > This tab, keep local values');
    const [request] = review(world).requests;
    expect(request?.fields[0]).toMatchObject({ field: 'enrollment_fee', before: '(unknown)', after: '200' });
  });
});
