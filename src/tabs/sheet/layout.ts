// Whether a tab still has the layout, and the cells, that a write was computed from, and whether the write then arrived in them.
import type { Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import { type Block, cellsOf, type WrittenCell } from './blocks.ts';
import { headerNotes, tagIn } from './columns.ts';
import type { Changes } from './merge.ts';
import { type Contents, keyOf } from './tab.ts';
import { isSameCell } from './tracked.ts';
import { showsWritten } from './written.ts';

/**
 * Returns whether a tab still shows what was read: users didn't type into our columns, sort, or move columns since then. Formulas don't
 * count, because their values can change with each look.
 */
export function isUnchanged(contents: Contents): boolean {
  return answersYes(() => showsContents(contents));
}

/** Google refuses to read outside of the grid, so then the layout has changed. */
function answersYes(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}

function showsContents(contents: Contents): boolean {
  const { sheet, values, areas, usedRows } = contents;
  const [first] = values;
  // A new tab has nothing yet that could move, and asking would wait for its formats.
  if (!first) return true;
  if (!showsColumns(contents)) return false;
  if (areas) return areas.every((area) => showsArea(contents, area));
  return sheet.used().rows === usedRows && showsArea(contents, { row: 2, column: 1, rows: values.length, columns: first.length });
}

function showsArea({ sheet, values, formulas, columns, wrong }: Contents, area: Area): boolean {
  const ours = Array.from(columns.values()).filter((column) => column >= area.column && column < area.column + area.columns);
  return sheet.values(area).every((cells, down) => {
    const row = area.row + down;
    return ours.every((column) => {
      if ((formulas[row - 2]?.[column - 1] ?? '') !== '') return true;
      return isSameCell(cells[column - area.column] ?? '', wrong?.get(`${row}:${column}`) ?? values[row - 2]?.[column - 1]);
    });
  });
}

/** Returns whether our columns are where they were read. */
export function showsColumns({ sheet, columns }: Contents): boolean {
  const notes = headerNotes(sheet);
  const names = notes.flatMap((note, index) => {
    const name = tagIn(note);
    return name === undefined ? [] : [`${name} ${index + 1}`];
  });
  const expected = Array.from(columns, ([name, place]) => `${name} ${place}`);
  return names.length === expected.length && names.every((name) => expected.includes(name));
}

/**
 * Returns whether the rows of a tab are where they were read: those with a key by their key, and the others by all of their cells. False
 * if columns have moved.
 */
export function showsRows(contents: Contents): boolean {
  return answersYes(() => showsColumns(contents) && showsKeys(contents));
}

function showsKeys({ sheet, keys, keyColumn, values }: Contents): boolean {
  if (keys.length === 0 || keyColumn === undefined) return keys.length === 0;
  const now = sheet.values({ row: 2, column: keyColumn, rows: keys.length, columns: 1 });
  if (keys.some((key, index) => key !== '' && keyOf(now[index]?.[0]) !== key)) return false;
  const keyless = keys.flatMap((key, index) => (key === '' ? [index] : []));
  const [first] = keyless;
  if (first === undefined) return true;
  const rows = (keyless[keyless.length - 1] ?? first) - first + 1;
  const again = sheet.values({ row: first + 2, column: 1, rows, columns: values[0]?.length ?? 1 });
  return keyless.every((index) => JSON.stringify(again[index - first] ?? []) === JSON.stringify(values[index] ?? []));
}

/** A merge that was flushed. */
export interface FlushedMerge {
  before: Contents;
  merge: Changes;
  /** What it wrote into the rows that it added. */
  newBlocks: readonly Block[];
  /** How many rows it inserted below our last one. */
  inserted: number;
}

/** Returns whether a merge went into the right cells: after it, columns, rows, and what was written are where they must be. */
export function showsLayout(flushed: FlushedMerge, resource: Resource, zone: string): boolean {
  const { sheet, columns } = flushed.before;
  const keys = keysArea(flushed, resource.key === undefined ? undefined : columns.get(resource.key));
  const written = writtenCells(flushed);
  return answersYes(() => {
    if (!showsColumns(flushed.before)) return false;
    const { rows } = sheet.size();
    if (keys && keys.rows > rows - 1) return false;
    const read = readerOf(sheet, [keys, written?.area]);
    return (!keys || showsMerge(flushed, read(keys))) && (!written || showsCells(flushed, written, { again: read(written.area), zone }));
  });
}

/** With so few cells, Google takes no longer for those between two areas than for another read. */
const CELLS_OF_A_READ = 10_000;

/** Returns what reads areas of a sheet: with one read if that takes no longer. */
function readerOf(sheet: Sheet, areas: readonly (Area | undefined)[]): (area: Area) => Cell[][] {
  const there = areas.flatMap((area) => area ?? []);
  const row = Math.min(...there.map((area) => area.row));
  const column = Math.min(...there.map((area) => area.column));
  const rows = Math.max(...there.map((area) => area.row + area.rows)) - row;
  const columns = Math.max(...there.map((area) => area.column + area.columns)) - column;
  if (there.length < 2 || rows * columns > CELLS_OF_A_READ) return (area) => sheet.values(area);
  const cells = sheet.values({ row, column, rows, columns });
  return (area) =>
    cells
      .slice(area.row - row, area.row - row + area.rows)
      .map((line) => line.slice(area.column - column, area.column - column + area.columns));
}

function keysArea({ merge }: FlushedMerge, column: number | undefined): Area | undefined {
  return column === undefined || merge.keys.length === 0 ? undefined : { row: 2, column, rows: merge.keys.length, columns: 1 };
}

function showsMerge({ merge }: FlushedMerge, keys: readonly Cell[][]): boolean {
  // A sum below the keys isn't one of them.
  const known = new Set(merge.keys);
  const isRight = (key: string, expected: string) => (expected === '' ? !known.has(key) || key === '' : key === expected);
  return keys.every(([key], index) => isRight(keyOf(key), merge.keys[index] ?? ''));
}

/** The cells that a merge wrote, where they are after it, and the area that has to be looked at. */
interface CellsAfter {
  expected: readonly Block[];
  /** Cells of rows that were there before, where they were then. */
  staying: readonly WrittenCell[];
  /** Rows without a key that were hit. */
  keyless: readonly number[];
  rowAfter: (row: number) => number;
  area: Area;
}

function writtenCells({ before, merge: { blocks, deleting }, newBlocks, inserted }: FlushedMerge): CellsAfter | undefined {
  const { values, keys, keyColumn, lastRow } = before;
  const goneAbove = (row: number) => countBelow(deleting, row);
  const rowAfter = (row: number) => row + (row > lastRow ? inserted : 0) - goneAbove(row);
  const gone = new Set(deleting);
  const staying = blocks.flatMap(cellsOf).filter(({ row }) => !gone.has(row));
  // Cells of new rows are many, so they are compared as they were written.
  const expected: readonly Block[] = [
    ...staying.map(({ row, column, value }) => ({ row: rowAfter(row), column, values: [[value]] })),
    ...newBlocks.map((block) => ({ ...block, row: block.row - goneAbove(block.row) })),
  ];
  const [first] = expected;
  if (!first) return undefined;
  const hit = new Set(staying.map(({ row }) => row));
  const keyless = Array.from(hit).filter((row) => keyColumn === undefined || (keys[row - 2] ?? '') === '');
  const around = { top: first.row, bottom: first.row, left: first.column, right: first.column };
  for (const { row, column, values: cells } of expected) {
    around.top = Math.min(around.top, row);
    around.bottom = Math.max(around.bottom, row + cells.length - 1);
    around.left = Math.min(around.left, column);
    around.right = Math.max(around.right, column + (cells[0]?.length ?? 1) - 1);
  }
  const { top, bottom } = around;
  const [left, right] = keyless.length > 0 ? [1, values[0]?.length ?? 1] : [around.left, around.right];
  return { expected, staying, keyless, rowAfter, area: { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } };
}

/**
 * Returns whether the cells that were written show it. Rows and columns can have moved to and fro around the write. Rows without a key are
 * told apart by their cells, so all others of theirs must be as before.
 */
function showsCells(
  { before: { values, formulas, wrong } }: FlushedMerge,
  { expected, staying, keyless, rowAfter, area }: CellsAfter,
  { again, zone }: { again: readonly Cell[][]; zone: string },
): boolean {
  const cellNow = (row: number, column: number) => again[row - area.row]?.[column - area.column] ?? '';
  const isWritten = new Set(staying.map(({ row, column }) => `${row}:${column}`));
  const isAsBefore = (row: number) =>
    (values[row - 2] ?? []).every((cell, at) => {
      const place = `${row}:${at + 1}`;
      const isLeftOut = isWritten.has(place) || wrong?.has(place) || (formulas[row - 2]?.[at] ?? '') !== '';
      return isLeftOut || isSameCell(cellNow(rowAfter(row), at + 1), cell);
    });
  const isShown = ({ row, column, values: cells }: Block) =>
    cells.every((line, down) => line.every((value, right) => showsWritten(cellNow(row + down, column + right), value, zone)));
  return expected.every(isShown) && keyless.every(isAsBefore);
}

/** Returns how many of some numbers, in rising order, are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((numbers[middle] ?? limit) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
