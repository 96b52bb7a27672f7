// The columns of a tab while the user arranges them.
import type { ColumnsDraft } from '../page/sidebar-state.ts';

/** Checking a deleted column restores it. */
export function withColumn(draft: ColumnsDraft, name: string, shown: boolean): ColumnsDraft {
  return { ...draft, columns: draft.columns.map((column) => (column.name === name ? { ...column, shown } : column)), moved: undefined };
}

/** Moves a column one place up or down. */
export function withMove(draft: ColumnsDraft, name: string, by: 1 | -1): ColumnsDraft {
  const columns = [...draft.columns];
  const from = columns.findIndex((column) => column.name === name);
  const column = columns[from];
  const place = from + by;
  if (!column || place < 0 || place >= columns.length) return draft;
  columns.splice(from, 1);
  columns.splice(place, 0, column);
  return { ...draft, columns, moved: { label: column.label, place, by } };
}

/** Returns the columns that are in the tab or will be restored. */
export function wantedColumns({ columns }: ColumnsDraft): { name: string; shown: boolean }[] {
  return columns.filter(({ there, shown }) => there || shown).map(({ name, shown }) => ({ name, shown }));
}

/** From this many cells on, adding columns is worth a warning. */
export const MANY_CELLS = 50_000;

/** Returns how many columns will be added to the tab. */
export function addedColumns({ columns }: ColumnsDraft): number {
  return columns.filter(({ there, shown }) => shown && !there).length;
}
