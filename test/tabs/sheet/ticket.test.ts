import { describe, expect, it } from 'vitest';
import { storeTicket } from '../../../src/tabs/memory/write-ticket.ts';
import { readTab } from '../../../src/tabs/sheet/tab.ts';
import { packTicket, repaired } from '../../../src/tabs/sheet/ticket.ts';
import { placeOf, track } from '../../../src/tabs/sheet/tracked.ts';
import { UNWRITTEN, type Writes } from '../../../src/tabs/sheet/written.ts';
import { resource, tabSheet, tabWith, UTC } from '../a-tab.ts';
import { fakeProperties, fakeWorkbook } from '../fake-workbook.ts';

const ALPS = ['', '', 1, 'Alps', 10, 3, 'mine'];
const BAYS = ['', '', 2, 'Bays', 20, 5, 'yours'];

describe('a ticket', () => {
  const meant = new Map([[placeOf('key 1', 'name'), 'Andes']]);

  /** The names in a tab that was sorted during a write of *Andes* whose run was killed. */
  function namesAfter(writes: Writes) {
    const sheet = tabSheet([BAYS.with(3, 'Andes'), ALPS.with(3, 'Andes')], ['Mine']);
    const workbook = fakeWorkbook([sheet]);
    storeTicket(workbook, sheet.id, packTicket(track(tabWith([ALPS, BAYS], ['Mine'])), writes));
    const { contents } = repaired({ workbook, document: fakeProperties() }, readTab(sheet, resource), {
      resource,
      context: UTC,
      snapshot: new Map(),
    });
    return contents.values.map((row) => row[3]);
  }

  it('of cells that were tried again says that a value can be in another row, too', () => {
    expect(namesAfter({ ...UNWRITTEN, meant, isRepeated: true })).toEqual(['Bays', 'Andes']);
  });

  it('of a write that was tried once leaves a value that is in its own row and in another one, because someone has typed it', () => {
    expect(namesAfter({ ...UNWRITTEN, meant })).toEqual(['Andes', 'Andes']);
  });
});
