// A column is known by the tag in its header's note. What people do to headers and notes must not lose one without a word.
import { beforeEach, describe, expect, it } from 'vitest';
import { columnName } from '../../../emulator/index.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import { pull, review, rowsOf, send, shareFirstPull, type World, writes } from '../../support/open-world.ts';

const shared = shareFirstPull({ catalog: { scale: { courses: 8, orders: 4, enrollments: 4, users: 5 } }, pulled: ['courses'] }, 'courses');
let world: World;

beforeEach(() => {
  world = shared();
});

const headerCell = (header: string) => world.person.at('Courses', header, 1);
const noteOf = (header: string) => world.host.workbook.notes('Courses', headerCell(header))[0]?.[0] ?? '';
const priceOf = (row: number) => rowsOf(world, 'Courses')[row - 2]?.Price;

/** What a review would send, and what it says. */
function reviewed(): { changes: string[]; remarks: string } {
  const { requests, remarks } = reviewOrProblem();
  world.host.dialogs().at(-1)?.close();
  return { changes: requests.flatMap(({ fields }) => fields.map(({ label, after }) => `${label}: ${after}`)), remarks: remarks.join('\n') };
}

/** The only tab stops its review. */
function reviewOrProblem(): Pick<PlanView, 'requests' | 'remarks'> {
  try {
    return review(world);
  } catch (error) {
    return { requests: [], remarks: [String(error)] };
  }
}

/** The problem that a refresh ends with, as the sidebar then shows it at the tab. */
function refreshed(): string {
  try {
    pull(world, 'courses');
    return '';
  } catch (error) {
    return String(error);
  }
}

function repair(): string {
  world.host.workbook.activate('Courses');
  world.host.click('Repair columns');
  return world.host.toasts().at(-1)?.text ?? '';
}

describe('a header’s note', () => {
  it('still names its column with a line of your own below it or beside the tag', () => {
    world.host.workbook.note('Courses', headerCell('Price'), `${noteOf('Price')}\nAsk Bob before you change it.`);
    world.host.workbook.note('Courses', headerCell('Seats'), `${noteOf('Seats')} – see the room plan`);
    world.person.type('Courses', 'Price', 2, '123');
    world.person.type('Courses', 'Seats', 3, '77');
    expect(rowsOf(world, 'Courses')[0]?.Status).toBe('edited');
    expect(refreshed()).toBe('');
    expect(reviewed()).toEqual({ changes: ['Price: 123', 'Seats: 77'], remarks: '' });
  });

  it('that was deleted is named, stops refresh and review, and can be repaired with edits kept', () => {
    const note = noteOf('Price');
    world.host.workbook.note('Courses', headerCell('Price'), '');
    world.person.type('Courses', 'Price', 2, '123');
    const problem = /The “Courses” tab no longer recognizes its columns Price\..*Repair columns/;
    expect(refreshed()).toMatch(problem);
    expect(reviewed()).toMatchObject({ changes: [], remarks: expect.stringMatching(problem) });
    expect(repair()).toBe('Courses: repaired the columns Price.');
    expect(noteOf('Price')).toBe(note);
    expect(refreshed()).toBe('');
    expect(reviewed()).toEqual({ changes: ['Price: 123'], remarks: '' });
  });

  it('of each column is written again when all were deleted', () => {
    const headers = world.host.workbook.display('Courses', '1:1')[0] ?? [];
    for (const [index] of headers.entries()) world.host.workbook.note('Courses', `${columnName(index + 1)}1`, '');
    expect(refreshed()).toMatch(/no longer recognizes its columns Action, Status, ID.*Repair columns/);
    expect(refreshed()).not.toMatch(/delete the tab/);
    repair();
    world.person.type('Courses', 'Price', 2, '123');
    expect(refreshed()).toBe('');
    expect(reviewed()).toEqual({ changes: ['Price: 123'], remarks: '' });
  });

  it('that was swapped with another column’s is named, and no price goes into another field', () => {
    const [price, seats] = [noteOf('Price'), noteOf('Seats')];
    const before = rowsOf(world, 'Courses');
    world.host.workbook.note('Courses', headerCell('Price'), seats);
    world.host.workbook.note('Courses', headerCell('Seats'), price);
    expect(refreshed()).toMatch(/“Courses” tab.*headers and notes.*Price, Seats.*Repair columns/);
    expect(reviewed()).toMatchObject({ changes: [], remarks: expect.stringContaining('Repair columns') });
    expect(rowsOf(world, 'Courses')).toEqual(before);
    expect(repair()).toContain('Price, Seats');
    expect([noteOf('Price'), noteOf('Seats')]).toEqual([price, seats]);
    expect(refreshed()).toBe('');
    expect(reviewed()).toEqual({ changes: [], remarks: '' });
    expect(rowsOf(world, 'Courses')).toEqual(before);
  });

  it('that was swapped under renamed headers sends no price to another field either', () => {
    const { workbook } = world.host;
    const [price, seats] = [headerCell('Price'), headerCell('Seats')];
    const notes = [noteOf('Price'), noteOf('Seats')];
    workbook.edit('Courses', price, 'Fee');
    workbook.edit('Courses', seats, 'Places');
    workbook.note('Courses', price, notes[1] ?? '');
    workbook.note('Courses', seats, notes[0] ?? '');
    expect(reviewed()).toMatchObject({ changes: [], remarks: expect.stringMatching(/Fee.*Places|Places.*Fee/) });
    expect(refreshed()).toMatch(/Fee.*Places|Places.*Fee/);
    repair();
    expect(workbook.notes('Courses', price)[0]?.[0]).toBe(notes[0]);
    expect(reviewed()).toEqual({ changes: [], remarks: '' });
  });

  it('belongs to the values, not to the header, when two headers were swapped', () => {
    const { workbook } = world.host;
    const before = priceOf(2);
    const [price, seats] = [headerCell('Price'), headerCell('Seats')];
    const note = noteOf('Price');
    workbook.edit('Courses', price, 'Seats');
    workbook.edit('Courses', seats, 'Price');
    expect(refreshed()).toContain('Repair columns');
    repair();
    expect(workbook.notes('Courses', price)[0]?.[0]).toBe(note);
    expect(workbook.display('Courses', price)).toEqual([['Price']]);
    expect([refreshed(), priceOf(2), reviewed()]).toEqual(['', before, { changes: [], remarks: '' }]);
  });
});

