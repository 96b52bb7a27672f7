import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/platform/ports.ts';
import { status } from '../../../src/tabs/cells/status-text.ts';
import { UNKNOWN } from '../../../src/tabs/memory/snapshot.ts';
import type { UpsertInput } from '../../../src/tabs/sheet/match-rows.ts';
import { mergeRecords, type UpsertResult } from '../../../src/tabs/sheet/merge.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { upsertRows } from '../../../src/tabs/sheet/upsert.ts';
import { inputOf, record, resource, snapshotOf, tabSheet, tabWith } from '../a-tab.ts';
import { type FakeSheet, fakeWorkbook } from '../fake-workbook.ts';

const ALPS = record(1, 'Alps', 10, 3);
const BAYS = record(2, 'Bays', 20, 5);
const NEW = { written: new Map<string, Cell>(), refused: new Map<string, { row: number; column: number }>(), keepsRows: false };
const PULLED = [
  ['', '', 1, 'Alps', 10, 3],
  ['', '', 2, 'Bays', 20, 5],
];

/** Brings records into a tab, and returns the rows that it then holds, without trailing blanks. */
function upsert(sheet: FakeSheet, input: UpsertInput): { rows: Cell[][]; result: UpsertResult } {
  const result = upsertRows(fakeWorkbook([sheet]), input, readTab(sheet, resource));
  const { rows, columns } = sheet.used();
  return { rows: sheet.values({ row: 2, column: 1, rows: rows - 1, columns }), result };
}

describe('records that meet a pulled tab', () => {
  it('change the cells that differ, and no others', () => {
    const sheet = tabSheet(PULLED);
    const { rows, result } = upsert(sheet, inputOf([record(1, 'Alps', 11, 3), BAYS], snapshotOf(ALPS, BAYS)));
    expect(rows).toEqual([['', '', 1, 'Alps', 11, 3], PULLED[1]]);
    expect(result).toMatchObject({ added: 0, changed: 1, removed: 0, kept: 0, rows: 2 });
    expect(sheet.writes).toEqual([{ row: 2, column: 5, rows: 1, columns: 1 }]);
    expect(result.snapshot?.get('1')?.bases.seats).toBe(11);
  });

  it('write nothing and keep the snapshot if the tab shows them already', () => {
    const sheet = tabSheet(PULLED);
    const { result } = upsert(sheet, inputOf([ALPS, BAYS], snapshotOf(ALPS, BAYS)));
    expect(sheet.writes).toEqual([]);
    expect(result.snapshot).toBeUndefined();
  });

  it('never write the key of a row that has one, in whatever form the cell holds it', () => {
    const { blocks } = mergeRecords(inputOf([record(1, 'Andes', 10, 3)], snapshotOf(ALPS)), tabWith([['', '', "'1", 'Alps', 10, 3]]), NEW);
    expect(blocks.map(({ column }) => column)).toEqual([4]);
  });

  it('find their rows by key when the tab was sorted', () => {
    const { rows } = upsert(tabSheet([...PULLED].reverse()), inputOf([record(1, 'Andes', 10, 3), BAYS], snapshotOf(ALPS, BAYS)));
    expect(rows.map((row) => row.slice(2, 4))).toEqual([
      [2, 'Bays'],
      [1, 'Andes'],
    ]);
  });

  it('get a row below the last one of ours if they are new', () => {
    const { rows, result } = upsert(tabSheet(PULLED), inputOf([ALPS, BAYS, record(3, 'Capes', null, 1)], snapshotOf(ALPS, BAYS)));
    expect(rows[2]).toEqual(['', '', 3, 'Capes', '', 1]);
    expect(result).toMatchObject({ added: 1, changed: 0, rows: 3 });
    expect(result.snapshot?.get('3')?.bases).toEqual({ name: 'Capes', seats: null });
  });

  it('get a row above the user’s totals', () => {
    const sheet = tabSheet([...PULLED, ['', '', '', '', '', '', 'Total']], ['Mine']);
    const { rows } = upsert(sheet, inputOf([ALPS, BAYS, record(3, 'Capes')], snapshotOf(ALPS, BAYS)));
    expect(rows.map((row) => [row[2], row[6]])).toEqual([
      [1, ''],
      [2, ''],
      [3, ''],
      ['', 'Total'],
    ]);
  });
});

