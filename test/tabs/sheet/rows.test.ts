import { describe, expect, it } from 'vitest';
import type { Record_, Resource } from '../../../src/catalog/resource.ts';
import { appendRows } from '../../../src/tabs/sheet/append-rows.ts';
import { addColumns } from '../../../src/tabs/sheet/change-columns.ts';
import { headsOf } from '../../../src/tabs/sheet/columns.ts';
import { formulasToFill, makeRoom } from '../../../src/tabs/sheet/new-rows.ts';
import { fingerprintInTab, fingerprintsIn, updatedOf } from '../../../src/tabs/sheet/row-fingerprint.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { removeRows } from '../../../src/tabs/sheet/write-blocks.ts';
import { aField, record, resource, tabSheet, tabWith, UTC } from '../a-tab.ts';
import { type FakeSheet, fakeProperties, fakeSheet, fakeWorkbook } from '../fake-workbook.ts';

const ROW = ['', '', 1, 'Alps', 10, 3];

describe('a tab as it’s read', () => {
  it('finds its columns after they moved and were renamed', () => {
    const heads = headsOf(resource).reverse();
    const notes = ['', ...heads.map(({ note }) => note)];
    const { keys, columns } = readTab(
      fakeSheet(
        7,
        [
          ['Mine', 'a', 'b', 'c', 'My key'],
          ['', 3, 10, 'Alps', 1],
        ],
        notes,
      ),
      resource,
    );
    expect(keys).toEqual(['1']);
    expect(columns.get('name')).toBe(4);
  });

  it('stops if two columns carry one tag', () => {
    const notes = headsOf(resource).map(({ note }) => note);
    expect(() => readTab(fakeSheet(7, [[], ROW], [...notes, notes[3] ?? '']), resource)).toThrow('two columns for the same field (name)');
  });

  it.each([
    ['a row of ours', [ROW, ['', '', '', 'New', '', '']], 3, 3],
    ['the user’s totals, which aren’t ours', [ROW, ['', '', '', '', '', '', 'Total']], 2, 3],
    ['a checkbox that isn’t checked', [ROW, ['', '', '', '', '', false]], 2, 3],
    ['a hint without an entry', [ROW, ['', 'edited', '', '', '', '']], 2, 3],
    ['no row at all', [], 1, 1],
  ])('ends with %s', (_, rows, lastRow, usedRows) => {
    expect(tabWith(rows)).toMatchObject({ lastRow, usedRows });
  });

  it('knows rows without identity by their position', () => {
    const figures: Resource = { ...resource, key: undefined, writes: {} };
    expect(readTab(tabSheet([ROW, ROW]), figures).keys).toEqual(['1', '2']);
  });
});

describe('the fingerprint of a row', () => {
  const tab = (rows: Parameters<typeof tabWith>[0]) => ({ resource, contents: tabWith(rows), context: UTC });

  it('is the same for a record and for the row that shows it', () => {
    expect(fingerprintInTab(tab([ROW]), 0)).toBe(fingerprintsIn(tab([]))(record(1, 'Alps', 10, 3)));
  });

  it('changes with a read-only cell, and not with an editable one', () => {
    const before = fingerprintInTab(tab([ROW]), 0);
    expect(fingerprintInTab(tab([['', '', 1, 'Alps', 10, 4]]), 0)).not.toBe(before);
    expect(fingerprintInTab(tab([['', '', 1, 'Andes', 11, 3]]), 0)).toBe(before);
  });

  it('is the same for a tab of an earlier version, which lacks a column of today', () => {
    const before = fingerprintsIn(tab([]))(record(1, 'Alps', 10, 3));
    const today: Resource = { ...resource, fields: [...resource.fields, aField('image_alt_text', 'text')] };
    const older = { ...tab([ROW]), resource: today };
    expect(fingerprintsIn(older)({ ...record(1, 'Alps', 10, 3), image_alt_text: 'A mountain' })).toBe(before);
    expect(fingerprintInTab(older, 0)).toBe(before);
  });

  it('isn’t confused by values that move between cells', () => {
    const bare: Resource = { ...resource, writes: {} };
    const of = (id: string, count: string) => fingerprintsIn({ ...tab([]), resource: bare })({ id, count });
    expect(of('1', '23')).not.toBe(of('12', '3'));
  });

  it('comes with the record’s time of change, if the resource has one', () => {
    expect(updatedOf({ ...resource, updated: 'count' }, record(1, 'Alps', 10, 3))).toBe('3');
    expect(updatedOf(resource, record(1, 'Alps', 10, 3))).toBe('');
  });
});

