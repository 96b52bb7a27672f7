// Between two steps of a long pull, a hidden sheet holds what was read so far, and the tab is written only at the end. Each job
// has a column of its own, with its ID in row 1 and chunks of JSON below.

import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Properties, Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet, joinCells, packChunks } from '../../tabs/memory/storage.ts';
import { hasJob, type PullJob, type Staged } from '../jobs/job.ts';

const SHEET = 'Catalog Sync staging';

/**
 * Returns what earlier steps have staged. Later entries of a key replace earlier ones. Returns undefined if the records are no longer
 * complete: a killed run has cleared them, or an older version of the file was restored.
 */
export function readStaged(workbook: Workbook, job: string, staged: Staged | undefined): Found | undefined {
  const found: Found = new Map();
  if (!staged) return found;
  const sheet = workbook.sheetNamed(SHEET);
  const size = sheet?.size() ?? { rows: 0, columns: 0 };
  if (!sheet || size.rows <= staged.rows || size.columns < staged.column) return undefined;
  const [id, ...chunks] = sheet.values(columnArea(staged)).map(([cell]) => String(cell));
  if (id !== job || chunks.includes('')) return undefined;
  try {
    for (const text of joinCells(chunks)) for (const parsed of JSON.parse(text) as Parsed[]) found.set(parsed.key, parsed);
  } catch {
    return undefined;
  }
  return found;
}

/** Adds records to what a job has staged, and returns where all of them are. The first call claims a column. */
export function stage({ workbook, document }: File, { id, staged }: Pick<PullJob, 'id' | 'staged'>, records: readonly Parsed[]): Staged {
  // Looks before the sheet is created: a read after that waits for Google.
  const { column, rows } = staged ?? { column: freeColumn(workbook, document), rows: 0 };
  const sheet = hiddenSheet(workbook, SHEET, { rows: 100, columns: 2 });
  const chunks = packChunks(records);
  growTo(sheet, rows + chunks.length + 1, column);
  const head = staged ? [] : [[id]];
  const cells = [...head, ...chunks.map((chunk) => [chunk])];
  if (cells.length > 0) sheet.write({ row: rows + 2 - head.length, column, rows: cells.length, columns: 1 }, cells);
  return { column, rows: rows + chunks.length };
}

interface File {
  workbook: Workbook;
  document: Properties;
}

export function clearStaged(workbook: Workbook, staged: Staged | undefined): void {
  if (staged) workbook.sheetNamed(SHEET)?.clear(columnArea(staged));
}

/** Clears the staging sheet, including what ended jobs have left in it. */
export function clearAllStaged(workbook: Workbook): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (sheet) sheet.clear({ row: 1, column: 1, ...sheet.size() });
}

function columnArea({ column, rows }: Staged) {
  return { row: 1, column, rows: rows + 1, columns: 1 };
}

/** Returns a column that is blank, or one that a job has left uncleared when it ended, which is cleared first. */
function freeColumn(workbook: Workbook, document: Properties): number {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return 1;
  const { rows, columns } = sheet.size();
  const [ids = []] = sheet.values({ row: 1, column: 1, rows: 1, columns });
  const free = ids.findIndex((id) => id === '' || !hasJob(document, String(id)));
  if (free >= 0 && ids[free] !== '') sheet.clear({ row: 1, column: free + 1, rows, columns: 1 });
  return free < 0 ? columns + 1 : free + 1;
}
