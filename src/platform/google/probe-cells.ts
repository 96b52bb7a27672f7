// What cells and sheets do that no document settles: one question a line, under the name of the emulator's switch. Each is
// tried in a scratch tab.

type Range = GoogleAppsScript.Spreadsheet.Range;

export interface Scratch {
  sheet: GoogleAppsScript.Spreadsheet.Sheet;
  /** Returns a cell that was never used, with a number format if one is given. */
  cell(format?: string): Range;
}

/** Throws, or returns undefined, if the question can't be decided. */
export type Probe = (scratch: Scratch) => string | boolean | undefined;

const TEXT = '@';
const TOO_LONG = 50_001;

export const cellProbes: Readonly<Record<string, Probe>> = {
  equalsInTextCell: ({ cell }) => (cell(TEXT).setValue('=1+1').getFormula() ? 'formula' : 'text'),
  apostropheInTextCell: ({ cell }) => (back(cell(TEXT), "'x") === 'x' ? 'dropped' : 'kept'),
  apostropheInPlainCell: ({ cell }) => (back(cell(), "'x") === 'x' ? 'dropped' : 'kept'),
  numberInTextCell: ({ cell }) => (typeof back(cell(TEXT), 5) === 'number' ? 'number' : 'text'),
  booleanInTextCell: ({ cell }) => (typeof back(cell(TEXT), true) === 'boolean' ? 'boolean' : 'text'),
  spacesInTextCell: ({ cell }) => keeps(cell(TEXT), ' x ', 'trimmed'),
  lineBreaks: ({ cell }) => keeps(cell(TEXT), 'a\r\nb', 'LF'),
  controlCharacters: ({ cell }) => keeps(cell(TEXT), 'a\u0007b', 'dropped'),
  loneSurrogates: ({ cell }) => keeps(cell(TEXT), 'a\ud800b', 'replaced'),
  plusNumber: ({ cell }) => (typeof back(cell(), '+5') === 'number' ? 'number' : 'text'),
  dayInNumberCell: ({ cell }) => {
    const type = typeof back(cell('0'), '3-4');
    return type === 'number' ? type : type === 'string' ? 'text' : 'date';
  },
  trailingPoint: ({ cell }) => (cell('0.##').setValue(1).getDisplayValue() === '1' ? 'dropped' : 'kept'),
  freshFormat: ({ cell }) => cell().getNumberFormat(),
  cellLimit: ({ cell }) => (accepts(() => cell(TEXT).setValue('😀'.repeat(Math.ceil(TOO_LONG / 2)))) ? 'code-points' : 'UTF-16'),
  tooLongWrite: ({ cell }) => throwsWhen(() => cell(TEXT).setValue('x'.repeat(TOO_LONG))),
  checkboxWritesFalse: ({ cell }) =>
    cell().setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build()).getValue() === false,
  refusedWrites: ({ cell }) => {
    const chosen = cell().setDataValidation(strictList());
    SpreadsheetApp.flush();
    return throwsWhen(() => chosen.setValue('b'));
  },
  underMerge: ({ sheet, cell }) => {
    const pair = sheet.getRange(cell().getRow(), 1, 1, 2);
    pair.merge().setValues([[1, 2]]);
    pair.breakApart();
    return pair.getValues()[0]?.[1] === 2 ? 'kept' : 'dropped';
  },
  noteLineBreaks: ({ cell }) => (cell().setNote('a\r\nb').getNote() === 'a\r\nb' ? 'kept' : 'LF'),
  longNote: ({ cell }) => (accepts(() => cell().setNote('x'.repeat(TOO_LONG))) ? 'kept' : 'refused'),
  noteIsContent: ({ sheet }) => {
    const last = sheet.getRange(sheet.getMaxRows(), 1).setNote('x');
    const counts = sheet.getLastRow() === last.getRow();
    last.setNote('');
    return counts;
  },
  emptyR1C1: ({ cell }) => (String(cell().getFormulasR1C1()[0]?.[0]) === 'null' ? 'null' : 'blank'),
  insertedRowFormat: ({ sheet, cell }) => {
    const row = cell('0.0').getRow();
    sheet.insertRowsAfter(row, 1);
    return sheet.getRange(row + 1, 1).getNumberFormat() === '0.0' ? 'inherited' : 'none';
  },
  insertedRowRule: ({ sheet, cell }) => {
    const row = cell().setDataValidation(strictList()).getRow();
    sheet.insertRowsAfter(row, 1);
    return sheet.getRange(row + 1, 1).getDataValidation() ? 'inherited' : 'none';
  },
  insertedColumnFormat: ({ sheet, cell }) => {
    const row = cell('0.0').getRow();
    sheet.insertColumnsAfter(1, 1);
    return sheet.getRange(row, 2).getNumberFormat() === '0.0' ? 'inherited' : 'none';
  },
  moveAcrossFrozen: ({ sheet }) => {
    sheet.setFrozenColumns(1);
    const moved = accepts(() => sheet.moveColumns(sheet.getRange(1, 3), 1));
    sheet.setFrozenColumns(0);
    return moved ? 'moved' : 'refused';
  },
  hiddenActivation: ({ sheet }) => {
    sheet.hideSheet().activate();
    return sheet.isSheetHidden() ? 'hidden' : 'shown';
  },
};

function back(cell: Range, value: string | number | boolean): unknown {
  return cell.setValue(value).getValue();
}

function keeps(cell: Range, text: string, otherwise: string): string {
  return back(cell, text) === text ? 'kept' : otherwise;
}

function strictList(): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation().requireValueInList(['a'], true).setAllowInvalid(false).build();
}

/** Returns whether Google does what it's asked, including what it holds back. */
export function accepts(work: () => unknown): boolean {
  try {
    work();
    SpreadsheetApp.flush();
    return true;
  } catch {
    return false;
  }
}

/** Tells a write that throws by itself from one that throws when it's flushed. */
function throwsWhen(write: () => unknown): string | undefined {
  try {
    write();
  } catch {
    return 'at-once';
  }
  return accepts(() => undefined) ? undefined : 'late';
}
