// What a user's account knows of the schedules in a file, in user properties: that there are any, what they cost, and why a run
// couldn't even open the file. Earlier versions stored their only schedule here.

import type { Problem } from '../../base/problem.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Platform, Properties } from '../../platform/ports.ts';
import { userIdOf } from '../jobs/open-session.ts';
import { type Account, type Cost, NO_COST } from './budget.ts';
import type { Told } from './notify.ts';
import { readSchedules, type StoredSchedule } from './stored-schedules.ts';

/** Stored under `schedule.<workbook id>`. */
export interface OwnSchedules {
  v: 2;
  /** What the user's schedules in this file take in a busy day. */
  perDay: Cost;
  /** That of the user's Google account when they set up a schedule, such as `es-MX`: the language of the runs and their messages. */
  locale?: string;
  /** Why the trigger couldn't use the file when it ran last. */
  missed?: Problem;
  /** What the user was told by email or in a chat. */
  told?: Told;
}

/** Version 1: all tabs once a day, at or after an hour. */
interface DailySchedule {
  v: 1;
  hour: number;
  day: string;
  since?: number;
  ranAt?: number;
  problem?: Problem;
}

/** Stored under `schedule-use`: what the user's triggers have used since Google's day began, in all files. */
interface StoredUse {
  v: 1;
  since: number;
  ms: number;
  requests: number;
  account?: Account;
}

export type Used = Omit<StoredUse, 'v'>;

const PREFIX = 'schedule.';
const USE = 'schedule-use';
const DAY = 86_400_000;
/** The ID of the schedule that an earlier version stored. */
const DAILY = 'daily';

export function readOwn({ user }: Pick<Platform, 'user'>, file: string): OwnSchedules | undefined {
  const stored = readStored(user, file);
  if (stored === undefined || stored.v === 2) return stored;
  return { v: 2, perDay: NO_COST, ...(stored.problem?.code === 'no-file' ? { missed: stored.problem } : {}) };
}

export function saveOwn({ user }: Pick<Platform, 'user'>, file: string, own: OwnSchedules): void {
  // Reading throws at a record of a newer version, so that it isn't overwritten.
  readStored(user, file);
  user.set(PREFIX + file, JSON.stringify(own));
}

export function forgetOwn({ user }: Pick<Platform, 'user'>, file: string): void {
  user.remove(PREFIX + file);
}

/** Returns the IDs of the files in which this user has schedules. */
export function scheduledFiles({ user }: Pick<Platform, 'user'>): string[] {
  return Object.keys(user.all()).flatMap((name) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
}

/** Returns all schedules of the file, and the one that an earlier version of this user's account still holds. */
export function schedulesHere(platform: Platform): StoredSchedule[] {
  const stored = readSchedules(platform.document);
  const daily = platform.workbook && readStored(platform.user, platform.workbook.id());
  if (daily?.v !== 1) return stored;
  const owner = userIdOf(platform);
  if (stored.some((each) => each.owner === owner)) return stored;
  return [...stored, { id: DAILY, owner, by: '', tabs: 'all', rule: { every: 'day', hour: daily.hour }, since: daily.since ?? 0 }];
}

/** Returns whether the user's account still holds the schedule of an earlier version. */
export function holdsDaily({ user, workbook }: Pick<Platform, 'user' | 'workbook'>): boolean {
  return workbook !== undefined && readStored(user, workbook.id())?.v === 1;
}

/** Returns what the user's triggers have used since Google's day began. */
export function readUsed({ user, clock }: Pick<Platform, 'user' | 'clock'>): Used {
  const text = user.get(USE);
  const stored = text === undefined ? undefined : parseVersioned<StoredUse>(text);
  const fresh = { since: clock.now(), ms: 0, requests: 0 };
  if (!stored) return fresh;
  return clock.now() - stored.since < DAY ? stored : { ...fresh, account: stored.account };
}

export function saveUsed({ user }: Pick<Platform, 'user'>, use: Used): void {
  user.set(USE, JSON.stringify({ ...use, v: 1 } satisfies StoredUse));
}

function readStored(user: Properties, file: string): OwnSchedules | DailySchedule | undefined {
  const text = user.get(PREFIX + file);
  return text === undefined ? undefined : parseVersioned<OwnSchedules | DailySchedule>(text, 2);
}
