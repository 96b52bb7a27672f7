// The visible tab with everything that was sent. It's rewritten each time and never read, so users can edit or delete it.
import type { Field, Value } from '../catalog/resource.ts';
import type { Properties, Sheet, Workbook } from '../platform/ports.ts';
import { encodeCell } from './cells/codec.ts';
import { cellContext } from './memory/context.ts';
import { growTo } from './memory/storage.ts';

export interface LogColumn {
  header: string;
  /** In pixels. */
  width: number;
}

/** One row. The texts can look like numbers, dates, or formulas. */
export interface LogRow {
  /** An ISO time. */
  at: string;
  /** In the order of the columns after the time. */
  texts: readonly string[];
}

const TIME: Pick<Field, 'kind'> = { kind: 'time' };
const TEXT: Pick<Field, 'kind'> = { kind: 'text' };
/** Stored in document properties, because the user can rename the tab. */
const REMEMBERED = 'log';
/** The log is for reading; whole texts are in the tabs. */
const MAX_LENGTH = 1_000;

/** Creates or refreshes the tab. The first column is the time. Returns the ID of its sheet. */
export function writeLog(workbook: Workbook, document: Properties, heads: readonly LogColumn[], rows: readonly LogRow[]): number {
  const context = cellContext(workbook, document);
  const cell = (field: Pick<Field, 'kind'>, value: Value) => encodeCell(field, value, context);
  const sheet = logSheet(workbook, document, heads);
  const columns = heads.length;
  growTo(sheet, rows.length + 1, columns);
  const before = sheet.used().rows;
  const all = { row: 1, column: 1, rows: rows.length + 1, columns };
  sheet.format(all, '@');
  sheet.format({ ...all, row: 2, rows: rows.length, columns: 1 }, 'yyyy-mm-dd hh:mm:ss');
  sheet.write(all, [
    heads.map(({ header }) => header),
    ...rows.map(({ at, texts }) => [cell(TIME, at), ...texts.map((text) => cell(TEXT, cut(text)))]),
  ]);
  sheet.clear({ row: rows.length + 2, column: 1, rows: before - rows.length - 1, columns });
  return sheet.id;
}

/** Returns the ID of the sheet with the log, if one was ever made. */
export function logSheetId(document: Properties): number | undefined {
  const id = document.get(REMEMBERED);
  return id === undefined ? undefined : Number(id);
}

export function hasLog(workbook: Workbook, document: Properties): boolean {
  return workbook.sheet(Number(document.get(REMEMBERED) ?? -1)) !== undefined;
}

function logSheet(workbook: Workbook, document: Properties, heads: readonly LogColumn[]): Sheet {
  const there = workbook.sheet(Number(document.get(REMEMBERED) ?? -1));
  if (there) return there;
  const sheet = workbook.add('Send log');
  sheet.resize({ rows: 2, columns: heads.length });
  sheet.dress({
    headerColumns: heads.length,
    frozenRows: 1,
    frozenColumns: 1,
    widths: Object.fromEntries(heads.map(({ width }, index) => [index + 1, width])),
    editable: [],
  });
  document.set(REMEMBERED, String(sheet.id));
  return sheet;
}

function cut(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
