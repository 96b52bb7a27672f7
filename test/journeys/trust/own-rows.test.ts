// What people put around our rows: sums, labels, checkboxes, drop-downs, rules, named ranges, and filters.
import { beforeEach, describe, expect, it } from 'vitest';
import { columnName } from '../../../emulator/index.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import { readWhole } from '../../support/late-payments.ts';
import { pull, review, rowsOf, shareFirstPull, type World, writes } from '../../support/open-world.ts';

const shared = shareFirstPull(
  { catalog: { scale: { courses: 8, orders: 4, enrollments: 4, users: 5, tags: 4 } }, pulled: ['courses'] },
  'courses',
);
let world: World;

beforeEach(() => {
  world = shared();
});

const columnOf = (header: string) => world.person.at('Courses', header, 1).slice(0, -1);
const lastRow = () => Math.max(...rowsOf(world, 'Courses').flatMap(({ ID, row }) => (ID ? [Number(row)] : [])));
const width = () => world.host.workbook.display('Courses', '1:1')[0]?.length ?? 0;

let made = 0;

/** Creates so many courses in Catalog, as a colleague does. */
function addCourses(count: number): string[] {
  const [copied] = world.catalog.records('courses');
  const { id: _, ...fields } = copied ?? {};
  return Array.from({ length: count }, () => {
    made += 1;
    const title = `Added ${made}`;
    world.catalog.mutate({ type: 'create', resource: 'courses', fields: { ...fields, listing_path: `added-${made}`, title } });
    return title;
  });
}

function unsent() {
  const plan = review(world);
  world.host.dialogs().at(-1)?.close();
  return { changes: plan.requests.map(({ caption }) => caption), refused: plan.refused, offered: plan.newRows };
}

