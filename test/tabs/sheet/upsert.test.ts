import { describe, expect, it } from 'vitest';
import type { Area, Workbook } from '../../../src/platform/ports.ts';
import { readSnapshot } from '../../../src/tabs/memory/snapshot.ts';
import { readBases } from '../../../src/tabs/sheet/bases.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { upsertRows, upsertWithSnapshot } from '../../../src/tabs/sheet/upsert.ts';
import { inputOf, record, resource, snapshotOf, tabSheet, UTC } from '../a-tab.ts';
import { type FakeSheet, fakeProperties, fakeWorkbook } from '../fake-workbook.ts';

const ALPS = record(1, 'Alps', 10, 3);
const ROW = ['', '', 1, 'Alps', 10, 3];

/** The workbook, with something that the user does right after each flush. */
function withUser(workbook: Workbook, act: (flushes: number) => void): Workbook {
  let flushes = 0;
  return {
    ...workbook,
    flush: () => {
      flushes += 1;
      act(flushes);
    },
  };
}

/** A workbook with this tab, whose user swaps its two rows right after the first flush. */
function withSort(sheet: FakeSheet): Workbook {
  const area = { row: 2, column: 1, rows: 2, columns: 6 };
  return withUser(fakeWorkbook([sheet]), (flushes) => {
    if (flushes === 1) sheet.write(area, sheet.values(area).reverse());
  });
}

describe('an upsert', () => {
  it('writes again when the user sorts the tab while it is written', () => {
    const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
    const sorted = withSort(sheet);
    upsertRows(
      sorted,
      inputOf([record(1, 'Andes', 10, 3), record(2, 'Bayous', 20, 5)], snapshotOf(ALPS, record(2, 'Bays', 20, 5))),
      readTab(sheet, resource),
    );
    expect(sheet.values({ row: 2, column: 3, rows: 2, columns: 2 })).toEqual([
      [2, 'Bayous'],
      [1, 'Andes'],
    ]);
  });

  it('doesn’t write what it read before the user typed', () => {
    const sheet = tabSheet([ROW]);
    const contents = readTab(sheet, resource);
    sheet.set(2, 4, 'Typed since');
    const result = upsertRows(fakeWorkbook([sheet]), inputOf([record(1, 'Andes', 11, 3)], snapshotOf(ALPS)), contents);
    expect(sheet.values({ row: 2, column: 4, rows: 1, columns: 2 })).toEqual([['Typed since', 11]]);
    expect(result.kept).toBe(1);
  });

  it('isn’t stopped by a formula whose value changes with each look', () => {
    const sheet = tabSheet([ROW]);
    sheet.fill({ row: 2, column: 5, rows: 1, columns: 1 }, '=RAND()');
    let look = 0;
    const values = (area: Area) => {
      look += 1;
      return sheet.values(area).map((row) => row.map((cell) => (cell === 10 ? look : cell)));
    };
    const volatile = { ...sheet, values };
    upsertRows(fakeWorkbook([volatile]), inputOf([record(1, 'Andes', 10, 3)], snapshotOf(ALPS)), readTab(volatile, resource));
    expect(sheet.values({ row: 2, column: 4, rows: 1, columns: 1 })).toEqual([['Andes']]);
  });

  it('stops when the rows never stay in place', () => {
    const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
    const restless = withUser(fakeWorkbook([sheet]), (flushes) => {
      const [first = [], second = []] = sheet.values({ row: 2, column: 1, rows: 2, columns: 6 });
      second[5] = flushes;
      sheet.write({ row: 2, column: 1, rows: 2, columns: 6 }, [second, first]);
    });
    const input = inputOf([record(1, 'Andes', 10, 3), record(2, 'Bayous', 20, 5)], snapshotOf(ALPS, record(2, 'Bays', 20, 5)));
    expect(() => upsertRows(restless, input, readTab(sheet, resource))).toThrow('kept changing');
  });

  it('lets what users made hold for new rows if they sort the tab meanwhile and Google then refuses drop-downs', () => {
    const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
    const extended: [row: number, rows: number][] = [];
    let cleared = 0;
    const strict = {
      ...sheet,
      clearRules: () => {
        cleared += 1;
        if (cleared > 1) throw new Error('Google refuses it.');
      },
      extendDown: (row: number, rows: number) => {
        extended.push([row, rows]);
      },
    };
    const sorted = withSort(strict);
    const records = [ALPS, record(2, 'Bays', 20, 5)];
    upsertRows(sorted, inputOf([...records, record(3, 'Capes', 30, 7)], snapshotOf(...records)), readTab(strict, resource));
    expect(sheet.values({ row: 4, column: 3, rows: 1, columns: 2 })).toEqual([[3, 'Capes']]);
    expect(extended).toEqual([[3, 1]]);
  });

  it('sets the drop-downs of new rows together if the tab is sorted meanwhile, however many rows are new', () => {
    const callsFor = (count: number) => {
      const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
      let calls = 0;
      const call = () => {
        calls += 1;
      };
      const counted = { ...sheet, clearRules: call, choice: call, format: call };
      const sorted = withSort(counted);
      const records = [ALPS, record(2, 'Bays', 20, 5)];
      const added = Array.from({ length: count }, (_, index) => record(index + 3, `New ${index}`));
      upsertRows(sorted, inputOf([...records, ...added], snapshotOf(...records)), readTab(counted, resource));
      return calls;
    };
    expect(callsFor(100)).toBe(callsFor(1));
  });

  it('writes values without formats into a table of Sheets, with apostrophes that keep texts', () => {
    const sheet = tabSheet([ROW]);
    const throwing = {
      ...sheet,
      formats: (area: Area) => sheet.formats(area).map((row) => row.map(() => 'General')),
      format: () => {
        throw new Error('A table takes no formats.');
      },
    };
    const result = upsertRows(fakeWorkbook([throwing]), inputOf([record(1, '2', 10, 3)], snapshotOf(ALPS)), readTab(throwing, resource));
    expect(result.unformatted).toBe(true);
    expect(sheet.values({ row: 2, column: 4, rows: 1, columns: 1 })).toEqual([["'2"]]);
  });
});

