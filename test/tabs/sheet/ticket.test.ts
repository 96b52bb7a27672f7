import { describe, expect, it } from 'vitest';
import { MAX_TICKET_LENGTH, storeTicket } from '../../../src/tabs/memory/write-ticket.ts';
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

  it('brings back each replaced row that it holds whole, whatever it lacks of others', () => {
    const tooLong = BAYS.with(6, 'x'.repeat(MAX_TICKET_LENGTH));
    const capes = ['', '', 3, 'Capes', 30, 7, 'ours'];
    const sheet = tabSheet([ALPS, ['', '', 4, 'Dunes', 40, 9, ''], ['', '', 5, 'Elms', 50, 11, '']], ['Mine']);
    const workbook = fakeWorkbook([sheet]);
    const writes = { ...UNWRITTEN, added: ['4', '5'] };
    storeTicket(workbook, sheet.id, packTicket(track(tabWith([ALPS, tooLong, capes], ['Mine'])), writes));
    const scope = { resource, context: UTC, snapshot: new Map() };
    const { contents } = repaired({ workbook, document: fakeProperties() }, readTab(sheet, resource), scope);
    expect(contents.lost?.lost.map((index) => contents.lost?.before.grid.keys[index])).toEqual(['3']);
  });
});
