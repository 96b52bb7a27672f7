// The open spreadsheet.
import type { Sheet, Workbook } from '../ports.ts';
import { googleSheet } from './sheet.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function googleWorkbook(spreadsheet: Spreadsheet): Workbook {
  const wrap = (sheet: GoogleAppsScript.Spreadsheet.Sheet | null): Sheet | undefined => (sheet ? googleSheet(sheet) : undefined);
  return {
    id: () => spreadsheet.getId(),
    timeZone: () => spreadsheet.getSpreadsheetTimeZone(),
    locale: () => spreadsheet.getSpreadsheetLocale(),
    sheet: (id) => wrap(spreadsheet.getSheetById(id)),
    sheetNamed: (name) => wrap(spreadsheet.getSheetByName(name)),
    active: () => wrap(spreadsheet.getActiveSheet()),
    add: (name, size, hidden) => addSheet(spreadsheet, name, size, hidden),
    activate: (id) => {
      spreadsheet.getSheetById(id)?.activate();
    },
    flush: () => SpreadsheetApp.flush(),
  };
}

function addSheet(spreadsheet: Spreadsheet, name: string, size: { rows: number; columns: number }, hidden: boolean): Sheet {
  const active = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, name), spreadsheet.getSheets().length);
  resize(sheet.getMaxRows(), size.rows, {
    add: (after, count) => sheet.insertRowsAfter(after, count),
    remove: (from, count) => sheet.deleteRows(from, count),
  });
  resize(sheet.getMaxColumns(), size.columns, {
    add: (after, count) => sheet.insertColumnsAfter(after, count),
    remove: (from, count) => sheet.deleteColumns(from, count),
  });
  // A new sheet comes to the front by itself.
  spreadsheet.setActiveSheet(active);
  if (hidden) sheet.hideSheet();
  return googleSheet(sheet);
}

function resize(
  is: number,
  wanted: number,
  change: { add: (after: number, count: number) => unknown; remove: (from: number, count: number) => unknown },
): void {
  if (is < wanted) change.add(is, wanted - is);
  else if (is > wanted) change.remove(wanted + 1, is - wanted);
}

function freeName(spreadsheet: Spreadsheet, name: string): string {
  let free = name;
  for (let number = 2; spreadsheet.getSheetByName(free); number += 1) free = `${name} ${number}`;
  return free;
}
