// The open spreadsheet.
import type { Sheet, Workbook } from '../ports.ts';
import { growing } from './cells.ts';
import { googleSheet } from './sheet.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function googleWorkbook(spreadsheet: Spreadsheet): Workbook {
  const wrap = (sheet: GoogleAppsScript.Spreadsheet.Sheet | null): Sheet | undefined => (sheet ? googleSheet(sheet) : undefined);
  return {
    id: () => spreadsheet.getId(),
    name: () => spreadsheet.getName(),
    timeZone: () => spreadsheet.getSpreadsheetTimeZone(),
    locale: () => spreadsheet.getSpreadsheetLocale(),
    sheet: (id) => wrap(spreadsheet.getSheetById(id)),
    sheets: () => spreadsheet.getSheets().map((sheet) => googleSheet(sheet)),
    sheetNamed: (name) => wrap(spreadsheet.getSheetByName(name)),
    active: () => wrap(spreadsheet.getActiveSheet()),
    selection: () =>
      // Null where nothing is selected, which the types leave out.
      ((spreadsheet.getActiveRangeList() as GoogleAppsScript.Spreadsheet.RangeList | null)?.getRanges() ?? []).map((range) => ({
        row: range.getRow(),
        column: range.getColumn(),
        rows: range.getNumRows(),
        columns: range.getNumColumns(),
      })),
    add: (name) => addSheet(spreadsheet, name),
    remove: (id) => {
      const sheet = spreadsheet.getSheetById(id);
      if (sheet) spreadsheet.deleteSheet(sheet);
    },
    activate: (id, row, column = 1) => {
      const sheet = spreadsheet.getSheetById(id)?.activate();
      if (row !== undefined) sheet?.getRange(row, column).activate();
    },
    flush: () => SpreadsheetApp.flush(),
  };
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
