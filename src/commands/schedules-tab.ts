// Fills the Schedules tab with what the sidebar shows, in words for everyone who reads the file.

import type { Problem } from '../base/problem.ts';
import { inWorkbook, numberTextHere, sayHere } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import { runLogged } from '../protocol/command.ts';
import type { ScheduledTab, ScheduleState } from '../protocol/schedule.ts';
import { type ScheduleRow, writeSchedules } from '../tabs/schedules-tab.ts';
import { scheduleStates } from './schedule-states.ts';

const LOCK_WAIT_MS = 2_000;
const MAX_ROWS = 60;

/** Writes the tab. It never fails what it reports on. */
export function showSchedules(platform: Platform, mode: 'create' | 'update'): void {
  runLogged(platform, () => showStates(platform, scheduleStates(platform), mode));
}

export function showStates(platform: Platform, states: readonly ScheduleState[], mode: 'create' | 'update'): void {
  const { workbook, document } = platform;
  if (!workbook) return;
  const rows = states.flatMap(rowsOf).slice(0, MAX_ROWS);
  platform.lock.hold(LOCK_WAIT_MS, () => writeSchedules({ workbook, document }, rows, mode));
}

function rowsOf(state: ScheduleState): ScheduleRow[] {
  const { nextAt, problem, by } = state;
  const when = inWorkbook(state.when);
  const shared = { when: when.charAt(0).toUpperCase() + when.slice(1), nextAt, by: by === '' ? sayHere`No name entered` : by };
  if (state.states.length === 0) return [{ ...shared, tab: sayHere`No tabs`, result: problem ? textOf(problem) : '' }];
  return state.states.map((tab) => ({
    ...shared,
    tab: tab.name,
    ...(tab.refreshedAt === undefined ? {} : { refreshedAt: tab.refreshedAt }),
    result: resultOf(tab, state),
  }));
}

/** A problem that was stored stays as it is. */
function textOf({ what, todo }: Problem): string {
  return `${inWorkbook(what)} ${inWorkbook(todo)}`;
}

function resultOf({ problem: ofTab, reading, refreshedAt }: ScheduledTab, { problem: ofAll }: ScheduleState): string {
  const problem = ofAll ?? ofTab;
  if (problem) return textOf(problem);
  if (reading) {
    const { count, total } = reading;
    return total === undefined
      ? sayHere`${numberTextHere(count)} records read. Continues in the next hour.`
      : sayHere`${numberTextHere(count)} of ${numberTextHere(total)} records read. Continues in the next hour.`;
  }
  return refreshedAt === undefined ? sayHere`Waits for its first refresh.` : sayHere`Up to date.`;
}
