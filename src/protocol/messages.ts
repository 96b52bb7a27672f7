// What pages and commands exchange, in one map. Each call is one JSON text each way, and each response is
// `{ ok: true, data }` or `{ ok: false, problem }`. The sidebar imports types of this folder and no other server code.

import type { Payment } from '../base/payment.ts';
import type { Problem } from '../base/problem.ts';
import type { Progress } from './jobs.ts';
import type { OwnForms, OwnSettings } from './own-reports.ts';
import type { FilterValues, PreFlight, ResourceForm, RowsRefreshed } from './pull.ts';
import type { RemovalStep } from './removal.ts';
import type { DashboardForm, ReportForm } from './reports.ts';
import type { Decision, PlanPart, PlanView, ReviewProgress, TaskRows } from './review.ts';
import type { ScheduleInput, ScheduleSaved } from './schedule.ts';
import type { ChangedRow, ChosenLanguage, ColumnState, ConnectionState, KeyUse, LimitsUsed, State } from './state.ts';
import type { ListingChoice, ListingTemplate, PersonMatch } from './tasks.ts';

export type { Problem } from '../base/problem.ts';

export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** What the menu is named after: the script, the spreadsheet, or neither. */
export type MenuName = 'script' | 'file' | 'other';

/** Input and output of every command, by its name. */
export interface Messages {
  state: { input: Record<string, never>; output: State };
  /** What can be pulled. Asked once, when the person first wants to choose. */
  forms: { input: Record<string, never>; output: { forms: ResourceForm[] } };
  /** The reports, each with its form and its last run. */
  reports: { input: Record<string, never>; output: { reports: ReportForm[]; dashboard: DashboardForm } & OwnForms };
  /** Saves what a tab shows as a report of the file: filters in words, columns, and by which field new tabs are sorted. */
  saveReport: { input: { sheet: number; name: string; order?: string }; output: { id: string } };
  /** Returns the form that edits an own report. */
  ownReport: { input: { id: string }; output: OwnSettings };
  /** Changes an own report for everyone in the file. Its columns stay. Fails if it was changed after `at`. */
  editReport: { input: { id: string; at: number; name: string; filters: FilterValues; order: string }; output: Record<string, never> };
  /** Deletes an own report. Its tabs stay. */
  deleteReport: { input: { id: string }; output: Record<string, never> };
  /** Returns an own report as one line of JSON, with titles instead of IDs. */
  copyRecipe: { input: { id: string }; output: { recipe: string } };
  /** Saves such a line as an own report. Fails if this Catalog doesn't have what it names. */
  pasteRecipe: { input: { recipe: string }; output: { id: string; name: string } };
  /** Saves a set of reports: own ones as `own.<id>`, and others by name. Without `id`, a new one. */
  saveSet: { input: { id?: string; name: string; runs: string[] }; output: { id: string } };
  deleteSet: { input: { id: string }; output: Record<string, never> };
  /** Keeps what the page has read of a pasted export in the file, and returns the value of the report's parameter `export`. */
  keepPayments: { input: { payments: Payment[] }; output: { export: string } };
  /** A Catalog counts as production unless it is said to be for tests. */
  connect: {
    input: { host: string; key: string; label?: string; kind?: 'production' | 'test'; readOnly?: boolean; user?: string };
    output: ConnectionState & { catalogs?: number };
  };
  /** Connects the file to a Catalog for which the user has a key already. */
  useCatalog: { input: { host: string }; output: ConnectionState };
  /** Ends the user's connection and schedule in this file, and removes the key unless another file uses it. */
  disconnect: { input: Record<string, never>; output: { keyKept: boolean } };
  /** Stops this script in this file, because the add-on takes over. Refused while a pull or send isn't finished. */
  moveToAddOn: { input: Record<string, never>; output: Record<string, never> };
  /** Has this script work in this file again. */
  moveBack: { input: Record<string, never>; output: Record<string, never> };
  /** How much of Google's limits is used. */
  limits: { input: Record<string, never>; output: LimitsUsed };
  /** What the user's keys are used for, in all files. */
  keys: { input: Record<string, never>; output: { hosts: KeyUse[] } };
  /** Removes all of the user's keys and schedules, in all files. */
  removeKeys: { input: Record<string, never>; output: { removed: number } };
  /**
   * Starts a pull: into the tab given or a new one, else the tab of this resource, else a new one. `matching` is the tab that shows
   * exactly these filters, or a new one. With `own`, an own report is run as it was saved, into its tab or a `new` one. Answers after
   * the first page.
   * `fromStart` reads everything, where otherwise only what changed since the last pull would be read.
   */
  pull: {
    input: { resource: string; filters: FilterValues; sheet?: number | 'new' | 'matching'; own?: string; fromStart?: boolean };
    output: Progress;
  };
  /** How full the file is, and what a pull or a report with these filters would read and add. Fails as the pull would. */
  preFlight: { input: { resource: string; filters: FilterValues; sheet?: number | 'new' }; output: PreFlight };
  /** Reads the records of the selected rows of the active tab again, and nothing else. */
  refreshRows: { input: Record<string, never>; output: RowsRefreshed };
  /** Goes on with a job for some seconds. */
  step: { input: { job: string }; output: Progress };
  /** Stops a job: a pull leaves its tab as it was; a send stops before the next request. */
  cancel: { input: { job: string }; output: Record<string, never> };
  /** Courses and programs of the pulled tabs in which people can be enrolled, by title; and is there a tab of users? */
  listings: { input: Record<string, never>; output: { listings: ListingChoice[]; hasUsers: boolean } };
  /** Finds pasted addresses and names among the pulled users. */
  matchPeople: { input: { people: { name: string; mail: string }[]; listing: string }; output: { people: PersonMatch[] } };
  /**
   * Adds a row to the tab of enrollments for each person, by Canvas user id, and for each newcomer, who gets a row in the tab of
   * users too; pulls the enrollments of the listing where there is no tab of them; then opens the review.
   */
  enroll: {
    input: { listing: string; people: string[]; newcomers: { name: string; mail: string }[] };
    output: { rows: number; created: number };
  };
  /** The course or program in the selected row, from which a new listing can be made. */
  listingTemplate: { input: Record<string, never>; output: ListingTemplate };
  /** Adds a row like that of the listing `key`, to be created; opens the review. `left` names what could not be copied. */
  newListing: {
    input: { sheet: number; key: string; title: string; path: string; course?: string };
    output: { row: number; left: string[] };
  };
  /** Shows a view in the sidebar that stands on another page of it: `enroll`, `newListing`, `help`, `home`, `pull:<resource>`. */
  openSidebar: { input: { view: string }; output: Record<string, never> };
  /** Opens the review dialog, from the sidebar: with the edits of all tabs or of one, the undo of a send, or a send to resume. */
  openReview: { input: { undo?: string; resume?: string; sheet?: number }; output: Record<string, never> };
  /**
   * Reads the edits, compares them with Catalog as it is now, and stores the plan. Without `scope` those of all tabs; else
   * of the tab that the person looks at, or of the rows that are selected there. `include` names new rows to be created
   * although their Action is blank. `rows` are the only ones, such as those that a task has added. With `few`, it stops before it
   * compares more changes than a page should wait for while it opens. With `seconds`, it answers after that time, and the page calls
   * it again with its `reading`, until the plan is there.
   */
  review: {
    input: {
      scope?: 'tab' | 'selection';
      rows?: TaskRows[];
      include?: { sheet: number; row: number }[];
      few?: true;
      seconds?: number;
      reading?: string;
    };
    output: PlanView | ReviewProgress;
  };
  /** The same for the way back of a send. Sent like any other plan. */
  undo: { input: { run: string }; output: PlanView };
  /** The same for all people on the waitlist of a listing, who leave it together. */
  clearWaitlist: { input: { listing: string }; output: PlanView };
  /**
   * Puts the pulled values back into cells: those of changes in a stored plan, all of them or some fields, and those that hold rows
   * back, with what the review showed of them. An Action is cleared instead, and new rows stay. So does what was entered after the
   * review. Returns what was put back, and what wasn't.
   */
  discard: {
    input: {
      plan: string;
      changes: { request: string; fields?: string[] }[];
      cells: { sheet: number; key: string; field: string; typed: string }[];
    };
    output: { discarded: string[]; kept: string[] };
  };
  /** Replaces a new name in a cell of a stored plan by an existing one. The cell stays an edit. Returns why it kept its entry, if it did. */
  useName: { input: { plan: string; request: string; field: string; name: string; existing: string }; output: { kept: string[] } };
  /** Returns a part of a plan whose first response had a `rest`. */
  planPart: { input: { id: string; part: number }; output: PlanPart };
  /** Reads a stored plan again, with the states of its lines. */
  plan: { input: { plan: string }; output: PlanView };
  /**
   * Starts to send a stored plan. `options` names those that are turned on. Conflicts without a decision are skipped. `skipped`
   * names requests that stay unsent edits, `confirmed` is what was typed for the plan's guard, and `production` says yes to
   * a production Catalog. `digest` is the SHA-256 of the requests as the page received and showed them. A plan is sent once.
   * With `seconds`, it goes on that long before it answers, so a small send needs no `step`.
   */
  send: {
    input: {
      plan: string;
      digest: string;
      options: string[];
      decisions?: Decision[];
      skipped?: string[];
      confirmed?: string;
      production?: boolean;
      seconds?: number;
    };
    output: Progress;
  };
  /** Makes the dashboard, or brings it up to date, and shows it. Its reports are run before, each with the filters that it needs. */
  dashboard: { input: Record<string, never>; output: { sheet: number } };
  /** Makes or refreshes the tab “Catalog log” and shows it, at a run where one is given. */
  log: { input: { run?: string }; output: Record<string, never> };
  /** Saves a schedule if it fits into Google's limits, and sets up its trigger again. */
  schedule: { input: ScheduleInput; output: ScheduleSaved };
  /** Ends a schedule, whoever set it up. */
  unschedule: { input: { id: string }; output: Record<string, never> };
  /** Makes a schedule that no longer works the person's own. */
  takeOver: { input: { id: string }; output: Record<string, never> };
  /** Sets where the person is told about failures of schedules: by email if this installation can, or in a chat. Blank ends it. */
  notifySchedules: { input: { email: string; webhook: string }; output: Record<string, never> };
  /** Refreshes all tabs now, as the schedule would; one job after the other. */
  refreshAll: { input: { fromStart?: boolean }; output: { names: string[]; problems: Problem[] } };
  /** Compares what Catalog answers with the table of resources; the report is text for an issue, without personal data. */
  checkCatalog: { input: Record<string, never>; output: { report: string; differences: number } };
  /**
   * Tries what Google does in this installation. `echo` is the address of a server that sends back what it gets, `menu` is what the
   * user sees the menu named after, and `page` has lines of the report that only the page knows. A message with a filler just comes back.
   */
  checkInstallation: { input: { echo?: string; menu?: MenuName; page?: string[]; filler?: string }; output: { report: string } };
  /** Counts and settings to paste into an issue, without anyone's data. */
  diagnostics: { input: { page?: string[] }; output: { report: string } };
  /** Asks again for what was refused to this key; answers what still is. */
  checkAccess: { input: Record<string, never>; output: { refused: string[] } };
  /** The columns of a tab from left to right, then those that it could have. */
  columns: { input: { sheet: number }; output: { columns: ColumnState[] } };
  /** Puts columns into this order, in or out of sight. `added` came back blank: the tab is to be refreshed from the start. */
  arrangeColumns: { input: { sheet: number; columns: { name: string; shown: boolean }[] }; output: { added: number } };
  /** Makes a tab recognize its columns again, after headers or notes were changed. Returns their headers. */
  repairColumns: { input: { sheet: number }; output: { headers: string[] } };
  /** Switches the hint “edited” in Status at each edit on or off, for everybody in the file. */
  hints: { input: { on: boolean }; output: Record<string, never> };
  /** Chooses the language of this user in all files. `google`: that of their Google account. Pages that are open keep theirs. */
  language: { input: { language: ChosenLanguage }; output: Record<string, never> };
  /** Whether columns about people are pulled into this workbook. Until that is known, `pull` refuses with the code `personal`. */
  personal: { input: { answer: 'with' | 'without' }; output: Record<string, never> };
  /**
   * Clears columns about people, and what is remembered of them, and searches everything for it. `confirmed` is “remove personal
   * data”. Called again until it's done.
   */
  removePersonal: { input: { confirmed: string }; output: RemovalStep };
  /** Does the same for one learner, who is named by address or Canvas user ID. Called again until it's done. */
  eraseLearner: { input: { learner: string }; output: RemovalStep };
  /** The rows that the last refreshes of a tab have added or changed. What a schedule brings from now on starts a new list. */
  changes: { input: { sheet: number }; output: { rows: ChangedRow[] } };
  /** Shows a tab, at a cell where one is given. */
  activate: { input: { sheet: number; row?: number; field?: string }; output: Record<string, never> };
}

export type Command = keyof Messages;
