// Records of sources for the code of a report, as short as an example in a sentence.
import type { Record_ } from '../../src/catalog/resource.ts';
import type { ReportInput, ReportRows, SourceRecord } from '../../src/reports/report-input.ts';

/** Sunday, 10 AM in New York. */
export const NOW = Date.parse('2026-11-29T15:00:00Z');

/** A record with its child rows under `lines`. */
export type Given = { readonly [field: string]: Record_[string] | readonly Record_[] };

export function inputOf(sources: Readonly<Record<string, readonly Given[]>>, more: Partial<Omit<ReportInput, 'read'>> = {}): ReportInput {
  const read = Object.entries(sources).map(([name, records]) => [name, records.map(recordOf)]);
  return { read: Object.fromEntries(read), parameters: {}, now: NOW, zone: 'America/New_York', ...more };
}

function recordOf({ lines = [], ...values }: Given): SourceRecord {
  // A field named `lines` is none of Catalog's.
  return { values: values as Record_, lines: lines as readonly Record_[] };
}

/** Returns these fields of each row. */
export function rowsOf({ records }: ReportRows, fields: readonly string[]): unknown[][] {
  return records.map((record) => fields.map((field) => record[field]));
}
