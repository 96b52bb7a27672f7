// What the sidebar and the dialogs exchange with the commands. Every call is one JSON text each way; every answer is
// `{ ok: true, data }` or `{ ok: false, problem }`. The sidebar imports these types and nothing else of the server.

import type { Problem } from '../base/problem.ts';
import type { Effect } from '../catalog/resource.ts';

export type { Problem } from '../base/problem.ts';
export type { Effect } from '../catalog/resource.ts';

export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem };

export type FilterValue = string | string[];
/** By filter name; days are `YYYY-MM-DD`, booleans `true` or `false`, a presence `true`, ids and choices arrays of text. Blank ones are left out. */
export type FilterValues = { [name: string]: FilterValue };

export interface FilterForm {
  name: string;
  label: string;
  kind: 'text' | 'integer' | 'decimal' | 'boolean' | 'presence' | 'day' | 'choice' | 'choices' | 'ids';
  choices?: readonly string[];
  help?: string;
  /** Chooses whose lists are read: one such filter has to be filled. */
  whose?: boolean;
}

/** A resource as the pull form shows it. */
export interface ResourceForm {
  name: string;
  title: string;
  one: string;
  group: string;
  editable: boolean;
  filters: FilterForm[];
  remarks: readonly string[];
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

export interface Schedule {
  /** Hour of the day (0 to 23) in the zone of the spreadsheet; the refresh happens between this hour and the next. */
  hour: number;
  /** Milliseconds since 1970 of the last scheduled refresh. */
  ranAt?: number;
  problem?: Problem;
}

export interface ConnectionState {
  host: string;
  label: string;
  kind: 'production' | 'test';
  /** Whoever connected has chosen to send nothing. */
  readOnly?: true;
}

export interface State {
  connection?: ConnectionState;
  /** The file is a copy in which nobody has connected yet. */
  copied?: true;
  tabs: TabState[];
  /** Resources that Catalog has not let this key read, as far as known. */
  refused?: string[];
  /** The sheet that the person looks at. */
  active?: number;
  schedule?: Schedule;
  /** May the workbook hold columns about people? Absent before anybody has answered. */
  personal?: 'with' | 'without';
  /** Status says “edited” at each edit. */
  hints: boolean;
  /** False where the platform cannot run schedules here. */
  canSchedule: boolean;
  /** The last sends, newest first. */
  runs: RunSummary[];
  /** Pulls and sends that have not ended: somebody may go on with them or cancel them. */
  jobs: OpenJob[];
}

export interface OpenJob {
  job: string;
  kind: 'pull' | 'send' | 'undo';
  /** Name of the tab that is pulled; `''` for a send. */
  name: string;
  /** Of a pull. */
  resource?: string;
  filters?: FilterValues;
  sheet?: number;
  /** Records or writes so far and in all. */
  count: number;
  total?: number;
  /** Milliseconds since 1970 when it was begun. */
  since: number;
  /** It was this person, not a colleague, who last went on with it. */
  yours: boolean;
  /** The Catalog that it belongs to, if that isn't the connected one: here it can only be canceled. */
  elsewhere?: { host: string; label?: string };
}

export interface RunSummary {
  run: string;
  at: number;
  /** It undid another send; it was itself undone. */
  undoes: boolean;
  undone: boolean;
  /** Why it cannot be undone here: it did nothing, it has not ended, or it went to another host. */
  stays?: 'nothing' | 'open' | 'elsewhere';
  host: string;
  done: number;
  failed: number;
  unconfirmed: number;
  stale: number;
  skipped: number;
}

/** How far a pull or a send is. Call `step` with the job until `phase` is `done`. */
export interface Progress {
  job: string;
  kind: 'pull' | 'send';
  phase: 'reading' | 'writing' | 'sending' | 'done';
  /** Records or lines so far and in all; `total` is absent while unknown. */
  count: number;
  total?: number;
  /** One sentence: what is happening, or when done what came of it. */
  text: string;
  /** A guess by how long it took so far; absent where there is nothing to go by. */
  secondsLeft?: number;
  /** Call the next step only after so many seconds. */
  waitSeconds?: number;
  /** Only when done. */
  pulled?: PullSummary;
  sent?: SendSummary;
}

export interface PullSummary {
  sheet: number;
  name: string;
  records: number;
  /** Rows added, rows in which a cell changed, rows removed or marked as gone. */
  added: number;
  changed: number;
  removed: number;
  /** Everything that existed throughout was read. */
  complete: boolean;
  /** Cells with unsent edits that were left alone. */
  kept: number;
  /** Records that could not be read, by id and field. */
  unreadable: string[];
  /** Anything else worth saying, one sentence each. */
  remarks: string[];
}

/** Rows that were read again by the ids in them; `text` says it in one sentence. */
export interface RowsRefreshed {
  text: string;
  read: number;
  changed: number;
  gone: number;
  failed: number;
}

export interface SendSummary {
  done: number;
  failed: number;
  unconfirmed: number;
  stale: number;
  skipped: number;
}

export type LineState = 'planned' | 'conflict' | 'sending' | 'done' | 'failed' | 'unconfirmed' | 'stale' | 'skipped';

/** One field of one write, as the review shows it. Values are as the tab would show them. */
export interface PlanField {
  field: string;
  label: string;
  before: string;
  after: string;
  /** What a colleague stored meanwhile, where it is a conflict. */
  theirs?: string;
  /** For sets: what is added and removed. */
  added?: string[];
  removed?: string[];
  state: LineState;
  /** The reason of a failure, the stored value where it differs, … */
  note?: string;
}

/** One write: one request to Catalog. */
export interface PlanRequest {
  request: string;
  /** `create`, `update`, or a word of the Action column. */
  operation: string;
  /** What it does in Catalog, where its name does not say all. */
  help?: string;
  resource: string;
  /** `course`, `tag`, … */
  one: string;
  tab: string;
  sheet: number;
  row: number;
  /** Id of the record; absent for a create. */
  key?: string;
  /** How a person names the record, such as its title. */
  caption: string;
  fields: PlanField[];
  /** What else happens when it is sent. */
  effects: Effect[];
  state: LineState;
  note?: string;
}

/** Something to switch on before sending; off unless switched on. */
export interface PlanOption {
  name: string;
  label: string;
  help: string;
  /** The requests that it concerns. */
  requests: string[];
}

/** What to do with a field that a colleague changed too: send mine, take Catalog's into the cell, or leave both as they are. */
export interface Decision {
  request: string;
  field: string;
  choice: 'mine' | 'theirs' | 'skip';
}

/** What has to be typed before so much is removed, or before it is sent where it cannot be taken back. */
export interface PlanGuard {
  words: string;
  /** One sentence each. */
  why: string[];
  /** Needed only while one of these requests is not left out. */
  requests: string[];
}

export interface PlanView {
  plan: string;
  host: string;
  /** A check of the edits by the tabs alone, which nobody can send: the key is missing, or is there to read only. */
  only?: 'no-key' | 'read-only';
  /** `production` asks once more before it is sent. */
  kind: 'production' | 'test';
  at: number;
  requests: PlanRequest[];
  /** Requests by operation, and fields in conflict. */
  counts: { [operation: string]: number; conflict: number };
  options: PlanOption[];
  /** A guess at how long sending all of it takes; absent where there is nothing to go by. */
  seconds?: number;
  guard?: PlanGuard;
  /** Rows that cannot be sent, each with its reason; nothing of such a row is in the plan. */
  refused: { tab: string; row: number; label: string; what: string; todo: string }[];
  /** Filled new rows that are not in the plan because their Action is blank. Like `refused`, `remarks` and `here` told by a review only. */
  offered: { sheet: number; tab: string; rows: number[] }[];
  /** Other things worth saying: values typed into columns that cannot be edited, … */
  remarks: string[];
  applied: boolean;
  /** The tab that the person looks at and the rows selected there, such as `2–5, 8`; absent where it is not one that can be sent. */
  here?: { tab: string; rows: string };
  /** The send that it undoes, and when that was reviewed. */
  undoes?: { run: string; at: number };
  /** Its requests go all together or not at all. */
  whole?: boolean;
}

export interface ListingChoice {
  id: string;
  title: string;
  /** `course` or `program`. */
  one: string;
}

/** A pasted person and the pulled users who could be meant. */
export interface PersonMatch {
  /** As pasted; one of them may be `''`. */
  name: string;
  mail: string;
  /** Canvas user id, and how people know them. */
  found: { id: string; text: string }[];
  /** It is the one that was found. */
  isSure: boolean;
}

export interface ListingPattern {
  sheet: number;
  key: string;
  one: string;
  title: string;
  path: string;
  /** A Canvas course has to be named for the new one. */
  hasCourse: boolean;
}

/** Input and output of every command, by its name. */
export interface Messages {
  state: { input: Record<string, never>; output: State };
  /** What can be pulled. Asked once, when the person first wants to choose. */
  forms: { input: Record<string, never>; output: { forms: ResourceForm[] } };
  /** A Catalog counts as production unless it is said to be for tests. */
  connect: {
    input: { host: string; key: string; label?: string; kind?: 'production' | 'test'; readOnly?: boolean };
    output: ConnectionState & { catalogs?: number };
  };
  disconnect: { input: Record<string, never>; output: Record<string, never> };
  /**
   * Starts a pull: into the tab given or a new one, else the tab of this resource, else a new one. Answers after the first page.
   * `fromStart` reads everything, where otherwise only what changed since the last pull would be read.
   */
  pull: { input: { resource: string; filters: FilterValues; sheet?: number | 'new'; fromStart?: boolean }; output: Progress };
  /** Reads the records of the selected rows of the active tab again, and nothing else. */
  refreshRows: { input: Record<string, never>; output: RowsRefreshed };
  /** Goes on with a job for some seconds. */
  step: { input: { job: string }; output: Progress };
  /** Stops a job: a pull leaves its tab as it was; a send stops before the next request. */
  cancel: { input: { job: string }; output: Record<string, never> };
  /** Courses and programs of the pulled tabs in which people can be enrolled, by title; and is there a tab of users? */
  listings: { input: Record<string, never>; output: { listings: ListingChoice[]; hasUsers: boolean } };
  /** Finds pasted addresses and names among the pulled users. */
  matchPeople: { input: { text: string }; output: { people: PersonMatch[] } };
  /**
   * Adds a row to the tab of enrollments for each person, by Canvas user id, and for each newcomer, who gets a row in the tab of
   * users too; pulls the enrollments of the listing where there is no tab of them; then opens the review.
   */
  enroll: {
    input: { listing: string; people: string[]; newcomers: { name: string; mail: string }[] };
    output: { rows: number; created: number };
  };
  /** The course or program in the selected row, from which a new listing can be made. */
  listingPattern: { input: Record<string, never>; output: ListingPattern };
  /** Adds a row like that of the listing `key`, to be created; opens the review. `left` names what could not be copied. */
  newListing: {
    input: { sheet: number; key: string; title: string; path: string; course?: string };
    output: { row: number; left: string[] };
  };
  /** Shows a view in the sidebar that stands on another page of it: `enroll`, `newListing`, `help`, `home`, `pull:<resource>`. */
  openSidebar: { input: { view: string }; output: Record<string, never> };
  /** Opens the review dialog, from the sidebar: with the edits of the tabs, the undo of a send, or a send to resume. */
  openReview: { input: { undo?: string; resume?: string }; output: Record<string, never> };
  /**
   * Reads the edits, compares them with Catalog as it is now, and stores the plan. Without `scope` those of all tabs; else
   * of the tab that the person looks at, or of the rows that are selected there. `include` names new rows to be created
   * although their Action is blank.
   */
  review: { input: { scope?: 'tab' | 'selection'; include?: { sheet: number; row: number }[] }; output: PlanView };
  /** The same for the way back of a send. Sent like any other plan. */
  undo: { input: { run: string }; output: PlanView };
  /** The same for all people on the waitlist of a listing, who leave it together. */
  clearWaitlist: { input: { listing: string }; output: PlanView };
  /** Reads a stored plan again, with the states of its lines. */
  plan: { input: { plan: string }; output: PlanView };
  /**
   * Starts sending a stored plan; `options` names those switched on. Conflicts without a decision are skipped, `leftOut`
   * names requests that stay unsent edits, `confirmed` is what was typed for the plan's guard, and `production` says yes to
   * a production Catalog. A plan is sent once.
   */
  send: {
    input: { plan: string; options: string[]; decisions?: Decision[]; leftOut?: string[]; confirmed?: string; production?: boolean };
    output: Progress;
  };
  /** Makes or refreshes the tab “Catalog log” and shows it, at a run where one is given. */
  log: { input: { run?: string }; output: Record<string, never> };
  /** Sets the daily refresh, or ends it when `hour` is null. */
  schedule: { input: { hour: number | null }; output: Schedule | null };
  /** Refreshes all tabs now, as the schedule would; one job after the other. */
  refreshAll: { input: { fromStart?: boolean }; output: { names: string[]; problems: Problem[] } };
  /** Compares what Catalog answers with the table of resources; the report is text for an issue, without personal data. */
  checkCatalog: { input: Record<string, never>; output: { report: string; differences: number } };
  /** Asks again for what was refused to this key; answers what still is. */
  checkAccess: { input: Record<string, never>; output: { refused: string[] } };
  /** The columns of a tab from left to right, then those that it could have. */
  columns: { input: { sheet: number }; output: { columns: ColumnState[] } };
  /** Puts columns into this order, in or out of sight. `added` came back blank: the tab is to be refreshed from the start. */
  arrangeColumns: { input: { sheet: number; columns: { name: string; shown: boolean }[] }; output: { added: number } };
  /** Switches the hint “edited” in Status at each edit on or off, for everybody in the file. */
  hints: { input: { on: boolean }; output: Record<string, never> };
  /** Whether columns about people are pulled into this workbook. Until that is known, `pull` refuses with the code `personal`. */
  personal: { input: { answer: 'with' | 'without' }; output: Record<string, never> };
  /** Clears columns about people, and what is remembered of them; answers the tabs. `confirmed` is “remove personal data”. */
  removePersonal: { input: { confirmed: string }; output: { tabs: string[] } };
  /** Shows a tab. */
  activate: { input: { sheet: number }; output: Record<string, never> };
}

export type Command = keyof Messages;
