// Pulls and sends as the pages show them: unfinished, in progress, and done.

import type { FilterValues } from './pull.ts';
import type { PlanView } from './review.ts';

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
  /** The plan of a send with the results of its changes. */
  plan?: PlanView;
  /** This user hasn’t reviewed what a resumed send sends, so what is left is to be reviewed again. */
  isReviewNeeded?: true;
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
  /** Values that couldn't be read, each with the ID of its record and its column. They're blank. */
  unreadable: string[];
  /** Anything else worth saying, one sentence each. */
  remarks: string[];
}

export interface SendSummary {
  done: number;
  failed: number;
  unconfirmed: number;
  stale: number;
  skipped: number;
  /** Catalog's value was taken, if that was ever chosen. */
  taken?: number;
}

export interface RunSummary {
  run: string;
  at: number;
  /** It undid another send; it was itself undone. */
  undoes: boolean;
  undone: boolean;
  /** Why it cannot be undone here: it did nothing, it has not ended, or it went to another host. */
  undoBlockedBecause?: 'nothing' | 'open' | 'elsewhere';
  host: string;
  /** Who sent it: you, or the name that a colleague entered, which isn't verified. `''` if they entered none. */
  by: { you: true } | { name: string };
  /** What was sent, largest group first, with the headers of the changed columns. Empty for sends by earlier versions. */
  about: { one: string; operation: string; count: number; labels: string[] }[];
  done: number;
  failed: number;
  unconfirmed: number;
  stale: number;
  skipped: number;
  taken?: number;
}
