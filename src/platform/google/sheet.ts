// One sheet of the open spreadsheet.
import type { Area, Sheet } from '../ports.ts';
import { growing, isProtected } from './cells.ts';

export function googleSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): Sheet {
  const range = (area: Area) => sheet.getRange(area.row, area.column, area.rows, area.columns);
  return {
    id: sheet.getSheetId(),
    name: () => sheet.getName(),
    rename: (name) => {
      sheet.setName(name);
    },
    size: () => ({ rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() }),
    used: () => {
      const range = sheet.getDataRange();
      const used = { rows: range.getNumRows(), columns: range.getNumColumns() };
      // A blank sheet has a data range of one cell, too. Last row and last column are a request each.
      return used.rows === 1 && used.columns === 1 ? { rows: sheet.getLastRow(), columns: sheet.getLastColumn() } : used;
    },
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
      if (isEmpty(area)) return;
      const atOnce = Math.max(1, Math.floor(MAX_CELLS_AT_ONCE / area.columns));
      for (let from = 0; from < rows.length; from += atOnce) {
        // What waits for a flush goes out as one request.
        if (from > 0) SpreadsheetApp.flush();
        const part = atOnce < rows.length ? rows.slice(from, from + atOnce) : rows;
        range({ ...area, row: area.row + from, rows: part.length }).setValues(part);
      }
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
    clearRules: (area) => {
      if (!isEmpty(area)) range(area).setDataValidation(null);
    },
    hasColorRules: () => sheet.getConditionalFormatRules().length > 0,
    dress: (look) => dressSheet(sheet, look),
    paint: (area, look) => {
      const cells = range(area);
      if (look === 'bar') cells.setFontColor(barColor);
      else if (look === 'input') cells.setBackground(editableTint);
      else cells.setFontWeight('bold').setBackground(headerTint);
      if (look === 'number-header') cells.setHorizontalAlignment('right');
    },
    addChart: ({ kind, title, ranges, row, column, width, height }) => {
      const chart = sheet
        .newChart()
        .setChartType(kind === 'bars' ? Charts.ChartType.BAR : Charts.ChartType.COLUMN)
        .setNumHeaders(1)
        .setPosition(row, column, 0, 0)
        .setOption('title', title)
        .setOption('width', width)
        .setOption('height', height)
        .setOption('legend', { position: 'none' })
        .setOption('colors', [barColor]);
      for (const area of ranges) chart.addRange(range(area));
      sheet.insertChart(chart.build());
    },
    extendDown: (row, count, columns) => extendDown(sheet, { row, count }, columns),
    insertRows: (after, count) => {
      if (count <= 0) return;
      growing(() => (after === 0 ? sheet.insertRowsBefore(1, count) : sheet.insertRowsAfter(after, count)));
    },
    insertColumns: (after, count) => {
      if (count <= 0) return;
      growing(() => (after === 0 ? sheet.insertColumnsBefore(1, count) : sheet.insertColumnsAfter(after, count)));
    },
    moveColumn: (from, before) => sheet.moveColumns(sheet.getRange(1, from), before),
    moveRow: (from, before) => sheet.moveRows(sheet.getRange(from, 1), before),
    hiddenColumns: (upTo) => Array.from({ length: upTo }, (_, index) => index + 1).filter((column) => sheet.isColumnHiddenByUser(column)),
    hiddenRows: (rows) => rows.filter((row) => sheet.isRowHiddenByFilter(row) || sheet.isRowHiddenByUser(row)),
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
    locked: () => isProtected(sheet),
    resize: ({ rows, columns }) => {
      const has = { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
      if (has.rows < rows) growing(() => sheet.insertRowsAfter(has.rows, rows - has.rows));
      else if (has.rows > rows) sheet.deleteRows(rows + 1, has.rows - rows);
      if (has.columns < columns) growing(() => sheet.insertColumnsAfter(has.columns, columns - has.columns));
      else if (has.columns > columns) sheet.deleteColumns(columns + 1, has.columns - columns);
    },
    clear: (area) => {
      if (!isEmpty(area)) range(area).clearContent();
    },
  };
}

/** Two million cells in one write are reported to work, and ten million to fail. */
const MAX_CELLS_AT_ONCE = 1_000_000;

/** Google refuses a range without cells. */
function isEmpty(area: Area): boolean {
  return area.rows <= 0 || area.columns <= 0;
}

type Look = Parameters<Sheet['dress']>[0];

/** Black text has a contrast of more than 15 to 1 on each. */
const headerTint = '#e8eef4';
const editableTint = '#fdf0cf';
const troubleTint = '#fce8e6';
const barColor = '#3367b1';

function dressSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, look: Look): void {
  const columns = Math.max(1, look.headerColumns);
  sheet.getRange(1, 1, 1, columns).setFontWeight('bold').setBackground(headerTint);
  for (const { from, count } of runsOf(look.editable.map((column) => [column, 0]))) {
    sheet.getRange(1, from, 1, count).setBackground(editableTint);
  }
  for (const { from, count } of runsOf((look.numbers ?? []).map((column) => [column, 0]))) {
    sheet.getRange(1, from, 1, count).setHorizontalAlignment('right');
  }
  for (const column of look.links ?? []) sheet.getRange(2, column, sheet.getMaxRows() - 1, 1).setShowHyperlink(true);
  // Long texts would otherwise make rows as high as the window.
  sheet.getRange(1, 1, sheet.getMaxRows(), columns).setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP);
  sheet.setFrozenRows(look.frozenRows);
  sheet.setFrozenColumns(look.frozenColumns);
  const widths = Object.entries(look.widths).map(([column, width]) => [Number(column), width] as const);
  for (const { from, count, value } of runsOf(widths)) sheet.setColumnWidths(from, count, value);
  if (look.status) tellApart(sheet, look.status);
}

