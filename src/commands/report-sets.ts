import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import { reports } from '../catalog/reports/index.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { type Session, TRY_AGAIN, withLock } from '../sync/jobs/session.ts';
import { assertNewName, cleanName } from '../sync/pull/own-name.ts';
import { readSchedules } from '../sync/schedule/stored-schedules.ts';
import { findOwnReport } from '../tabs/memory/own-reports.ts';
import { MAX_RUNS, ownIn, type ReportSet, readSets, type SetRun, saveSets } from '../tabs/memory/report-sets.ts';

/** Saves a set of reports that run together, for everyone in the file. */
export const saveSet: CommandEntry<'saveSet'> = {
  input: () => z.object({ id: z.optional(z.string()), name: z.string(), runs: z.array(z.string()) }),
  run: (platform, { id, name: typed, runs: chosen }) => {
    const session = openSession(platform);
    const { document, clock } = session;
    const name = cleanName(typed);
    const runs = Array.from(new Set(chosen)).filter((run) => exists(session, run));
    if (runs.length === 0) throw new StopError('no-runs', say`No report is selected.`, say`Select the reports of the set.`);
    if (runs.length > MAX_RUNS)
      throw new StopError('too-many-runs', say`A set can have up to ${MAX_RUNS} reports.`, say`Clear some of them, or make another set.`);
    return withLock(session, TRY_AGAIN, () => {
      const sets = readSets(document);
      const known = sets.find((set) => set.id === id);
      const others = sets.filter((set) => set !== known);
      assertNewName(name, others, 'set');
      const saved = { id: known?.id ?? clock.id(), name, runs };
      saveSets(document, known ? sets.map((set) => (set === known ? saved : set)) : [...sets, saved]);
      return { id: saved.id };
    });
  },
};

/** Deletes a set. Its reports stay. */
export const deleteSet: CommandEntry<'deleteSet'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const session = openSession(platform);
    withLock(session, TRY_AGAIN, () => {
      const rest = readSets(session.document).filter((set) => set.id !== id);
      assertNotScheduled(session, rest);
      saveSets(session.document, rest);
    });
    return {};
  },
};

/** Throws StopError if a schedule runs a set that isn't among these. */
export function assertNotScheduled({ document }: Session, sets: readonly ReportSet[]): void {
  const scheduled = readSchedules(document).map(({ set }) => set);
  const gone = readSets(document).find(({ id }) => scheduled.includes(id) && !sets.some((set) => set.id === id));
  if (!gone) return;
  throw new StopError(
    'set-scheduled',
    say`A schedule runs the set “${gone.name}”.`,
    say`Delete the schedule or choose tabs for it, then try again.`,
  );
}

function exists({ document }: Session, run: SetRun): boolean {
  const own = ownIn(run);
  return own === undefined ? reports.some(({ name }) => name === run) : findOwnReport(document, own) !== undefined;
}
