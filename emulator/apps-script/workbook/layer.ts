// One property of all cells of a sheet, stored by columns: fast for long tabs, and nothing for columns that lack it.
import type { Area } from './area.ts';

/** `layer[column][row]`, both from 0. Missing columns and rows are empty. */
export type Layer<T> = (readonly (T | undefined)[] | undefined)[];

export function cellOf<T>(layer: Layer<T>, row: number, column: number): T | undefined {
  return layer[column - 1]?.[row - 1];
}

/** Columns that an earlier state of the sheet holds as well: they are copied before they are written. */
const shared = new WeakSet<object>();

/** A second layer with the same cells, at the price of the number of columns. */
export function share<T>(layer: Layer<T>): Layer<T> {
  for (const cells of layer) if (cells) shared.add(cells);
  return [...layer];
}

/** The column as an array that may be written, at least `rows` long. */
export function columnOf<T>(layer: Layer<T>, column: number, rows: number): (T | undefined)[] {
  // Columns are read-only for readers only; this is the one place where they are made and handed out for writing.
  let cells = layer[column - 1] as (T | undefined)[] | undefined;
  if (!cells || shared.has(cells)) {
    cells = cells ? [...cells] : [];
    layer[column - 1] = cells;
  }
  // No holes: arrays with holes become slow hash tables.
  while (cells.length < rows) cells.push(undefined);
  return cells;
}

export function setCell<T>(layer: Layer<T>, row: number, column: number, value: T | undefined): void {
  if (value === undefined && cellOf(layer, row, column) === undefined) return;
  columnOf(layer, column, row)[row - 1] = value;
}

export function fillArea<T>(layer: Layer<T>, area: Area, value: T | undefined): void {
  for (let column = area.column; column < area.column + area.columns; column++) {
    if (value === undefined && !layer[column - 1]) continue;
    columnOf(layer, column, area.row + area.rows - 1).fill(value, area.row - 1, area.row - 1 + area.rows);
  }
}

/** Rows of cells, each made by `show` from what the layer holds. */
export function readArea<T, R>(layer: Layer<T>, area: Area, show: (value: T | undefined, row: number, column: number) => R): R[][] {
  const rows: R[][] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const cells: R[] = [];
    for (let column = area.column; column < area.column + area.columns; column++) {
      cells.push(show(layer[column - 1]?.[row - 1], row, column));
    }
    rows.push(cells);
  }
  return rows;
}

/** New rows below `after`, each a copy of the row `like`, or empty. */
export function insertRows<T>(layer: Layer<T>, after: number, count: number, like: number | undefined): void {
  layer.forEach((cells, index) => {
    if (!cells || cells.length < after) return;
    const filler = new Array<T | undefined>(count).fill(like === undefined ? undefined : cells[like - 1]);
    layer[index] = [...cells.slice(0, after), ...filler, ...cells.slice(after)];
  });
}

export function deleteRows<T>(layer: Layer<T>, from: number, count: number): void {
  layer.forEach((cells, index) => {
    if (cells) layer[index] = [...cells.slice(0, from - 1), ...cells.slice(from - 1 + count)];
  });
}

/** New columns right of `after`, each a copy of the column `like`, or empty. */
export function insertColumns<T>(layer: Layer<T>, after: number, count: number, like: number | undefined): void {
  const model = like === undefined ? undefined : layer[like - 1];
  const added: Layer<T> = Array.from({ length: count }, () => model && [...model]);
  while (layer.length < after) layer.push(undefined);
  layer.splice(after, 0, ...added);
}

export function deleteColumns<T>(layer: Layer<T>, from: number, count: number): void {
  layer.splice(from - 1, count);
}

/** Takes a column out and puts it in again before another; both numbers are as they were. */
export function moveColumn<T>(layer: Layer<T>, from: number, before: number): void {
  while (layer.length < Math.max(from, before)) layer.push(undefined);
  const [moved] = layer.splice(from - 1, 1);
  layer.splice(before > from ? before - 2 : before - 1, 0, moved);
}

/** Puts rows from `first` on into a new order: `order[i]` is the offset of the row that comes to offset `i`. */
export function permuteRows<T>(layer: Layer<T>, first: number, order: readonly number[]): void {
  for (let column = 1; column <= layer.length; column++) {
    const old = layer[column - 1];
    if (!old) continue;
    const cells = columnOf(layer, column, first + order.length - 1);
    const moved = order.map((offset) => cells[first - 1 + offset]);
    moved.forEach((value, offset) => {
      cells[first - 1 + offset] = value;
    });
  }
}

/** The last row and column that hold anything, 0 when the layer is empty. */
export function extentOf<T>(layer: Layer<T>): { rows: number; columns: number } {
  let rows = 0;
  let columns = 0;
  layer.forEach((cells, index) => {
    if (!cells) return;
    let last = cells.length;
    while (last > 0 && cells[last - 1] === undefined) last--;
    if (last > 0) columns = index + 1;
    if (last > rows) rows = last;
  });
  return { rows, columns };
}