describe('a sum below our columns', () => {
  it.each(['right below', 'after a blank row'])('stays below new rows, grows with them, and is no new course (%s)', (place) => {
    const { workbook } = world.host;
    const last = lastRow();
    const total = last + (place === 'right below' ? 1 : 2);
    const price = columnOf('Price');
    world.person.type('Courses', 'Title', total, 'Total');
    workbook.edit('Courses', `${price}${total}`, `=SUM(${price}2:${price}${last})`);
    workbook.edit('Courses', `${columnOf('Seats')}${total}`, `=AVERAGE(${columnOf('Seats')}$2:${columnOf('Seats')}$${last})`);
    expect(unsent()).toEqual({ changes: [], refused: [], offered: [] });
    const titles = addCourses(2);
    expect(pull(world, 'courses')).toMatchObject({ added: 2, removed: 0 });
    const rows = rowsOf(world, 'Courses');
    expect(rows.slice(-3).map(({ Title }) => Title)).toEqual([...titles, 'Total']);
    expect(workbook.formulas('Courses', `${price}${total + 2}`)).toEqual([[`=SUM(${price}2:${price}${last + 2})`]]);
    expect(workbook.formulas('Courses', `${columnOf('Seats')}${total + 2}`)).toEqual([
      [`=AVERAGE(${columnOf('Seats')}$2:${columnOf('Seats')}$${last + 2})`],
    ]);
    expect(unsent()).toEqual({ changes: [], refused: [], offered: [] });
    expect(pull(world, 'courses')).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('that counts IDs in the ID column is no record', () => {
    const { workbook } = world.host;
    const last = lastRow();
    const id = columnOf('ID');
    workbook.edit('Courses', `${id}${last + 1}`, `=COUNT(${id}2:${id}${last})`);
    expect(unsent()).toEqual({ changes: [], refused: [], offered: [] });
    addCourses(1);
    pull(world, 'courses');
    expect(workbook.formulas('Courses', `${id}${last + 2}`)).toEqual([[`=COUNT(${id}2:${id}${last + 1})`]]);
  });

  it('takes nothing from a new course that is typed above it, or marked as one', () => {
    const last = lastRow();
    world.person.type('Courses', 'Title', last + 3, 'Grand total');
    world.person.type('Courses', 'Title', last + 1, 'Course without an Action');
    expect(unsent().offered).toMatchObject([{ rows: [last + 1] }]);
    world.person.type('Courses', 'Action', last + 3, 'create');
    expect([...unsent().refused, ...unsent().changes].length).toBeGreaterThan(0);
  });
});

describe('a column of your own', () => {
  it('with cleared checkboxes doesn’t keep the row of a deleted course, a selected one does', () => {
    const { workbook } = world.host;
    const own = width() + 1;
    workbook.insertColumns('Courses', width(), 1);
    const box = world.person.at('Courses', 'Waitlist', 2);
    const rows = rowsOf(world, 'Courses');
    for (const { row } of rows) {
      workbook.copyPaste('Courses', box, `${columnName(own)}${row}`);
      workbook.edit('Courses', `${columnName(own)}${row}`, row === '3' ? 'TRUE' : 'FALSE');
    }
    for (const { ID } of rows.slice(0, 2)) world.catalog.mutate({ type: 'delete', resource: 'courses', id: Number(ID) });
    expect(readWhole(world, 'courses')).toMatchObject({ removed: 1 });
    expect(rowsOf(world, 'Courses').find(({ ID }) => ID === rows[1]?.ID)?.Status).toContain('row kept');
    expect(rowsOf(world, 'Courses').some(({ ID }) => ID === rows[0]?.ID)).toBe(false);
  });

  it('keeps its drop-downs, color rules, and named ranges over new rows', () => {
    const { workbook } = world.host;
    const own = columnName(width() + 1);
    const last = lastRow();
    workbook.insertColumns('Courses', width(), 1);
    for (let row = 2; row <= last; row++) workbook.copyPaste('Courses', world.person.at('Courses', 'Visibility', 2), `${own}${row}`);
    workbook.highlight('Courses', `${own}2:${own}${last}`, 'listed');
    workbook.highlight('Courses', `${columnOf('Title')}2:${columnOf('Title')}${last}`, 'added');
    workbook.nameRange('Courses', `${columnOf('Price')}2:${columnOf('Price')}${last}`, 'Prices');
    addCourses(2);
    pull(world, 'courses');
    const { marks = [], validations } = workbook.dump('Courses');
    const rowsCovered = (marksOf: typeof marks) => marksOf.map(({ area }) => area.row + area.rows - 1);
    expect(rowsCovered(marks.filter(({ kind, text }) => kind === 'name' && text === 'Prices'))).toEqual([last + 2]);
    expect(rowsCovered(marks.filter(({ kind, text }) => kind === 'condition' && /"(listed|added)"/.test(text ?? '')))).toEqual([
      last + 2,
      last + 2,
    ]);
    const at = width();
    const covers = (row: number) =>
      validations.some(
        ({ area, type: kind }) =>
          kind === 'list' && area.column <= at && at < area.column + area.columns && area.row <= row && row < area.row + area.rows,
      );
    expect([last, last + 1, last + 2].map(covers)).toEqual([true, true, true]);
    expect(writes(world)).toEqual([]);
  });
});

describe('rows that a filter hides', () => {
  /** Shows only the first and the third course, and selects the first three rows. */
  function filterAndSelect(): Record<string, string>[] {
    const rows = rowsOf(world, 'Courses').slice(0, 3);
    const titles = [rows[0]?.Title ?? '', rows[2]?.Title ?? ''];
    world.host.workbook.filter('Courses', (world.host.workbook.display('Courses', '1:1')[0] ?? []).indexOf('Title') + 1, titles);
    world.host.workbook.activate('Courses');
    world.host.workbook.select('Courses', 'A2:C4');
    return rows;
  }

  it('aren’t refreshed as part of a selection, which says so', () => {
    const rows = filterAndSelect();
    for (const { ID } of rows)
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(ID), fields: { enrollment_fee: 7777 } });
    world.host.click('Selected rows');
    expect(world.host.toasts().at(-1)?.text).toContain('2 rows refreshed, 2 rows changed, 1 hidden row left out.');
    expect(
      rowsOf(world, 'Courses')
        .slice(0, 3)
        .map(({ Price }) => Price === '7,777.00'),
    ).toEqual([true, false, true]);
  });

  it('aren’t reviewed as part of a selection, and are named in a review of the tab', () => {
    for (const row of [2, 3, 4]) world.person.type('Courses', 'Action', row, 'archive');
    filterAndSelect();
    world.host.click('Review changes');
    const selected = world.person.ask<PlanView>('review', { scope: 'selection' });
    expect(selected.requests.map(({ row }) => row)).toEqual([2, 4]);
    expect(selected.remarks).toContain('Courses: hidden rows of your selection were left out (row 3).');
    const all = world.person.ask<PlanView>('review', {});
    world.host.dialogs().at(-1)?.close();
    expect(all.requests.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(all.remarks).toContain('Courses: hidden rows with an Action are included (row 3).');
  });
});

describe('a list that is empty in Catalog now', () => {
  it('loses its rows once each record was confirmed as deleted', () => {
    pull(world, 'tags');
    const tags = rowsOf(world, 'Tags');
    expect(tags.length).toBeGreaterThan(2);
    world.person.type('Tags', 'Name', 2, 'Typed before all were deleted');
    for (const { ID } of tags) world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(ID) });
    expect(readWhole(world, 'tags')).toMatchObject({ removed: tags.length - 1 });
    expect(rowsOf(world, 'Tags').map(({ Name, Status }) => [Name, Status])).toEqual([
      ['Typed before all were deleted', expect.stringContaining('deleted in Catalog')],
    ]);
  });

  it('says why its rows stay if Catalog can’t be asked for single records', () => {
    pull(world, 'account_admins');
    const before = rowsOf(world, 'Account admins').length;
    expect(before).toBeGreaterThan(0);
    for (const { id } of world.catalog.records('accountAdmins'))
      world.catalog.mutate({ type: 'delete', resource: 'accountAdmins', id: Number(id) });
    const { removed, remarks } = readWhole(world, 'account_admins');
    expect([removed, remarks.join()]).toEqual([0, expect.stringMatching(/Kept \d+ rows? not found in Catalog’s response/)]);
    expect(rowsOf(world, 'Account admins')).toHaveLength(before);
  });
});
