// Whether a tab still has the layout, and the cells, that a write was computed from, and whether the write then arrived in them.
import type { Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import { areaOf, around, CELLS_OF_A_READ, cellsIn } from './areas.ts';
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
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const written = writtenCells(flushed);
  const keys = keysArea(flushed, keyColumn, written);
  const head = headArea(flushed.before, keyColumn, written);
  return answersYes(() => {
    if (!head && !showsColumns(flushed.before)) return false;
    const { rows } = sheet.size();
    if (keys && keys.row + keys.rows - 1 > rows) return false;
    const read = readerOf(sheet, [head, keys, written?.area]);
    return (
      (!head || showsHeaders(flushed.before, head, read(head))) &&
      (!keys || showsMerge(flushed, keys, read(keys))) &&
      (!written || showsCells(flushed, written, { again: read(written.area), zone }))
    );
  });
}

/** Returns what reads areas of a sheet, some together if that takes no longer. The first one is the smallest. */
function readerOf(sheet: Sheet, areas: readonly (Area | undefined)[]): (area: Area) => Cell[][] {
  const there = areas.flatMap((area) => area ?? []);
  const joined = [there, there.slice(1)].find((some) => some.length > 1 && cellsIn([around(some)]) <= CELLS_OF_A_READ) ?? [];
  if (joined.length === 0) return (area) => sheet.values(area);
  const box = around(joined);
  let cells: Cell[][] | undefined;
  return (area) => {
    if (!joined.includes(area)) return sheet.values(area);
    cells ??= sheet.values(box);
    const from = area.row - box.row;
    const left = area.column - box.column;
    return cells.slice(from, from + area.rows).map((line) => line.slice(left, left + area.columns));
  };
}

/**
 * Returns the cells with the keys that must be where they were: all of them or, if only cells of few rows were looked at before the write
 * and no row comes or goes, those beside what was written. Rows that were sorted to and fro around the write don't show what was written.
 */
function keysArea(
  { before, merge, newBlocks }: FlushedMerge,
  column: number | undefined,
  written: CellsAfter | undefined,
): Area | undefined {
  if (column === undefined || merge.keys.length === 0) return undefined;
  const isInPlace = before.areas && written && merge.deleting.length + newBlocks.length + written.keyless.length === 0;
  return isInPlace ? { ...written.area, column, columns: 1 } : { row: 2, column, rows: merge.keys.length, columns: 1 };
}

/**
 * Returns the headers of the columns of keys and results, if they tell these columns apart. Their notes were looked at before the write, when
 * a column with another header would have had another place.
 */
function headArea({ areas, headers }: Contents, keyColumn: number | undefined, written: CellsAfter | undefined): Area | undefined {
  if (!areas || !written || keyColumn === undefined) return undefined;
  const { column, columns } = around([written.area, { ...written.area, column: keyColumn, columns: 1 }]);
  const among = headers.slice(column - 1, column - 1 + columns);
  const isClear =
    among.length === columns && among.every((header) => header !== '' && headers.indexOf(header) === headers.lastIndexOf(header));
  return isClear ? { row: 1, column, rows: 1, columns } : undefined;
}

function showsHeaders({ headers }: Contents, { column }: Area, [now = []]: readonly Cell[][]): boolean {
  return now.every((header, at) => String(header) === headers[column - 1 + at]);
}

function showsMerge({ merge }: FlushedMerge, { row }: Area, keys: readonly Cell[][]): boolean {
  // A sum below the keys isn't one of them.
  const known = new Set(merge.keys);
  const isRight = (key: string, expected: string) => (expected === '' ? !known.has(key) || key === '' : key === expected);
  return keys.every(([key], index) => isRight(keyOf(key), merge.keys[row - 2 + index] ?? ''));
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
  if (expected.length === 0) return undefined;
  const hit = new Set(staying.map(({ row }) => row));
  const keyless = Array.from(hit).filter((row) => keyColumn === undefined || (keys[row - 2] ?? '') === '');
  const written = around(expected.map(areaOf));
  const area = keyless.length > 0 ? { ...written, column: 1, columns: values[0]?.length ?? 1 } : written;
  return { expected, staying, keyless, rowAfter, area };
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
    cells.every((line, down) => {
      const now = again[row - area.row + down] ?? [];
      const from = column - area.column;
      return line.every((value, right) => now[from + right] === value || showsWritten(now[from + right] ?? '', value, zone));
    });
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
