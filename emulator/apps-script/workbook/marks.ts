// What lies on areas of a sheet beside its cells: merges, tables, protections, names, conditional formats. All of them follow
// their cells, and go when the last cell of their area goes.
import { type Area, areaWithin, overlaps } from './area.ts';
import { type Book, noteShape, type SheetData } from './book.ts';
import type { Condition } from './condition.ts';
import { setCell } from './layer.ts';
import { type Mapping, surviving } from './references.ts';

export type Mark = { readonly area: Area } & (
  | { readonly kind: 'merge' }
  /** A Sheets table; its first row is the header. */
  | { readonly kind: 'table' }
  | { readonly kind: 'protection'; readonly whole: boolean; readonly warningOnly: boolean; readonly editors: readonly string[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'condition'; readonly rule: Condition }
);

export function moveMarks(marks: readonly Mark[], axis: 'row' | 'column', mapping: Mapping): readonly Mark[] {
  const size = axis === 'row' ? 'rows' : 'columns';
  return marks.flatMap((mark): Mark[] => {
    const { area } = mark;
    const last = area[axis] + area[size] - 1;
    const from = surviving(area[axis], last, 1, mapping);
    const to = surviving(last, area[axis], -1, mapping);
    if (from === undefined || to === undefined) return [];
    const moved = { ...area, [axis]: Math.min(from, to), [size]: Math.abs(to - from) + 1 };
    // One cell is not merged with anything.
    return mark.kind === 'merge' && moved.rows * moved.columns === 1 ? [] : [{ ...mark, area: moved }];
  });
}

export function mergesIn(sheet: SheetData, area: Area): readonly Mark[] {
  return sheet.marks.filter((mark) => mark.kind === 'merge' && overlaps(mark.area, area));
}

/** Is the cell hidden under a merged one? Undefined where the sheet has no merges in the area, which is nearly always. */
export function coveredCells(sheet: SheetData, area: Area): ((row: number, column: number) => boolean) | undefined {
  const merges = mergesIn(sheet, area);
  if (merges.length === 0) return undefined;
  return (row, column) =>
    merges.some(({ area: merged }) => {
      const inside = areaWithin({ row, column, rows: 1, columns: 1 }, merged);
      return inside && !(row === merged.row && column === merged.column);
    });
}

/** Does the area touch the body of a table? There the columns have types, and formats and rules are refused. */
export function touchesTable(sheet: SheetData, area: Area): boolean {
  return sheet.marks.some((mark) => {
    if (mark.kind !== 'table') return false;
    const { row, rows, ...across } = mark.area;
    return rows > 1 && overlaps({ ...across, row: row + 1, rows: rows - 1 }, area);
  });
}

/** Is this person kept out of an area? The owner never is, and a protection that only warns keeps nobody out. */
export function isProtected(book: Book, sheet: SheetData, area: Area, user: string): boolean {
  if (user === book.owner) return false;
  return sheet.marks.some(
    (mark) => mark.kind === 'protection' && !mark.warningOnly && !mark.editors.includes(user) && (mark.whole || overlaps(mark.area, area)),
  );
}

export interface NamedArea {
  name: string;
  sheet: SheetData;
  area: Area;
}

export function namedAreas(book: Book): NamedArea[] {
  return book.sheets.flatMap((sheet) => sheet.marks.flatMap((mark) => (mark.kind === 'name' ? [{ ...mark, sheet }] : [])));
}

/** Formulas find a name in any case, so a file has each only once. */
export function namedArea(book: Book, name: string): NamedArea | undefined {
  return namedAreas(book).find((each) => isSameName(each.name, name));
}

/** A name that stands for other cells moves here. */
export function nameArea(book: Book, { name, sheet, area }: NamedArea): void {
  const former = namedArea(book, name)?.sheet;
  if (former) former.marks = former.marks.filter((mark) => mark.kind !== 'name' || !isSameName(mark.name, name));
  sheet.marks = [...sheet.marks, { kind: 'name', area, name }];
  noteShape(book, sheet);
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Only the first cell of a merge keeps its value. */
export function emptyCovered(sheet: SheetData, area: Area): void {
  const covered = coveredCells(sheet, area);
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (!covered?.(row, column)) continue;
      setCell(sheet.values, row, column, undefined);
      setCell(sheet.formulas, row, column, undefined);
    }
  }
}
