// The cells of a tab that a batch of a send touches: its rows, and of all other rows the cells that a write of its could hit if users sort
// the tab meanwhile. In a large tab, looking at all cells takes many times as long.
import type { Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import { intentIn } from '../cells/status-text.ts';
import { CELLS_OF_A_READ, cellsIn } from './areas.ts';
import type { Block } from './blocks.ts';
import { ACTION, findColumns, headerNotes, STATUS } from './columns.ts';
import { areasOf } from './formulas.ts';
import { showsColumns } from './layout.ts';
import { duplicateKeys } from './match-rows.ts';
import { assertNoMergedCells, type Contents, contentsOf, keyOf, readTab } from './tab.ts';

/** What a batch is about. */
export interface Touched {
  /** Keys of records, and intents of creates. */
  names: ReadonlySet<string>;
  /** Fields whose cells are likely to change. */
  fields: readonly string[];
  /** What is written doesn't depend on what the cells show now, and all names are keys. */
  isPlain: boolean;
}

/** With so few cells, a tab is read whole. */
const SMALL_TAB = 40_000;

/**
 * Reads the rows of a tab that are touched, those that have no key, and the columns that tell rows apart. It's only sure that users didn't
 * sort it between the reads once `isUnchanged` has looked at them again.
 */
export function readTouched(sheet: Sheet, resource: Resource, touched: Touched): Contents {
  try {
    const contents = readCells(sheet, resource, touched);
    if (!contents || !isWhereRead(contents, touched)) return readTab(sheet, resource);
    // The review of plain writes has looked for merged cells. Into later ones, a write gets lost, and the look after it shows that.
    if (!touched.isPlain) assertNoMergedCells(contents);
    return contents;
  } catch {
    // Rows or columns were deleted meanwhile. If it's another problem, reading the whole tab meets it, too.
    return readTab(sheet, resource);
  }
}

/**
 * Returns whether rows and columns weren't moved between the reads. If all rows of plain writes were found, that's left to the look right
 * before the write, which compares all that was read: then a moved column can't have hidden a row.
 */
function isWhereRead(contents: Contents, { names, isPlain }: Touched): boolean {
  return (isPlain && areAllAmong(names, contents.keys)) || (isSameSize(contents) && showsColumns(contents));
}

function isSameSize({ sheet, usedRows }: Contents): boolean {
  return sheet.used().rows === usedRows;
}

function readCells(sheet: Sheet, resource: Resource, { names, fields, isPlain }: Touched): Contents | undefined {
  const name = sheet.name();
  const { rows: usedRows, columns: usedColumns } = sheet.used();
  const columns = findColumns(headerNotes(sheet), name);
  const rows = Math.max(usedRows - 1, 0);
  const width = Math.max(usedColumns, 1, ...columns.values());
  const tab = { sheet, name, columns, usedRows };
  const whole = { row: 2, column: 1, rows, columns: width };
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  if (keyColumn === undefined || rows === 0) return undefined;
  if (rows * width <= SMALL_TAB) return readWhole(tab, resource, whole);

  // Other columns that a plain write turns out to hit are read before it.
  const likely = isPlain ? [resource.updated] : [ACTION, ...fields];
  const known = [resource.key, STATUS, ...likely].flatMap((field) => columns.get(field ?? '') ?? []);
  const down = columnAreas(known, rows);
  const [headers = []] = sheet.values({ row: 1, column: 1, rows: 1, columns: width });
  const values: Cell[][] = Array.from({ length: rows }, () => new Array<Cell>(width));
  const formulas: string[][] = Array.from({ length: rows }, () => new Array<string>(width));
  for (const area of down) {
    put(values, area, sheet.values(area));
    // A formula in a column that only we write doesn't stay anyway.
    if (!isPlain) put(formulas, area, sheet.formulas(area));
  }
  const keys = values.map((row) => keyOf(row[keyColumn - 1]));
  const twice = duplicateKeys(keys);
  const statusColumn = columns.get(STATUS) ?? 0;
  const isWanted = (key: string, index: number) => {
    const isFormula = (formulas[index]?.[keyColumn - 1] ?? '') !== '';
    const intent = intentIn(String(values[index]?.[statusColumn - 1] ?? ''));
    return key === '' || isFormula || twice.has(key) || names.has(key) || (intent !== undefined && names.has(intent));
  };
  const rowsWith = (isIn: (key: string, index: number) => boolean) =>
    areasOf(keys.flatMap((key, index) => (isIn(key, index) ? [index] : []))).map(
      ([from, to]): Area => ({ ...whole, row: from + 2, rows: to - from + 1 }),
    );
  const across = rowsWith(isWanted);
  const areas = [...down, ...across];
  if (cellsIn(areas) > cellsIn([whole]) / 2) return readWhole(tab, resource, whole);
  for (const area of across) readInto({ values, formulas }, sheet, area);
  // Rows have moved between the reads.
  if (values.some((row, index) => keyOf(row[keyColumn - 1]) !== keys[index])) return undefined;
  const contents = contentsOf({ ...tab, headers: headers.map(String), values, formulas }, resource);
  if (!isPlain) return { ...contents, areas };
  // What users change in other rows doesn't change a plain write. What these columns showed is only needed if rows move right before it.
  const written = rowsWith((key) => names.has(key));
  const isQuicker = areAllAmong(names, keys) && timeOf(written) < timeOf(down);
  // Users can edit what lies between the columns that are read once, so it's read again if it's written.
  const once = known.map((column): Area => ({ ...whole, column, columns: 1 }));
  return isQuicker ? { ...contents, areas: written, once } : { ...contents, areas: down };
}

function areAllAmong(names: ReadonlySet<string>, keys: readonly string[]): boolean {
  const there = new Set(keys);
  return Array.from(names).every((name) => there.has(name));
}

/** Returns how long the reads of some areas take, in cells. */
function timeOf(areas: readonly Area[]): number {
  return cellsIn(areas) + areas.length * CELLS_OF_A_READ;
}

function readWhole(tab: Pick<Contents, 'sheet' | 'name' | 'columns' | 'usedRows'>, resource: Resource, whole: Area): Contents {
  const [headers = [], ...values] = tab.sheet.values({ ...whole, row: 1, rows: whole.rows + 1 });
  const formulas = tab.sheet.formulas(whole);
  return { ...contentsOf({ ...tab, headers: headers.map(String), values, formulas }, resource), areas: [whole] };
}

/** Returns a tab in which all cells are known that a write of these blocks could hit in other rows. */
export function withHitColumns(contents: Contents, blocks: readonly Block[], resource: Resource): Contents {
  const { areas, once = [], values } = contents;
  if (!areas) return contents;
  const isKnown = (column: number) =>
    [...areas, ...once].some((area) => area.rows === values.length && column >= area.column && column < area.column + area.columns);
  const hit = blocks
    .flatMap(({ column, values: [cells = []] }) => cells.map((_, right) => column + right))
    .filter((each) => !isKnown(each));
  if (hit.length === 0) return contents;
  const more = columnAreas(hit, values.length);
  const copy = { values: values.map((row) => [...row]), formulas: contents.formulas.map((row) => [...row]) };
  for (const area of more) {
    readInto(copy, contents.sheet, area);
    // The merge was computed from what was read first, so the look right before the write compares with that.
    putKnown(copy.values, area, contents.values);
    putKnown(copy.formulas, area, contents.formulas);
  }
  return { ...contentsOf({ ...contents, ...copy }, resource), areas: [...areas, ...more] };
}

function readInto({ values, formulas }: Pick<Contents, 'values' | 'formulas'>, sheet: Sheet, area: Area): void {
  put(values, area, sheet.values(area));
  put(formulas, area, sheet.formulas(area));
}

function put<T>(into: T[][], { row, column }: Area, cells: readonly (readonly T[])[]): void {
  cells.forEach((line, down) => {
    const target = into[row - 2 + down];
    line.forEach((cell, right) => {
      if (target) target[column - 1 + right] = cell;
    });
  });
}

/** Puts the cells of an area that were known before in place of those that were read again. */
function putKnown<T>(into: T[][], { row, column, rows, columns }: Area, known: readonly (readonly (T | undefined)[])[]): void {
  for (let index = row - 2; index < row - 2 + rows; index++) {
    for (let at = column - 1; at < column - 1 + columns; at++) {
      const [target, cell] = [into[index], known[index]?.[at]];
      if (target && cell !== undefined) target[at] = cell;
    }
  }
}

/** Returns areas of all rows with these columns. What lies between two of them is read with them if that takes no longer. */
function columnAreas(columns: readonly number[], rows: number): Area[] {
  const areas: Area[] = [];
  for (const column of Array.from(new Set(columns)).sort((a, b) => a - b)) {
    const last = areas[areas.length - 1];
    const gap = last ? column - last.column - last.columns : 0;
    if (last && gap * rows <= CELLS_OF_A_READ) last.columns = column - last.column + 1;
    else areas.push({ row: 2, column, rows, columns: 1 });
  }
  return areas;
}
