// The reports that users have made in this file, in document properties: a resource or a report with its settings, columns, and order.

import { StopError } from '../../base/problem.ts';
import { bytesOf } from '../../base/property-size.ts';
import { say } from '../../base/say.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** What an own report is, in any file. */
export interface OwnReportShape {
  name: string;
  resource: string;
  /** As in a tab, with periods in words. */
  filters: { [filter: string]: string | string[] };
  /** The columns of a new tab by name, from left to right. A hyphen marks a hidden one. */
  columns: string[];
  /** The fields by which the rows of a new tab are sorted, with a hyphen before one that falls. Blank if it's the usual order. */
  order: string[];
}

/** Stored under `own.<id>`. */
export interface OwnReport extends OwnReportShape {
  v: 1;
  id: string;
  /** When it was saved, in milliseconds since 1970. */
  at: number;
  /** The titles of the records whose IDs its filters have, by ID. */
  titles?: { [id: string]: string };
  /** The Catalog that these IDs are of. Without IDs, it fits any. */
  of?: { connection: string; host: string };
}

const PREFIX = 'own.';
export const MAX_OWN_REPORTS = 30;
export const MAX_NAME_LENGTH = 60;
/** A property holds 9 KB. */
export const MAX_OWN_BYTES = 8_000;

/** Returns all of them by name. */
export function readOwnReports(document: Properties): OwnReport[] {
  return Object.entries(document.all())
    .flatMap(([name, text]) => (name.startsWith(PREFIX) ? [parseVersioned<OwnReport>(text)] : []))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

/** Undefined if a colleague has deleted it. */
export function findOwnReport(document: Properties, id: string): OwnReport | undefined {
  const text = document.get(PREFIX + id);
  return text === undefined ? undefined : parseVersioned<OwnReport>(text);
}

export function readOwnReport(document: Properties, id: string): OwnReport {
  const report = findOwnReport(document, id);
  if (report) return report;
  throw new StopError('no-own-report', say`This report no longer exists.`, say`Choose another one, or save it again from its tab.`);
}

/** Throws StopError if it's too large, or if there are too many. */
export function saveOwnReport(document: Properties, report: OwnReport): void {
  const text = JSON.stringify(report);
  if (bytesOf(text) > MAX_OWN_BYTES)
    throw new StopError(
      'report-too-large',
      say`This report is too large to save.`,
      say`Choose fewer values in its filters, or remove columns.`,
    );
  const others = readOwnReports(document).filter(({ id }) => id !== report.id);
  if (others.length >= MAX_OWN_REPORTS)
    throw new StopError('too-many-reports', say`A spreadsheet can hold up to ${MAX_OWN_REPORTS} own reports.`, say`Delete one of them.`);
  document.set(PREFIX + report.id, text);
}

export function removeOwnReport(document: Properties, id: string): void {
  document.remove(PREFIX + id);
}

/** Returns the columns with their names, and whether each is hidden. */
export function columnsIn({ columns }: Pick<OwnReportShape, 'columns'>): { name: string; hidden: boolean }[] {
  return columns.map((column) => ({ name: column.replace(/^-/, ''), hidden: column.startsWith('-') }));
}
