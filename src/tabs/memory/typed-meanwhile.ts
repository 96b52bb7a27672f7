// What users typed into a tab while a run held the lock. `onEdit` notes it in document properties, because the run can be about to write
// the same cells. A property holds 9 KB, so what comes after that is only counted.
import { parseVersioned } from '../../base/versioned.ts';
import type { Cell, Properties } from '../../platform/ports.ts';

export interface TypedCell {
  row: number;
  column: number;
  /** What the cell held when `onEdit` looked. */
  value: Cell;
  formula: string;
  /** What was typed, as text, if that's known: the cell can have been written before `onEdit` looked. */
  typed: string | undefined;
}

/** Cells that were typed into, the latest last, and how many aren't among them. */
export interface TypedMeanwhile {
  cells: readonly TypedCell[];
  more: number;
}

export const NOT_TYPED: TypedMeanwhile = { cells: [], more: 0 };

/** As `onEdit` writes it. A time is in milliseconds, and `more` counts the cells that didn't fit. */
interface Stored {
  v: 1;
  cells: [row: number, column: number, value: Exclude<Cell, Date> | { t: number }, formula: string, typed: string | null][];
  more: number;
}

/** Returns the notes about a tab. */
export function typedMeanwhile(document: Properties, sheet: number): TypedMeanwhile {
  const text = latest(document, sheet);
  if (text === undefined) return NOT_TYPED;
  const { cells, more } = parseVersioned<Stored>(text);
  return {
    cells: cells.map(([row, column, value, formula, typed]) => ({
      row,
      column,
      value: typeof value === 'object' ? new Date(value.t) : value,
      formula,
      typed: typed ?? undefined,
    })),
    more,
  };
}

/** Forgets what was typed into a tab before a write to it begins, or once the tab shows it. */
export function forgetTyped(document: Properties, sheet: number): void {
  if (latest(document, sheet) !== undefined) document.remove(nameFor(sheet));
}

/** `onEdit` writes notes while this run holds the lock. */
function latest(document: Properties, sheet: number): string | undefined {
  document.refresh();
  return document.get(nameFor(sheet));
}

function nameFor(sheet: number): string {
  return `typed.${sheet}`;
}
