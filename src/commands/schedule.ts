import * as z from 'zod/mini';
import { type Problem, StopError } from '../base/problem.ts';
import { parseVersioned } from '../base/versioned.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, reportProblem } from '../protocol/command.ts';
import { noPermission } from '../protocol/problems.ts';
import type { Schedule } from '../protocol/state.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { clockOf } from '../tabs/cells/time.ts';
import { refreshTabs } from './refresh-all.ts';

/** Stored in user properties under `schedule.<workbook id>`, because a trigger runs as the user who created it. */
interface StoredSchedule extends Schedule {
  v: 1;
  /** The last day that's done, as `YYYY-MM-DD` in the spreadsheet's time zone. */
  day: string;
  /** When the schedule was saved. */
  since?: number;
}

/** A day, and the two hours by which a run can be later than the one before. */
const MAX_SILENCE_MS = 26 * 3_600_000;

const noTrigger: Problem = {
  code: 'no-trigger',
  what: 'Google turned off the daily refresh of this spreadsheet.',
  todo: 'Open Daily refresh and select Save to turn it on again.',
};

/** Google doesn't show scripts whether a trigger is disabled. */
const silent: Problem = {
  code: 'schedule-silent',
  what: 'The daily refresh hasn’t run for more than 26 hours.',
  todo: 'Open Daily refresh and select Save to set it up again.',
};

const cutOff: Problem = {
  code: 'schedule-cut-off',
  what: 'Google stopped the last daily refresh before it finished.',
  todo: 'Refresh your tabs here. Large tabs take longer than Google allows.',
};

/** Sets the hour of the daily refresh, or turns it off if the hour is null. It needs one hourly trigger. */
export const schedule: CommandEntry<'schedule'> = {
  input: () => z.object({ hour: z.nullable(z.number()) }),
  run: (platform, { hour }) => {
    const { workbook, clock } = openSession(platform);
    const name = nameOf(workbook.id());
    // Reading throws at a record of a newer version, so that it isn't overwritten.
    const before = storedSchedule(platform, workbook.id());
    if (hour === null) {
      endSchedule(platform);
      return null;
    }
    if (!Number.isInteger(hour) || hour < 0 || hour > 23)
      throw new StopError('bad-hour', 'That isn’t a valid hour.', 'Choose an hour from 0 to 23.');
    const now = clockOf(clock.now(), workbook.timeZone());
    // If today's hour has passed, mark today as done so that the first run is tomorrow.
    const stored: StoredSchedule = { v: 1, hour, day: now.hour > hour ? now.day : '', since: clock.now() };
    platform.user.set(name, JSON.stringify(stored));
    // A trigger that Google has disabled is still in its list.
    if (before && isSilent(before, clock.now())) platform.triggers.stopHourly();
    if (!platform.triggers.hourly()) platform.triggers.startHourly();
    return { hour };
  },
};

/** Ends the daily refresh of this file, with its trigger. */
export function endSchedule(platform: Platform): void {
  if (!platform.workbook) return;
  platform.user.remove(nameOf(platform.workbook.id()));
  platform.triggers.stopHourly();
}

/** Ends the daily refreshes of all files. A trigger that Google doesn't show here ends at its next run. */
export function endAllSchedules(platform: Platform): void {
  for (const file of scheduledFiles(platform)) platform.user.remove(nameOf(file));
  platform.triggers.stopAll();
}

/** Returns the IDs of the files that this user's schedules refresh. */
export function scheduledFiles({ user }: Pick<Platform, 'user'>): string[] {
  const prefix = nameOf('');
  return Object.keys(user.all()).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

export function readSchedule(platform: Platform): Schedule | undefined {
  const stored = platform.workbook && storedSchedule(platform, platform.workbook.id());
  if (!stored) return undefined;
  const broken = !platform.triggers.hourly() ? noTrigger : isSilent(stored, platform.clock.now()) ? silent : undefined;
  return { hour: stored.hour, ranAt: stored.ranAt, problem: broken ?? stored.problem };
}

function isSilent({ ranAt, since }: StoredSchedule, now: number): boolean {
  const last = Math.max(ranAt ?? 0, since ?? 0);
  return last > 0 && now - last > MAX_SILENCE_MS;
}

/** Runs the refresh of the day once, at the first hourly trigger at or after its hour. */
export function runSchedule(platform: Platform): void {
  const { workbook, clock } = platform;
  const stored = workbook && storedSchedule(platform, workbook.id());
  // The schedule was removed in another file, from which its trigger couldn't be deleted.
  if (workbook && !stored) platform.triggers.stopHourly();
  if (!workbook || !stored) return;
  const now = clockOf(clock.now(), workbook.timeZone());
  if (stored.day === now.day || now.hour < stored.hour) return;
  const done: StoredSchedule = { v: 1, hour: stored.hour, day: now.day, since: stored.since, ranAt: clock.now() };
  const store = (problem: Problem | undefined) => platform.user.set(nameOf(workbook.id()), JSON.stringify({ ...done, problem }));
  // Stored first, so that a run that Google kills at its time limit doesn't start again every hour.
  store(cutOff);
  store(problemOfRun(platform));
}

/** Refreshes the tabs, and returns the first problem. Without a permission, each service fails in its own way. */
function problemOfRun(platform: Platform): Problem | undefined {
  if (!platform.permitted()) return noPermission;
  try {
    return refreshTabs(openSession(platform)).problems[0];
  } catch (error) {
    return reportProblem(platform, error);
  }
}

/** Stores why a run of the trigger couldn't refresh anything, for the sidebar. The trigger comes every hour, so once is enough. */
export function markMissedRun(platform: Platform, workbookId: string, problem: Problem): void {
  const stored = storedSchedule(platform, workbookId);
  if (stored && stored.problem?.code !== problem.code) platform.user.set(nameOf(workbookId), JSON.stringify({ ...stored, problem }));
}

function storedSchedule(platform: Platform, workbookId: string): StoredSchedule | undefined {
  const text = platform.user.get(nameOf(workbookId));
  return text === undefined ? undefined : parseVersioned<StoredSchedule>(text);
}

function nameOf(workbookId: string): string {
  return `schedule.${workbookId}`;
}
