// Cells of a spreadsheet: Google allows 10 million of them, and refuses changes of protected ones.
import { StopError } from '../../base/problem.ts';

const MAX_CELLS = 10_000_000;
/** A new sheet, and room for what a pull adds at a time. */
const ROOM = 100_000;

/** Adds rows, columns, or sheets. Throws StopError if the spreadsheet is full. Google's own message is in the language of the account. */
export function growing<T>(grow: () => T): T {
  try {
    return grow();
  } catch (error) {
    if (cellsIn(SpreadsheetApp.getActiveSpreadsheet()) < MAX_CELLS - ROOM) throw error;
    throw new StopError(
      'cells-full',
      'This spreadsheet is full. Google allows 10 million cells, and blank rows count, too.',
      'Delete tabs, rows, or columns that you don’t need. Then try again.',
    );
  }
}

function cellsIn(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): number {
  return spreadsheet.getSheets().reduce((sum, sheet) => sum + sheet.getMaxRows() * sheet.getMaxColumns(), 0);
}

/** Returns whether Google refuses this user's changes of a sheet that holds texts only. Tries one that changes nothing. */
export function isProtected(sheet: GoogleAppsScript.Spreadsheet.Sheet): boolean {
  try {
    sheet.getRange(sheet.getMaxRows(), sheet.getMaxColumns()).setNumberFormat('@');
    SpreadsheetApp.flush();
    return false;
  } catch {
    return true;
  }
}
