// What a review and a send look at again, each time with the move of a colleague that the look is for. Without the look, its test fails:
// `npm run mutants journeys` leaves out each.
import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../../src/protocol/review.ts';
import type { State } from '../../../src/protocol/state.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';
import { refusalOf, slowly, when } from '../../support/runs.ts';
import { COLLEAGUE, OWNER, openForTwo } from '../../support/two-users.ts';

const FEW = { pulled: ['courses'], catalog: { scale: { courses: 6, orders: 2, enrollments: 2, tags: 3, users: 4 } } };

/** Returns what is true from the first service call on that follows the nth call of a method. */
function made({ host }: World, method: string, nth = 1): () => boolean {
  host.resetCounts();
  let count = 0;
  return () => {
    const before = count;
    count = host.counts().calls[method] ?? 0;
    return before >= nth;
  };
}

/** Returns what is true once the nth call of a method is about to act. */
function calling({ host }: World, method: string, nth: number): () => boolean {
  host.resetCounts();
  return () => (host.counts().calls[method] ?? 0) >= nth;
}

/** The third flush of a send writes the rows. The first one stores what is sent, and the second one what the rows are about to show. */
const WRITE = ['SpreadsheetApp.flush', 3] as const;

const placeOf = ({ host }: World, header: string) => (host.workbook.display('Courses', '1:1')[0] ?? []).indexOf(header) + 1;

function sortById(world: World): void {
  world.host.workbook.sort('Courses', placeOf(world, 'ID'), false);
}

/** Returns the records in the order of their IDs, the highest first: the nth one gets to row n + 2 by `sortById`. */
function byId(world: World): Record<string, string>[] {
  return rowsOf(world, 'Courses').sort((a, b) => Number(b.ID) - Number(a.ID));
}

/** Returns a row, and another record that `sortById` brings to it, whose time isn't that of a result. */
function displaced(world: World): { row: number; other: Record<string, string> } {
  const later = byId(world);
  const now = rowsOf(world, 'Courses')
    .map(({ Updated }) => Updated)
    .sort()
    .at(-1);
  const [found] = rowsOf(world, 'Courses').flatMap(({ ID }, index) => {
    const other = later[index];
    return other && other.ID !== ID && other.Updated !== now ? [{ row: index + 2, other }] : [];
  });
  if (!found) throw new Error('no row gets another record');
  return found;
}

const shown = (world: World, id: string | undefined) => rowsOf(world, 'Courses').find(({ ID }) => ID === id);

describe('the properties of the file, once the lock is taken', () => {
  it('are read again by a review, which stores nothing after personal data was removed', async () => {
    const { world, ask } = await openForTwo(FEW);
    world.person.type('Courses', 'Price', 2, '301');
    world.catalog.clearRequests();
    const removed = when(
      world,
      () => world.catalog.requests().length > 0,
      () => ask(COLLEAGUE, 'removePersonal', { confirmed: 'Remove personal data' }),
    );
    expect(refusalOf(() => ask(OWNER, 'review')).code).toBe('review-again');
    expect(removed()).toBe(true);
    expect(Object.keys(world.host.properties.document).filter((name) => name.startsWith('plan.'))).toEqual([]);
  });

  it('are read again by a send, which waits for a pull that has just begun', async () => {
    const { world, ask } = await openForTwo({ ...FEW, catalog: { scale: { ...FEW.catalog.scale, courses: 101 } } });
    world.person.type('Courses', 'Price', 2, '301');
    const { plan } = ask<PlanView>(OWNER, 'review');
    const begun = when(world, made(world, 'LockService.getDocumentLock'), () =>
      slowly(world.host, () => ask(COLLEAGUE, 'pull', { resource: 'courses', filters: {} })),
    );
    expect(refusalOf(() => ask(OWNER, 'send', { plan, options: [], seconds: 20 })).code).toBe('somebody-running');
    expect(begun()).toBe(true);
    expect(writes(world)).toEqual([]);
  });
});

