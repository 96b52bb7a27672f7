// The visible tab with everything that was sent. It's rewritten each time and never read, so users can edit or delete it.
import { saidHere } from '../base/say.ts';
import type { Field, Value } from '../catalog/resource.ts';
import type { Properties, Sheet, Workbook } from '../platform/ports.ts';
import { encodeCell } from './cells/codec.ts';
import { addListTab, type ListHead, rewriteList } from './list-tab.ts';
import { cellContext } from './memory/context.ts';

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
export function writeLog(workbook: Workbook, document: Properties, heads: readonly ListHead[], rows: readonly LogRow[]): number {
  const context = cellContext(workbook, document);
  const cell = (field: Pick<Field, 'kind'>, value: Value) => encodeCell(field, value, context);
  const sheet = logSheet(workbook, document, heads);
  const cells = [
    heads.map(({ header }) => saidHere(header)),
    ...rows.map(({ at, texts }) => [cell(TIME, at), ...texts.map((text) => cell(TEXT, cut(text)))]),
  ];
  rewriteList(sheet, cells, { area: { row: 2, column: 1, rows: rows.length, columns: 1 }, format: 'yyyy-mm-dd hh:mm:ss' });
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

function logSheet(workbook: Workbook, document: Properties, heads: readonly ListHead[]): Sheet {
  const there = workbook.sheet(Number(document.get(REMEMBERED) ?? -1));
  if (there) return there;
  const sheet = addListTab(workbook, saidHere('Send log'), 2, heads);
  document.set(REMEMBERED, String(sheet.id));
  return sheet;
}

function cut(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
