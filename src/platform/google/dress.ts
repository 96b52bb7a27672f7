// How a new tab looks: a header that can be told apart, and rows of one line.
import type { Sheet } from '../ports.ts';

type Look = Parameters<Sheet['dress']>[0];

/** Black text has a contrast of more than 15 to 1 on each. */
const headerTint = '#e8eef4';
const editableTint = '#fdf0cf';
const troubleTint = '#fce8e6';

export function dressSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, look: Look): void {
  const columns = Math.max(1, look.headerColumns);
  sheet.getRange(1, 1, 1, columns).setFontWeight('bold').setBackground(headerTint);
  for (const { from, count } of runsOf(look.editable.map((column) => [column, 0]))) {
    sheet.getRange(1, from, 1, count).setBackground(editableTint);
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
