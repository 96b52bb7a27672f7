// The records of one resource, in the order of their ids.

export interface Table<T extends { id: number }> {
  rows: T[];
  byId: Map<number, T>;
}

export function createTable<T extends { id: number }>(rows: T[]): Table<T> {
  return { rows, byId: new Map(rows.map((row) => [row.id, row])) };
}

export function nextId(table: Table<{ id: number }>): number {
  return (table.rows[table.rows.length - 1]?.id ?? 0) + 1;
}

/** Adds a record at its place by id. A taken id is refused. */
export function addRow<T extends { id: number }>(table: Table<T>, row: T): T {
  if (table.byId.has(row.id)) throw new Error(`There is already a record with the id ${row.id}.`);
  table.byId.set(row.id, row);
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
