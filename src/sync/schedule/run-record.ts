// What the trigger of a user has done in a file, in document properties, so that colleagues see whether it still runs. The menu
// reads `alarmAt` when the file opens, without the bundle (scripts/stubs.ts).

import type { Problem } from '../../base/problem.ts';
import { cutTo } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import { addCosts, type Cost } from './budget.ts';

/** Stored under `scheduled.<owner>`. Times are milliseconds since 1970. */
export interface RunRecord {
  v: 1;
  /** When the trigger ran last, or when a schedule was saved. */
  at: number;
  /** When the trigger ran last. */
  ranAt?: number;
  /** When a run started that hasn't ended, and the tab it works on. Stays if Google kills the run. */
  started?: { at: number; sheet?: number };
  /** How many runs in a row Google has killed while they worked on a tab. */
  kills?: { [sheet: string]: number };
  /** Why the last run couldn't refresh anything, or not all that was due. */
  problem?: Problem;
  /** From when on the menu says that a schedule needs attention. */
  alarmAt?: number;
  /** What refreshes took, by tab. */
  costs?: { [sheet: string]: CountedCosts };
}

/** `open` is what an unfinished refresh has taken so far. */
export interface CountedCosts {
  full?: Cost;
  part?: Cost;
  open?: Cost;
}

const PREFIX = 'scheduled.';
/** Google's limit for a run. A run that started longer ago was killed. */
export const KILLED_AFTER_MS = 360_000;
/** What is known of more tabs is dropped, the oldest first, so that the record fits into a property. */
const MAX_COUNTED = 15;
const MAX_SENTENCE_LENGTH = 250;

export function readRun(document: Properties, owner: string): RunRecord | undefined {
  const text = document.get(PREFIX + owner);
  return text === undefined ? undefined : parseVersioned<RunRecord>(text);
}

export function saveRun(document: Properties, owner: string, record: RunRecord): void {
  const costs = Object.entries(record.costs ?? {}).slice(-MAX_COUNTED);
  const kills = Object.entries(record.kills ?? {}).slice(-MAX_COUNTED);
  const { problem } = record;
  const cut = problem && { ...problem, what: cutTo(problem.what, MAX_SENTENCE_LENGTH), todo: cutTo(problem.todo, MAX_SENTENCE_LENGTH) };
  document.set(
    PREFIX + owner,
    JSON.stringify({ ...record, problem: cut, costs: Object.fromEntries(costs), kills: Object.fromEntries(kills) } satisfies RunRecord),
  );
}

export function forgetRun(document: Properties, owner: string): void {
  document.remove(PREFIX + owner);
}

/** Returns whether Google killed the last run. */
export function wasKilled({ started }: Pick<RunRecord, 'started'>, now: number): boolean {
  return started !== undefined && now - started.at > KILLED_AFTER_MS;
}

/** Returns the record at the start of the next run: one that was killed counts against its tab. */
export function afterKill(record: RunRecord): RunRecord {
  const { started, ...rest } = record;
  if (started?.sheet === undefined) return rest;
  return { ...rest, kills: { ...rest.kills, [started.sheet]: (rest.kills?.[started.sheet] ?? 0) + 1 } };
}

/** Returns the record with what a refresh of a tab took. `kind` is `open` if it isn't finished. */
export function withCost(record: RunRecord, sheet: number, kind: keyof CountedCosts, cost: Cost): RunRecord {
  const { [sheet]: known = {}, ...others } = record.costs ?? {};
  const { open, ...finished } = known;
  const all = open ? addCosts(open, cost) : cost;
  const { [sheet]: _, ...kills } = record.kills ?? {};
  return { ...record, kills, costs: { ...others, [sheet]: { ...finished, [kind]: all } } };
}
