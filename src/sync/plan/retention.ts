// How long the journal keeps what was reviewed and sent. It holds names and values, and no one needs them forever.

import type { Sheet } from '../../platform/ports.ts';
import { ENTRY_HEADERS } from './journal-entry.ts';

const DAY = 86_400_000;
const RETENTION_DAYS = 365;

const AT = ENTRY_HEADERS.indexOf('at') + 1;

/** Returns how many of the first rows are older than the retention time. Reads one cell if the first isn't. */
export function expiredRows(sheet: Sheet, rows: number, now: number): number {
  const isExpired = (at: unknown) => Date.parse(String(at)) < now - RETENTION_DAYS * DAY;
  if (rows < 1 || !isExpired(sheet.values({ row: 2, column: AT, rows: 1, columns: 1 })[0]?.[0])) return 0;
  const times = sheet.values({ row: 2, column: AT, rows, columns: 1 });
  const kept = times.findIndex(([at]) => !isExpired(at));
  return kept < 0 ? rows : kept;
}
