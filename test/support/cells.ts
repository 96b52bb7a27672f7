// Rows of a tab as a person works on them: by header, by id, and the first free one.
import { rowsOf, type Seat } from './open-world.ts';

/** The first free row of a tab. */
export function freeRow(world: Seat, tab: string): number {
  return Math.max(1, ...rowsOf(world, tab).map(({ row }) => Number(row))) + 1;
}

/** The row of a record; empty where it has none. */
export function rowOf(world: Seat, tab: string, id: unknown, header = 'ID'): Record<string, string> {
  return rowsOf(world, tab).find((row) => row[header] === String(id)) ?? {};
}

/** Types several cells of a row, by header. */
export function fill(world: Seat, tab: string, row: unknown, cells: Record<string, string>): void {
  for (const [header, text] of Object.entries(cells)) world.person.type(tab, header, String(row), text);
}
