// One report to judge: how it's run, and the SQL that says what it must show.
export interface JudgedReport {
  report: string;
  parameters: Record<string, string | string[]>;
  /** The columns to compare, by header. Numbers are compared as numbers, everything else as the tab shows it. */
  columns: readonly string[];
  /** Returns these columns under their headers, and the key under `Row`. `:today` is a day, and `:now` a time in UTC. */
  sql: string;
  /** By the planted finding: what the report calls it, and the start of the row's key. */
  planted: Readonly<Record<string, string>>;
  /** The name under which the planted cases are listed. */
  plantedAs: string;
}
