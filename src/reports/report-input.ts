// What a report's code gets and returns. It's pure: records and parameters in, rows out, and it sees neither workbook nor clock.
import type { FilterValues } from '../catalog/lists/filters.ts';
import type { Record_, Value } from '../catalog/resource.ts';

/** A record of a source, with its child rows if the source has them. */
export interface SourceRecord {
  values: Record_;
  lines: readonly Record_[];
}

export interface ReportInput {
  /** By the name of the source. A source that couldn't be read, or wasn't asked for, is absent. */
  read: { readonly [source: string]: readonly SourceRecord[] | undefined };
  /** As the user chose them, with periods in words as days (`YYYY-MM-DD`) or as a time. */
  parameters: FilterValues;
  /** Milliseconds since 1970. */
  now: number;
  /** The time zone of the spreadsheet. */
  zone: string;
}

export interface ReportRows {
  /** Each with a `row` that identifies it. */
  records: readonly Record_[];
  /** What the user should know about them, one sentence each. */
  notes?: readonly string[];
}

/** A list that depends on what the sources have returned. Its records are added to those of a source. */
export interface MoreList {
  source: string;
  resource: string;
  fields: readonly string[];
  children?: true;
  filters: FilterValues;
  /** If it can't be read, the columns that need it stay blank. */
  optional?: true;
  /** The ID of the record that the list belongs to, such as the listing of a certificate. Without one of its own, it's empty. */
  parent?: string;
}

export interface ReportCode {
  rows(input: ReportInput): ReportRows;
  /** Returns what to read in addition, after the sources. */
  more?(input: ReportInput): readonly MoreList[];
}

/** Returns the records of a source, or none if it wasn't read. */
export function readOf({ read }: ReportInput, source: string): readonly SourceRecord[] {
  return read[source] ?? [];
}

/** Returns a value as text. Blank if there's none. */
export function textOf(value: Value | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

/** Returns a value as text, or null if there's none. */
export function orNull(value: Value | undefined): string | null {
  return textOf(value) || null;
}

/** Returns whether a parameter of the type presence or boolean is turned on. */
export function isOn({ parameters }: ReportInput, name: string): boolean {
  return parameters[name] === 'true';
}

/** Returns the values that were chosen for a parameter with several of them. */
export function chosen({ parameters }: ReportInput, name: string): readonly string[] {
  return [parameters[name] ?? []].flat().filter((value) => value !== '');
}
