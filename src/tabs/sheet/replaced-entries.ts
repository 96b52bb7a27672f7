// What users typed into cells that a write has replaced. It comes back as an unsent edit where the row is known, and is named otherwise.
import type { Resource } from '../../catalog/resource.ts';
import type { TypedCell, TypedMeanwhile } from '../memory/typed-meanwhile.ts';
import type { Belongs, BelongsAt, TypedPlaces, Unknown } from './displaced.ts';
import type { Tracked } from './grid.ts';
import type { Contents } from './tab.ts';
import { finderIn, placeAt, readerOf } from './tracked.ts';
import { type IsOurs, showsWritten, type Writes } from './written.ts';

/** A value that a user typed during a write, and that the tab doesn't show. */
export interface ReplacedEntry {
  row: number;
  header: string;
  /** What tells users which row it is, such as the title of a course. `''` if that isn't known. */
  caption: string;
  /** Undefined if it isn't known what stood there, or whether someone had typed it. */
  value?: string;
  /** The key of the row. */
  of: string;
}

/** What users typed during a write and the tab doesn't show. */
export interface ReplacedEntries {
  cells: readonly ReplacedEntry[];
  /** How many more cells were typed into, of which it isn't known whether the write replaced them. */
  more: number;
}

/** A write that was flushed. If rows or columns moved meanwhile, a noted place can mean either layout. */
export interface Flushed {
  before: Tracked;
  /** As it was read, the wrong cells included. */
  now: Tracked<Contents>;
  meant: Writes['meant'];
  isOurs: IsOurs;
}

/** Returns where what was typed is, which cells get it back, and what can't be kept, because its row is gone or moved. */
export function replacedIn(
  { before, now, meant, isOurs }: Flushed,
  { cells, more }: TypedMeanwhile,
  { resource, zone }: { resource: Resource; zone: string },
): TypedPlaces & { unkept: ReplacedEntries } {
  const there = new Set<string>();
  const back = new Map<string, Belongs>();
  const unkept: ReplacedEntry[] = [];
  const cellAt = readerOf(now);
  // If a cell was typed into twice, the last value counts.
  const last = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  for (const cell of last.values()) {
    const { row, column } = cell;
    // Whole rows that are cut and pasted carry what the write has left in them.
    if (cell.typed === undefined && isOurs(cell.value)) continue;
    const place = placeAt(before, row, column);
    const placeNow = placeAt(now, row, column);
    const own = cellAt(place);
    const belongs = typedInto(cell, isOurs);
    const shows = (each: typeof own) => each !== undefined && showsWritten(each, belongs.value, zone);
    if (shows(own)) there.add(place);
    if (shows(now.grid.values[row - 2]?.[column - 1])) there.add(placeNow);
    const isSure = place === placeNow;
    // The value can have been typed after the write, or into a cell that wasn't written.
    const isUntouched = isSure && own !== undefined && !(meant.has(place) && isOurs(own));
    if (there.has(place) || there.has(placeNow) || isUntouched) continue;
    if (isSure && own !== undefined) back.set(place, belongs);
    else unkept.push({ ...nameOf(before, cell, resource), value: String(belongs.value) });
  }
  return { there, back, unkept: { cells: unkept, more } };
}

/** Returns what was typed. If the cell was written before `onEdit` looked, it holds what was written. */
function typedInto({ value, formula, typed }: TypedCell, isOurs: IsOurs): Belongs {
  return typed !== undefined && isOurs(value) ? { value: typed, formula: '' } : { value, formula };
}

function nameOf({ grid, columns }: Tracked, { row, column }: Pick<TypedCell, 'row' | 'column'>, resource: Resource): ReplacedEntry {
  return {
    row,
    header: grid.headers[column - 1] ?? '',
    caption: resource.caption === undefined ? '' : String(grid.values[row - 2]?.[columns.indexOf(resource.caption)] ?? ''),
    of: grid.keys[row - 2] ?? '',
  };
}

/** Returns the names of cells that a write has hit, and of which it isn't known what stood there. */
export function unsureIn(tracked: Tracked, unknown: readonly Unknown[], resource: Resource): ReplacedEntry[] {
  return unknown.map(({ index, column }) => nameOf(tracked, { row: index + 2, column: tracked.columns.indexOf(column) + 1 }, resource));
}

/** Returns the names of cells that could have got back what was typed, if users keep changing the tab. */
export function namesOf(before: Tracked, back: BelongsAt, resource: Resource): ReplacedEntry[] {
  const find = finderIn(before);
  return Array.from(back, ([place, value]) => {
    const { index, at } = find(place);
    return { ...nameOf(before, { row: index + 2, column: at + 1 }, resource), value: String(value.value) };
  });
}
