// Between two steps of a long pull, what was read so far waits in a hidden sheet; the tab is touched only at the end. Each
// job has a column of its own, with its id on top.

import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Properties, Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet, packChunks } from '../../tabs/memory/storage.ts';
import { hasJob, type Staged } from '../jobs/job.ts';

const SHEET = 'Catalog Sync staging';

/**
 * What the steps before have staged; later entries of a key replace earlier ones. Undefined where it is no longer all there:
 * cleared by a run that was killed before its job had ended, or gone with an older version of the file.
 */
export function readStaged(workbook: Workbook, job: string, staged: Staged | undefined): Found | undefined {
  const found: Found = new Map();
  if (!staged) return found;
  const sheet = workbook.sheetNamed(SHEET);
  const size = sheet?.size() ?? { rows: 0, columns: 0 };
  if (!sheet || size.rows <= staged.rows || size.columns < staged.column) return undefined;
  const [id, ...chunks] = sheet.values({ row: 1, column: staged.column, rows: staged.rows + 1, columns: 1 }).map(([cell]) => String(cell));
  if (id !== job || chunks.includes('')) return undefined;
  for (const chunk of chunks) for (const parsed of JSON.parse(chunk) as Parsed[]) found.set(parsed.key, parsed);
  return found;
}

/** Adds records to what a job has staged, and answers where they are. */
export function stage(
  workbook: Workbook,
  document: Properties,
  job: string,
  staged: Staged | undefined,
  records: readonly Parsed[],
): Staged {
  const { column, rows } = staged ?? { column: freeColumn(workbook, document), rows: 0 };
  const sheet = hiddenSheet(workbook, SHEET, { rows: 100, columns: 2 });
  const chunks = packChunks(records);
  growTo(sheet, rows + chunks.length + 1, column);
  const first = staged ? [] : [[job]];
  const cells = [...first, ...chunks.map((chunk) => [chunk])];
  if (cells.length > 0) sheet.write({ row: rows + 2 - first.length, column, rows: cells.length, columns: 1 }, cells);
  return { column, rows: rows + chunks.length };
}

export function clearStaged(workbook: Workbook, staged: Staged | undefined): void {
  if (staged) workbook.sheetNamed(SHEET)?.clear({ row: 1, column: staged.column, rows: staged.rows + 1, columns: 1 });
}

/** Also what jobs have left that ended without clearing it. */
export function clearAllStaged(workbook: Workbook): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (sheet) sheet.clear({ row: 1, column: 1, ...sheet.size() });
}

/** A column that is blank, or whose job has ended without clearing it. */
function freeColumn(workbook: Workbook, document: Properties): number {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return 1;
  const { rows, columns } = sheet.size();
  const [ids = []] = sheet.values({ row: 1, column: 1, rows: 1, columns });
  const free = ids.findIndex((id) => id === '' || !hasJob(document, String(id)));
  if (free >= 0 && ids[free] !== '') sheet.clear({ row: 1, column: free + 1, rows, columns: 1 });
  return free < 0 ? columns + 1 : free + 1;
}