function tellApart(sheet: GoogleAppsScript.Spreadsheet.Sheet, { column, edited, trouble }: NonNullable<Look['status']>): void {
  const cells = sheet.getRange(2, column, sheet.getMaxRows() - 1, 1);
  const rule = (color: string) => SpreadsheetApp.newConditionalFormatRule().setRanges([cells]).setBackground(color);
  sheet.setConditionalFormatRules([
    rule(troubleTint).whenTextContains(trouble).build(),
    rule(editableTint).whenTextEqualTo(edited).build(),
  ]);
}

function extendDown(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { row, count }: { row: number; count: number },
  columns: readonly number[],
): void {
  // All reads first: each one after a write would wait for it.
  const rules = sheet.getConditionalFormatRules();
  const names = sheet.getNamedRanges().filter((name) => name.getRange().getLastRow() === row);
  const last = Math.max(0, ...columns);
  const [boxes = []] = last === 0 ? [] : sheet.getRange(row, 1, 1, last).getDataValidations();
  const longer = (range: GoogleAppsScript.Spreadsheet.Range) =>
    range.getLastRow() === row
      ? sheet.getRange(range.getRow(), range.getColumn(), range.getNumRows() + count, range.getNumColumns())
      : range;
  const endsHere = rules.map((rule) => rule.getRanges().some((range) => range.getLastRow() === row));
  if (endsHere.includes(true)) {
    sheet.setConditionalFormatRules(
      rules.map((rule, index) => (endsHere[index] ? rule.copy().setRanges(rule.getRanges().map(longer)).build() : rule)),
    );
  }
  for (const name of names) name.setRange(longer(name.getRange()));
  for (const column of columns) {
    const rule = boxes[column - 1];
    if (rule) sheet.getRange(row + 1, column, count, 1).setDataValidation(rule);
  }
}

/** Neighboring columns with the same value together: one call each. */
function runsOf(columns: readonly (readonly [column: number, value: number])[]): { from: number; count: number; value: number }[] {
  const runs: { from: number; count: number; value: number }[] = [];
  for (const [column, value] of [...columns].sort(([a], [b]) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last.value === value && last.from + last.count === column) last.count += 1;
    else runs.push({ from: column, count: 1, value });
  }
  return runs;
}
