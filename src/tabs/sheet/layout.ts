// Whether a tab still has the layout, and the cells, that a write was computed from. Keys and notes of the header are cheap to read;
// cells are read again only where keys can't tell rows apart.
import type { Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { cellsOf } from './blocks.ts';
import { headerNotes, tagIn } from './columns.ts';
import type { Merge } from './merge.ts';
import { type Contents, keyOf } from './tab.ts';
import { isOneOf, isSameCell } from './tracked.ts';

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
  const { sheet, values, formulas, columns, wrong, usedRows } = contents;
  const [first] = values;
  // A new tab has nothing yet that could move, and asking would wait for its formats.
  if (!first) return true;
  if (!showsColumns(contents) || sheet.used().rows !== usedRows) return false;
  const again = sheet.values({ row: 2, column: 1, rows: values.length, columns: first.length });
  const ours = Array.from(columns.values());
  return again.every((row, index) =>
    ours.every((column) => {
      if ((formulas[index]?.[column - 1] ?? '') !== '') return true;
      return isSameCell(row[column - 1] ?? '', wrong?.get(`${index + 2}:${column}`) ?? values[index]?.[column - 1]);
    }),
  );
}

/** Returns whether our columns are where they were read. */
function showsColumns({ sheet, columns }: Contents): boolean {
  const notes = headerNotes(sheet);
  const names = notes.flatMap((note, index) => {
    const name = tagIn(note);
    return name === undefined ? [] : [`${name} ${index + 1}`];
  });
  const expected = Array.from(columns, ([name, place]) => `${name} ${place}`);
  return names.length === expected.length && names.every((name) => expected.includes(name));
}

/** Returns whether a merge went into the right cells: after it, columns and rows are where they must be. */
export function showsLayout(before: Contents, merge: Merge, resource: Resource): boolean {
  return answersYes(() => showsMerge(before, merge, resource));
}

function showsMerge(before: Contents, merge: Merge, resource: Resource): boolean {
  const { sheet, columns } = before;
  if (!showsColumns(before)) return false;
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const { rows } = sheet.size();
  if (keyColumn === undefined) return showsCells(before, merge);
  if (merge.keys.length > rows - 1) return false;
  const keys = merge.keys.length === 0 ? [] : sheet.values({ row: 2, column: keyColumn, rows: merge.keys.length, columns: 1 });
  // A sum below the keys isn't one of them.
  const known = new Set(merge.keys);
  const isRight = (key: string, expected: string) => (expected === '' ? !known.has(key) || key === '' : key === expected);
  const isInPlace = keys.every(([key], index) => isRight(keyOf(key), merge.keys[index] ?? ''));
  return isInPlace && (!touchesKeyless(before, merge) || showsCells(before, merge));
}

/** Rows without a key are told apart by their cells. */
function touchesKeyless({ keys }: Contents, { blocks }: Merge): boolean {
  return blocks.some(({ row, values }) => values.some((_, down) => (keys[row - 2 + down] ?? '') === ''));
}

/** Returns whether the rows that were written show the same cells as before, apart from those that were written. */
function showsCells({ sheet, values, formulas, wrong }: Contents, { blocks, deleting }: Merge): boolean {
  const width = values[0]?.length ?? 0;
  const cells = blocks.flatMap(cellsOf);
  const isWritten = isOneOf(cells);
  const rows = Array.from(new Set(cells.map(({ row }) => row))).sort((a, b) => a - b);
  const [top, bottom] = [rows[0], rows[rows.length - 1]];
  if (top === undefined || bottom === undefined || deleting.length > 0) return true;
  if (bottom > sheet.size().rows) return false;
  const again: Cell[][] = sheet.values({ row: top, column: 1, rows: bottom - top + 1, columns: width });
  return rows.every((row) =>
    (values[row - 2] ?? []).every(
      (cell, at) =>
        isWritten(row, at + 1) ||
        wrong?.has(`${row}:${at + 1}`) ||
        (formulas[row - 2]?.[at] ?? '') !== '' ||
        isSameCell(again[row - top]?.[at] ?? '', cell),
    ),
  );
}
