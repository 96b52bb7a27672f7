// Between two steps of a long pull, what was read so far waits in a hidden sheet; the tab is touched only at the end.
import type { Parsed } from '../catalog/fields.ts';
import type { Found } from '../catalog/pages.ts';
import type { Workbook } from '../platform/ports.ts';
import { growTo, hiddenSheet, packChunks } from '../tabs/storage.ts';

const SHEET = 'Catalog Sync staging';

/** Reads what the steps before have staged in the first `rows` rows. Later entries of a key replace earlier ones. */
export function readStaged(workbook: Workbook, rows: number): Found {
  const found: Found = new Map();
  if (rows === 0) return found;
  const sheet = hiddenSheet(workbook, SHEET, { rows: 100, columns: 1 });
  for (const [cell] of sheet.values({ row: 1, column: 1, rows, columns: 1 })) {
    for (const parsed of JSON.parse(String(cell)) as Parsed[]) found.set(parsed.key, parsed);
  }
  return found;
}

/** Adds records below the first `rows` rows and answers how many rows are staged then. */
export function stage(workbook: Workbook, rows: number, records: readonly Parsed[]): number {
  if (records.length === 0) return rows;
  const sheet = hiddenSheet(workbook, SHEET, { rows: 100, columns: 1 });
  const chunks = packChunks(records);
  growTo(sheet, rows + chunks.length, 1);
  sheet.write(
    { row: rows + 1, column: 1, rows: chunks.length, columns: 1 },
    chunks.map((chunk) => [chunk]),
  );
  return rows + chunks.length;
}

export function clearStaged(workbook: Workbook, rows: number): void {
  if (rows > 0) workbook.sheetNamed(SHEET)?.clear({ row: 1, column: 1, rows, columns: 1 });
}
