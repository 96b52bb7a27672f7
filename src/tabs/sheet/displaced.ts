// Cells that were written in the wrong place, because users changed the layout of the tab between our last look and the write, and perhaps
// again since. Each gets back what belongs there, unless someone has typed into it. Pure.
import type { Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import type { WrittenCell } from './blocks.ts';
import { type Grid, isFilled, type Tracked } from './grid.ts';
import { type Contents, contentsOf, type LostRows } from './tab.ts';
import { finderIn, idOfKey, isNew, isSameCell, keyOfId, placeOf, readerOf } from './tracked.ts';
import { type IsOurs, isAmong, isHashed, showsWritten, type Writes, type WrittenValue } from './written.ts';

/** What belongs into a cell. */
export interface Belongs {
  value: Cell;
  formula: string;
  /** What stood there before the write isn't known, so it's what Catalog last had. */
  isFromCatalog?: true;
}

/** What belongs into some cells, by the identity of row and column. */
export type BelongsAt = ReadonlyMap<string, Belongs>;

/** A cell of which it isn't known what stood there before the write, by index of its row and name of its column. */
export interface Unknown {
  index: number;
  column: string;
  /** It gets what it last showed from Catalog. */
  isFilled: boolean;
}

/** What a cell last showed from Catalog: it still does, or it's this value. Undefined if that isn't known. */
export type Shown = (row: string, column: string, cell: Cell) => 'still' | { value: Cell } | undefined;

/** What users typed meanwhile: cells that show it, and those that must get it back. */
export interface TypedPlaces {
  there: ReadonlySet<string>;
  back: BelongsAt;
}

const NOTHING_TYPED: TypedPlaces = { there: new Set(), back: new Map() };

const BLANK = { value: '', formula: '' };

export interface SettleScope {
  resource: Resource;
  zone: string;
  typed?: TypedPlaces;
  shown: Shown;
  /** After a run that was killed, maybe before the write. */
  isKilled?: true;
}

/** A tab in which each cell holds what belongs there, and the cells of which that isn't known. */
export interface Settled {
  tracked: Tracked<Contents>;
  unknown: Unknown[];
}

/** A cell that shows what belongs elsewhere. */
interface Wrong {
  index: number;
  at: number;
  belongs: Belongs | 'unknown';
}

/** Of the values that aren't where they were meant to be, a write in the wrong places leaves at least one in so many elsewhere. */
const FOUND_ELSEWHERE = 4;

/**
 * Returns a tab with what belongs into its wrong cells. A cell is wrong if it shows neither what it held before nor what it was to get, but
 * a value that isn't where it was meant to be, or that was written twice. So it doesn't matter how often rows and columns have moved since the write.
 */
export function settle(before: Tracked, writes: Writes, now: Tracked<Contents>, scope: SettleScope): Settled {
  const { grid, rows, columns } = now;
  const { there, back } = scope.typed ?? NOTHING_TYPED;
  const cellAt = readerOf(now);
  const isShown = (cell: Cell | undefined, value: WrittenValue | undefined) =>
    cell !== undefined && value !== undefined && showsWritten(cell, value, scope.zone);
  const canBeTwice = writes.isRepeated ? canBeTwiceIn(before, now, scope) : () => false;
  const astray = Array.from(writes.meant).filter(([place, value]) => canBeTwice(place) || !isShown(cellAt(place), value));
  const isOurs = isAmong(
    astray.map(([, value]) => value),
    scope.zone,
  );
  const isFormulaOfOurs = isAmong(
    Array.from(writes.meant.values()).filter((value) => isFormula(value)),
    scope.zone,
  );
  const isDisplaced = isAmong(Array.from(writes.displaced.values()), scope.zone);
  const isStray = strayIn(now, (cell) => isOurs(cell) || isDisplaced(cell));
  const belongsAt = lookUp(before, now, { writes, isStray, scope });
  const sure: Wrong[] = [];
  const likely: Wrong[] = [];
  rows.forEach((rowId, index) => {
    columns.forEach((columnId, at) => {
      const place = placeOf(rowId, columnId);
      const cell = grid.values[index]?.[at] ?? '';
      const formula = grid.formulas[index]?.[at] ?? '';
      const typed = back.get(place);
      if (typed) sure.push({ index, at, belongs: typed });
      if (typed || there.has(place) || isShown(cell, writes.meant.get(place))) return;
      // A text that starts with an equals sign becomes a formula in a column that isn't formatted as text.
      const isRun = formula !== '' && isFormulaOfOurs(formula);
      // One stray row or column can be taken for another one.
      const isStill = isRun || isShown(cell, writes.displaced.get(place)) || (isStray(rowId, columnId) && isDisplaced(cell));
      if (formula !== '' && !isStill) return;
      const belongs = isStill || isOurs(cell) ? belongsAt(index, at, isRun ? formula : cell) : undefined;
      // A write that changes nothing could still hit another cell.
      const isThere = typeof belongs === 'object' && belongs.formula === '' && isSameCell(cell, belongs.value);
      if (belongs && !isThere) (isStill ? sure : likely).push({ index, at, belongs });
    });
  });
  // A run can also be killed before its write. Then these are values that someone happens to have typed. Or Google has carried out only
  // a part of the write: that stands at the numbers of row and column that it was meant for, where another row is by now.
  const isInPlace = ({ index, at }: Wrong) =>
    isShown(grid.values[index]?.[at], writes.meant.get(placeOf(before.rows[index] ?? '', before.columns[at] ?? '')));
  // New rows have far more cells than others. And of cells that were to be blanked, none shows elsewhere that it was.
  const added = new Set(writes.added.map(idOfKey));
  const isOfNewRow = ([place]: (typeof astray)[number]) => added.has(place.slice(0, place.indexOf('\n')));
  const isFilled = ([, value]: (typeof astray)[number]) => value !== '';
  const groups = [astray.filter((each) => !isOfNewRow(each)), astray.filter(isOfNewRow)];
  const arrived = groups.flatMap((some) => {
    const counted = some.some(isFilled) ? some.filter(isFilled) : some;
    const isAmongThem = isAmong(
      some.map(([, value]) => value),
      scope.zone,
    );
    const shows = ({ index, at }: Wrong) => isAmongThem(grid.values[index]?.[at] ?? '');
    return likely.filter(shows).length * FOUND_ELSEWHERE >= counted.length ? [shows] : [];
  });
  const isArrived = (cell: Wrong) => !scope.isKilled || arrived.some((shows) => shows(cell)) || isInPlace(cell);
  return withBelongs(now, [...sure, ...likely.filter(isArrived)], scope.resource);
}

/**
 * Returns whether the value of a place can be elsewhere, too. After a kill, that of a cell that hasn't moved was written once: users can have
 * typed the same one elsewhere since.
 */
function canBeTwiceIn(before: Tracked, now: Tracked, { isKilled }: SettleScope): (place: string) => boolean {
  const [findBefore, findNow] = [finderIn(before), finderIn(now)];
  return (place) => {
    const [was, is] = [findBefore(place), findNow(place)];
    return !isKilled || was.index !== is.index || was.at !== is.at;
  };
}

function isFormula(value: WrittenValue): boolean {
  return typeof value === 'string' && /^'?=/.test(value);
}

function withBelongs(now: Tracked<Contents>, cells: readonly Wrong[], resource: Resource): Settled {
  const { grid, columns } = now;
  const wrong = new Map<string, Cell>();
  const unknown: Unknown[] = [];
  const values = grid.values.map((row) => [...row]);
  const formulas = grid.formulas.map((row) => [...row]);
  for (const { index, at, belongs } of cells) {
    const isUnknown = belongs === 'unknown';
    if (isUnknown || belongs.isFromCatalog) unknown.push({ index, column: columns[at] ?? '', isFilled: !isUnknown });
    if (isUnknown) continue;
    wrong.set(`${index + 2}:${at + 1}`, grid.values[index]?.[at] ?? '');
    const [rowValues, rowFormulas] = [values[index], formulas[index]];
    if (rowValues) rowValues[at] = belongs.value;
    if (rowFormulas) rowFormulas[at] = belongs.formula;
  }
  if (wrong.size === 0) return { tracked: now, unknown };
  return { tracked: { ...now, grid: { ...contentsOf({ ...grid, values, formulas }, resource), wrong } }, unknown };
}

/** Returns a tab in which these cells count as they are, because Google doesn't let us put them right. */
export function leftAsShown(now: Tracked<Contents>, cells: readonly WrittenCell[], resource: Resource): Tracked<Contents> {
  const { wrong, ...grid } = now.grid;
  const left = new Map(wrong);
  const values = grid.values.map((row) => [...row]);
  for (const { row, column } of cells) {
    const shown = left.get(`${row}:${column}`);
    const rowValues = values[row - 2];
    if (shown === undefined || !rowValues) continue;
    rowValues[column - 1] = shown;
    left.delete(`${row}:${column}`);
  }
  return { ...now, grid: { ...contentsOf({ ...grid, values }, resource), ...(left.size > 0 && { wrong: left }) } };
}

interface LookUp {
  writes: Writes;
  isStray: IsStray;
  scope: SettleScope;
}

/** Returns whether a place is in a row or column that's there only because values of ours went astray. */
type IsStray = (row: string, column: string) => boolean;

/** A user can have filled a new row or column meanwhile. It's stray only if it holds nothing but values of ours. */
function strayIn({ grid, rows, columns }: Tracked<Contents>, isOurs: IsOurs): IsStray {
  const isLeft = (cell: Cell, index: number, at: number) => !isFilled(cell) || isOurs(cell) || (grid.formulas[index]?.[at] ?? '') !== '';
  const isStrayRow = (index: number) => grid.values[index]?.every((cell, at) => isLeft(cell, index, at));
  const isStrayColumn = (at: number) => grid.values.every((cells, index) => isLeft(cells[at] ?? '', index, at));
  const strayRows = new Set(rows.flatMap((id, index) => (isNew(id) && isStrayRow(index) ? [id] : [])));
  const strayColumns = new Set(columns.flatMap((id, at) => (isNew(id) && grid.headers[at] === '' && isStrayColumn(at) ? [id] : [])));
  return (row, column) => strayRows.has(row) || strayColumns.has(column);
}

/** Returns what tells what belongs into a cell that shows a value of ours: undefined if it's what it shows. */
function lookUp(before: Tracked, { rows, columns }: Tracked<Contents>, { writes, isStray, scope }: LookUp) {
  const { isKilled, shown } = scope;
  const find = finderIn(before);
  const added = new Set(writes.added.map(idOfKey));
  return (index: number, at: number, cell: Cell): Belongs | 'unknown' | undefined => {
    const [row = '', column = ''] = [rows[index], columns[at]];
    const place = placeOf(row, column);
    const was = find(place);
    const value = before.grid.values[was.index]?.[was.at];
    if (value !== undefined) {
      const formula = before.grid.formulas[was.index]?.[was.at] ?? '';
      return formula === '' && isSameCell(cell, value) ? undefined : { value, formula };
    }
    if (cell !== '' && isStray(row, column)) return BLANK;
    if (isNew(row) || isNew(column)) return undefined;
    const fromCatalog = () => {
      const last = shown(row, column, cell);
      if (last === 'still') return undefined;
      return last ? { ...last, formula: '' } : 'unknown';
    };
    if (was.index >= 0 && was.at >= 0 && !isKilled) {
      // Not all of a large tab is read before a batch of a send.
      const last = fromCatalog();
      return typeof last === 'object' ? { ...last, isFromCatalog: true } : last;
    }
    const meant = writes.meant.get(place);
    if (meant !== undefined) return isHashed(meant) ? 'unknown' : { value: meant, formula: '' };
    if (!isKilled) return added.has(row) ? BLANK : undefined;
    return fromCatalog();
  };
}

/** Returns the rows that a write of ours removed, or wrote new records into, though they were to stay. */
export function lostRows(
  before: Tracked,
  { removing, added }: Pick<Writes, 'removing' | 'added'>,
  now: readonly string[],
): LostRows | undefined {
  const there = new Set(now);
  const gone = new Set(removing);
  // A row that was to go and is still there: another one went in its place.
  const isOtherGone = removing.some((id) => there.has(id));
  const isLost = (id: string, index: number) =>
    !there.has(id) && !gone.has(id) && !isBlankRow(before.grid, index) && (isOtherGone || keyOfId(id) !== undefined);
  if (!isOtherGone && !added.some((key) => there.has(idOfKey(key)))) return undefined;
  const lost = before.rows.flatMap((id, index) => (isLost(id, index) ? [index] : []));
  return lost.length > 0 ? { before, lost, added, removing } : undefined;
}

export function isBlankRow({ values }: Grid, index: number): boolean {
  return !(values[index] ?? []).some(isFilled);
}
