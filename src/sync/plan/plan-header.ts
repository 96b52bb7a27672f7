// The header of a plan, in document properties: what it is, where its entries are in the journal, and the seal of who reviewed it.

import { groupBy } from '../../base/group-by.ts';
import { StopError } from '../../base/problem.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Operation } from '../../catalog/resource.ts';
import type { Properties } from '../../platform/ports.ts';
import { hasJob } from '../jobs/job.ts';
import { countStates, isDone, isTaken, type SendCounts } from './entry-state.ts';
import { type JournalEntry, storedState } from './journal-entry.ts';
import { removeStarted } from './started.ts';

/** Stored under `plan.<run>`. */
export interface PlanHeader {
  /** Version 1 is that of 0.1.0. Its plans have a checksum instead of a seal, so they are only read. */
  v: 1 | 2;
  run: string;
  connection: string;
  host: string;
  /** What the key sees that it was reviewed with. */
  scope?: string;
  at: number;
  /** The row of its first entry in the journal. */
  first: number;
  count: number;
  /** How many writes they make. */
  requests?: number;
  /** Only in version 1. */
  checksum?: string;
  /** `who` of the session that reviewed it, whose secret sealed it. Like the three below, not in version 1. */
  user?: string;
  /** The digest of the seals of its requests. */
  content?: string;
  /** The digest of what the review sent to its page. */
  page?: string;
  /** The seal of this header. */
  seal?: string;
  /** The lists of `ordered` fields in its entries keep their order. Absent in plans of earlier versions, which sorted them. */
  ordered?: true;
  /** A plan is sent once. */
  applied: boolean;
  /** Names of the options that were switched on when it was sent. */
  options: string[];
  /** The run that it undoes, and when that was reviewed. */
  undoes?: { run: string; at: number };
  /** Whether it has undone each change that it planned. False until then. Absent in other plans, and in undos by earlier versions. */
  undidAll?: boolean;
  /** Requests by outcome, once it was sent. */
  counts?: SendCounts;
  /** What was sent, by type of record: the largest groups, each with the names of its fields. */
  about?: SentGroup[];
}

export interface SentGroup {
  resource: string;
  operation: Operation;
  count: number;
  fields: string[];
}

/** What a review knows of its plan. */
export type NewPlan = Pick<PlanHeader, 'run' | 'connection' | 'host' | 'scope' | 'at' | 'undoes' | 'undidAll'>;

const PREFIX = 'plan.';
/** Headers of plans that are kept for the list of the last runs. */
const MAX_KEPT = 30;
const DAY = 86_400_000;

/** Newest first. */
export function readPlans(document: Properties): PlanHeader[] {
  return Object.entries(document.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([, text]) => parsePlan(text))
    .sort((a, b) => b.at - a.at);
}

/** Throws StopError if the plan isn't stored any more. */
export function readPlan(document: Properties, run: string): PlanHeader {
  const text = document.get(PREFIX + run);
  if (text === undefined) throw new StopError('no-such-plan', 'This review has expired.', 'Review again.');
  return parsePlan(text);
}

export function savePlan(document: Properties, header: PlanHeader): void {
  document.setAll(storedPlan(header));
}

/** Returns the property of a plan. */
export function storedPlan({ counts, ...header }: PlanHeader): Record<string, string> {
  const taken = counts?.taken === undefined ? {} : { taken: counts.taken };
  const stored = counts && { ...Object.fromEntries(OUTCOMES.map((state) => [storedState(state), counts[state]])), ...taken };
  return { [PREFIX + header.run]: JSON.stringify({ ...header, counts: stored }) };
}

/** Forgets a plan. Its entries stay in the log, but can't be sent or undone any more. */
export function removePlan(document: Properties, run: string): void {
  document.remove(PREFIX + run);
  removeStarted(document, run);
}

/** Forgets all but the newest plans, and those that are in use. */
export function removeOldPlans(document: Properties, now: number): void {
  for (const old of readPlans(document).slice(MAX_KEPT)) if (!isInUse(document, old, now)) removePlan(document, old.run);
}

/** Returns whether a plan is being sent, or can still be sent. */
export function isInUse(document: Properties, plan: PlanHeader, now: number): boolean {
  return hasJob(document, plan.run) || (!plan.applied && plan.at > now - DAY);
}

/** Returns whether a send was undone as a whole, and that undo wasn't itself undone. An undo can be canceled, skipped in part, or fail. */
export function isUndone(plans: readonly PlanHeader[], run: string): boolean {
  // An undo by an earlier version counts as whole.
  return plans.some((plan) => plan.applied && plan.undoes?.run === run && plan.undidAll !== false && !isUndone(plans, plan.run));
}

/** Returns the header of a plan with what its entries have come to. Requests whose rows are missing are unconfirmed. */
export function withOutcome(header: PlanHeader, entries: readonly JournalEntry[]): PlanHeader {
  const present = new Set(entries.map(({ request }) => request)).size;
  const missing = Math.max(0, (header.requests ?? 0) - present);
  const counts = countStates(entries);
  const about = sentGroups(entries);
  const counted = { ...header, counts: { ...counts, unconfirmed: counts.unconfirmed + missing }, ...(about.length > 0 ? { about } : {}) };
  if (header.undidAll === undefined) return counted;
  return { ...counted, undidAll: missing === 0 && entries.every((entry) => isDone(entry) || isTaken(entry)) };
}

/** Groups and fields that the header of a plan names. The others are counted in the log. */
const MAX_GROUPS = 3;
const MAX_FIELDS = 4;
/** Names of custom fields have any length. */
const isShort = (name: string) => name.length <= 60;

function sentGroups(entries: readonly JournalEntry[]): SentGroup[] {
  const done = groupBy(entries.filter(isDone), ({ resource, operation }) => `${resource} ${operation}`);
  return Array.from(done.values(), (group): SentGroup => {
    const [{ resource, operation }] = group;
    const fields =
      operation === 'update'
        ? Array.from(new Set(group.map(({ field }) => field)))
            .filter(isShort)
            .slice(0, MAX_FIELDS)
        : [];
    return { resource, operation, count: new Set(group.map(({ request }) => request)).size, fields };
  })
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_GROUPS);
}

/** What a send can come to. A header stores the counts under the words of the journal. */
const OUTCOMES = ['done', 'failed', 'unconfirmed', 'stale', 'skipped'] as const satisfies readonly Exclude<keyof SendCounts, 'taken'>[];

function parsePlan(text: string): PlanHeader {
  const parsed = parseVersioned<Omit<PlanHeader, 'counts'> & { counts?: Record<string, number> }>(text, 2);
  const { counts: stored, ...header } = parsed;
  if (!stored) return header;
  const count = (state: Exclude<keyof SendCounts, 'taken'>) => stored[storedState(state)] ?? 0;
  return {
    ...header,
    counts: {
      done: count('done'),
      failed: count('failed'),
      unconfirmed: count('unconfirmed'),
      stale: count('stale'),
      skipped: count('skipped'),
      ...(stored.taken === undefined ? {} : { taken: stored.taken }),
    },
  };
}
