// Which row and column of a tab is which after users sorted it, moved columns, or inserted lines. Rows are known by their key, columns by
// their tag, and what has neither by its contents. Cells that we wrote meanwhile prove nothing, because they can be in the wrong place.
import type { Cell } from '../../platform/ports.ts';
import { duplicateKeys } from './match-rows.ts';
import type { Contents } from './tab.ts';

/** What is known of a tab at one moment. Cells that a stored ticket doesn't hold are undefined. */
export interface Grid {
  headers: readonly string[];
  values: readonly (readonly (Cell | undefined)[])[];
  formulas: readonly (readonly string[])[];
  keys: readonly string[];
}

/** A tab with an identity for each row and column. */
export interface Tracked<G extends Grid = Grid> {
  grid: G;
  /** By index of the row, from 0 below the header. */
  rows: readonly string[];
  /** By index of the column, from 0. */
  columns: readonly string[];
}

/** Returns whether a cell was written by us, by row and column of the sheet. */
export type IsWritten = (row: number, column: number) => boolean;

/** Returns what tells whether a cell is one of these. */
export function isOneOf(cells: readonly { row: number; column: number }[]): IsWritten {
  const places = new Set(cells.map(({ row, column }) => `${row}:${column}`));
  return (row, column) => places.has(`${row}:${column}`);
}

/** A row that isn't matched to any earlier one. */
const NEW = 'new ';
const KEY = 'key ';
/** A column without a tag. */
const OWN = 'own ';

export function track(contents: Contents): Tracked<Contents> {
  const twice = duplicateKeys(contents.keys);
  return {
    grid: contents,
    rows: contents.keys.map((key, index) => (key === '' || twice.has(key) ? `row ${index}` : KEY + key)),
    columns: namesOf(contents).map((name, index) => name ?? `${OWN}${index}`),
  };
}

/** Returns the key of a row that is known by its key. */
export function keyOfId(id: string): string | undefined {
  return id.startsWith(KEY) ? id.slice(KEY.length) : undefined;
}

export function isNew(id: string): boolean {
  return id.startsWith(NEW);
}

/** Returns the identity of a row that we add. It's blank until then. */
export function newRowId(index: number): string {
  return `${NEW}record ${index}`;
}

export function isOwn(id: string): boolean {
  return id.startsWith(OWN);
}

/** Returns the tab as it was read later, with the identities that it had before. */
export function follow(before: Tracked, now: Contents, isWritten: IsWritten): Tracked<Contents> {
  const columns = followColumns(before, now, isWritten);
  return { grid: now, columns, rows: followRows(before, { grid: now, rows: [], columns }, isWritten) };
}

function namesOf({ columns, headers }: Contents): (string | undefined)[] {
  const names: (string | undefined)[] = headers.map(() => undefined);
  for (const [name, place] of columns) names[place - 1] = name;
  return names;
}

function followColumns({ grid, columns }: Tracked, now: Contents, isWritten: IsWritten): string[] {
  const free = columns.flatMap((id, index) =>
    isOwn(id) ? [{ id, header: grid.headers[index] ?? '', cells: columnTexts(grid, index) }] : [],
  );
  const names = namesOf(now);
  const unnamed = now.headers.filter((header, index) => header === '' && names[index] === undefined).length;
  // As many columns without a header as before are the same ones.
  const isSame = unnamed === free.filter(({ header }) => header === '').length;
  return names.map((name, index) => {
    if (name !== undefined) return name;
    const header = now.headers[index] ?? '';
    const cells = columnTexts(now, index, isWritten);
    const at = free.findIndex((each) => each.header === header && (header !== '' || isSame || isPartOf(cells, each.cells)));
    return at < 0 ? `${NEW}${index}` : (free.splice(at, 1)[0]?.id ?? '');
  });
}

function columnTexts({ values }: Grid, index: number, isWritten: IsWritten = () => false): string[] {
  return values.flatMap((row, at) => {
    const cell = row[index];
    return cell === undefined || cell === '' || isWritten(at + 2, index + 1) ? [] : [String(cell)];
  });
}

function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((text) => all.includes(text));
}

function followRows(before: Tracked, now: Tracked<Contents>, isWritten: IsWritten): string[] {
  const { grid } = now;
  const free = new Map(before.rows.flatMap((id, index): [string, number][] => (id === '' ? [] : [[id, index]])));
  const { keyColumn } = grid;
  const twice = duplicateKeys(grid.keys);
  // A row that has got its key keeps the identity that it had without one.
  const known = new Map(before.grid.keys.map((key, index) => [key, before.rows[index] ?? '']));
  const rows = grid.keys.map((key, index) => {
    if (key === '' || twice.has(key) || (keyColumn !== undefined && isWritten(index + 2, keyColumn))) return '';
    const id = known.get(key) ?? KEY + key;
    free.delete(id);
    return id;
  });
  const alike = likeness(before, now, isWritten);
  const claim = (index: number, id: string) => {
    rows[index] = id;
    free.delete(id);
  };
  rows.forEach((id, index) => {
    const same = before.rows[index] ?? '';
    if (id !== '' || !free.has(same)) return;
    const { equal, different } = alike(index, index);
    const lostKey = keyColumn !== undefined && isWritten(index + 2, keyColumn);
    if (equal > 0 || (lostKey && different === 0)) claim(index, same);
  });
  rows.forEach((id, index) => {
    if (id !== '') return;
    const scores = Array.from(free, ([each, at]) => ({ each, ...alike(index, at) }));
    const [best] = scores.filter(({ equal, different }) => equal > different).sort((a, b) => b.equal - b.different - a.equal + a.different);
    claim(index, best?.each ?? `${NEW}${index}`);
  });
  return rows;
}

/** Counts the filled cells that two rows share, and those that differ. */
function likeness(before: Tracked, now: Tracked<Contents>, isWritten: IsWritten) {
  const pairs = now.columns.flatMap((id, at) => {
    const was = before.columns.indexOf(id);
    return was < 0 ? [] : [{ at, was }];
  });
  return (index: number, earlier: number) => {
    let equal = 0;
    let different = 0;
    for (const { at, was } of pairs) {
      const old = before.grid.values[earlier]?.[was];
      if (old === undefined || isWritten(index + 2, at + 1) || (before.grid.formulas[earlier]?.[was] ?? '') !== '') continue;
      const cell = now.grid.values[index]?.[at] ?? '';
      if (!isSameCell(cell, old)) different += 1;
      else if (cell !== '' && cell !== false) equal += 1;
    }
    return { equal, different };
  };
}

export function isSameCell(a: Cell, b: Cell | undefined): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
