// The cells of a tab at one moment, and which row and column is which.
import type { Cell } from '../../platform/ports.ts';

/** What is known of a tab at one moment. Cells that a stored ticket doesn't hold are undefined. */
export interface Grid {
  headers: readonly string[];
  values: readonly (readonly (Cell | undefined)[])[];
  formulas: readonly (readonly string[])[];
  keys: readonly string[];
}

/** Returns whether a cell holds something. An unchecked box is nothing: all rows of its column have one. */
export function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && cell !== '' && cell !== false;
}

/** A tab with an identity for each row and column. */
export interface Tracked<G extends Grid = Grid> {
  grid: G;
  /** By index of the row, from 0 below the header. */
  rows: readonly string[];
  /** By index of the column, from 0. */
  columns: readonly string[];
}
