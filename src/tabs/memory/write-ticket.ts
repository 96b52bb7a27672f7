// A write to a tab that isn't known to have arrived in the right cells yet, in a column of its own of the hidden data sheet. If the run is
// killed, the next run or review finds it, and knows what was written where and what stood there before.
import type { Properties, Workbook } from '../../platform/ports.ts';
import { clearColumns, DATA_SHEET, dataSheet, freeColumn, growTo, readColumn, readHeads, splitToCells, writeColumn } from './storage.ts';

/** Some 15 cells. What doesn't fit isn't stored, so its cells have no base after a kill. */
export const MAX_TICKET_LENGTH = 600_000;

/** Returns the text in row 1 of a ticket's column. */
export function ticketHeader(sheet: number): string {
  return `{"v":1,"ticket":${sheet}}`;
}

/** Stores a ticket of a tab in place of an earlier one. The caller flushes before it writes the tab. */
export function storeTicket(workbook: Workbook, sheet: number, text: string): void {
  const data = dataSheet(workbook);
  const heads = readHeads(data);
  const mine = heads.indexOf(ticketHeader(sheet));
  const column = mine < 0 ? freeColumn(heads) : mine + 1;
  const cells = [ticketHeader(sheet), ...splitToCells(text)];
  growTo(data, cells.length + 1, column);
  writeColumn(data, column, cells);
}

/** Returns the ticket of a tab whose last write isn't known to have arrived. */
export function readTicket(workbook: Workbook, sheet: number): string | undefined {
  const data = workbook.sheetNamed(DATA_SHEET);
  const at = data ? readHeads(data).indexOf(ticketHeader(sheet)) : -1;
  return data && at >= 0 ? readColumn(data, at + 1)[0] : undefined;
}

/** Forgets the ticket of a tab, once its write is known to be in the right cells. */
export function dropTicket(workbook: Workbook, sheet: number): void {
  clearColumns(workbook, (head) => head === ticketHeader(sheet));
}

/** Notes that a tab without a snapshot has a ticket. Pulls of such a tab read nothing else of the hidden data sheet. */
export function noteTicket(document: Properties, sheet: number): void {
  document.set(noteFor(sheet), '{"v":1}');
}

export function isTicketNoted(document: Properties, sheet: number): boolean {
  return document.get(noteFor(sheet)) !== undefined;
}

export function forgetTicketNote(document: Properties, sheet: number): void {
  document.remove(noteFor(sheet));
}

function noteFor(sheet: number): string {
  return `ticket.${sheet}`;
}
