// The state of the review dialog, what can happen to it, and the views that it opens with.
import { rowsNamed } from '../../base/row-names.ts';
import type { SendSummary } from '../../protocol/jobs.ts';
import type { Messages, Problem } from '../../protocol/messages.ts';
import type { Decision, PlanView, ReviewProgress, TaskRows } from '../../protocol/review.ts';
import type { ReviewView } from '../../protocol/views.ts';
import type { Answered } from '../page/effect.ts';
import type { Job } from '../page/job.ts';
import { type Choice, type Choices, nothingChosen } from './choices.ts';
import { everything, type PlanFilter } from './plan.ts';

export interface Review {
  /**
   * `discarding`: cells get back what was pulled, and the review starts again. `comparing`: the server creates the plan.
   * `compareFailed`: it couldn't. `ready`: can be read and sent. `sending`: `job` has the progress. `loadingResults`: the results are
   * being read. `resultsUnavailable`: they couldn't be. `finished`: they're shown.
   */
  phase: 'discarding' | 'comparing' | 'compareFailed' | 'ready' | 'sending' | 'loadingResults' | 'resultsUnavailable' | 'finished';
  /** The send to undo. If absent, edits are reviewed. */
  undo?: string;
  /** The listing whose waitlist to clear. If absent, edits are reviewed. */
  waitlist?: string;
  /** The unfinished send to resume, until it's running. */
  resumes?: string;
  /** The rows that a task has added, which are reviewed alone. */
  rows?: TaskRows[];
  /** The rows to review. If absent, all tabs are. */
  scope?: Messages['review']['input']['scope'];
  /** New rows that are created although their Action is blank. */
  include?: Messages['review']['input']['include'];
  /** How far a review of many changes is. */
  compared?: ReviewProgress;
  plan?: PlanView;
  /** A plan of which parts are missing, and what it's for. */
  loading?: { plan: PlanView; as: 'review' | 'results' };
  choices: Choices;
  filter: PlanFilter;
  /** Names of the options that are turned on. */
  options: string[];
  /** By the name of a long list: how often the user asked for more of it. */
  more: Readonly<Record<string, number>>;
  job?: Job;
  /** Edits that are discarded once the user confirms. */
  asks?: DiscardedEdits;
  /** What the last *Discard* did. */
  discarded?: Messages['discard']['output'];
  /** The existing name that a cell got last, and why it didn't. */
  used?: { name: string; kept: string[] };
  /** The review before a *Discard*, whose choices still hold for changes that are the same. */
  earlier?: { plan: PlanView; choices: Choices };
  /** The last copy as a table. */
  copied?: { rows: number; ok: boolean };
  /** The review is of what is left of a send that couldn't be resumed, because this user hasn't reviewed it. */
  isRest?: true;
  sent?: SendSummary;
  problem?: Problem;
  silent: boolean;
}

/** Edits to discard: changes of the plan, or some of their fields, and cells that hold rows back. */
export type DiscardedEdits = Omit<Messages['discard']['input'], 'plan'>;

export type ReviewAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'option'; name: string; on: boolean }
  | { type: 'showMore'; list: string }
  | ({ type: 'filter' } & Partial<PlanFilter>)
  | ({ type: 'decide' } & Decision)
  | { type: 'decideAll'; choice: Choice }
  | { type: 'skip'; requests: string[]; out: boolean }
  | { type: 'confirm'; text: string }
  | { type: 'confirmProduction'; on: boolean }
  | { type: 'scope'; scope: Review['scope'] }
  /** Discards edits: one at once, several after a question. */
  | ({ type: 'discard' } & DiscardedEdits)
  /** The answer to that question. */
  | { type: 'discardAsked'; yes: boolean }
  /** Puts an existing name into a cell in place of a new one, and reviews again. */
  | { type: 'useName'; request: string; field: string; name: string; existing: string }
  /** Shows a cell in the spreadsheet, which needs the dialog closed. */
  | { type: 'goTo'; sheet: number; row: number; field?: string }
  | { type: 'copied'; rows: number; ok: boolean }
  /** Reviews the undo of what was just sent. */
  | { type: 'undoSent' }
  /** Reviews again, with new rows of a tab included. */
  | { type: 'include'; sheet: number; rows: number[] }
  | { type: 'send' }
  | { type: 'resume' }
  | { type: 'stop' }
  /** Reads the results. */
  | { type: 'check' }
  | { type: 'reviewAgain' }
  | { type: 'close' };

export const comparing: Review = {
  phase: 'comparing',
  choices: nothingChosen,
  filter: everything,
  options: [],
  more: {},
  silent: false,
};

/** How each view of the dialog opens. `id` is the send or the listing that it's about. */
const OPENINGS: Readonly<Record<ReviewView, (id: string) => Partial<Review>>> = {
  review: () => ({}),
  rows: (id) => ({ rows: rowsNamed(id) }),
  undo: (id) => ({ undo: id }),
  resume: (id) => ({ resumes: id }),
  waitlist: (id) => ({ waitlist: id }),
  scope: (id) => ({ scope: id === 'selection' ? 'selection' : 'tab' }),
};

/** Opens the view that the server named, such as `undo:<send>`, or the review of all edits. Throws if there's no such view. */
export function reviewAt(name = ''): Review {
  const [view = '', id] = (name || 'review').split(':');
  if (!isReviewView(view) || (view === 'review') !== (id === undefined)) throw new Error(`The review has no view “${name}”.`);
  return { ...comparing, ...OPENINGS[view](id ?? '') };
}

function isReviewView(name: string): name is ReviewView {
  return Object.keys(OPENINGS).includes(name);
}

/** Counts edits to discard. */
export function editsIn({ changes, cells }: DiscardedEdits): number {
  return changes.length + cells.length;
}

/** Returns whether edits can be discarded. An undo and a waitlist have none, and a dry run isn't stored. */
export function canDiscard(state: Review): boolean {
  return canSkip(state) && state.plan?.undoes === undefined;
}

/** Returns whether changes can be skipped: not on a waitlist, which is cleared in one request, and not in a dry run. */
export function canSkip({ phase, waitlist, plan }: Review): boolean {
  return phase === 'ready' && waitlist === undefined && plan?.dryRunReason === undefined;
}

export interface ReviewProps {
  state: Review;
  dispatch: (action: ReviewAction) => void;
}

/** Returns the selector of what gets the keyboard’s focus after a change, if it moves. */
export function reviewFocus(before: Review, after: Review): string | undefined {
  if (before.phase !== after.phase) return 'h1';
  if (after.problem !== undefined && after.problem !== before.problem) return '.message.error';
  if (after.asks !== undefined && after.asks !== before.asks) return '.asks .message';
  const longer = Object.keys(after.more).find((list) => after.more[list] !== before.more[list]);
  if (longer !== undefined) return `[data-part="${longer} ${after.more[longer]}"]`;
  return undefined;
}
