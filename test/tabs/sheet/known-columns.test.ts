import { describe, expect, it } from 'vitest';
import { StopError } from '../../../src/base/problem.ts';
import type { Cell } from '../../../src/platform/ports.ts';
import { headsOf } from '../../../src/tabs/sheet/columns.ts';
import { assertKnownColumns, assertOwnValues, lostColumns, readKnownTab, untangled } from '../../../src/tabs/sheet/known-columns.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { record, resource, snapshotOf, UTC } from '../a-tab.ts';
import { fakeSheet } from '../fake-workbook.ts';

const heads = headsOf(resource);
const HEADERS = heads.map(({ header }) => header);
const NOTES = heads.map(({ note }) => note);

/** Four records whose names and seats differ. */
const RECORDS = [1, 2, 3, 4].map((id) => record(id, `Name ${id}`, 10 * id, id));
const ROWS: Cell[][] = RECORDS.map(({ id, name, seats, count }) => ['', '', Number(id), String(name), Number(seats), Number(count)]);

function tabWith(headers: readonly string[], notes: readonly string[], rows: readonly (readonly Cell[])[] = ROWS) {
  return readTab(fakeSheet(7, [headers, ...rows], notes), resource);
}

function codeOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof StopError ? error.problem.code : String(error);
  }
}

const swap = <T>(list: readonly T[], a: number, b: number) => list.map((each, at) => (at === a ? list[b] : at === b ? list[a] : each) as T);
const without = (list: readonly string[], at: number) => list.map((each, index) => (index === at ? '' : each));

describe('a tab knows its columns', () => {
  it('accepts a new tab, renamed headers, and a deleted column', () => {
    expect(codeOf(() => assertKnownColumns(tabWith(HEADERS, NOTES), resource))).toBeUndefined();
    expect(codeOf(() => assertKnownColumns(tabWith(['Do', 'Said', 'No', 'Called', 'Places', 'Sum'], NOTES), resource))).toBeUndefined();
    const fewer = (list: readonly string[]) => list.filter((_, at) => at !== 4);
    expect(codeOf(() => assertKnownColumns(tabWith(fewer(HEADERS), fewer(NOTES)), resource))).toBeUndefined();
  });

  it('finds a header whose tag is gone, and leaves an own column of the same name alone', () => {
    const contents = tabWith(HEADERS, without(NOTES, 4));
    expect(lostColumns(contents, resource).map(({ column, head }) => [column, head.name])).toEqual([[5, 'seats']]);
    expect(codeOf(() => assertKnownColumns(contents, resource))).toBe('lost-columns');
    expect(lostColumns(tabWith([...HEADERS, 'seats'], NOTES), resource)).toEqual([]);
  });

  it('reads a read-only tab again if columns move between its notes and its headers', () => {
    const readOnly = { ...resource, fields: resource.fields.map(({ write: _, ...field }) => field), writes: {} };
    const labels = headsOf(readOnly).map(({ header }) => header);
    const notes = headsOf(readOnly).map(({ note }) => note);
    const rows = ROWS.map((row) => row.slice(6 - labels.length));
    const last = labels.length - 1;
    const sheet = fakeSheet(7, [labels, ...rows], notes);
    const moved = fakeSheet(7, [swap(labels, 0, last), ...rows.map((row) => swap(row, 0, last))], swap(notes, 0, last));
    let reads = 0;
    const moving = {
      ...moved,
      notes: (area: Parameters<typeof sheet.notes>[0]) => {
        reads += 1;
        return reads === 1 ? sheet.notes(area) : moved.notes(area);
      },
    };
    expect(readKnownTab(moving, readOnly).keys).toEqual(['1', '2', '3', '4']);
    expect(codeOf(() => readKnownTab(fakeSheet(7, [labels, ...rows], swap(notes, 0, last)), readOnly))).toBe('mixed-columns');
  });

  it('finds read-only columns whose notes were swapped, which hold no bases', () => {
    const readOnly = { ...resource, fields: resource.fields.map(({ write: _, ...field }) => field), writes: {} };
    const { length } = headsOf(readOnly);
    const labels = headsOf(readOnly).map(({ header }) => header);
    const notes = headsOf(readOnly).map(({ note }) => note);
    const contents = readTab(
      fakeSheet(7, [labels, ...ROWS.map((row) => row.slice(6 - length))], swap(notes, length - 1, length - 2)),
      readOnly,
    );
    expect(codeOf(() => assertKnownColumns(contents, readOnly))).toBe('mixed-columns');
    const context = UTC;
    expect(untangled({ contents, resource: readOnly, context }, new Map()).map(({ column, head }) => [column, head.name])).toEqual([
      [length - 1, 'seats'],
      [length, 'count'],
    ]);
  });

  it('accepts a header that was renamed to another field’s while that field has its own', () => {
    const headers = HEADERS.map((header) => (header === 'seats' ? 'name' : header));
    expect(codeOf(() => assertKnownColumns(tabWith(headers, NOTES), resource))).toBeUndefined();
  });
});

describe('the values of a tab', () => {
  const snapshot = snapshotOf(...RECORDS);
  const renamed = ['Do', 'Said', 'No', 'Called', 'Places', 'Sum'];

  it('show that two notes were swapped under renamed headers', () => {
    const contents = tabWith(renamed, swap(NOTES, 3, 4));
    expect(codeOf(() => assertOwnValues({ contents, resource, context: UTC }, snapshot))).toBe('mixed-columns');
    expect(untangled({ contents, resource, context: UTC }, snapshot)).toMatchObject([
      { column: 4, head: { name: 'name' }, header: 'renamed' },
      { column: 5, head: { name: 'seats' }, header: 'renamed' },
    ]);
  });

  it('are edits, not swapped columns, if all rows of two columns were typed over', () => {
    const typed = ROWS.map((row, at) => row.map((cell, column) => (column === 3 ? `New ${at}` : column === 4 ? 100 + at : cell)));
    const contents = tabWith(renamed, NOTES, typed);
    expect(codeOf(() => assertOwnValues({ contents, resource, context: UTC }, snapshot))).toBeUndefined();
  });

  it('are no evidence with two rows, or with the same value in all of them', () => {
    const few = tabWith(renamed, swap(NOTES, 3, 4), ROWS.slice(0, 2));
    expect(codeOf(() => assertOwnValues({ contents: few, resource, context: UTC }, snapshot))).toBeUndefined();
    const alike = [1, 2, 3, 4].map((id) => record(id, '5', 7, id));
    const contents = tabWith(
      renamed,
      NOTES,
      ROWS.map((row) => row.map((cell, column) => (column === 3 ? '7' : column === 4 ? 5 : cell))),
    );
    expect(codeOf(() => assertOwnValues({ contents, resource, context: UTC }, snapshotOf(...alike)))).toBeUndefined();
  });
});