describe('an upsert with a snapshot', () => {
  it('stages the snapshot before it writes the tab, and commits it after', () => {
    const sheet = tabSheet([ROW]);
    const workbook = fakeWorkbook([sheet]);
    const atFlush: unknown[] = [];
    const watched = withUser(workbook, () => {
      const { committed, pending } = readSnapshot(workbook, { sheet: 7, keys: ['1'], resource });
      atFlush.push([committed !== undefined, pending.length, sheet.values({ row: 2, column: 4, rows: 1, columns: 1 })[0]?.[0]]);
    });
    upsertWithSnapshot(watched, inputOf([record(1, 'Andes', 10, 3)], snapshotOf(ALPS)), readTab(sheet, resource), 'if-changed');
    expect(atFlush).toEqual([
      [false, 1, 'Alps'],
      [false, 1, 'Andes'],
    ]);
    const { committed, pending } = readSnapshot(workbook, { sheet: 7, keys: ['1'], resource });
    expect([committed?.rows.get('1')?.bases.name, pending]).toEqual(['Andes', []]);
  });

  it('stores an unchanged snapshot only if it must', () => {
    const sheet = tabSheet([ROW]);
    const workbook = fakeWorkbook([sheet]);
    const input = inputOf([ALPS], snapshotOf(ALPS));
    upsertWithSnapshot(workbook, input, readTab(sheet, resource), 'if-changed');
    expect(() => readSnapshot(workbook, { sheet: 7, keys: ['1'], resource })).toThrow('damaged');
    upsertWithSnapshot(workbook, input, readTab(sheet, resource), 'always');
    expect(readSnapshot(workbook, { sheet: 7, keys: ['1'], resource }).committed?.rows).toEqual(snapshotOf(ALPS));
  });

  it('that was killed after staging leaves cells that show either value unedited, and others edited', () => {
    const sheet = tabSheet([ROW, ['', '', 2, 'Bays', 20, 5]]);
    const workbook = fakeWorkbook([sheet]);
    const pulled = snapshotOf(ALPS, record(2, 'Bays', 20, 5));
    upsertWithSnapshot(workbook, inputOf([], pulled), readTab(sheet, resource), 'always');
    const killed = withUser(workbook, () => {
      throw new Error('killed');
    });
    const input = inputOf([record(1, 'Andes', 11, 3), record(2, 'Bayous', 21, 5)], pulled);
    expect(() => upsertWithSnapshot(killed, input, readTab(sheet, resource), 'if-changed')).toThrow('killed');
    sheet.set(2, 4, 'Andes');
    sheet.set(3, 5, 99);
    const { rows, uncommitted } = readBases(
      { workbook, document: fakeProperties() },
      { contents: readTab(sheet, resource), resource, context: UTC },
    );
    expect(uncommitted).toBe(true);
    expect(rows.get('1')?.bases).toEqual({ name: 'Andes', seats: 10 });
    expect(rows.get('2')?.bases).toEqual({ name: 'Bays', seats: 20 });
  });
});