describe('new rows', () => {
  const append = (sheet: FakeSheet, records: readonly Record_[]) =>
    appendRows(
      { workbook: fakeWorkbook([sheet]), document: fakeProperties() },
      { contents: readTab(sheet, resource), resource, context: UTC },
      records,
    );

  it('are written below the last one of ours, marked to be created', () => {
    const sheet = tabSheet([ROW]);
    const first = append(sheet, [{ name: 'Bays', seats: 5 }, { name: 'Capes' }]);
    expect(first).toBe(3);
    expect(sheet.values({ row: 3, column: 1, rows: 2, columns: 6 })).toEqual([
      ['create', '', '', 'Bays', 5, ''],
      ['create', '', '', 'Capes', '', ''],
    ]);
  });

  it('push the user’s totals down', () => {
    const sheet = tabSheet([ROW, ['', '', '', '', '', '', 'Total']], ['Mine']);
    append(sheet, [{ name: 'Bays' }]);
    expect(sheet.values({ row: 4, column: 7, rows: 1, columns: 1 })).toEqual([['Total']]);
  });

  it('use the blank rows that a killed run has inserted, and no others', () => {
    const blank: string[] = [];
    const withRoom = (inserted: number) => {
      const sheet = tabSheet([ROW, blank, blank, ['', '', '', '', '', '', 'Total']]);
      const { inserted: left } = makeRoom(readTab(sheet, resource), 2, inserted);
      return [sheet.size().rows, left];
    };
    expect(withRoom(0)).toEqual([7, 2]);
    expect(withRoom(1)).toEqual([6, 2]);
    expect(withRoom(2)).toEqual([5, 2]);
    expect(withRoom(9)).toEqual([5, 2]);
  });

  it('are inserted below rows of ours, and extend the grid of a tab without rows only as far as needed', () => {
    const sheet = tabSheet([ROW]);
    sheet.resize({ rows: 4, columns: 6 });
    expect(makeRoom(readTab(sheet, resource), 3, 0)).toEqual({ inserted: 3, added: 3 });
    expect(sheet.size().rows).toBe(7);
    const blank = tabSheet([]);
    blank.resize({ rows: 3, columns: 6 });
    expect(makeRoom(readTab(blank, resource), 3, 0)).toEqual({ inserted: 0, added: 0 });
    expect(blank.size().rows).toBe(4);
  });
});

describe('formulas to fill down', () => {
  const filled = (formulas: readonly string[]) => {
    const sheet = tabSheet(
      formulas.map((_, index) => ['', '', index + 1, 'Name', 1, 1, 'shown']),
      ['Mine'],
    );
    formulas.forEach((formula, index) => {
      sheet.fill({ row: index + 2, column: 7, rows: 1, columns: 1 }, formula);
    });
    return Array.from(formulasToFill(readTab(sheet, resource)));
  };

  it.each<[string, readonly string[], [number, string][]]>([
    ['the last two rows agree', ['=A', '=R[0]C[-1]', '=R[0]C[-1]'], [[7, '=R[0]C[-1]']]],
    ['the last row differs', ['=A', '=A', '=B'], []],
    ['the row above the last has none', ['', '=A'], []],
    ['there is only one row', ['=A'], []],
  ])('are found or not when %s', (_, formulas, expected) => {
    expect(filled(formulas)).toEqual(expected);
  });

  it('never include a column of ours', () => {
    const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
    sheet.fill({ row: 2, column: 5, rows: 2, columns: 1 }, '=1+1');
    expect(formulasToFill(readTab(sheet, resource)).size).toBe(0);
  });
});

describe('changes of a tab’s shape', () => {
  it('add only the columns that are missing, after the last one of ours', () => {
    const notes = headsOf(resource).map(({ note }) => note);
    const sheet = fakeSheet(7, [['Action', 'Status', 'id', 'name', 'seats'], ROW.slice(0, 5)], notes.slice(0, 5));
    const { columns } = addColumns(readTab(sheet, resource), resource, ['name', 'count']);
    expect(columns.get('count')).toBe(6);
    expect(columns.size).toBe(6);
    expect(sheet.values({ row: 1, column: 6, rows: 1, columns: 1 })).toEqual([['count']]);
  });

  it('delete rows from below, so that the numbers above stay right', () => {
    const sheet = tabSheet([1, 2, 3, 4, 5].map((id) => ['', '', id, 'Name', 1, 1]));
    removeRows(readTab(sheet, resource), resource, [2, 4, 5]);
    expect(readTab(sheet, resource).keys).toEqual(['2', '5']);
  });

  it('blank rows that have no identity instead of deleting them', () => {
    const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
    removeRows(readTab(sheet, resource), { ...resource, key: undefined }, [3]);
    expect(sheet.used().rows).toBe(2);
  });
});
