// Between two steps of a long pull, a hidden sheet holds what was read so far, and the tab is written only at the end. Each job
// has a column of its own, with its ID in row 1 and chunks of JSON below.

import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Clock, Properties, Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet, joinCells, packChunks } from '../../tabs/memory/storage.ts';
import type { PullJob, Staged } from '../jobs/job.ts';
import { isFree, STAGING_SHEET } from '../jobs/staging-sheet.ts';

/**
 * Returns what earlier steps have staged. Later entries of a key replace earlier ones. Returns undefined if the records are no longer
 * complete: a killed run has cleared them, or an older version of the file was restored.
 */
export function readStaged(workbook: Workbook, job: string, staged: Staged | undefined): Found | undefined {
  const found: Found = new Map();
  if (!staged) return found;
  const sheet = workbook.sheetNamed(STAGING_SHEET);
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

/**
 * Adds the records that are new to what a job has staged, and returns where all of them are. The first call claims a column. If the
 * job no longer has its column, claims another one for all records. Runs under the document lock, until the job is saved.
 */
export function stage(file: File, { id, staged }: Pick<PullJob, 'id' | 'staged'>, records: Fresh): Staged {
  const { workbook } = file;
  const own = staged && isClaimedBy(workbook, id, staged) ? staged : undefined;
  // Looks before the sheet is created: a read after that waits for Google.
  const { column, rows } = own ?? { column: freeColumn(file, id), rows: 0 };
  const sheet = hiddenSheet(workbook, STAGING_SHEET, { rows: 100, columns: 2 });
  const chunks = packChunks(own ? records.fresh : records.all);
  growTo(sheet, rows + chunks.length + 1, column);
  const head = own ? [] : [[id]];
  const cells = [...head, ...chunks.map((chunk) => [chunk])];
  if (cells.length > 0) sheet.write({ row: rows + 2 - head.length, column, rows: cells.length, columns: 1 }, cells);
  return { column, rows: rows + chunks.length };
}

interface File {
  workbook: Workbook;
  document: Properties;
  clock: Clock;
}

/** What a job has read: all records, and those that aren't staged yet. */
interface Fresh {
  all: readonly Parsed[];
  fresh: readonly Parsed[];
}

/** Clears what a job has staged, unless its column belongs to another job by now. */
export function clearStaged(workbook: Workbook, { id, staged }: Pick<PullJob, 'id' | 'staged'>): void {
  if (staged && isClaimedBy(workbook, id, staged)) clearColumn(workbook, staged);
}

/** Clears the column of a job that has just read it. It stays the job's own until the job ends. */
export function clearColumn(workbook: Workbook, staged: Staged): void {
  workbook.sheetNamed(STAGING_SHEET)?.clear(columnArea(staged));
}

/** Clears the staging sheet, including what ended jobs have left in it. */
export function clearAllStaged(workbook: Workbook): void {
  const sheet = workbook.sheetNamed(STAGING_SHEET);
  if (sheet) sheet.clear({ row: 1, column: 1, ...sheet.size() });
}

function columnArea({ column, rows }: Staged) {
  return { row: 1, column, rows: rows + 1, columns: 1 };
}

/** Returns whether a column still carries the ID of this job, with room for what it has staged. */
export function isClaimedBy(workbook: Workbook, id: string, staged: Staged): boolean {
  const sheet = workbook.sheetNamed(STAGING_SHEET);
  const size = sheet?.size() ?? { rows: 0, columns: 0 };
  if (!sheet || size.rows <= staged.rows || size.columns < staged.column) return false;
  const [[claimedBy] = []] = sheet.values({ row: 1, column: staged.column, rows: 1, columns: 1 });
  return claimedBy === id;
}

/** Returns a column that is blank, the job's own one, or one that was left uncleared. Only a blank one isn't cleared first. */
function freeColumn(file: File, id: string): number {
  const { workbook } = file;
  const sheet = workbook.sheetNamed(STAGING_SHEET);
  if (!sheet) return 1;
  const { rows, columns } = sheet.size();
  const [ids = []] = sheet.values({ row: 1, column: 1, rows: 1, columns });
  const free = ids.findIndex((claimedBy) => claimedBy === id || isFree(file, String(claimedBy)));
  if (free >= 0 && ids[free] !== '') sheet.clear({ row: 1, column: free + 1, rows, columns: 1 });
  return free < 0 ? columns + 1 : free + 1;
}
