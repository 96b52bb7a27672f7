// The person at the spreadsheet: what they see, and what they do with keyboard and menus.
import type { CellValue, PersonsWorkbook, SheetDump } from '../seam.ts';
import { fireEdit } from './events.ts';
import { textOf } from './exceptions.ts';
import { mannerOf } from './services/range-writing.ts';
import { type Area, parseArea } from './workbook/area.ts';
import { contentOf, newSheet, noteSheets, type SheetData, sheetById, sheetByName } from './workbook/book.ts';
import { displayOf } from './workbook/display.ts';
import { dumpSheet } from './workbook/dump.ts';
import { UNFORMATTED } from './workbook/format.ts';
import { cellOf, readArea } from './workbook/layer.ts';
import { readStored, readValues } from './workbook/read.ts';
import { deleteFrom, growthProblem, insertAfter, relocateColumn } from './workbook/shape.ts';
import { sortSheet } from './workbook/sort.ts';
import { writeValues } from './workbook/write.ts';
import type { World } from './world.ts';

export function personsWorkbook(world: World): PersonsWorkbook {
  const { book } = world;
  const sheetNamed = (name: string): SheetData => {
    const sheet = sheetByName(book, name);
    if (!sheet) throw new Error(`There is no sheet named "${name}"; there are ${book.sheets.map((each) => each.name).join(', ')}.`);
    return sheet;
  };
  const areaOf = (sheet: SheetData, a1: string | undefined): Area => {
    const content = contentOf(sheet);
    if (a1 === undefined) return { row: 1, column: 1, rows: content.rows, columns: content.columns };
    const area = parseArea(a1, sheet);
    if (!area || area.row + area.rows - 1 > sheet.rows || area.column + area.columns - 1 > sheet.columns) {
      throw new Error(`"${a1}" is not in the grid of ${sheet.rows} rows and ${sheet.columns} columns.`);
    }
    return area;
  };
  const grow = (name: string, axis: 'row' | 'column', after: number, count: number): void => {
    const sheet = sheetNamed(name);
    const problem = growthProblem(book, sheet, axis === 'row' ? count : 0, axis === 'column' ? count : 0);
    if (problem) throw new Error(textOf(world.switches.errorLanguage, problem, []));
    insertAfter(book, sheet, axis, after, count);
  };

  function dump(): SheetDump[];
  function dump(sheet: string, area?: Area): SheetDump;
  function dump(name?: string, area?: Area): SheetDump[] | SheetDump {
    return name === undefined ? book.sheets.map((sheet) => dumpSheet(book, sheet)) : dumpSheet(book, sheetNamed(name), area);
  }

  return {
    dump,
    file: () => ({ name: book.name, locale: book.locale, timeZone: book.timeZone }),
    active() {
      const { id, selection } = sheetById(book, book.activeId) ?? newSheet(book.activeId, '');
      return { sheet: id, row: selection.row, column: selection.column };
    },
    sheets: () => book.sheets.map(({ id, name, hidden, rows, columns }) => ({ id, name, hidden, rows, columns })),
    activate(name) {
      book.activeId = sheetNamed(name).id;
      noteSheets(book);
    },
    select(name, a1) {
      const sheet = sheetNamed(name);
      sheet.selection = areaOf(sheet, a1);
      book.activeId = sheet.id;
    },
    values(name, a1) {
      const sheet = sheetNamed(name);
      return readValues(book, sheet, areaOf(sheet, a1));
    },
    display(name, a1) {
      const sheet = sheetNamed(name);
      const area = areaOf(sheet, a1);
      return readStored(book, sheet, area).map((cells, down) =>
        cells.map((value, across) => displayOf(value, cellOf(sheet.formats, area.row + down, area.column + across), book.locale)),
      );
    },
    formulas(name, a1) {
      const sheet = sheetNamed(name);
      return readArea(sheet.formulas, areaOf(sheet, a1), (formula) => formula ?? '');
    },
    formats(name, a1) {
      const sheet = sheetNamed(name);
      return readArea(sheet.formats, areaOf(sheet, a1), (format) => format ?? UNFORMATTED);
    },
    notes(name, a1) {
      const sheet = sheetNamed(name);
      return readArea(sheet.notes, areaOf(sheet, a1), (note) => note ?? '');
    },
    edit(name, a1, typed) {
      const sheet = sheetNamed(name);
      const area = { ...areaOf(sheet, a1), rows: 1, columns: 1 };
      const before = oldText(sheet, area);
      const refused = writeValues(book, sheet, area, [[typed]], mannerOf(world));
      if (refused !== undefined) {
        const help = cellOf(sheet.rules, area.row, area.column)?.help;
        throw new Error(textOf(world.switches.errorLanguage, 'violates-rule', [refused]) + (help ? ` ${help}` : ''));
      }
      fireEdit(world, sheet, area, { value: typed === '' ? undefined : typed, oldValue: before });
    },
    // Rules do not hold pasted text back.
    paste(name, a1, rows) {
      const sheet = sheetNamed(name);
      const { row, column } = areaOf(sheet, a1);
      const area = { row, column, rows: rows.length, columns: Math.max(0, ...rows.map((cells) => cells.length)) };
      const missingRows = row + area.rows - 1 - sheet.rows;
      if (missingRows > 0) grow(name, 'row', sheet.rows, missingRows);
      const missingColumns = column + area.columns - 1 - sheet.columns;
      if (missingColumns > 0) grow(name, 'column', sheet.columns, missingColumns);
      writeValues(book, sheet, area, rows, mannerOf(world), 'whatever-the-rules');
      fireEdit(world, sheet, area, {});
    },
    sort: (name, column, ascending) => sortSheet(book, sheetNamed(name), column, ascending),
    hideRows(name, from, count) {
      const sheet = sheetNamed(name);
      for (let row = from; row < from + count; row++) sheet.hiddenRows.add(row);
      noteSheets(book);
    },
    insertRows: (name, after, count) => grow(name, 'row', after, count),
    deleteRows: (name, from, count) => deleteFrom(book, sheetNamed(name), 'row', from, count),
    insertColumns: (name, after, count) => grow(name, 'column', after, count),
    deleteColumns: (name, from, count) => deleteFrom(book, sheetNamed(name), 'column', from, count),
    moveColumn: (name, from, before) => relocateColumn(book, sheetNamed(name), from, before),
    renameSheet(name, to) {
      if (sheetByName(book, to)) throw new Error(textOf(world.switches.errorLanguage, 'sheet-exists', [to]));
      sheetNamed(name).name = to;
      noteSheets(book);
    },
    setTimeZone(zone) {
      book.timeZone = zone;
      noteSheets(book);
    },
    setLocale(locale) {
      book.locale = locale;
      noteSheets(book);
    },
  };
}

function oldText(sheet: SheetData, area: Area): string | undefined {
  const value: CellValue | undefined = cellOf(sheet.values, area.row, area.column);
  return value === undefined ? undefined : String(value);
}