describe('unsent edits', () => {
  const edited = [['', '', 1, 'My Alps', 10, 3], PULLED[1] ?? []];

  it('stay, with their base, while the record’s other cells change', () => {
    const { rows, result } = upsert(tabSheet(edited), inputOf([record(1, 'Andes', 12, 3), BAYS], snapshotOf(ALPS, BAYS)));
    expect(rows[0]).toEqual(['', '', 1, 'My Alps', 12, 3]);
    expect(result.kept).toBe(1);
    expect(result.snapshot?.get('1')?.bases).toEqual({ name: 'Alps', seats: 12 });
  });

  it('that Catalog agrees with aren’t edits anymore', () => {
    const { result } = upsert(tabSheet(edited), inputOf([record(1, 'My Alps', 10, 3), BAYS], snapshotOf(ALPS, BAYS)));
    expect(result.kept).toBe(0);
    expect(result.snapshot?.get('1')?.bases.name).toBe('My Alps');
  });

  it('in read-only cells are overwritten', () => {
    const { rows } = upsert(tabSheet([['', '', 1, 'Alps', 10, 99]]), inputOf([ALPS], snapshotOf(ALPS)));
    expect(rows[0]?.[5]).toBe(3);
  });

  it('keep a cleared cell blank', () => {
    const { rows, result } = upsert(tabSheet([['', '', 1, 'Alps', '', 3]]), inputOf([record(1, 'Alps', 12, 3)], snapshotOf(ALPS)));
    expect([rows[0]?.[4], result.kept]).toEqual(['', 1]);
  });

  it('are cells that an earlier try of the same run didn’t write', () => {
    const contents = tabWith([['', '', 1, 'Alps', 12, 3]]);
    const input = inputOf([record(1, 'Alps', 13, 3)], snapshotOf(ALPS));
    expect(mergeRecords(input, contents, NEW).result.kept).toBe(1);
    expect(mergeRecords(input, contents, { ...NEW, written: new Map([['1:seats', 12]]) }).result.kept).toBe(0);
  });

  it('include each cell that differs if the tab has no snapshot, and blank cells are filled', () => {
    const input = inputOf([ALPS], new Map(), { keepCells: true });
    const { rows, result } = upsert(tabSheet([['', '', 1, 'My Alps', '', 3]]), input);
    expect(rows[0]).toEqual(['', '', 1, 'My Alps', 10, 3]);
    expect(result.snapshot?.get('1')?.bases).toEqual({ name: UNKNOWN, seats: 10 });
  });
});

describe('what belongs to the user', () => {
  it('stays: cells of the user’s columns, and rows without a key', () => {
    const sheet = tabSheet(
      [
        ['', '', 1, 'Alps', 10, 3, 'note'],
        ['', '', '', 'New one', '', '', 'other'],
      ],
      ['Mine'],
    );
    const { rows } = upsert(sheet, inputOf([record(1, 'Andes', 10, 3)], snapshotOf(ALPS)));
    expect(rows).toEqual([
      ['', '', 1, 'Andes', 10, 3, 'note'],
      ['', '', '', 'New one', '', '', 'other'],
    ]);
  });

  it('stays: a formula that shows the record’s value', () => {
    const sheet = tabSheet([['', '', 1, 'Alps', 10, 3]]);
    sheet.fill({ row: 2, column: 5, rows: 1, columns: 1 }, '=5+5');
    const contents = readTab(sheet, resource);
    const { blocks } = mergeRecords(inputOf([record(1, 'Andes', 10, 4)], snapshotOf(ALPS)), contents, NEW);
    expect(blocks.map(({ column, values }) => [column, values])).toEqual([
      [4, [['Andes']]],
      [6, [[4]]],
    ]);
  });

  it('continues: a formula that the last two rows share, in each new row', () => {
    const sheet = tabSheet(PULLED, ['Mine']);
    sheet.set(2, 7, 'double');
    sheet.set(3, 7, 'double');
    sheet.fill({ row: 2, column: 7, rows: 2, columns: 1 }, '=R[0]C[-2]*2');
    upsert(sheet, inputOf([ALPS, BAYS, record(3, 'Capes')], snapshotOf(ALPS, BAYS)));
    expect(sheet.formulas({ row: 4, column: 7, rows: 1, columns: 1 })).toEqual([['=R[0]C[-2]*2']]);
  });
});

