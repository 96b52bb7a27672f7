// What a report has delivered, in the hidden data sheet: one column for each report and connection. It isn't in properties, because if
// the user undoes a run or restores a version, it goes back together with the rows.

import { parseVersioned } from '../../base/versioned.ts';
import type { Workbook } from '../../platform/ports.ts';
import { clearColumns, DATA_SHEET, dataSheet, freeColumn, growTo, packChunks, readColumn, readHeads, writeColumn } from './storage.ts';

/** Which report, and of which Catalog. */
export interface LedgerOwner {
  report: string;
  connection: string;
}

/** Returns the owner's name of what an own report has delivered. */
export function ownLedger(id: string): string {
  return `own.${id}`;
}

/** Where the next run reads on. */
export interface LedgerState {
  /** What came before this time is never delivered, `YYYY-MM-DDTHH:MM:SSZ`. */
  first: string;
  /** What was there before this time was read, `YYYY-MM-DDTHH:MM:SSZ`. */
  at?: string;
  /** When a longer time before that was read last, in milliseconds since 1970. */
  wideAt?: number;
  /** Key and settings as a hash: with others, a run reads from the first time. */
  of?: string;
  /** Keys of records that weren't final yet. */
  open: string[];
  /** When rows were delivered last, in milliseconds since 1970. */
  deliveredAt?: number;
}

export interface Ledger {
  /** Absent before the first run. */
  state?: LedgerState;
  /** The keys of all rows that were ever delivered. */
  delivered: ReadonlySet<string>;
}

type Head = LedgerState & { v: 1; ledger: string; connection: string };

export function readLedger(workbook: Workbook, owner: LedgerOwner): Ledger {
  const data = workbook.sheetNamed(DATA_SHEET);
  const heads = data ? readHeads(data) : [];
  const at = placeIn(heads, owner);
  if (!data || at < 0) return { delivered: new Set() };
  const { v: _, ledger: __, connection: ___, ...state } = parseVersioned<Head>(heads[at] ?? '');
  return { state, delivered: new Set(readColumn(data, at + 1).flatMap(unpacked)) };
}

/** Stores the ledger as one write. Without changes, only its head is written. Runs under the document lock. */
export function writeLedger(workbook: Workbook, owner: LedgerOwner, { state, delivered }: Required<Ledger>, before: Ledger): void {
  const data = dataSheet(workbook);
  const heads = readHeads(data);
  const known = placeIn(heads, owner);
  const column = known < 0 ? freeColumn(heads) : known + 1;
  const head = JSON.stringify({ v: 1, ledger: owner.report, connection: owner.connection, ...state } satisfies Head);
  if (known >= 0 && delivered.size === before.delivered.size) {
    if (head !== heads[known]) data.write({ row: 1, column, rows: 1, columns: 1 }, [[head]]);
    return;
  }
  const chunks = packChunks(packed(delivered));
  growTo(data, chunks.length + 1, column);
  writeColumn(data, column, [head, ...chunks]);
}

/** Forgets what a report has delivered, in all Catalogs. Runs under the document lock. */
export function forgetLedger(workbook: Workbook, report: string): void {
  if (workbook.sheetNamed(DATA_SHEET)) clearColumns(workbook, (head) => head.includes(`"ledger":${JSON.stringify(report)},`));
}

/** Also finds a ledger of a later version, which no run of this version writes. */
function placeIn(heads: readonly string[], { report, connection }: LedgerOwner): number {
  return heads.findIndex((head) => head.includes(`"ledger":${JSON.stringify(report)},"connection":${JSON.stringify(connection)}`));
}

/** Returns keys such as `7-1` and `7-2` as `7-1.2`, in the order of the records. */
function packed(keys: ReadonlySet<string>): string[] {
  const lines = new Map<string, string[]>();
  for (const key of keys) {
    const [record = '', line = ''] = split(key);
    const known = lines.get(record);
    if (known) known.push(line);
    else lines.set(record, [line]);
  }
  return Array.from(lines, ([record, numbers]) => `${record}-${numbers.join('.')}`).sort();
}

/** Returns the keys in a chunk. One that's damaged has none: what its rows show in the tab isn't added again. */
function unpacked(chunk: string): string[] {
  try {
    const items: unknown = JSON.parse(chunk);
    return (Array.isArray(items) ? items : []).flatMap((item) => {
      const [record = '', lines = ''] = split(String(item));
      return lines.split('.').map((line) => `${record}-${line}`);
    });
  } catch {
    return [];
  }
}

function split(key: string): [record: string, rest: string] {
  const at = key.lastIndexOf('-');
  return [key.slice(0, at), key.slice(at + 1)];
}
