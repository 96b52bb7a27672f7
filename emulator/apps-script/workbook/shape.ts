// Rows and columns that come, go and move: every property of the cells moves along, and formulas follow.
import type { Area } from './area.ts';
import { type Book, MAX_CELLS, MAX_COLUMNS, noteShape, noteSheets, type SheetData, sheetInFormula, totalCells } from './book.ts';
import { moveCharts } from './chart.ts';
import { moveFilter } from './filter.ts';
import { columnOf, deleteColumns, deleteRows, insertColumns, insertRows, type Layer, moveColumn, permuteRows } from './layer.ts';
import { moveMarks } from './marks.ts';
import { followMoves, type Mapping, mapReferences, type Reference, referencesOf, referenceText } from './references.ts';

type Axis = 'row' | 'column';

/** Rows or columns next to each other. New ones are numbered as they stand in the end. */
export interface Lines {
  axis: Axis;
  from: number;
  count: number;
}

/** The lines over the whole breadth of the sheet. */
export function areaOfLines({ rows, columns }: SheetData, { axis, from, count }: Lines): Area {
  return axis === 'row' ? { row: from, column: 1, rows: count, columns } : { row: 1, column: from, rows, columns: count };
}

/** Refused with the host's reason: too many cells or columns. */
export type ShapeProblem = 'too-many-cells' | 'too-many-columns';

export function growthProblem(
  book: Book,
  sheet: { rows: number; columns: number },
  rows: number,
  columns: number,
): ShapeProblem | undefined {
  if (sheet.columns + columns > MAX_COLUMNS) return 'too-many-columns';
  const added = (sheet.rows + rows) * (sheet.columns + columns) - sheet.rows * sheet.columns;
  return totalCells(book) + added > MAX_CELLS ? 'too-many-cells' : undefined;
}

/** From where new cells inherit, and which layers of the sheet. */
interface Likeness {
  neighbor?: 'before' | 'behind';
  inherited?: ReadonlySet<unknown>;
}

/** New cells inherit format, rule and look of a neighbor: the row or column before them, or the one behind. */
export function insertLines(
  book: Book,
  sheet: SheetData,
  { axis, from, count }: Lines,
  { neighbor = 'before', inherited = new Set([sheet.formats, sheet.rules, sheet.styles]) }: Likeness = {},
): void {
  const insert = axis === 'row' ? insertRows : insertColumns;
  const before = from - 1;
  const like = neighbor === 'behind' ? from : before || undefined;
  for (const layer of layersOf(sheet)) insert(layer, before, count, inherited.has(layer) ? like : undefined);
  if (axis === 'row') sheet.rows += count;
  else sheet.columns += count;
  moved(book, sheet, axis, (index) => (index >= from ? index + count : index));
}

export function deleteLines(book: Book, sheet: SheetData, { axis, from, count }: Lines): void {
  const remove = axis === 'row' ? deleteRows : deleteColumns;
  for (const layer of layersOf(sheet)) remove(layer, from, count);
  if (axis === 'row') {
    sheet.rows -= count;
    sheet.frozenRows = Math.min(sheet.frozenRows, sheet.rows);
  } else {
    sheet.columns -= count;
    sheet.frozenColumns = Math.min(sheet.frozenColumns, sheet.columns);
  }
  moved(book, sheet, axis, (index) => (index < from ? index : index < from + count ? undefined : index - count));
}

/** Takes a column out and puts it in before another one; both numbers are as they were. */
export function relocateColumn(book: Book, sheet: SheetData, from: number, before: number): void {
  for (const layer of layersOf(sheet)) moveColumn(layer, from, before);
  moved(book, sheet, 'column', relocation(from, placeAfterMove(from, before)));
}

/** Takes a row out and puts it in before another one; both numbers are as they were. */
export function relocateRow(book: Book, sheet: SheetData, from: number, before: number): void {
  const to = placeAfterMove(from, before);
  const first = Math.min(from, to);
  const order = Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => index);
  order.splice(to - first, 0, ...order.splice(from - first, 1));
  for (const layer of layersOf(sheet)) permuteRows<unknown>(layer, first, order);
  moved(book, sheet, 'row', relocation(from, to));
}

/** Where a line stands once it is taken out at `from` and put in before another one. */
function placeAfterMove(from: number, before: number): number {
  return before > from ? before - 1 : before;
}

/** The lines between both places close the gap. */
function relocation(from: number, to: number): Mapping {
  return (index) => {
    if (index === from) return to;
    if (index > from && index <= to) return index - 1;
    if (index < from && index >= to) return index + 1;
    return index;
  };
}

export function setWidths(book: Book, sheet: SheetData, { from, count }: Omit<Lines, 'axis'>, pixels: number): void {
  for (let offset = 0; offset < count; offset++) sheet.widths.set(from + offset, pixels);
  noteSheets(book);
}

/** All layers of a sheet. */
export function layersOf({ values, formulas, notes, formats, rules, styles }: SheetData): Layer<unknown>[] {
  return [values, formulas, notes, formats, rules, styles];
}

function moved(book: Book, sheet: SheetData, axis: Axis, mapping: Mapping): void {
  if (axis === 'row') sheet.hiddenRows = new Set([...sheet.hiddenRows].flatMap((row) => mapping(row) ?? []));
  else {
    sheet.hiddenColumns = new Set([...sheet.hiddenColumns].flatMap((column) => mapping(column) ?? []));
    sheet.widths = new Map(
      [...sheet.widths].flatMap(([column, width]) => {
        const to = mapping(column);
        return to === undefined ? [] : [[to, width] as const];
      }),
    );
  }
  sheet.filter = moveFilter(sheet.filter, axis, mapping);
  sheet.charts = moveCharts(sheet.charts, axis, mapping);
  sheet.marks = moveMarks(sheet.marks, axis, mapping);
  rewriteFormulas(book, (formula, each) => followMoves(formula, each === sheet, { sheet: sheet.name, axis, mapping }));
  noteShape(book, sheet);
}

/** Stores what `change` returns. Formulas reach it with names of tabs in the case that the tabs have. */
export function rewriteFormulas(book: Book, change: (formula: string, sheet: SheetData) => string): void {
  const nameIn = (reference: Reference) => (reference.sheet === undefined ? undefined : sheetInFormula(book, reference.sheet)?.name);
  const inTheirCase = (formula: string): string => {
    const isOther = (reference: Reference) => (nameIn(reference) ?? reference.sheet) !== reference.sheet;
    if (!referencesOf(formula).some(isOther)) return formula;
    return mapReferences(formula, (reference, text) => {
      const name = nameIn(reference);
      return name === undefined || name === reference.sheet ? text : referenceText({ ...reference, sheet: name });
    });
  };
  for (const sheet of book.sheets) {
    sheet.charts = sheet.charts.map((chart) => ({ ...chart, ranges: chart.ranges.map((range) => change(inTheirCase(range), sheet)) }));
    sheet.formulas.forEach((column, across) => {
      column?.forEach((formula, down) => {
        if (formula === undefined) return;
        const changed = change(inTheirCase(formula), sheet);
        if (changed !== formula) columnOf(sheet.formulas, across + 1, down + 1)[down] = changed;
      });
    });
  }
}
