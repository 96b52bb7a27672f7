// Schedules of sets: which tabs a set has at the moment, and which of its reports have none yet.

import { readSets } from '../../tabs/memory/report-sets.ts';
import { type Session, TRY_AGAIN, withLock } from '../jobs/session.ts';
import { type PlannedRun, plannedRuns, sheetsOfSet } from '../pull/set-runs.ts';
import { dueAfterRefresh } from './due.ts';
import { readSchedules, type StoredSchedule, saveSchedules } from './stored-schedules.ts';

/** Returns schedules with the tabs that their sets have now, and stores what has changed. A deleted set keeps its tabs. */
export function withSetTabs(session: Session, schedules: readonly StoredSchedule[]): StoredSchedule[] {
  const renewed = schedules.map((schedule) => {
    const tabs = schedule.set === undefined ? undefined : sheetsOfSet(session, schedule.set);
    return tabs === undefined ? schedule : { ...schedule, tabs };
  });
  const changed = renewed.filter((schedule, index) => JSON.stringify(schedule) !== JSON.stringify(schedules[index]));
  if (changed.length > 0) {
    const { document } = session;
    withLock(session, TRY_AGAIN, () =>
      saveSchedules(
        document,
        readSchedules(document).map((stored) => changed.find(({ id }) => id === stored.id) ?? stored),
      ),
    );
  }
  return renewed;
}

/** Returns the runs of scheduled sets that are due and have no tab yet, each once. */
export function dueWithoutTab(session: Session, schedules: readonly StoredSchedule[], now: number): PlannedRun[] {
  const zone = session.workbook.timeZone();
  const due = schedules.filter((schedule) => dueAfterRefresh(schedule, { sheet: 0 }, zone) <= now).map(({ set }) => set);
  const runs = readSets(session.document)
    .filter(({ id }) => due.includes(id))
    .flatMap((set) => plannedRuns(session, set));
  return Array.from(new Map(runs.filter(({ tab }) => !tab).map((planned) => [planned.run, planned])).values());
}
