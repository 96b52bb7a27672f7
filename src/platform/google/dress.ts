// How a new tab looks: a header that can be told apart, and rows of one line.
import type { Sheet } from '../ports.ts';

type Look = Parameters<Sheet['dress']>[0];

/** Black text has a contrast of more than 15 to 1 on both. */
const headerTint = '#e8eef4';
const editableTint = '#fdf0cf';

export function dressSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, look: Look): void {
  const columns = Math.max(1, look.headerColumns);
  sheet.getRange(1, 1, 1, columns).setFontWeight('bold').setBackground(headerTint);
  for (const { from, count } of runsOf(look.editable.map((column) => [column, 0]))) {
    sheet.getRange(1, from, 1, count).setBackground(editableTint);
  }
  // Long texts would otherwise make rows as high as the window.
  sheet.getRange(1, 1, sheet.getMaxRows(), columns).setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP);
  sheet.setFrozenRows(look.frozenRows);
  sheet.setFrozenColumns(look.frozenColumns);
  const widths = Object.entries(look.widths).map(([column, width]) => [Number(column), width] as const);
  for (const { from, count, value } of runsOf(widths)) sheet.setColumnWidths(from, count, value);
}

/** Neighbouring columns with the same value together: one call each. */
function runsOf(columns: readonly (readonly [column: number, value: number])[]): { from: number; count: number; value: number }[] {
  const runs: { from: number; count: number; value: number }[] = [];
  for (const [column, value] of [...columns].sort(([a], [b]) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last.value === value && last.from + last.count === column) last.count += 1;
    else runs.push({ from: column, count: 1, value });
  }
  return runs;
}
