// One sheet of the open spreadsheet.
import type { Area, Sheet } from '../ports.ts';
import { dressSheet } from './dress.ts';

export function googleSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): Sheet {
  const range = (area: Area) => sheet.getRange(area.row, area.column, area.rows, area.columns);
  return {
    id: sheet.getSheetId(),
    name: () => sheet.getName(),
    size: () => ({ rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() }),
    used: () => ({ rows: sheet.getLastRow(), columns: sheet.getLastColumn() }),
    values: (area) => (isEmpty(area) ? [] : range(area).getValues()),
    formulas: (area) => (isEmpty(area) ? [] : range(area).getFormulas()),
    formulasR1C1: (area) =>
      isEmpty(area)
        ? []
        : range(area)
            .getFormulasR1C1()
            .map((row) => row.map((formula) => formula ?? '')),
    notes: (area) => (isEmpty(area) ? [] : range(area).getNotes()),
    formats: (area) => (isEmpty(area) ? [] : range(area).getNumberFormats()),
    merges: (area) =>
      isEmpty(area)
        ? []
        : range(area)
            .getMergedRanges()
            .map((merge) => ({ row: merge.getRow(), column: merge.getColumn(), rows: merge.getNumRows(), columns: merge.getNumColumns() })),
    fill: (area, formula) => {
      if (!isEmpty(area)) range(area).setFormulaR1C1(formula);
    },
    write: (area, rows) => {
      if (!isEmpty(area)) range(area).setValues(rows);
    },
    writeNotes: (area, notes) => {
      if (!isEmpty(area)) range(area).setNotes(notes);
    },
    format: (area, numberFormat) => {
      if (!isEmpty(area)) range(area).setNumberFormat(numberFormat);
    },
    formatEach: (area, numberFormats) => {
      if (!isEmpty(area)) range(area).setNumberFormats(numberFormats);
    },
    choice: (area, choice) => {
      if (isEmpty(area)) return;
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(choice.values, true).setAllowInvalid(!choice.strict);
      range(area).setDataValidation((choice.help === undefined ? rule : rule.setHelpText(choice.help)).build());
    },
    checkbox: (area) => {
      if (isEmpty(area)) return;
      range(area).setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().setAllowInvalid(false).build());
    },
    hasColorRules: () => sheet.getConditionalFormatRules().length > 0,
    dress: (look) => dressSheet(sheet, look),
    insertRows: (after, count) => {
      if (count <= 0) return;
      if (after === 0) sheet.insertRowsBefore(1, count);
      else sheet.insertRowsAfter(after, count);
    },
    insertColumns: (after, count) => {
      if (count <= 0) return;
      if (after === 0) sheet.insertColumnsBefore(1, count);
      else sheet.insertColumnsAfter(after, count);
    },
    moveColumn: (from, before) => sheet.moveColumns(sheet.getRange(1, from), before),
    hiddenColumns: (upTo) => Array.from({ length: upTo }, (_, index) => index + 1).filter((column) => sheet.isColumnHiddenByUser(column)),
    showColumn: (column, shown) => {
      if (shown) sheet.showColumns(column);
      else sheet.hideColumns(column);
    },
    deleteRows: (from, count) => {
      if (count > 0) sheet.deleteRows(from, count);
    },
    deleteColumns: (from, count) => {
      if (count > 0) sheet.deleteColumns(from, count);
    },
    hide: () => {
      sheet.hideSheet();
    },
    hidden: () => sheet.isSheetHidden(),
    resize: ({ rows, columns }) => {
      const has = { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
      if (has.rows < rows) sheet.insertRowsAfter(has.rows, rows - has.rows);
      else if (has.rows > rows) sheet.deleteRows(rows + 1, has.rows - rows);
      if (has.columns < columns) sheet.insertColumnsAfter(has.columns, columns - has.columns);
      else if (has.columns > columns) sheet.deleteColumns(columns + 1, has.columns - columns);
    },
    clear: (area) => {
      if (!isEmpty(area)) range(area).clearContent();
    },
  };
}

/** Google refuses a range without cells. */
function isEmpty(area: Area): boolean {
  return area.rows <= 0 || area.columns <= 0;
}
