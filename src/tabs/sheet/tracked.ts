// Which row and column of a tab is which after users sorted it, moved columns, or inserted lines. Rows are known by their key, columns by
// their tag, and what has neither by its contents. Values of ours prove nothing, because they can be in the wrong place.
import { once } from '../../base/once.ts';
import type { Cell } from '../../platform/ports.ts';
import { type Grid, isFilled, type Tracked } from './grid.ts';
import { duplicateKeys } from './match-rows.ts';
import type { Contents } from './tab.ts';
import { type IsOurs, isHashed, type Writes } from './written.ts';

/** What we have written meanwhile: any of its values can be anywhere. */
export interface Meanwhile {
  isOurs: IsOurs;
  /** What it was to leave where, by identity of row and column. */
  meant: Writes['meant'];
  /** Keys of rows that were added. */
  added: readonly string[];
  /** Identities of rows that were removed. */
  removing: readonly string[];
  /** What wrong cells showed before, by identity of row and column. */
  displaced: Writes['displaced'];
}

/** A row or column that isn't matched to any earlier one. */
const NEW = 'new ';
const KEY = 'key ';
/** A column without a tag. */
const OWN = 'own ';

export function track(contents: Contents): Tracked<Contents> {
  const twice = duplicateKeys(contents.keys);
  return {
    grid: contents,
    rows: contents.keys.map((key, index) => (key === '' || twice.has(key) ? `row ${index}` : idOfKey(key))),
    columns: namesOf(contents).map((name, index) => name ?? `${OWN}${index}`),
  };
}

/** Returns the identity of a row that is known by its key. */
export function idOfKey(key: string): string {
  return KEY + key;
}

/** Returns the key of a row that is known by its key. */
export function keyOfId(id: string): string | undefined {
  return id.startsWith(KEY) ? id.slice(KEY.length) : undefined;
}

/** Returns whether a column has no tag, so users made it. */
export function isOwnColumn(id: string): boolean {
  return id.startsWith(OWN);
}

export function isNew(id: string): boolean {
  return id.startsWith(NEW);
}

function newId(index: number, taken: readonly string[]): string {
  const id = `${NEW}${index}`;
  return taken.includes(id) ? newId(index + 1_000_000, taken) : id;
}

export function placeOf(row: string, column: string): string {
  return `${row}\n${column}`;
}

/** Returns the place of a cell by its row and column in the sheet. */
export function placeAt({ rows, columns }: Pick<Tracked, 'rows' | 'columns'>, row: number, column: number): string {
  return placeOf(rows[row - 2] ?? '', columns[column - 1] ?? '');
}

/** Returns what finds the indexes of a place in a tab, which are -1 if it has no such row or column. */
export function finderIn({ rows, columns }: Pick<Tracked, 'rows' | 'columns'>): (place: string) => { index: number; at: number } {
  const rowAt = new Map(rows.map((id, index) => [id, index]));
  const columnAt = new Map(columns.map((id, at) => [id, at]));
  return (place) => {
    const [row = '', column = ''] = place.split('\n');
    return { index: rowAt.get(row) ?? -1, at: columnAt.get(column) ?? -1 };
  };
}

/** Returns what reads the cell at a place. */
export function readerOf(tracked: Tracked): (place: string) => Cell | undefined {
  const find = finderIn(tracked);
  return (place) => {
    const { index, at } = find(place);
    return tracked.grid.values[index]?.[at];
  };
}

/** Returns the tab as it was read later, with the identities that it had before. */
export function follow(before: Tracked, now: Contents, meanwhile: Meanwhile): Tracked<Contents> {
  const columns = followColumns(before, now, meanwhile.isOurs);
  return { grid: now, columns, rows: followRows(before, { grid: now, rows: [], columns }, meanwhile) };
}

function namesOf({ columns, headers }: Contents): (string | undefined)[] {
  const names: (string | undefined)[] = headers.map(() => undefined);
  for (const [name, place] of columns) names[place - 1] = name;
  return names;
}

function followColumns({ grid, columns }: Tracked, now: Contents, isOurs: IsOurs): string[] {
  const free = columns.flatMap((id, index) =>
    isOwnColumn(id) || isNew(id) ? [{ id, header: grid.headers[index] ?? '', cells: columnTexts(grid, index, () => false) }] : [],
  );
  const names = namesOf(now);
  const unnamed = now.headers.filter((header, index) => header === '' && names[index] === undefined).length;
  // As many columns without a header as before are the same ones.
  const isSame = unnamed === free.filter(({ header }) => header === '').length;
  const claim = (at: number): string | undefined => (at < 0 ? undefined : free.splice(at, 1)[0]?.id);
  return names.map((name, index) => {
    if (name !== undefined) return name;
    const header = now.headers[index] ?? '';
    const cells = columnTexts(now, index, isOurs);
    const id = claim(free.findIndex((each) => each.header === header && (header !== '' || isSame || isPartOf(cells, each.cells))));
    return id ?? newId(index, columns);
  });
}

function columnTexts({ values }: Grid, index: number, isLeftOut: IsOurs): string[] {
  return values.flatMap((row) => {
    const cell = row[index];
    return cell === undefined || cell === '' || isLeftOut(cell) ? [] : [String(cell)];
  });
}

function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((text) => all.includes(text));
}

