// What sentences are made of. Every language gets the same facts.
import type { Effect } from '../../protocol/review.ts';

/** How long ago something was. */
export interface Age {
  unit: 'now' | 'minute' | 'hour' | 'day';
  count: number;
}

/** What is wrong with a filter that the user filled in. */
export type FilterError = 'integer' | 'decimal' | 'day' | 'ids' | 'whose';

/** This many changes of one kind. */
export interface Count {
  /** `rename` is an update of the name alone. */
  operation: string;
  one: string;
  count: number;
}

/** The results that a row of a review can have. Each row has one of them. `refused`: it couldn't be sent. */
export const RESULTS = [
  'done',
  'failed',
  'unconfirmed',
  'stale',
  'sending',
  'skipped',
  'needs',
  'later',
  'taken',
  'canceled',
  'refused',
] as const;

export type Result = (typeof RESULTS)[number];

/** Types of changes that a review can show alone. */
export const TYPES = ['all', 'unusual', 'conflict', 'create', 'update', 'delete', 'drop'] as const;

/** Which changes of a review are shown: of one type, or, once they're sent, with one result. */
export type Kind = (typeof TYPES)[number] | Result;

export interface ResultCount {
  result: Result;
  count: number;
}

/** What happens in Catalog because of a send, apart from the changes themselves. */
export interface SideEffect {
  /** The last four are deletions that the review calls by another name than a deleted record. */
  effect: Effect | 'drop' | 'remove' | 'revoke' | 'remove catalog';
  count: number;
  /** `possible`: Catalog decides for each record. */
  certainty: 'sure' | 'possible';
}

/** Requests that are sent at a time, which takes 1 to 3 seconds. */
const REQUESTS_IN_ROUND = 20;
/** With fewer rounds, it's less than a minute. */
const MIN_ROUNDS = 20;

/** Returns how many minutes requests take at least and at most. Undefined if it's less than one. */
export function minutesFor(requests: number): { least: number; most: number } | undefined {
  const rounds = requests / REQUESTS_IN_ROUND;
  if (rounds < MIN_ROUNDS) return undefined;
  const minutes = (seconds: number) => Math.max(1, Math.round((rounds * seconds) / 60));
  return { least: minutes(1), most: minutes(3) };
}