describe('a tab', () => {
  it('that was sorted with its header says so, and gets the header back into row 1', () => {
    const { workbook } = world.host;
    const before = rowsOf(world, 'Courses').map(({ row: _, ...cells }) => cells);
    workbook.freeze('Courses', 0, 0);
    workbook.sort('Courses', (workbook.display('Courses', '1:1')[0] ?? []).indexOf('Title') + 1, false);
    expect(workbook.display('Courses', '1:1')[0]).not.toContain('Title');
    const problem = /header row of the “Courses” tab moved to row \d+.*Repair columns/;
    expect(refreshed()).toMatch(problem);
    expect(reviewed().remarks).toMatch(problem);
    repair();
    expect(workbook.display('Courses', '1:1')[0]).toContain('Title');
    expect(refreshed()).toBe('');
    const byId = (rows: readonly Record<string, string>[]) => [...rows].sort((a, b) => Number(a.ID) - Number(b.ID));
    expect(byId(rowsOf(world, 'Courses').map(({ row: _, ...cells }) => cells))).toEqual(byId(before));
    expect(reviewed()).toEqual({ changes: [], remarks: '' });
  });

  it('that was cleared, notes included, is set up again and filled', () => {
    const { workbook } = world.host;
    const before = rowsOf(world, 'Courses');
    const headers = workbook.display('Courses', '1:1')[0] ?? [];
    for (const [index] of headers.entries()) workbook.note('Courses', `${columnName(index + 1)}1`, '');
    workbook.paste(
      'Courses',
      'A1',
      Array.from({ length: before.length + 1 }, () => headers.map(() => '')),
    );
    expect(refreshed()).toMatch(/no longer recognizes its columns Action, Status, ID.*Repair columns/);
    repair();
    expect(refreshed()).toBe('');
    expect(rowsOf(world, 'Courses').map(({ ID, Price }) => [ID, Price])).toEqual(before.map(({ ID, Price }) => [ID, Price]));
    world.person.type('Courses', 'Price', 2, '321');
    send(world, review(world));
    expect(writes(world)).toMatchObject([{ operationId: 'updateCourse' }]);
  });

  it('of which only the values were cleared gets its headers back with the rows', () => {
    const { workbook } = world.host;
    const before = rowsOf(world, 'Courses');
    const headers = workbook.display('Courses', '1:1')[0] ?? [];
    workbook.paste(
      'Courses',
      'A1',
      Array.from({ length: before.length + 1 }, () => headers.map(() => '')),
    );
    expect(refreshed()).toBe('');
    expect(rowsOf(world, 'Courses').map(({ ID, Price }) => [ID, Price])).toEqual(before.map(({ ID, Price }) => [ID, Price]));
    expect(reviewed()).toEqual({ changes: [], remarks: '' });
  });

  it('whose header row was deleted says so instead of taking a record for its header', () => {
    world.host.workbook.freeze('Courses', 0, 0);
    world.host.workbook.deleteRows('Courses', 1, 1);
    const before = world.host.workbook.display('Courses');
    expect(refreshed()).toMatch(/has no header row.*Undo/);
    expect(refreshed()).not.toMatch(/delete the tab/i);
    expect(world.host.workbook.display('Courses')).toEqual(before);
  });

  it('keeps a column of your own under a header that another column of ours has', () => {
    const { workbook } = world.host;
    const width = workbook.display('Courses', '1:1')[0]?.length ?? 0;
    workbook.insertColumns('Courses', width, 1);
    workbook.edit('Courses', `${columnName(width + 1)}1`, 'Price');
    workbook.edit('Courses', `${columnName(width + 1)}2`, 'mine');
    expect(refreshed()).toBe('');
    expect(workbook.display('Courses', `${columnName(width + 1)}2`)).toEqual([['mine']]);
    expect(reviewed()).toEqual({ changes: [], remarks: '' });
  });
});
