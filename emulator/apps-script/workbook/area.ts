// Rectangles of cells and their A1 notation.

/** Rows and columns count from 1. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** `28` becomes `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** `AB` becomes 28. */
export function columnNumber(name: string): number {
  let column = 0;
  for (const letter of name.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

export function cellName(row: number, column: number): string {
  return columnName(column) + row;
}

/** A range that was asked for as whole rows (`5:7`) or columns (`D:F`) keeps that notation. */
export type WholeLines = 'rows' | 'columns';

export function areaName(area: Area, whole?: WholeLines): string {
  if (whole === 'rows') return `${area.row}:${area.row + area.rows - 1}`;
  if (whole === 'columns') return `${columnName(area.column)}:${columnName(area.column + area.columns - 1)}`;
  const first = cellName(area.row, area.column);
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${cellName(area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

/** Reads `B2`, `A1:C3`, `A:C`, `2:3` or `A2:C`, open ends reaching to the end of the grid; undefined when it is none of them. */
export function parseArea(text: string, grid: { rows: number; columns: number }): Area | undefined {
  const match = /^\$?([A-Za-z]{0,3})\$?(\d{0,8})(?::\$?([A-Za-z]{0,3})\$?(\d{0,8}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, columnA = '', rowA = '', columnB, rowB] = match;
  if (columnA === '' && rowA === '') return undefined;
  const single = columnB === undefined && rowB === undefined;
  if (single && (columnA === '' || rowA === '')) return undefined;
  const left = columnA === '' ? 1 : columnNumber(columnA);
  const top = rowA === '' ? 1 : Number(rowA);
  const right = single ? left : columnB ? columnNumber(columnB) : grid.columns;
  const bottom = single ? top : rowB ? Number(rowB) : grid.rows;
  const row = Math.min(top, bottom);
  const column = Math.min(left, right);
  return { row, column, rows: Math.abs(bottom - top) + 1, columns: Math.abs(right - left) + 1 };
}

export function wholeLinesOf(text: string): WholeLines | undefined {
  if (/^\s*\$?\d+:\$?\d+\s*$/.test(text)) return 'rows';
  return /^\s*\$?[A-Za-z]+:\$?[A-Za-z]+\s*$/.test(text) ? 'columns' : undefined;
}

/** Reads `R5C3` or `R2C2:R4C5`. Without a number for row or column it is undefined: `RC1` is a cell in A1 notation. */
export function parseR1C1Area(text: string): Area | undefined {
  const match = /^R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i.exec(text.trim());
  if (!match) return undefined;
  const [top, left] = [Number(match[1]), Number(match[2])];
  const [bottom, right] = [Number(match[3] ?? top), Number(match[4] ?? left)];
  const [row, column] = [Math.min(top, bottom), Math.min(left, right)];
  return { row, column, rows: Math.abs(bottom - top) + 1, columns: Math.abs(right - left) + 1 };
}

export function overlaps(a: Area, b: Area): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

export function areaWithin(inner: Area, outer: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}
