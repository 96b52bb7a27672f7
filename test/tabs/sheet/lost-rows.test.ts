import { describe, expect, it } from 'vitest';
import type { Area, Cell, Sheet } from '../../../src/platform/ports.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { repaired } from '../../../src/tabs/sheet/ticket.ts';
import { track } from '../../../src/tabs/sheet/tracked.ts';
import { upsertRows } from '../../../src/tabs/sheet/upsert.ts';
import { inputOf, record, resource, snapshotOf, tabSheet, tabWith, UTC } from '../a-tab.ts';
import { fakeProperties, fakeWorkbook } from '../fake-workbook.ts';

const ALPS = ['', '', 1, 'Alps', 10, 3, 'mine'];
const BAYS = ['', '', 2, 'Bays', 20, 5, 'yours'];
const CAPES = ['', '', 3, 'Capes', 30, 7, ''];
const RECORDS = [record(1, 'Alps', 10, 3), record(2, 'Bays', 20, 5), record(3, 'Capes', 30, 7)];

/** A tab after a run that wrote *Capes* over *Bays* and was killed. Each call that writes goes through `act`. */
function killedTab(act: Partial<Sheet> = {}) {
  const sheet = tabSheet([ALPS, CAPES], ['Mine']);
  const tab = { ...sheet, ...act };
  const snapshot = snapshotOf(...RECORDS.slice(0, 2));
  const lost = { before: track(tabWith([ALPS, BAYS], ['Mine'])), lost: [1], added: ['3'], removing: [] };
  const workbook = fakeWorkbook([tab]);
  const refresh = () => upsertRows(workbook, inputOf(RECORDS, snapshot), { ...readTab(tab, resource), open: true, lost });
  const rows = (): Cell[][] => sheet.values({ row: 2, column: 1, rows: sheet.used().rows - 1, columns: 7 });
  return { tab, workbook, snapshot, refresh, rows };
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
    const { refresh, rows } = killedTab({ format: refuse });
    refresh();
    expect(rows()).toContainEqual(BAYS);
  });

  it('is kept for the next refresh if Google doesn’t let us write', () => {
    const { tab, workbook, snapshot, refresh } = killedTab({
      format: refuse,
      write: (area: Area) => (area.row > 1 ? refuse() : undefined),
    });
    expect(refresh).toThrow('Google didn’t let Catalog Sync write');
    const scope = { resource, context: UTC, snapshot };
    const { contents } = repaired({ workbook, document: fakeProperties() }, readTab(tab, resource), scope);
    const { before, lost = [] } = contents.lost ?? {};
    expect(lost.map((index) => before?.grid.values[index])).toEqual([BAYS]);
  });
});
