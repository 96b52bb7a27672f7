// Sets of reports that users run together, such as “Monday”, in one document property.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** What a set runs: an own report as `own.<id>`, or a report by the name of its resource. */
export type SetRun = string;

export interface ReportSet {
  id: string;
  name: string;
  runs: SetRun[];
}

/** Stored under `report-sets`. */
interface StoredSets {
  v: 1;
  sets: ReportSet[];
}

const NAME = 'report-sets';
const OWN = 'own.';
/** Together, they stay below the 9 KB of a property. */
export const MAX_SETS = 8;
export const MAX_RUNS = 12;

export function readSets(document: Properties): ReportSet[] {
  const text = document.get(NAME);
  return text === undefined ? [] : parseVersioned<StoredSets>(text).sets;
}

/** Runs under the document lock, because colleagues change other sets. Throws StopError if there are too many. */
export function saveSets(document: Properties, sets: readonly ReportSet[]): void {
  if (sets.length > MAX_SETS)
    throw new StopError('too-many-sets', say`A spreadsheet can hold up to ${MAX_SETS} sets.`, say`Change or delete a set.`);
  if (sets.length === 0) document.remove(NAME);
  else document.set(NAME, JSON.stringify({ v: 1, sets: [...sets] } satisfies StoredSets));
}

/** Returns how a set names an own report. */
export function runOfOwn(id: string): SetRun {
  return OWN + id;
}

/** Returns the ID of the own report that a run is of. Undefined if it's a report of the table. */
export function ownIn(run: SetRun): string | undefined {
  return run.startsWith(OWN) ? run.slice(OWN.length) : undefined;
}

/** Returns the sets without the runs of a report. A set without runs is gone. */
export function withoutRun(sets: readonly ReportSet[], gone: SetRun): ReportSet[] {
  return sets.map((set) => ({ ...set, runs: set.runs.filter((run) => run !== gone) })).filter(({ runs }) => runs.length > 0);
}