describe('a record that was deleted in Catalog', () => {
  const deleted = { deleted: new Set(['1']) };

  it('leaves with its row, and its bases are forgotten', () => {
    const { rows, result } = upsert(tabSheet(PULLED), inputOf([BAYS], snapshotOf(ALPS, BAYS), deleted));
    expect(rows).toEqual([PULLED[1]]);
    expect(result).toMatchObject({ removed: 1, marked: 0, rows: 1 });
    expect(Array.from(result.snapshot?.keys() ?? [])).toEqual(['2']);
  });

  it.each([
    ['an unsent edit', ['', '', 1, 'My Alps', 10, 3, '']],
    ['an entry in the user’s own column', ['', '', 1, 'Alps', 10, 3, 'note']],
  ])('keeps its row because of %s, and Status says so', (_, row) => {
    const { rows, result } = upsert(tabSheet([row], ['Mine']), inputOf([], snapshotOf(ALPS), deleted));
    expect(rows[0]?.[1]).toBe('deleted in Catalog: row kept because it contains your own entries');
    expect(rows[0]?.slice(2)).toEqual(row.slice(2));
    expect(result).toMatchObject({ removed: 0, marked: 1, rows: 1 });
  });

  it('keeps its row if no pull has shown it: the user typed the ID', () => {
    expect(upsert(tabSheet(PULLED), inputOf([], snapshotOf(BAYS), deleted)).result).toMatchObject({ removed: 0, marked: 1 });
  });
});

describe('two rows with one key', () => {
  it('both stay as they are, because the user decides which one is meant', () => {
    const twice = [['', '', 1, 'Alps', 10, 3], ['', '', 1, 'Copy', 10, 3], PULLED[1] ?? []];
    const sheet = tabSheet(twice);
    const { rows, result } = upsert(sheet, inputOf([record(1, 'Andes', 1, 1), BAYS], snapshotOf(ALPS, BAYS)));
    expect(rows).toEqual(twice);
    expect(result).toMatchObject({ added: 0, changed: 0 });
  });
});

describe('Status and Action', () => {
  it('show the mark of a row, found by its key', () => {
    const sheet = tabSheet([['delete', 'edited', 1, 'Alps', 10, 3]]);
    const marks = new Map([['1', { status: status.done(), clearAction: true }]]);
    expect(upsert(sheet, inputOf([], snapshotOf(ALPS), { marks })).rows[0]?.slice(0, 2)).toEqual(['', 'sent']);
  });

  it('become blank with a blank mark, and Action stays unless the mark clears it', () => {
    const sheet = tabSheet([['delete', 'failed: no', 1, 'Alps', 10, 3]]);
    const marks = new Map([['1', { status: 'blank' as const, clearAction: false }]]);
    expect(upsert(sheet, inputOf([], snapshotOf(ALPS), { marks })).rows[0]?.slice(0, 2)).toEqual(['delete', '']);
  });

  it('lead a new key to the row that carries its intent, wherever it was sorted to', () => {
    const sheet = tabSheet([['create', 'creating · ab12', '', 'Capes', '', ''], ...PULLED]);
    const more = {
      createdKeys: new Map([['ab12', '3']]),
      marks: new Map([['3', { status: status.created(), clearAction: true }]]),
    };
    const { rows, result } = upsert(sheet, inputOf([record(3, 'Capes', null, 0)], snapshotOf(ALPS, BAYS), more));
    expect(rows[0]).toEqual(['', 'created', 3, 'Capes', '', 0]);
    expect(result).toMatchObject({ added: 0, changed: 1 });
  });

  it('lose the hint “edited” once a row has no unsent edit', () => {
    const hinted = [
      ['', 'edited', 1, 'Alps', 10, 3],
      ['', 'edited', 2, 'My Bays', 20, 5],
    ];
    const { rows } = upsert(tabSheet(hinted), inputOf([ALPS, BAYS], snapshotOf(ALPS, BAYS)));
    expect(rows.map((row) => row[1])).toEqual(['', 'edited']);
  });

  it('keep the hint while an Action is chosen', () => {
    const { rows } = upsert(tabSheet([['delete', 'edited', 1, 'Alps', 10, 3]]), inputOf([ALPS], snapshotOf(ALPS)));
    expect(rows[0]?.[1]).toBe('edited');
  });
});

describe('the snapshot after a merge', () => {
  it('remembers rows that aren’t in the tab: users cut rows and paste them back', () => {
    const { result } = upsert(tabSheet([PULLED[1] ?? []]), inputOf([record(2, 'Bayous', 20, 5)], snapshotOf(ALPS, BAYS)));
    expect(Array.from(result.snapshot?.keys() ?? [])).toEqual(['1', '2']);
  });

  it('has no base for a column that was deleted', () => {
    const sheet = tabSheet(PULLED.map((row) => row.slice()));
    sheet.writeNotes({ row: 1, column: 5, rows: 1, columns: 1 }, [['']]);
    const { result } = upsert(sheet, inputOf([record(1, 'Andes', 10, 3)], snapshotOf(ALPS, BAYS)));
    expect(result.snapshot?.get('1')?.bases).toEqual({ name: 'Andes' });
  });
});
