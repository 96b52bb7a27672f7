// Reports that users have made, and sets of reports, as their page shows them.

import type { FilterForm, FilterValues } from './pull.ts';
import type { ReportTab, RunForm } from './reports.ts';

/** A run of a report or of an own one: `own` is its ID, and then its stored settings count. */
export type PlannedForm = RunForm & { own?: string };

export interface OwnReportForm {
  id: string;
  name: string;
  /** What it's made of, such as `Roster, last 7 days`. */
  about: string;
  run: PlannedForm;
  /** The host of the Catalog that its IDs are of, if it's another one. */
  elsewhere?: string;
  tab?: ReportTab;
}

/** What can be edited of an own report. */
export interface OwnSettings {
  /** When it was saved, in milliseconds since 1970. */
  at: number;
  name: string;
  filters: FilterForm[];
  values: FilterValues;
  /** The columns by which the rows of a new tab can be sorted. */
  sortable: { name: string; label: string }[];
  /** One of them, with a hyphen before one that falls, or blank. */
  order: string;
}

export interface SetForm {
  id: string;
  name: string;
  /** As it's stored: `own.<id>`, or the name of a report. */
  runs: string[];
  planned: PlannedForm[];
}

/** A tab that can be saved as a report. */
export interface SavableTab {
  sheet: number;
  name: string;
}

/** What users of the file have made for everyone in it. */
export interface OwnForms {
  own: OwnReportForm[];
  sets: SetForm[];
  savable: SavableTab[];
  /** The sheet that the user looks at, if it can be saved. */
  active?: number;
}
