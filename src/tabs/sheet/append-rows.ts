// New rows of a person's making below the last one of ours: dressed like the others, in one write for each run of our columns.
import type { Record_, Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { type CellContext, encodeCell } from '../cells/codec.ts';
import { ACTION } from './columns.ts';
import { formulasToFill } from './fill-down.ts';
import { type Contents, formatRows, segmentsOf } from './tab.ts';

/** Rows that are to be created, by the values of their fields. Answers the first of them. To be called under the document lock. */
export function appendRows(contents: Contents, resource: Resource, records: readonly Record_[], context: CellContext): number {
  const { sheet, columns, lastRow, usedRows } = contents;
  const rows = records.length;
  const row = lastRow + 1;
  const filling = formulasToFill(contents);
  const size = sheet.size().rows;
  if (usedRows > lastRow) sheet.insertRows(lastRow, rows);
  else if (size < lastRow + rows) sheet.insertRows(size, lastRow + rows - size);
  formatRows(sheet, resource, columns, row, rows, records);
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  const cellOf = (name: string, record: Record_): Cell => {
    const field = fields.get(name);
    return field ? encodeCell(field, record[name], context) : name === ACTION ? 'create' : '';
  };
  for (const segment of segmentsOf(columns)) {
    const values = records.map((record) => segment.map(([name]) => cellOf(name, record)));
    if (values.flat().every((cell) => cell === '')) continue;
    sheet.write({ row, column: segment[0]?.[1] ?? 1, rows, columns: segment.length }, values);
  }
  for (const [column, formula] of filling) sheet.fill({ row, column, rows, columns: 1 }, formula);
  return row;
}
