// The columns of a tab while a person arranges them.
import type { ColumnsDraft } from '../page/sidebar-state.ts';

/** A column that is not in the tab comes back when it is checked. */
export function withColumn(draft: ColumnsDraft, name: string, shown: boolean): ColumnsDraft {
  return { ...draft, columns: draft.columns.map((column) => (column.name === name ? { ...column, shown } : column)), moved: undefined };
}

/** One place up or down. */
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

/** Those that are in the tab, or shall be. */
export function wantedColumns({ columns }: ColumnsDraft): { name: string; shown: boolean }[] {
  return columns.filter(({ there, shown }) => there || shown).map(({ name, shown }) => ({ name, shown }));
}
