// A write to a tab that isn't known to have arrived in the right cells yet, in a column of its own of the hidden data sheet. If the run is
// killed, the next run or review finds it, and knows what was written where and what stood there before.
import type { Sheet, Workbook } from '../../platform/ports.ts';
import { DATA_SHEET, dataSheet, growTo, joinCells, splitToCells } from './storage.ts';

/** Some 15 cells. What doesn't fit isn't stored, so its cells have no base after a kill. */
export const MAX_TICKET_LENGTH = 600_000;

/** Returns the text in row 1 of a ticket's column. */
export function ticketHeader(sheet: number): string {
  return `{"v":1,"ticket":${sheet}}`;
}

/** Stores a ticket of a tab in place of an earlier one. The caller flushes before it writes the tab. */
export function storeTicket(workbook: Workbook, sheet: number, text: string): void {
  const data = dataSheet(workbook);
  const heads = headsOf(data);
  const [mine, free] = [heads.indexOf(ticketHeader(sheet)), heads.indexOf('')];
  const column = (mine >= 0 ? mine : free >= 0 ? free : heads.length) + 1;
  const cells = [ticketHeader(sheet), ...splitToCells(text)];
  growTo(data, cells.length + 1, column);
  const { rows } = data.size();
  data.write(
    { row: 1, column, rows, columns: 1 },
    Array.from({ length: rows }, (_, index) => [cells[index] ?? '']),
  );
}

/** Returns the ticket of a tab whose last write isn't known to have arrived. */
export function readTicket(workbook: Workbook, sheet: number): string | undefined {
  const data = workbook.sheetNamed(DATA_SHEET);
  const at = data ? headsOf(data).indexOf(ticketHeader(sheet)) : -1;
  if (!data || at < 0) return undefined;
  const cells = data.values({ row: 2, column: at + 1, rows: data.size().rows - 1, columns: 1 }).map(([cell]) => String(cell ?? ''));
  return joinCells(cells.slice(0, cells.indexOf('') < 0 ? cells.length : cells.indexOf('')))[0];
}

/** Forgets the ticket of a tab, once its write is known to be in the right cells. */
export function dropTicket(workbook: Workbook, sheet: number): void {
  const data = workbook.sheetNamed(DATA_SHEET);
  const at = data ? headsOf(data).indexOf(ticketHeader(sheet)) : -1;
  if (data && at >= 0) data.clear({ row: 1, column: at + 1, rows: data.size().rows, columns: 1 });
}

function headsOf(data: Sheet): string[] {
  return (data.values({ row: 1, column: 1, rows: 1, columns: data.size().columns })[0] ?? []).map(String);
}
