// Which record a row means: Catalog says so, never a cell that could have been sorted, pasted, or typed over.
import { describe, expect, it } from 'vitest';
import { openWorld, review, rowsOf, send, type, type World, writes } from '../../support/open-world.ts';

const FEW = { scale: { courses: 8, programs: 4, orders: 10, enrollments: 12, tags: 9, users: 10 } };

/** Reverses the cells of one column, as a sort of only that column would. */
function sortOnly(world: World, tab: string, header: string): void {
  const cells = rowsOf(world, tab).map((row) => String(row[header]));
  cells.reverse().forEach((cell, index) => {
    type(world, tab, header, index + 2, cell);
  });
}

function titleIn(world: World, id: string | undefined): string {
  return String(world.catalog.records('courses').find((course) => String(course.id) === id)?.title);
}

function sentTexts(world: World): string {
  world.host.click('Send log');
  return world.host.workbook.display('Send log').flat().join(' | ');
}

describe('the name of a record', () => {
  it('comes from Catalog in review, result, log, and undo if a Title cell was typed over', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [row] = rowsOf(world, 'Courses');
    const title = titleIn(world, row?.ID);
    type(world, 'Courses', 'Title', 2, 'Not the name in Catalog');
    type(world, 'Courses', 'Action', 2, 'delete');
    const plan = review(world);
    expect(plan.requests.map(({ caption, key }) => [key, caption])).toEqual([[row?.ID, title]]);
    expect(send(world, plan).requests.map(({ caption, state }) => [caption, state])).toEqual([[title, 'done']]);
    expect(sentTexts(world)).toContain(title);
    expect(sentTexts(world)).not.toContain('Not the name in Catalog');
    const undone = world.person.ask<{ requests: { caption: string }[] }>('undo', { run: plan.plan });
    expect(undone.requests.map(({ caption }) => caption)).toEqual([title]);
  });

  it('is the present one if a colleague renamed the record since the pull', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [row] = rowsOf(world, 'Courses');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(row?.ID), fields: { title: 'Renamed by a colleague' } });
    type(world, 'Courses', 'Action', 2, 'delete');
    expect(review(world).requests.map(({ caption }) => caption)).toEqual(['Renamed by a colleague']);
  });

  it('is never that of another record after a sort of only the Title column', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    sortOnly(world, 'Courses', 'Title');
    const [row] = rowsOf(world, 'Courses');
    type(world, 'Courses', 'Action', 2, 'delete');
    const deletes = review(world).requests.filter(({ operation }) => operation === 'delete');
    const names = deletes.map(({ caption }) => caption);
    expect(names.filter((name) => name !== titleIn(world, row?.ID))).toEqual([]);
    expect(writes(world)).toEqual([]);
  });
});
