import { describe, expect, it } from 'vitest';
import type { Cell, Sheet } from '../../../src/platform/ports.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { track } from '../../../src/tabs/sheet/tracked.ts';
import { upsertRows } from '../../../src/tabs/sheet/upsert.ts';
import { inputOf, record, resource, snapshotOf, tabSheet, tabWith } from '../a-tab.ts';
import { type FakeSheet, fakeWorkbook } from '../fake-workbook.ts';

const ALPS = ['', '', 1, 'Alps', 10, 3, 'mine'];
/** With an unsent edit: Catalog has 20 seats. */
const BAYS = ['', 'edited', 2, 'Bays', 21, 5, 'yours'];
const CAPES = ['', '', 3, 'Capes', 30, 7, ''];
const RECORDS = [record(1, 'Alps', 10, 3), record(2, 'Bays', 20, 5), record(3, 'Capes', 30, 7)];

/** A tab after a run that wrote *Capes* over *Bays* and was killed. Calls that Google refuses are replaced. */
function killedTab(refused: (sheet: FakeSheet) => Partial<Sheet> = () => ({})) {
  const sheet = tabSheet([ALPS, CAPES], ['Mine']);
  const tab = { ...sheet, ...refused(sheet) };
  const snapshot = snapshotOf(...RECORDS.slice(0, 2));
  const lost = { before: track(tabWith([ALPS, BAYS], ['Mine'])), lost: [1], added: ['3'], removing: [] };
  const workbook = fakeWorkbook([tab]);
  const refresh = () => upsertRows(workbook, inputOf(RECORDS, snapshot), { ...readTab(tab, resource), open: true, lost });
  const rows = (): Cell[][] => sheet.values({ row: 2, column: 1, rows: sheet.used().rows - 1, columns: 7 });
  return { refresh, rows };
}

function refuse(): never {
  throw new Error('Google refuses it.');
}

describe('a row that a new record has replaced', () => {
  it('comes back with what users had in it', () => {
    const { refresh, rows } = killedTab();
    refresh();
    expect(rows()).toEqual([ALPS, CAPES, BAYS]);
  });

  it('comes back in a table of Sheets, which takes no formats', () => {
    const { refresh, rows } = killedTab(() => ({ format: refuse }));
    refresh();
    expect(rows()).toContainEqual(BAYS);
  });

  it('comes back in one write, so a kill leaves no row with its key and without the rest', () => {
    const writes: number[] = [];
    const { refresh } = killedTab((sheet) => ({
      write: (area, cells) => {
        if (area.row === 4) writes.push(area.columns);
        sheet.write(area, cells);
      },
    }));
    refresh();
    expect(writes).toEqual([7]);
  });

  it('comes back with texts that look like something else as texts', () => {
    const written: unknown[] = [];
    const { refresh } = killedTab((sheet) => ({
      formats: (area) => sheet.formats(area).map((row) => row.map(() => 'General')),
      write: (area, cells) => {
        if (area.row === 4) written.push(...cells.flat());
        sheet.write(area, cells);
      },
    }));
    refresh();
    expect(written).toContain("'yours");
  });

  it('comes back once, though a cell shows something else than was written', () => {
    const { refresh, rows } = killedTab((sheet) => ({
      values: (area) => sheet.values(area).map((row) => row.map((cell) => (cell === 'yours' ? 42 : cell))),
    }));
    refresh();
    expect(rows().map((row) => row[2])).toEqual([1, 3, 2]);
  });

  it('comes back without what users typed into it, which is said, if Google refuses that', () => {
    const { refresh, rows } = killedTab((sheet) => ({
      write: (area, cells) => (cells.flat().includes('yours') ? refuse() : sheet.write(area, cells)),
    }));
    const { replaced } = refresh();
    expect(rows().map((row) => row[2])).toContain(2);
    expect(replaced?.cells).toMatchObject([
      { header: 'seats', value: '21', of: '2' },
      { header: 'Mine', value: 'yours', of: '2' },
    ]);
  });
});
