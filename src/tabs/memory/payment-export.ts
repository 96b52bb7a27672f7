// Pasted exports of payment providers: a column of the hidden data sheet for each, so that a refresh can match them again. Tabs
// name them by their ID, and an export that no tab names any longer is removed when the next one is stored.

import { hash } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Workbook } from '../../platform/ports.ts';
import { clearColumns, DATA_SHEET, dataSheet, freeColumn, growTo, packChunks, readColumn, readHeads, writeColumn } from './storage.ts';

/** A transaction, as the page has read it. */
export type StoredPayment = readonly [
  id: string,
  also: readonly string[],
  kind: string,
  amount: string,
  fee: string,
  currency: string,
  at: string,
];

interface Header {
  v: 1;
  payments: string;
  /** When it was stored, in milliseconds since 1970. */
  at: number;
  count: number;
}

/** A larger export would take longer to read than the orders. */
const MAX_LENGTH = 8_000_000;
/** An export that was just stored has no tab yet. */
const UNUSED_MS = 3_600_000;

/** Stores an export, unless it's there already, and returns its ID. The caller holds the document lock, and flushes. */
export function writeExport(workbook: Workbook, payments: readonly StoredPayment[], used: ReadonlySet<string>, now: number): string {
  const chunks = packChunks(payments);
  const id = hash(chunks.join('\n'));
  if (chunks.reduce((sum, chunk) => sum + chunk.length, 0) > MAX_LENGTH)
    throw new StopError('export-too-large', say`This export is too large to keep in the spreadsheet.`, say`Export a shorter period.`);
  clearColumns(workbook, (head) => {
    const header = headerIn(head);
    return header !== undefined && header.payments !== id && !used.has(header.payments) && now - header.at > UNUSED_MS;
  });
  const data = dataSheet(workbook);
  const heads = readHeads(data);
  const own = heads.findIndex((head) => headerIn(head)?.payments === id);
  const column = own < 0 ? freeColumn(heads) : own + 1;
  growTo(data, chunks.length + 1, column);
  const header: Header = { v: 1, payments: id, at: now, count: payments.length };
  writeColumn(data, column, [JSON.stringify(header), ...chunks]);
  return id;
}

export function hasExport(workbook: Workbook, id: string): boolean {
  return columnOf(workbook, id) !== undefined;
}

/** Returns the transactions of an export. Undefined if it isn't stored, or if a cell is damaged. */
export function readExport(workbook: Workbook, id: string): readonly StoredPayment[] | undefined {
  const found = columnOf(workbook, id);
  const data = found && workbook.sheetNamed(DATA_SHEET);
  if (!data) return undefined;
  try {
    const payments = readColumn(data, found.column).flatMap((text) => JSON.parse(text) as StoredPayment[]);
    return payments.length === found.header.count ? payments : undefined;
  } catch {
    return undefined;
  }
}

/** Removes all exports. */
export function clearExports(workbook: Workbook): void {
  clearColumns(workbook, (head) => headerIn(head) !== undefined);
}

function columnOf(workbook: Workbook, id: string): { column: number; header: Header } | undefined {
  const data = workbook.sheetNamed(DATA_SHEET);
  const heads = data ? readHeads(data) : [];
  const index = heads.findIndex((head) => headerIn(head)?.payments === id);
  const header = headerIn(heads[index] ?? '');
  return header && { column: index + 1, header };
}

function headerIn(head: string): Header | undefined {
  return head.startsWith('{"v":1,"payments":') ? parseVersioned<Header>(head) : undefined;
}