describe('the records of a send', () => {
  it('are read again each time it takes the lock, so that a change of a colleague in between stays', async () => {
    const world = await openWorld({ ...FEW, catalog: { scale: { ...FEW.catalog.scale, courses: 44 } } });
    for (let row = 2; row <= 43; row++) world.person.type('Courses', 'Price', row, String(300 + row));
    const { plan } = review(world);
    const last = Number(rowsOf(world, 'Courses')[41]?.ID);
    // Two rounds take longer than the lock may be held, and a step has time for more.
    world.host.setSwitches({ costs: { fetch: 2_500 } });
    const changed = when(world, made(world, 'Lock.releaseLock'), () =>
      world.catalog.mutate({ type: 'update', resource: 'courses', id: last, fields: { enrollment_fee: 7 } }),
    );
    world.person.finish('send', { plan, options: [], seconds: 25 });
    expect(changed()).toBe(true);
    expect(world.catalog.records('courses').find(({ id }) => id === last)?.enrollment_fee).toBe(7);
    expect(writes(world)).toHaveLength(41);
    expect(rowsOf(world, 'Courses')[41]?.Status).toContain('changed');
  });
});

describe.each([
  ['small', 6],
  ['large', 1_250],
])('a send of a %s tab', (_, courses) => {
  const SCENE = { ...FEW, catalog: { scale: { ...FEW.catalog.scale, courses } } };

  it('shows the result in the row of its record if a sum shows the same ID', async () => {
    const world = await openWorld(SCENE);
    const id = world.person.at('Courses', 'ID', 1).slice(0, -1);
    const last = rowsOf(world, 'Courses').length + 1;
    const row = rowsOf(world, 'Courses').reduce((most, { ID }, index, all) => (Number(ID) > Number(all[most]?.ID) ? index : most), 0) + 2;
    world.host.workbook.edit('Courses', `${id}${last + 2}`, `=MAX(${id}2:${id}${last})`);
    world.person.type('Courses', 'Price', row, '301');
    send(world, review(world));
    expect(rowsOf(world, 'Courses')[row - 2]).toMatchObject({ Price: '301.00', Status: 'sent' });
    expect(world.host.workbook.values('Courses', world.person.at('Courses', 'Status', last + 2))).toEqual([['']]);
    expect(world.host.workbook.formulas('Courses', `${id}${last + 2}`)).toEqual([[`=MAX(${id}2:${id}${last})`]]);
  });

  it('finds its columns by the notes on their headers, whatever the headers say', async () => {
    const world = await openWorld(SCENE);
    const [status, updated] = ['Status', 'Updated'].map((header) => world.person.at('Courses', header, 1));
    world.person.type('Courses', 'Price', 3, '301');
    const { plan } = review(world);
    world.host.workbook.edit('Courses', status ?? '', 'Updated');
    world.host.workbook.edit('Courses', updated ?? '', 'Last change');
    world.person.finish('send', { plan, options: [], seconds: 25 });
    expect(rowsOf(world, 'Courses')[1]).toMatchObject({ Price: '301.00', Updated: 'sent', 'Last change': '2026-11-20 10:00' });
  });

  it('writes no result into a column that was moved while the tab was first read', async () => {
    const world = await openWorld(SCENE);
    world.person.type('Courses', 'Price', 3, '301');
    const { plan } = review(world);
    const created = new Map(rowsOf(world, 'Courses').map(({ ID, Created }) => [ID, Created]));
    const moved = when(world, made(world, 'Range.getNotes'), () => {
      const [from, to] = ['Created', 'Updated'].map(
        (header) => (world.host.workbook.display('Courses', '1:1')[0] ?? []).indexOf(header) + 1,
      );
      world.host.workbook.moveColumn('Courses', from ?? 0, (to ?? 0) + 1);
    });
    world.person.finish('send', { plan, options: [], seconds: 25 });
    expect(moved()).toBe(true);
    expect(rowsOf(world, 'Courses').filter(({ ID, Created }) => created.get(ID) !== Created)).toEqual([]);
    expect(rowsOf(world, 'Courses')[1]).toMatchObject({ Price: '301.00', Status: 'sent' });
  });

  it('shows no result in another row, not even for a moment, if rows are sorted before the last look', async () => {
    const world = await openWorld(SCENE);
    const [sent] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '301');
    const { plan } = review(world);
    const wrong: unknown[] = [];
    const watch = () => {
      for (const { ID, Status } of rowsOf(world, 'Courses')) if (Status === 'sent' && ID !== sent?.ID) wrong.push(ID);
      world.host.at(1, watch);
    };
    const sorted = when(world, made(world, 'Range.getNotes', 2), () => {
      sortById(world);
      world.host.at(1, watch);
    });
    world.person.finish('send', { plan, options: [], seconds: 25 });
    world.host.at(1, () => undefined);
    expect(sorted()).toBe(true);
    expect(wrong).toEqual([]);
    expect(shown(world, sent?.ID)).toMatchObject({ Price: '301.00', Status: 'sent' });
  });

  it('gives the row that a sort brings to where a result is written back what it showed', async () => {
    const world = await openWorld(SCENE);
    const { row, other } = displaced(world);
    world.person.type('Courses', 'Price', row, '301');
    const { plan } = review(world);
    world.person.type('Courses', 'Title', Number(other.row), 'Not sent');
    const sent = rowsOf(world, 'Courses')[row - 2]?.ID;
    expect(shown(world, other.ID)).toMatchObject({ Title: 'Not sent', Status: 'edited' });
    const sorted = when(world, calling(world, ...WRITE), () => sortById(world));
    world.person.finish('send', { plan, options: [], seconds: 25 });
    expect(sorted()).toBe(true);
    expect(shown(world, other.ID)).toMatchObject({ Title: 'Not sent', Status: 'edited', Updated: other.Updated });
    expect(shown(world, sent)).toMatchObject({ Price: '301.00', Status: 'sent' });
    // It names only cells of which it doesn't know what they showed.
    world.host.click('Send log');
    expect(world.host.workbook.display('Send log').flat().join(' ')).not.toContain('meanwhile');
  });

  it('that is killed right after that leaves what it showed to the next refresh', async () => {
    const world = await openWorld(SCENE);
    const { row, other } = displaced(world);
    world.person.type('Courses', 'Price', row, '301');
    const { plan } = review(world);
    const sent = rowsOf(world, 'Courses')[row - 2]?.ID;
    const killed = when(world, calling(world, ...WRITE), () => {
      sortById(world);
      world.host.killAt(2);
    });
    expect(() => world.person.finish('send', { plan, options: [], seconds: 25 })).toThrow('killed');
    expect(killed()).toBe(true);
    for (const { job } of world.person.ask<State>('state').jobs) world.person.finish('step', { job });
    pull(world, 'courses');
    expect(shown(world, other.ID)).toMatchObject({ Status: '', Updated: other.Updated });
    expect(shown(world, sent)).toMatchObject({ Price: '301.00', Status: 'sent' });
  });

  it('takes nothing for typed during its write that was typed before, where another row was then', async () => {
    const world = await openWorld(SCENE);
    const [, , third] = byId(world);
    const sent = rowsOf(world, 'Courses').find(({ ID }) => ID === third?.ID);
    expect(sent?.row).not.toBe('4');
    world.person.type('Courses', 'Price', Number(sent?.row), '301');
    const { plan } = review(world);
    const typed = rowsOf(world, 'Courses').find(({ row }) => row === '4');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(sent?.ID), fields: { title: 'Theirs' } });
    const sorted = when(world, made(world, 'Lock.tryLock'), () => {
      world.person.type('Courses', 'Title', 4, 'Typed');
      sortById(world);
    });
    world.person.finish('send', { plan, options: [], seconds: 25 });
    expect(sorted()).toBe(true);
    expect(shown(world, typed?.ID)).toMatchObject({ Title: 'Typed' });
    expect(shown(world, sent?.ID)).toMatchObject({ row: '4', Title: 'Theirs', Status: 'sent' });
  });
});
