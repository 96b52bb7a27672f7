// What some columns of a tab say, without reading the rest of it.

import type { Field, Record_, Value } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { type CellContext, decodeCell } from '../../tabs/cells/codec.ts';
import type { Columns } from '../../tabs/sheet/columns.ts';

/** Returns what each row of a tab says in those of some fields that have a column. Blank and unreadable cells are left out. */
export function recordsInColumns(sheet: Sheet, columns: Columns, fields: readonly Field[], context: CellContext): Record_[] {
  const rows = sheet.used().rows - 1;
  const records = Array.from({ length: Math.max(0, rows) }, (): Record<string, Value> => ({}));
  if (rows < 1) return records;
  for (const field of fields) {
    const column = columns.get(field.name);
    if (column === undefined) continue;
    sheet.values({ row: 2, column, rows, columns: 1 }).forEach(([cell = ''], index) => {
      const meaning = decodeCell(field, cell, context);
      const record = records[index];
      if (record && meaning.ok && meaning.value !== null) record[field.name] = meaning.value;
    });
  }
  return records;
}
