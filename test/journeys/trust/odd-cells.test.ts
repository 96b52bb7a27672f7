// One odd cell never stops a tab, and never a send that Catalog has carried out.
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { openWorld, pull, review, rowsOf, send, type World } from '../../support/open-world.ts';
import { when } from '../../support/runs.ts';
import { COLLEAGUE, OWNER } from '../../support/two-users.ts';

const FEW = { pulled: ['courses'], catalog: { scale: { courses: 6, orders: 2, enrollments: 2, tags: 3, users: 4 } } };

function rowOf(world: World, row: number): Record<string, string> {
  return rowsOf(world, 'Courses')[row - 2] ?? {};
}

const column = (world: World, header: string) => world.person.at('Courses', header, 1).slice(0, -1);

function changeInCatalog(world: World, row: number, fields: Record<string, unknown>): void {
  world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(rowOf(world, row).ID), fields });
}

/** Sends one price, and checks that the send has ended, can be looked up, and can be undone. */
function sendPrice(world: World, row: number, price: string): string[] {
  world.person.type('Courses', 'Price', row, price);
  const plan = review(world);
  const { requests } = send(world, plan);
  expect(requests.map(({ state }) => state)).toEqual(['done']);
  const { runs, jobs } = world.person.ask<State>('state');
  expect(jobs).toEqual([]);
  expect(runs.map(({ run }) => run)).toContain(plan.plan);
  world.person.ask('openReview', { undo: plan.plan });
  expect(world.person.ask<{ requests: unknown[] }>('undo', { run: plan.plan }).requests).toHaveLength(1);
  world.host.dialogs().at(-1)?.close();
  return requests.map(({ note }) => note ?? '');
}

describe('a formula that changes by itself', () => {
  it('in an own column stops neither a send nor a refresh', async () => {
    const world = await openWorld(FEW);
    const { workbook } = world.host;
    workbook.insertColumns('Courses', 5, 1);
    workbook.edit('Courses', 'F1', 'Dice');
    for (const row of [2, 3, 4]) workbook.edit('Courses', `F${row}`, '=RAND()');
    sendPrice(world, 2, '211');
    expect(rowOf(world, 2).Status).toBe('sent');
    changeInCatalog(world, 3, { title: 'Theirs' });
    world.host.click('All tabs');
    expect(rowOf(world, 3).Title).toBe('Theirs');
    expect(workbook.formulas('Courses', 'F3')).toEqual([['=RAND()']]);
  });
});

describe('a drop-down that rejects what must be written', () => {
  it('on Status leaves the send done, and the review names the cell', async () => {
    const world = await openWorld(FEW);
    world.host.workbook.copyPaste('Courses', 'A2', 'B2');
    const [note] = sendPrice(world, 2, '212');
    expect(note).toContain('didn’t let Catalog Sync write Status in row 2');
    expect(world.catalog.records('courses')[0]?.enrollment_fee).toBe(212);
    expect(review(world).requests).toEqual([]);
  });

  it('on a title leaves out this cell, names it, and writes all others', async () => {
    const world = await openWorld(FEW);
    const title = column(world, 'Title');
    const before = rowOf(world, 3);
    world.host.workbook.copyPaste('Courses', 'A3', `${title}3`);
    // A drop-down doesn't reject what's pasted.
    world.host.workbook.paste('Courses', `${title}3`, [[String(before.Title)]]);
    changeInCatalog(world, 3, { title: 'Theirs', enrollment_fee: 77 });
    changeInCatalog(world, 4, { title: 'Also theirs' });
    const { remarks } = pull(world, 'courses');
    expect(remarks.join(' ')).toContain('Google didn’t let Catalog Sync write 1 cell in “Courses”: Title in row 3.');
    expect(rowOf(world, 4).Title).toBe('Also theirs');
    expect(Number(rowOf(world, 3).Price)).toBe(77);
    expect(rowOf(world, 3).Title).toBe(before.Title);
    // What couldn't be written isn't an edit.
    expect(review(world).requests).toEqual([]);
  });
});

describe('cells that are protected from a colleague', () => {
  async function asColleague(protect: (world: World) => void): Promise<World> {
    const world = await openWorld({ ...FEW, host: { user: OWNER } });
    protect(world);
    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    world.person.ask('connect', { host: 'catalog.example.edu', key: world.catalog.apiKey, kind: 'test' });
    world.person.ask('personal', { answer: 'with' });
    return world;
  }

  it('in one column are left out of a refresh, named, and no edits', async () => {
    const world = await asColleague(({ host, person }) => {
      const title = person.at('Courses', 'Title', 1).slice(0, -1);
      host.workbook.protect('Courses', `${title}1:${title}20`, { editors: [] });
    });
    changeInCatalog(world, 3, { title: 'Theirs', enrollment_fee: 77 });
    const { remarks } = pull(world, 'courses');
    expect(remarks.join(' ')).toContain('Title in row 3');
    expect(Number(rowOf(world, 3).Price)).toBe(77);
    expect(review(world).requests).toEqual([]);
  });

  it('in one row leave the send of another row, and of this one, done', async () => {
    const world = await asColleague(({ host }) => host.workbook.protect('Courses', 'B2:B3', { editors: [] }));
    const [note] = sendPrice(world, 3, '213');
    expect(note).toContain('write Status in row 3');
    sendPrice(world, 5, '215');
    expect(rowOf(world, 5).Status).toBe('sent');
    expect(review(world).requests).toEqual([]);
  });
});

describe('a send that is canceled after a part of it was done', () => {
  it('stands in the last sends with what was done, and that part can be undone', async () => {
    const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 60 } } });
    const before = world.catalog.records('courses').map(({ id, enrollment_fee }) => [id, enrollment_fee]);
    for (let row = 2; row <= 51; row += 1) world.person.type('Courses', 'Price', row, `${row}00`);
    const plan = review(world);
    const { job } = world.person.ask<{ job: string }>('send', { plan: plan.plan, options: [], confirmed: plan.guard?.words });
    const puts = () => world.catalog.requests().filter(({ method }) => method === 'PUT').length;
    // The time of a step is over with its first batch.
    const later = Date.parse('2026-11-20T15:03:00Z');
    when(
      world,
      () => puts() > 0,
      () => world.host.setClock(later),
    );
    world.person.ask('step', { job });
    world.person.ask('cancel', { job });
    world.host.dialogs().at(-1)?.close();

    const done = puts();
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(50);
    const { runs, jobs } = world.person.ask<State>('state');
    expect(jobs).toEqual([]);
    expect(runs).toMatchObject([{ run: plan.plan, done, skipped: 50 - done, undone: false }]);
    world.person.ask('openReview', { undo: plan.plan });
    const back = world.person.ask<typeof plan>('undo', { run: plan.plan });
    expect(back.requests).toHaveLength(done);
    send(world, back);
    expect(world.catalog.records('courses').map(({ id, enrollment_fee }) => [id, enrollment_fee])).toEqual(before);
  });
});
