// Which cells a script asks for: by numbers, in A1 notation or in R1C1 notation.
import { type Execution, gridSeen, refusal } from '../execution.ts';
import { type Area, parseArea, parseR1C1Area, type WholeLines, wholeLinesOf } from '../workbook/area.ts';
import { type SheetData, sheetById } from '../workbook/book.ts';

/** The name of the sheet can be in front of it, and doesn't matter. */
export function areaNamed(run: Execution, sheet: SheetData, name: string): { area: Area; whole: WholeLines | undefined } {
  const grid = gridOf(run, sheet);
  const cells = name.slice(name.lastIndexOf('!') + 1);
  const area = parseR1C1Area(cells) ?? parseArea(cells, grid);
  if (!area) throw refusal(run, 'range-not-found');
  return { area: inGrid(run, area, grid), whole: wholeLinesOf(cells) };
}

/** Fractions are cut off. */
export function areaAt(run: Execution, sheet: SheetData, { row, column, rows, columns }: Area): Area {
  const grid = gridOf(run, sheet);
  if (!(rows >= 1)) throw refusal(run, 'rows-too-few');
  if (!(columns >= 1)) throw refusal(run, 'columns-too-few');
  if (!(row >= 1)) throw refusal(run, 'row-too-small');
  if (!(column >= 1)) throw refusal(run, 'column-too-small');
  return inGrid(run, { row: Math.floor(row), column: Math.floor(column), rows: Math.floor(rows), columns: Math.floor(columns) }, grid);
}

function gridOf(run: Execution, sheet: SheetData): { rows: number; columns: number } {
  if (!sheetById(run.world.book, sheet.id)) throw refusal(run, 'sheet-gone', sheet.id);
  return gridSeen(run, sheet);
}

function inGrid(run: Execution, area: Area, grid: { rows: number; columns: number }): Area {
  const outside = area.row + area.rows - 1 > grid.rows || area.column + area.columns - 1 > grid.columns;
  if (outside || area.row < 1 || area.column < 1) throw refusal(run, 'outside');
  return area;
}
