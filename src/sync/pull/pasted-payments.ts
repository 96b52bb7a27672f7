// The payments that were pasted for a report: the job names the export, and the hidden data sheet holds it.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { ReportInput, SourceRecord } from '../../reports/report-input.ts';
import { firstInstantOf, serialOfDay, toIso } from '../../tabs/cells/time.ts';
import { hasExport, readExport, type StoredPayment } from '../../tabs/memory/payment-export.ts';
import type { Session } from '../jobs/session.ts';

const DAY_MS = 86_400_000;

/** Throws StopError if a report needs an export that isn't in the file. It's asked before anything is read from Catalog. */
export function assertPasted({ workbook }: Pick<Session, 'workbook'>, { report, title }: Resource, filters: FilterValues): void {
  if (report?.pasted !== undefined && !hasExport(workbook, exportOf(filters))) throw missing(title);
}

/** Returns the pasted records of a report by the name of their source. */
export function pastedRecords(
  { workbook }: Pick<Session, 'workbook'>,
  { report, title }: Resource,
  filters: FilterValues,
): ReportInput['read'] {
  if (report?.pasted === undefined) return {};
  const payments = readExport(workbook, exportOf(filters));
  if (!payments) throw missing(title);
  const zone = workbook.timeZone();
  return { [report.pasted]: payments.map((payment) => recordOf(payment, zone)) };
}

function exportOf({ export: id = '' }: FilterValues): string {
  return String(id);
}

function missing(title: string): StopError {
  return new StopError(
    'no-export',
    say`“${title}” needs an export of your payment provider.`,
    say`Open Reports, and paste the export there.`,
  );
}

function recordOf([id, also, kind, amount, fee, currency, at]: StoredPayment, zone: string): SourceRecord {
  return { values: { id, also, kind, amount, fee, currency, at: inUtc(at, zone) }, lines: [] };
}

/** Returns a time in UTC. One without a Z is on the clock of the spreadsheet. */
function inUtc(at: string, zone: string): string {
  if (at === '' || at.endsWith('Z')) return at;
  const [day = '', time = '00:00:00'] = at.split('T');
  return toIso(firstInstantOf(serialOfDay(day) + Date.parse(`1970-01-01T${time}Z`) / DAY_MS, zone));
}
