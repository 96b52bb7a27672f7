import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { parseVersioned } from '../base/versioned.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import type { Schedule } from '../protocol/messages.ts';
import { problemOf } from '../protocol/problems.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { clockOf } from '../tabs/cells/time.ts';
import { refreshTabs } from './refresh-all.ts';

/** Stored in user properties under `schedule.<workbook id>`: the trigger runs as the person who made it. */
interface StoredSchedule extends Schedule {
  v: 1;
  /** The last day (`YYYY-MM-DD` in the spreadsheet's zone) that needs no refresh any more. */
  day: string;
}

/** Sets the daily refresh, or ends it when the hour is null. One hourly trigger serves it. */
export const schedule: CommandEntry<'schedule'> = {
  input: () => z.object({ hour: z.nullable(z.number()) }),
  run: (platform, { hour }) => {
    const { workbook, clock } = openSession(platform);
    const name = nameOf(workbook.id());
    // What a newer version has stored is not overwritten: reading it throws.
    storedSchedule(platform, workbook.id());
    if (hour === null) {
      platform.user.remove(name);
      platform.triggers.stopHourly();
      return null;
    }
    if (!Number.isInteger(hour) || hour < 0 || hour > 23)
      throw new StopError('bad-hour', 'That isn’t a valid hour.', 'Choose an hour from 0 to 23.');
    const now = clockOf(clock.now(), workbook.timeZone());
    // An hour that is over today counts as done today.
    const stored: StoredSchedule = { v: 1, hour, day: now.hour > hour ? now.day : '' };
    platform.user.set(name, JSON.stringify(stored));
    if (!platform.triggers.hourly()) platform.triggers.startHourly();
    return { hour };
  },
};

export function readSchedule(platform: Platform): Schedule | undefined {
  const stored = platform.workbook && storedSchedule(platform, platform.workbook.id());
  return stored ? { hour: stored.hour, ranAt: stored.ranAt, problem: stored.problem } : undefined;
}

/** What the hourly trigger does: the refresh of the day, once, in its hour or as soon after as the trigger runs again. */
export function runSchedule(platform: Platform): void {
  const { workbook, clock } = platform;
  const stored = workbook && storedSchedule(platform, workbook.id());
  if (!workbook || !stored) return;
  const now = clockOf(clock.now(), workbook.timeZone());
  if (stored.day === now.day || now.hour < stored.hour) return;
  const done: StoredSchedule = { v: 1, hour: stored.hour, day: now.day, ranAt: clock.now() };
  // Said before it is done: a run that is killed by the time limit is not begun again every hour.
  platform.user.set(nameOf(workbook.id()), JSON.stringify(done));
  try {
    const { problems } = refreshTabs(openSession(platform));
    if (problems[0]) platform.user.set(nameOf(workbook.id()), JSON.stringify({ ...done, problem: problems[0] }));
  } catch (error) {
    platform.user.set(nameOf(workbook.id()), JSON.stringify({ ...done, problem: problemOf(error) }));
  }
}

function storedSchedule(platform: Platform, workbookId: string): StoredSchedule | undefined {
  const text = platform.user.get(nameOf(workbookId));
  return text === undefined ? undefined : parseVersioned<StoredSchedule>(text);
}

function nameOf(workbookId: string): string {
  return `schedule.${workbookId}`;
}
