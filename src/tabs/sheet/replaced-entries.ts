// What users typed into cells that a write has replaced. It comes back as an unsent edit where the row is known, and is named otherwise.
import type { Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import type { TypedCell, TypedMeanwhile } from '../memory/typed-meanwhile.ts';
import { type Displaced, type DisplacedCells, type Landing, placeOf, showsWritten } from './displaced.ts';
import { type Contents, cellAt } from './tab.ts';
import type { Tracked } from './tracked.ts';

/** A value that a user typed during a write, and that the tab doesn't show. */
export interface ReplacedEntry {
  row: number;
  header: string;
  /** What tells users which row it is, such as the title of a course. `''` if that isn't known. */
  caption: string;
  value: string;
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
  before: Tracked<Contents>;
  now: Tracked<Contents>;
  cells: readonly Landing[];
  layout: 'kept' | 'moved';
}

/** Returns the cells that get back what was typed, and what can't be kept, because its row is gone or moved. */
export function replacedIn(
  flushed: Flushed,
  { cells, more }: TypedMeanwhile,
  { resource, zone }: { resource: Resource; zone: string },
): { back: DisplacedCells; unkept: ReplacedEntries } {
  const back = new Map<string, Displaced>();
  const unkept: ReplacedEntry[] = [];
  const { before, now } = flushed;
  // If a cell was typed into twice, the last value counts.
  const last = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  for (const cell of last.values()) {
    const { row, column } = cell;
    const [rowId = '', columnId = ''] = [before.rows[row - 2], before.columns[column - 1]];
    const written = flushed.cells.find((each) => each.row === row && each.column === column)?.value;
    const belongs = typedInto(cell, written, zone);
    const own = now.grid.values[now.rows.indexOf(rowId)]?.[now.columns.indexOf(columnId)];
    const isThere = [own, now.grid.values[row - 2]?.[column - 1]].some(
      (each) => each !== undefined && showsWritten(each, belongs.value, zone),
    );
    const isSure = flushed.layout === 'kept' || (now.rows[row - 2] === rowId && now.columns[column - 1] === columnId);
    // The value can have been typed after the write, or into a cell that wasn't written.
    const isUntouched = isSure && own !== undefined && (written === undefined || !showsWritten(own, written, zone));
    if (isThere || isUntouched) continue;
    if (isSure && own !== undefined && written !== undefined) back.set(placeOf(rowId, columnId), { shows: written, belongs });
    else unkept.push(nameOf(before, cell, { value: belongs.value, resource }));
  }
  return { back, unkept: { cells: unkept, more } };
}

/** Returns what was typed. If the cell was written before `onEdit` looked, it holds what was written. */
function typedInto(
  { value, formula, typed }: TypedCell,
  written: Landing['value'] | undefined,
  zone: string,
): { value: Cell; formula: string } {
  const isLate = typed !== undefined && written !== undefined && showsWritten(value, written, zone);
  return isLate ? { value: typed, formula: '' } : { value, formula };
}

function nameOf(
  { grid }: Tracked<Contents>,
  { row, column }: TypedCell,
  { value, resource }: { value: Cell; resource: Resource },
): ReplacedEntry {
  return {
    row,
    header: grid.headers[column - 1] ?? '',
    caption: resource.caption === undefined ? '' : String(cellAt(grid, row - 2, resource.caption)),
    value: String(value),
    of: grid.keys[row - 2] ?? '',
  };
}

/** Returns the names of cells that could have got back what was typed, if users keep changing the tab. */
export function namesOf({ before }: Flushed, back: DisplacedCells, resource: Resource): ReplacedEntry[] {
  return Array.from(back, ([place, { belongs }]) => {
    const [rowId = '', columnId = ''] = place.split('\n');
    const [row, column] = [before.rows.indexOf(rowId) + 2, before.columns.indexOf(columnId) + 1];
    const cell = { row, column, value: '', formula: '', typed: undefined };
    return nameOf(before, cell, { value: belongs?.value ?? '', resource });
  });
}
