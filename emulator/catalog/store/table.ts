// The records of one resource, in the order of their ids.

export interface Table<T extends { id: number }> {
  rows: T[];
  byId: Map<number, T>;
  /** The highest id that there ever was: none is given twice. */
  highest: number;
}

export function createTable<T extends { id: number }>(rows: T[]): Table<T> {
  return { rows, byId: new Map(rows.map((row) => [row.id, row])), highest: rows[rows.length - 1]?.id ?? 0 };
}

export function nextId(table: Table<{ id: number }>): number {
  return table.highest + 1;
}

/** Adds a record at its place by id. A taken id is refused. */
export function addRow<T extends { id: number }>(table: Table<T>, row: T): T {
  if (table.byId.has(row.id)) throw new Error(`There is already a record with ID ${row.id}.`);
  table.byId.set(row.id, row);
  table.highest = Math.max(table.highest, row.id);
  let at = table.rows.length;
  while (at > 0 && (table.rows[at - 1]?.id ?? 0) > row.id) at--;
  table.rows.splice(at, 0, row);
  return row;
}

export function removeRow<T extends { id: number }>(table: Table<T>, id: number): void {
  const row = table.byId.get(id);
  if (row === undefined) return;
  table.byId.delete(id);
  table.rows.splice(table.rows.indexOf(row), 1);
}

/** Removes the rows that the test picks, and answers how many they were. */
export function removeRows<T extends { id: number }>(table: Table<T>, isGone: (row: T) => boolean): number {
  const gone = table.rows.filter(isGone);
  for (const row of gone) table.byId.delete(row.id);
  if (gone.length > 0) table.rows = table.rows.filter((row) => table.byId.has(row.id));
  return gone.length;
}
