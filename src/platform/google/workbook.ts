// The open spreadsheet.
import type { Area, Sheet, Workbook } from '../ports.ts';
import { growing } from './cells.ts';
import { googleSheet } from './sheet.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function googleWorkbook(spreadsheet: Spreadsheet): Workbook {
  const wrap = (sheet: GoogleAppsScript.Spreadsheet.Sheet | null): Sheet | undefined => (sheet ? googleSheet(sheet) : undefined);
  const known = new Map<number, string>();
  const note = <S extends Sheet | undefined>(sheet: S, name: string): S => {
    if (sheet) known.set(sheet.id, name);
    return sheet;
  };
  return {
    id: () => spreadsheet.getId(),
    name: () => spreadsheet.getName(),
    timeZone: () => spreadsheet.getSpreadsheetTimeZone(),
    locale: () => spreadsheet.getSpreadsheetLocale(),
    sheet: (id) => wrap(spreadsheet.getSheetById(id)),
    sheets: () => spreadsheet.getSheets().map((sheet) => googleSheet(sheet)),
    sheetNamed: (name) => note(wrap(spreadsheet.getSheetByName(name)), name),
    lost: () => {
      const there = new Set(spreadsheet.getSheets().map((sheet) => sheet.getSheetId()));
      return Array.from(known).flatMap(([id, name]) => (there.has(id) ? [] : [name]));
    },
    active: () => wrap(spreadsheet.getActiveSheet()),
    selection: () =>
      // Null where nothing is selected, which the types leave out.
      ((spreadsheet.getActiveRangeList() as GoogleAppsScript.Spreadsheet.RangeList | null)?.getRanges() ?? []).map((range) => ({
        row: range.getRow(),
        column: range.getColumn(),
        rows: range.getNumRows(),
        columns: range.getNumColumns(),
      })),
    add: (name) => note(addSheet(spreadsheet, name), name),
    remove: (id) => {
      known.delete(id);
      const sheet = spreadsheet.getSheetById(id);
      if (sheet) spreadsheet.deleteSheet(sheet);
    },
    activate: (id, row, column = 1) => {
      const sheet = spreadsheet.getSheetById(id)?.activate();
      if (row !== undefined) sheet?.getRange(row, column).activate();
    },
    select: (id, areas) => {
      const sheet = spreadsheet.getSheetById(id)?.activate();
      if (areas.length > 0) sheet?.getRangeList(areas.map(nameOf)).activate();
    },
    flush: () => SpreadsheetApp.flush(),
  };
}

/** Returns `R2C3:R4C3`, which needs no letters. */
function nameOf({ row, column, rows, columns }: Area): string {
  return `R${row}C${column}:R${row + rows - 1}C${column + columns - 1}`;
}

function addSheet(spreadsheet: Spreadsheet, name: string): Sheet {
  const active = spreadsheet.getActiveSheet();
  const sheet = growing(() => spreadsheet.insertSheet(freeName(spreadsheet, name), spreadsheet.getSheets().length));
  // A new sheet comes to the front by itself.
  spreadsheet.setActiveSheet(active);
  return googleSheet(sheet);
}

function freeName(spreadsheet: Spreadsheet, name: string): string {
  let free = name;
  for (let number = 2; spreadsheet.getSheetByName(free); number += 1) free = `${name} ${number}`;
  return free;
}
