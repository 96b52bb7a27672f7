// A plan as the review shows it, and what the user decides there.

import type { Effect } from '../catalog/resource.ts';
import type { LeftOut } from '../sync/plan/entry-state.ts';
import type { Refused } from '../sync/plan/row-change.ts';

export type { Effect } from '../catalog/resource.ts';

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
  /** Of an amount: its currency, such as `USD`. */
  currency?: string;
  /** For sets: added names that Catalog doesn't have yet, each with an existing one that could be meant. */
  newNames?: { name: string; similar?: string }[];
  /** The requests without which the value isn't sent: a create whose ID it refers to, or renames of items. */
  needs?: string[];
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
  /**
   * Once sent: why it was left out, if it was. Catalog's value was taken, a conflict was left for later, you skipped it, it needs a
   * change that you skipped, or you stopped the send.
   */
  leftOut?: LeftOut;
  /** What is unusual about its values, in sentences. */
  unusual: string[];
  note?: string;
}

/** Rows of one sheet that a task has added, from `row` on. */
export interface TaskRows {
  sheet: number;
  row: number;
  rows: number;
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

/** A cell, or a whole row, that can't be sent. */
export type RefusedRow = Omit<Refused, 'final'>;

/** How far a review is that hasn't ended: the page calls it again. */
export interface ReviewProgress {
  phase: 'reading';
  /** What the next call continues, if anything was read. */
  reading?: string;
  /** Changes that were compared so far, and all of them. */
  count: number;
  total: number;
}

/** The rest of a plan that is too long for one response. */
export interface PlanRest {
  /** What the parts are read by. */
  id: string;
  /** The part to ask for. */
  next: number;
  /** Requests and rows that can't be sent, in all parts. */
  rows: number;
}

/** A part of a plan. */
export interface PlanPart {
  requests: PlanRequest[];
  refused: RefusedRow[];
  /** The part that follows. Absent in the last one. */
  next?: number | undefined;
}

export interface PlanView {
  plan: string;
  host: string;
  /** A check of the edits by the tabs alone, which nobody can send: the key is missing, or is there to read only. */
  dryRunReason?: 'no-key' | 'read-only';
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
  /** What holds back rows that can't be sent. The plan leaves such rows out. */
  refused: RefusedRow[];
  /** Filled new rows that are not in the plan because their Action is blank. Like `refused`, `remarks`, and `selection`, only in a review. */
  newRows: { sheet: number; tab: string; rows: number[] }[];
  /** Edited rows of other tabs, or further rows of these, that wait while only the rows of a task are reviewed. */
  waiting?: { sheet: number; tab: string; edits: number }[];
  /** Other things worth saying: values typed into columns that cannot be edited, … */
  remarks: string[];
  applied: boolean;
  /** The tab that the person looks at and the rows selected there, such as `2–5, 8`; absent where it is not one that can be sent. */
  selection?: { tab: string; rows: string };
  /** The send that it undoes, and when that was reviewed. */
  undoes?: { run: string; at: number };
  /** Its requests go all together or not at all. */
  whole?: boolean;
  /** What `planPart` returns: more `requests` and `refused`. */
  rest?: PlanRest | undefined;
}
