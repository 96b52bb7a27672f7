// The person at the spreadsheet: what they see, and what they do with keyboard and menus.
import type { Area, Host, PersonsWorkbook, SheetDump } from '../../host.ts';
import { fireSelection } from '../events.ts';
import { newSheet, selectAreas, sheetById } from '../workbook/book.ts';
import { displayOf } from '../workbook/display.ts';
import { dumpSheet } from '../workbook/dump.ts';
import { UNFORMATTED } from '../workbook/format.ts';
import { cellOf, readArea } from '../workbook/layer.ts';
import { readStored, readValues } from '../workbook/read.ts';
import type { World } from '../world.ts';
import { deskOf } from './at-desk.ts';
import { cellVerbs } from './cells.ts';
import { fileVerbs } from './file.ts';
import { lineVerbs } from './lines.ts';
import { markVerbs } from './marking.ts';

export function personsWorkbook(world: World, openCopy: (script: 'bound' | 'add-on') => Host): PersonsWorkbook {
  const { book } = world;
  const desk = deskOf(world);

  function dump(): SheetDump[];
  function dump(sheet: string, area?: Area): SheetDump;
  function dump(name?: string, area?: Area): SheetDump[] | SheetDump {
    return name === undefined ? book.sheets.map((sheet) => dumpSheet(book, sheet)) : dumpSheet(book, desk.sheet(name), area);
  }

  return {
    ...cellVerbs(desk),
    ...lineVerbs(desk),
    ...markVerbs(desk),
    ...fileVerbs(desk, openCopy),
    dump,
    file: () => ({ name: book.name, locale: book.locale, timeZone: book.timeZone, versions: [...book.versions.keys()] }),
    active() {
      const { id, selection } = sheetById(book, book.activeId) ?? newSheet(book.activeId, '');
      return { sheet: id, row: selection.row, column: selection.column };
    },
    selected() {
      const { selection, alsoSelected } = sheetById(book, book.activeId) ?? newSheet(book.activeId, '');
      return [...alsoSelected, selection];
    },
    sheets: () => book.sheets.map(({ id, name, hidden, rows, columns }) => ({ id, name, hidden, rows, columns })),
    select(name, a1) {
      const sheet = desk.sheet(name);
      const areas = a1.split(',').map((each) => desk.area(sheet, each.trim()));
      selectAreas(sheet, areas);
      book.activeId = sheet.id;
      fireSelection(desk.world, sheet, sheet.selection);
    },
    values(name, a1) {
      const sheet = desk.sheet(name);
      return readValues(book, sheet, desk.area(sheet, a1));
    },
    display(name, a1) {
      const sheet = desk.sheet(name);
      const area = desk.area(sheet, a1);
      return readStored(book, sheet, area).map((cells, down) =>
        cells.map((value, across) => displayOf(value, cellOf(sheet.formats, area.row + down, area.column + across), book.locale)),
      );
    },
    formulas(name, a1) {
      const sheet = desk.sheet(name);
      return readArea(sheet.formulas, desk.area(sheet, a1), (formula) => formula ?? '');
    },
    formats(name, a1) {
      const sheet = desk.sheet(name);
      return readArea(sheet.formats, desk.area(sheet, a1), (format) => format ?? UNFORMATTED);
    },
    notes(name, a1) {
      const sheet = desk.sheet(name);
      return readArea(sheet.notes, desk.area(sheet, a1), (note) => note ?? '');
    },
  };
}
