// The filter of a sheet: rows whose text in a column is not among the chosen ones are out of sight. Scripts read them all the same.
import type { Area } from './area.ts';
import { type Book, contentOf, type SheetData } from './book.ts';
import { displayOf } from './display.ts';
import { cellOf } from './layer.ts';
import { readStored } from './read.ts';
import { type Mapping, surviving } from './references.ts';

/** Never changed, only replaced. */
export interface Filter {
  /** With its header row. */
  readonly area: Area;
  /** Texts that stay in sight, by column. */
  readonly shown: ReadonlyMap<number, ReadonlySet<string>>;
  /** Decided when the filter was set: a later edit hides nothing. */
  readonly hidden: ReadonlySet<number>;
}

/** Adds a condition to the filter of the sheet, or begins one below the frozen rows. */
export function filterBy(book: Book, sheet: SheetData, column: number, texts: readonly string[]): void {
  const row = Math.max(1, sheet.frozenRows);
  const content = contentOf(sheet);
  const area = sheet.filter?.area ?? { row, column: 1, rows: Math.max(1, content.rows - row + 1), columns: Math.max(1, content.columns) };
  const shown = new Map(sheet.filter?.shown).set(column, new Set(texts));
  sheet.filter = { area, shown, hidden: hiddenBy(book, sheet, area, shown) };
}

/** Decides anew, as after sorting. */
export function filterAgain(book: Book, sheet: SheetData): void {
  if (sheet.filter) sheet.filter = { ...sheet.filter, hidden: hiddenBy(book, sheet, sheet.filter.area, sheet.filter.shown) };
}

export function moveFilter(filter: Filter | undefined, axis: 'row' | 'column', mapping: Mapping): Filter | undefined {
  if (!filter) return undefined;
  const size = axis === 'row' ? 'rows' : 'columns';
  const last = filter.area[axis] + filter.area[size] - 1;
  const from = surviving(filter.area[axis], last, 1, mapping);
  const to = surviving(last, filter.area[axis], -1, mapping);
  if (from === undefined || to === undefined) return undefined;
  const area = { ...filter.area, [axis]: Math.min(from, to), [size]: Math.abs(to - from) + 1 };
  if (axis === 'row') return { ...filter, area, hidden: new Set([...filter.hidden].flatMap((row) => mapping(row) ?? [])) };
  const shown = [...filter.shown].flatMap(([column, texts]) => {
    const moved = mapping(column);
    return moved === undefined ? [] : [[moved, texts] as const];
  });
  return { ...filter, area, shown: new Map(shown) };
}

function hiddenBy(book: Book, sheet: SheetData, area: Area, shown: Filter['shown']): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const [column, texts] of shown) {
    const cells = readStored(book, sheet, { ...area, column, columns: 1 });
    cells.forEach(([value], down) => {
      const row = area.row + down;
      if (down > 0 && !texts.has(displayOf(value, cellOf(sheet.formats, row, column), book.locale))) hidden.add(row);
    });
  }
  return hidden;
}
