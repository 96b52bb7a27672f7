// What the grid itself holds of the sheet that it shows, read from its own model and not from what the server told:
// `emulator.grid()` in the console of the browser answers it, for whoever looks for a difference between page and host.
import type { ICellData, IRange, IStyleData, Nullable } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { Area } from '../../host.ts';
import type { GridCell, GridModel } from '../protocol.ts';

declare global {
  interface Window {
    /** `area` leaves out the cells elsewhere. */
    emulator: { grid(area?: Area): GridModel | undefined };
  }
}

export function offerGridModel(api: FUniver): void {
  window.emulator = { grid: (area) => readGrid(api, area) };
}

function readGrid(api: FUniver, area: Area | undefined): GridModel | undefined {
  const workbook = api.getActiveWorkbook();
  const shown = workbook?.getActiveSheet();
  if (!workbook || !shown) return undefined;
  const sheet = shown.getSheet();
  const styles = workbook.getWorkbook().getStyles();
  const notes = new Map(shown.getNotes().map((note) => [`${note.row} ${note.col}`, note.note]));
  const columnWidths: Record<number, number> = {};
  for (let column = 0; column < sheet.getColumnCount(); column += 1) {
    if (sheet.getColumnWidth(column) !== 100) columnWidths[column + 1] = sheet.getColumnWidth(column);
  }
  const cells: GridCell[] = [];
  const matrix = sheet.getCellMatrix();
  const take = (row: number, column: number, cell: Nullable<ICellData>) => {
    const drawn = describe(row + 1, column + 1, cell, styles.getStyleByCell(cell));
    const note = notes.get(`${row} ${column}`);
    if (note !== undefined) drawn.note = note;
    if (Object.keys(drawn).length > 3 || drawn.text !== '') cells.push(drawn);
  };
  if (area === undefined) matrix.forValue((row, column, cell) => take(row, column, cell));
  else {
    // One cell of many must not take as long as all of them.
    for (let row = area.row - 1; row < area.row - 1 + area.rows; row += 1) {
      for (let column = area.column - 1; column < area.column - 1 + area.columns; column += 1) {
        const cell = matrix.getValue(row, column);
        if (cell !== undefined && cell !== null) take(row, column, cell);
      }
    }
  }
  const { xSplit, ySplit } = sheet.getFreeze();
  return {
    sheet: Number(sheet.getSheetId()),
    rows: sheet.getRowCount(),
    columns: sheet.getColumnCount(),
    frozenRows: ySplit,
    frozenColumns: xSplit,
    columnWidths,
    hiddenRows: sheet.getHiddenRows().flatMap(({ startRow, endRow }) => numbersBetween(startRow + 1, endRow + 1)),
    hiddenColumns: sheet.getHiddenCols().flatMap(({ startColumn, endColumn }) => numbersBetween(startColumn + 1, endColumn + 1)),
    merges: sheet.getMergeData().map(areaOf),
    cells,
    rules: shown.getDataValidations().map(({ rule }) => ({
      type: rule.type,
      values: rule.type === 'list' ? (rule.formula1 ?? '').split(',') : [],
      areas: rule.ranges.map(areaOf),
    })),
  };
}

function describe(row: number, column: number, cell: Nullable<ICellData>, style: Nullable<IStyleData>): GridCell {
  const { v, t } = cell || {};
  const drawn: GridCell = { row, column, text: t === 3 ? (v === 1 ? 'TRUE' : 'FALSE') : String(v ?? '') };
  const { bg, cl, bl, ul, tb } = style || {};
  if (bg) drawn.background = bg.rgb ?? '';
  if (cl) drawn.color = cl.rgb ?? '';
  if (bl === 1) drawn.bold = true;
  if (ul?.s === 1) drawn.link = true;
  if (tb === 2 && drawn.text !== '') drawn.clipped = true;
  return drawn;
}

function areaOf({ startRow, endRow, startColumn, endColumn }: IRange): Area {
  return { row: startRow + 1, column: startColumn + 1, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
}

function numbersBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
