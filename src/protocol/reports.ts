// The reports as their page shows them.

import type { Problem } from '../base/problem.ts';
import type { FilterForm, FilterValues } from './pull.ts';

/** The last run of a report, in its first tab. */
export interface ReportTab {
  sheet: number;
  name: string;
  rows: number;
  /** Milliseconds since 1970. Absent before the first run has ended. */
  at?: number;
  complete: boolean;
  filters: FilterValues;
  problem?: Problem;
}

export interface ReportForm {
  name: string;
  title: string;
  question: string;
  group: string;
  filters: FilterForm[];
  /** The values of the filters before a user has chosen any. */
  defaults: FilterValues;
  /** How its numbers are counted, one sentence each. */
  remarks: readonly string[];
  /** Titles of the lists that it reads. */
  reads: string[];
  /** Those of them that the key can't read, as far as known. */
  denied: string[];
  /** What is pasted for it before its first run. */
  pasted?: 'payments';
  tab?: ReportTab;
}

/** One run of a report with these settings. It goes into the tab that shows exactly them, or into a new one. */
export interface RunForm {
  title: string;
  resource: string;
  filters: FilterValues;
}

/** The reports that the dashboard is made of, and its tab if there is one. */
export interface DashboardForm {
  runs: RunForm[];
  tab?: { sheet: number; name: string };
}
