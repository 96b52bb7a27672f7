// What the sidebar shows when it opens: the connection, the tabs, the schedule, and past and unfinished sends.

import type { Package } from '../base/package.ts';
import type { Problem } from '../base/problem.ts';
import type { Language } from '../base/say.ts';
import type { OpenJob, RunSummary } from './jobs.ts';
import type { FilterValues } from './pull.ts';
import type { Account, ScheduleState } from './schedule.ts';

/** `google`: that of the user's Google account. */
export type ChosenLanguage = 'google' | Language;

export interface ConnectionState {
  host: string;
  label: string;
  kind: 'production' | 'test';
  /** Whoever connected has chosen to send nothing. */
  readOnly?: true;
  /** The name that the user entered. */
  user?: string;
}

/** Who decided about personal data. */
export interface PersonalDecided {
  /** The name that whoever decided had entered, which isn't verified. `''` if they entered none. */
  by: string;
  /** Milliseconds since 1970, or 0 if it isn't known. */
  at: number;
  /** What the user has decided, which can be less strict than what holds. */
  yours?: 'with' | 'without';
}

/** A Catalog that the user has a key for, and the files in which they use it. Files of earlier versions aren't known. */
export interface KeyUse {
  host: string;
  files: { name: string; here: boolean; daily: boolean }[];
}

/** How much of Google's limits is used. Requests and minutes count for a day. */
export interface LimitsUsed {
  account: Account;
  /** By hand in this file, and by the user's schedules in all files. */
  requests: { byHand: number; bySchedules: number; most: number };
  /** Of schedules, in all files. */
  minutes: { used: number; most: number };
  /** Absent without a file. */
  cells?: { used: number; most: number; largest: { name: string; cells: number } };
}

/** A colleague connected the file to another Catalog than the user's. */
export interface SwitchedState {
  from: string;
  to: string;
  kind: 'production' | 'test';
  /** The name that the colleague entered, which isn't verified. */
  by?: string;
  /** Milliseconds since 1970. */
  at?: number;
  /** The user has keys for these. */
  hasKey: { from: boolean; to: boolean };
}

/** A tab that holds a pulled resource. */
export interface TabState {
  sheet: number;
  /** Name of the tab as it is now. */
  name: string;
  resource: string;
  editable: boolean;
  filters: FilterValues;
  rows: number;
  /** Milliseconds since 1970 of the last pull; absent before the first one has ended. */
  pulledAt?: number;
  /** The last pull that read everything, where later ones have only read what changed. */
  fullAt?: number;
  complete: boolean;
  /** Edits that have not been sent, and rows held back as conflicts: exact for the active tab, else what was counted last. */
  unsent?: number;
  conflicts?: number;
  /** Why the last pull failed, if it did. */
  problem?: Problem;
  /** How many rows the last refreshes have added and changed, and since when, in milliseconds since 1970. */
  changes?: { added: number; changed: number; more: number; since: number };
}

/** A row that a refresh has added or changed. */
export interface ChangedRow {
  kind: 'new' | 'changed';
  row: number;
  /** What names it: its title, or its ID. */
  text: string;
}

/** A column of ours. */
export interface ColumnState {
  name: string;
  /** The header as it is in the tab, else as it would be. */
  label: string;
  editable: boolean;
  /** In the tab and in sight. */
  shown: boolean;
  /** In the tab at all. */
  there: boolean;
}

export interface State {
  connection?: ConnectionState;
  package: Package;
  /** The file has moved to the add-on, so this script doesn't work in it. */
  moved?: true;
  /** The file is a copy in which nobody has connected yet. */
  copied?: true;
  /** Another script worked in the file, and nobody has connected in this one yet. */
  otherScript?: true;
  switched?: SwitchedState;
  tabs: TabState[];
  /** Resources that Catalog has not let this key read, as far as known. */
  refused?: string[];
  /** The sheet that the person looks at. */
  active?: number;
  /** Where the person is told about failures of schedules. `email` is absent where this installation can't send any. */
  notify: { email?: string; webhook: string };
  /** Those of all users, the person's own first. */
  schedules: ScheduleState[];
  /** Sets of reports that can be scheduled, if there are any. */
  sets?: { id: string; name: string }[];
  /** Whether the file can hold personal data. Absent before anyone has decided. */
  personal?: 'with' | 'without';
  personalDecided?: PersonalDecided;
  /** A removal of personal data was interrupted. */
  removalOpen?: true;
  /** Status says “edited” at each edit. */
  hints: boolean;
  language: ChosenLanguage;
  /** That of what stands in its cells. Absent before the first pull, which fixes it. */
  workbookLanguage?: Language;
  /** False where the platform cannot run schedules here. */
  canSchedule: boolean;
  /** The last sends, newest first. */
  runs: RunSummary[];
  /** Pulls and sends that have not ended: somebody may go on with them or cancel them. */
  jobs: OpenJob[];
}
