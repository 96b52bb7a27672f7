// A filter of a list as a case: a value for it, and which rows are then left. With the usual kinds of them.
import type { Store } from '../../../../emulator/catalog/store/store.ts';
import { readTime } from '../../../../emulator/catalog/store/times.ts';
import type { Row } from '../demo.ts';

export interface FilterCase {
  /** Picked so that some rows stay and some go. */
  value(rows: Row[]): unknown;
  keeps(row: Row, value: unknown, store: Store): boolean;
  /** What must be sent beside it. */
  beside?: Record<string, string>;
}

export interface ListCases {
  path: string;
  root: string;
  filters: Record<string, FilterCase>;
}

export const at = (row: Row, path: string): unknown => path.split('.').reduce<unknown>((inner, name) => Object(inner)[name], row);
export const textAt = (row: Row, path: string) => String(at(row, path) ?? '');
export const listAt = (row: Row, path: string): unknown[] => {
  const value = at(row, path);
  return Array.isArray(value) ? value : [];
};
export const has = (text: unknown, part: unknown) =>
  String(text ?? '')
    .toLowerCase()
    .includes(String(part).toLowerCase());
export const timeAt = (row: Row, path: string) => readTime(textAt(row, path)) ?? Number.NaN;
/** A number with a third of the others below it. */
const middle = (numbers: number[]) => {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 3)] ?? 0;
};
const isoMiddle = (rows: Row[], path: string) => new Date(middle(rows.map((row) => timeAt(row, path)))).toISOString();

export const word = (path: string, part: string): FilterCase => ({ value: () => part, keeps: (row) => has(at(row, path), part) });
export const since = (path: string): FilterCase => ({
  value: (rows) => isoMiddle(rows, path),
  keeps: (row, value) => timeAt(row, path) >= Date.parse(String(value)),
});
export const until = (path: string): FilterCase => ({
  value: (rows) => isoMiddle(rows, path),
  keeps: (row, value) => timeAt(row, path) <= Date.parse(String(value)),
});
/** One value that some row has. */
export const same = (path: string): FilterCase => ({
  value: (rows) => rows.map((row) => at(row, path)).find((value) => value !== null && value !== undefined),
  keeps: (row, value) => at(row, path) === value,
});
/** A list of values, of which one. */
export const oneOf = (path: string, wanted?: unknown): FilterCase => ({
  value: (rows) => [wanted ?? same(path).value(rows)],
  keeps: (row, value) => Array.isArray(value) && value.includes(at(row, path)),
});
export const atLeast = (path: string): FilterCase => ({
  value: (rows) => middle(rows.map((row) => Number(at(row, path)))) + 1,
  keeps: (row, value) => Number(at(row, path)) >= Number(value),
});
export const atMost = (path: string): FilterCase => ({
  value: (rows) => middle(rows.map((row) => Number(at(row, path)))),
  keeps: (row, value) => Number(at(row, path)) <= Number(value),
});