function followRows(before: Tracked, now: Tracked<Contents>, meanwhile: Meanwhile): string[] {
  const { isOurs, added, removing } = meanwhile;
  const { keys, values, keyColumn } = now.grid;
  const free = new Map(before.rows.flatMap((id, index): [string, number][] => (id === '' ? [] : [[id, index]])));
  const twice = duplicateKeys(keys);
  // A row that has got its key keeps the identity that it had without one.
  const known = new Map(before.grid.keys.map((key, index) => [key, before.rows[index] ?? '']));
  const isKeyOfOurs = (index: number) => keyColumn !== undefined && isOurs(values[index]?.[keyColumn - 1] ?? '');
  const alike = likeness(before, now, meanwhile);
  const isAlmost = ({ equal, different, isAlike }: Likeness) => isAlike && different === 0 && equal > 0;
  const isNewKey = new Set(added);
  const keysNow = new Set(keys);
  const isRemoved = new Set(removing);
  const unseen = before.grid.keys.flatMap((key, at) =>
    (key === '' || !keysNow.has(key)) && !isRemoved.has(before.rows[at] ?? '') ? [at] : [],
  );
  const own = now.columns.flatMap((id, column) => (isOwnColumn(id) ? [{ column, was: before.columns.indexOf(id) }] : []));
  const ownCell = (at: number, was: number): Cell =>
    ((before.grid.formulas[at]?.[was] ?? '') === '' ? before.grid.values[at]?.[was] : '') ?? '';
  const sharesOwnCell = (index: number, at: number) =>
    own.some(({ column, was }) => isFilled(ownCell(at, was)) && isSameCell(ownCell(at, was), values[index]?.[column]));
  const withoutKey = keys.flatMap((key, index) => (key === '' ? [index] : []));
  // A row without a key can still be there, and then no new record replaced it.
  const isElsewhere = (at: number) =>
    before.grid.keys[at] === '' && ((keys[at] === '' && isAlmost(alike(at, at))) || withoutKey.some((other) => isAlmost(alike(other, at))));
  const missing = once(() => unseen.filter((at) => own.some(({ was }) => isFilled(ownCell(at, was))) && !isElsewhere(at)));
  // Users can move a row to where a new record is about to be written. What stands in their own columns tells that.
  const replacedBy = (index: number) =>
    missing().find((at) => free.has(before.rows[at] ?? '') && sharesOwnCell(index, at) && isAlmost(alike(index, at)));
  const rows = keys.map((key, index) => {
    if (key === '' || twice.has(key)) return '';
    const isAdded = isNewKey.has(key);
    const earlier = isAdded ? before.rows[replacedBy(index) ?? -1] : undefined;
    const id = earlier ?? known.get(key) ?? idOfKey(key);
    if (!isAdded && isKeyOfOurs(index)) {
      // We wrote this key, perhaps into another row than its own.
      const { isAlike, different } = alike(index, free.get(id) ?? -1);
      if (!known.has(key) || !isAlike || different > 0) return '';
    }
    free.delete(id);
    return id;
  });
  const claim = (index: number, id: string) => {
    rows[index] = id;
    free.delete(id);
  };
  const isLikeAnother = (index: number) => Array.from(free.values()).some((at) => isAlmost(alike(index, at)));
  rows.forEach((id, index) => {
    const same = before.rows[index] ?? '';
    if (id !== '' || !free.has(same)) return;
    const likeness = alike(index, index);
    if (isAlmost(likeness)) claim(index, same);
    else if (likeness.different === 0 && keys[index] !== '' && isKeyOfOurs(index) && !isLikeAnother(index)) claim(index, same);
  });
  rows.forEach((id, index) => {
    if (id !== '') return;
    const scores = Array.from(free, ([each, at]) => ({ each, ...alike(index, at) }));
    const [best] = scores.filter(({ isAlike }) => isAlike).sort((a, b) => b.score - a.score);
    claim(index, best?.each ?? newId(index, before.rows));
  });
  return rows;
}

interface Likeness {
  /** Filled cells that two rows share, and cells that differ. Values that can be ours aren't counted. */
  equal: number;
  different: number;
  isAlike: boolean;
  score: number;
}

/** Returns what compares a row with an earlier one. Values that can be ours count only if a row holds nothing else. */
function likeness(before: Tracked, now: Tracked<Contents>, { isOurs, meant, displaced }: Meanwhile) {
  // Most blank cells have nothing to do with a write that blanks some.
  const blanked = new Set(Array.from(meant).flatMap(([place, value]) => (value === '' ? [place.slice(place.indexOf('\n') + 1)] : [])));
  const pairs = now.columns.flatMap((id, at) => {
    const was = before.columns.indexOf(id);
    return was < 0 ? [] : [{ id, at, was }];
  });
  return (index: number, earlier: number): Likeness => {
    let [equal, different, equalOurs, hit] = [0, 0, 0, 0];
    for (const { id, at, was } of pairs) {
      const old = before.grid.values[earlier]?.[was];
      if (old === undefined || (before.grid.formulas[earlier]?.[was] ?? '') !== '') continue;
      const cell = now.grid.values[index]?.[at] ?? '';
      const shown = displaced.size === 0 ? undefined : displaced.get(placeOf(before.rows[earlier] ?? '', id));
      const isDisplaced = shown !== undefined && !isHashed(shown) && isSameCell(cell, shown);
      const isEqual = isDisplaced || isSameCell(cell, old);
      if (isEqual && !isFilled(cell)) continue;
      if ((cell === '' ? blanked.has(id) : isOurs(cell)) && !isDisplaced) {
        if (isEqual) equalOurs += 1;
        else hit += 1;
      } else if (isEqual) equal += 1;
      else different += 1;
    }
    const isAlike = equal > different || (equal + different === 0 && equalOurs > hit);
    return { equal, different, isAlike, score: 1_000 * (equal - different) + equalOurs - hit };
  };
}

export function isSameCell(a: Cell, b: Cell | undefined): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
