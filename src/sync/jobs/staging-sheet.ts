// The hidden sheet with what waits between two calls: records of a pull or a review, and parts of a plan. Each has a column of its
// own. Row 1 says whose it is: a pull has the ID of its job there, and the others a head, whose column is free after an hour.

import { parseVersioned, versionIn } from '../../base/versioned.ts';
import type { Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet, readHeads, writeColumn } from '../../tabs/memory/storage.ts';
import { hasJob } from './job.ts';
import type { Session } from './session.ts';

export const STAGING_SHEET = 'Catalog Sync staging';

/** The version of all heads. */
export const HEAD_VERSION = 1;
const LIFETIME_MS = 60 * 60 * 1000;
/** When a column with a head was last written. Without it, the sheet isn't looked at. */
const STAGED = 'staged';

type File = Pick<Session, 'workbook' | 'document' | 'clock'>;

interface Head {
  v: number;
  /** When its column was claimed, in milliseconds since 1970. */
  at: number;
}

/** Returns the head in a cell of row 1, whose other properties are those of `H` if it's one of them. */
export function headIn<H extends Head>(text: string): (Head & Partial<H>) | undefined {
  return versionIn(text) === HEAD_VERSION ? (JSON.parse(text) as Head & Partial<H>) : undefined;
}

/** Returns row 1 of the staging sheet. */
export function stagedHeads(workbook: Workbook): string[] {
  const sheet = workbook.sheetNamed(STAGING_SHEET);
  return sheet ? readHeads(sheet) : [];
}

/** Returns whether the time of a head is over. */
export function isOver({ clock }: Pick<Session, 'clock'>, { at }: Head): boolean {
  return !(clock.now() - at < LIFETIME_MS);
}

/** Returns whether a column with this text in row 1 can be claimed. */
export function isFree(session: Pick<Session, 'document' | 'clock'>, text: string): boolean {
  const head = headIn(text);
  return text === '' || (head ? isOver(session, head) : !hasJob(session.document, text));
}

/** Writes a column from its head on, which can be the one after the last. The caller holds the lock. */
export function writeStaged({ workbook, document, clock }: File, column: number, cells: readonly string[]): void {
  document.set(STAGED, JSON.stringify({ v: HEAD_VERSION, at: clock.now() } satisfies Head));
  const sheet = hiddenSheet(workbook, STAGING_SHEET, { rows: 100, columns: 2 });
  growTo(sheet, cells.length, column);
  writeColumn(sheet, column, cells);
}

/** Clears all columns with a head after an hour, such as those of reviews that someone has closed. The caller holds the lock. */
export function clearAbandoned({ workbook, document, clock }: File): void {
  const text = document.get(STAGED);
  if (text === undefined || !isOver({ clock }, parseVersioned<Head>(text))) return;
  stagedHeads(workbook).forEach((head, at) => {
    if (headIn(head)) clearStagedColumn(workbook, at + 1);
  });
  document.remove(STAGED);
}

/** Clears a column. The caller holds the lock. */
export function clearStagedColumn(workbook: Workbook, column: number): void {
  const sheet = workbook.sheetNamed(STAGING_SHEET);
  if (sheet) sheet.clear({ row: 1, column, rows: sheet.size().rows, columns: 1 });
}
