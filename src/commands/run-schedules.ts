// What the hourly trigger does: refreshes the tabs that are due, those first that have waited longest. What doesn't fit into one run
// is continued by the next one. A tab that fails doesn't stop the others, and is tried again in the next hour.

import type { Problem } from '../base/problem.ts';
import type { Http, Platform } from '../platform/ports.ts';
import { namedProblem, reportProblem, runLogged } from '../protocol/command.ts';
import { noPermission } from '../protocol/problems.ts';
import { openSession, userIdOf } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { LIMITS } from '../sync/schedule/budget.ts';
import { keepCopies } from '../sync/schedule/copies.ts';
import { type DueTab, dueAfterRefresh, dueTabs, includes, LATE_MS, MAX_SILENCE_MS } from '../sync/schedule/due.ts';
import {
  holdsDaily,
  type OwnSchedules,
  readOwn,
  readUsed,
  saveOwn,
  saveUsed,
  schedulesHere,
  type Used,
} from '../sync/schedule/own-schedule.ts';
import { afterKill, KILLED_AFTER_MS, type RunRecord, readRun, saveRun, wasKilled, withCost } from '../sync/schedule/run-record.ts';
import { dueWithoutTab, withSetTabs } from '../sync/schedule/set-schedules.ts';
import { type StoredSchedule, saveSchedules } from '../sync/schedule/stored-schedules.ts';
import { bringBackTabs } from '../tabs/memory/deleted-tabs.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { tell, tellOfRun } from './notify.ts';
import { refreshInRuns, targetOfOwn } from './pull.ts';
import { tabsToRefresh, tidy } from './refresh-all.ts';
import { endSchedules } from './schedule.ts';
import { scheduleStates } from './schedule-states.ts';
import { showStates } from './schedules-tab.ts';

/** Google stops a run after six minutes. Reading ends early enough to write a large tab. */
const READ_MS = 180_000;
/** After that, what was read is staged, and the next run writes it. */
const WRITE_BY_MS = 150_000;
const LOCK_WAIT_MS = 1_000;
/** The last minutes of the day are left to what else the account does. */
const SHARE_OF_DAY = 0.95;

const usedUp: Problem = {
  code: 'schedule-used-up',
  what: 'Today’s time for scheduled refreshes is used up.',
  todo: 'They continue tomorrow. Choose fewer refreshes a day in Schedules.',
};

/** Runs the trigger of this user in this file. */
export function runSchedules(platform: Platform): void {
  const { workbook, document, clock } = platform;
  if (!workbook) return;
  const own = readOwn(platform, workbook.id());
  const owner = userIdOf(platform);
  const mine = own ? schedulesHere(platform).filter((each) => each.owner === owner) : [];
  // The schedules were removed in another file, from which their trigger couldn't be deleted, or a colleague has taken them over.
  if (!own || mine.length === 0) {
    endSchedules(platform);
    return;
  }
  const now = clock.now();
  const before: RunRecord = readRun(document, owner) ?? { v: 1, at: now };
  // Another run of the same trigger hasn't ended.
  if (before.started && !wasKilled(before, now)) return;
  const use = usedBefore(platform, before);
  const started: RunRecord = {
    ...(before.started ? afterKill(before) : before),
    at: now,
    ranAt: now,
    started: { at: now },
    alarmAt: now + KILLED_AFTER_MS,
  };
  // Stored first, so that a run that Google kills shows as killed.
  saveRun(document, owner, started);
  updateOwn(platform, workbook.id(), own);
  const counting = countingHttp(platform.http);
  const ended = endOfRun({ ...platform, workbook, http: counting.http }, { started, mine, use, requests: counting.requests });
  const { started: _, ...record } = ended;
  saveRun(document, owner, { ...record, alarmAt: alarmOf(platform, mine, ended) });
  if (counting.requests() > 0) saveUsed(platform, { ...use, ms: use.ms + clock.now() - now, requests: use.requests + counting.requests() });
  const states = scheduleStates(platform);
  runLogged(platform, () => showStates(platform, states, 'update'));
  tellOfRun(platform, states);
}

interface Run {
  started: RunRecord;
  mine: readonly StoredSchedule[];
  use: Used;
  requests: () => number;
}

/** Refreshes what is due, and returns the record with what came of it. Without a permission, each service fails in its own way. */
function endOfRun(platform: Platform, run: Run): RunRecord {
  const { problem: _, ...started } = run.started;
  if (!platform.permitted()) return { ...started, problem: noPermission };
  try {
    const session = openSession(platform);
    bringBackTabs(session.workbook, session.document);
    const record = refreshDue(session, { ...run, started });
    tidy(session);
    return record;
  } catch (error) {
    return { ...started, problem: reportProblem(platform, error) };
  }
}

function refreshDue(session: Session, { started, mine: all, use, requests }: Run): RunRecord {
  const { clock, document, who } = session;
  const begun = started.at;
  const tabs = tabsToRefresh(session);
  const limit = LIMITS[use.account ?? 'private'];
  const mine = withSetTabs(session, all);
  let record = started;
  const problemOf = (error: unknown) => namedProblem(session, error);
  // What the last run had no time for, or was killed in.
  keepCopies(session, mine, begun + WRITE_BY_MS, problemOf);
  for (const { sheet } of inOrder(dueTabs(mine, tabs, { now: begun, zone: session.workbook.timeZone() }), record)) {
    const tab = tabs.find((each) => each.sheet === sheet);
    const before = { requests: requests(), at: clock.now() };
    if (!tab || before.at - begun > WRITE_BY_MS) break;
    const isUsedUp = use.ms + before.at - begun > limit.ms * SHARE_OF_DAY || use.requests + before.requests > limit.requests * SHARE_OF_DAY;
    if (isUsedUp) return { ...record, problem: usedUp };
    record = { ...record, started: { at: begun, sheet } };
    saveRun(document, who, record);
    try {
      const kind = refreshInRuns(session, tab, { readUntil: begun + READ_MS, writeBy: begun + WRITE_BY_MS });
      const cells = session.workbook.sheet(sheet)?.used() ?? { rows: 0, columns: 0 };
      const cost = { requests: requests() - before.requests, ms: clock.now() - before.at, cells: cells.rows * cells.columns };
      record = withCost(record, sheet, kind, cost);
      keepCopies(session, mine, begun + WRITE_BY_MS, problemOf);
    } catch {
      // The registry holds the problem of the tab.
    }
  }
  const problem = makeMissing(session, mine, begun);
  withSetTabs(session, mine);
  return problem ? { ...record, problem } : record;
}

/** Makes the tabs that sets don't have yet. Returns the problem of the first one that can't be made: it has no tab to hold it. */
function makeMissing(session: Session, mine: readonly StoredSchedule[], begun: number): Problem | undefined {
  let first: Problem | undefined;
  for (const { title, resource, filters, own } of dueWithoutTab(session, mine, begun)) {
    if (session.clock.now() - begun > WRITE_BY_MS) break;
    try {
      if (own) targetOfOwn(session, own);
      const run = { resource: resource.name, filters, ...(own ? { own: own.id } : {}) };
      refreshInRuns(session, run, { readUntil: begun + READ_MS, writeBy: begun + WRITE_BY_MS });
    } catch (error) {
      const problem = namedProblem(session, error);
      first ??= { ...problem, what: `${title}: ${problem.what}` };
    }
  }
  return first;
}

/** Tabs on which Google has killed runs come last, so that they don't stop the others. */
function inOrder(due: readonly DueTab[], { kills = {} }: RunRecord): DueTab[] {
  return [...due].sort((a, b) => (kills[a.sheet] ?? 0) - (kills[b.sheet] ?? 0));
}

/** Returns from when on the menu says that a schedule needs attention: at once after a problem, or when a tab is late. */
function alarmOf(platform: Platform, mine: readonly StoredSchedule[], { problem, at }: RunRecord): number {
  const { document, workbook, clock } = platform;
  const zone = workbook?.timeZone() ?? 'UTC';
  const tabs = readTabs(document).filter((tab) => !tab.part && workbook?.sheet(tab.sheet));
  const scheduled = mine.flatMap((schedule) => tabs.filter(({ sheet }) => includes(schedule, sheet)).map((tab) => ({ schedule, tab })));
  if (problem || scheduled.some(({ tab }) => tab.problem)) return at;
  const moments = scheduled.map(({ schedule, tab }) => dueAfterRefresh(schedule, tab, zone));
  // A refresh that continues in the next hour isn't late.
  return Math.min(...moments.map((due) => Math.max(due, clock.now()) + LATE_MS), clock.now() + MAX_SILENCE_MS);
}

/** Returns what the user's triggers have used today. A run that Google has killed couldn't count itself. */
function usedBefore(platform: Platform, { started }: RunRecord): Used {
  const use = readUsed(platform);
  return started ? { ...use, ms: use.ms + KILLED_AFTER_MS } : use;
}

/** Moves a schedule of an earlier version into the file, and forgets why an earlier run couldn't open the file. */
function updateOwn(platform: Platform, file: string, { missed, ...own }: OwnSchedules): void {
  if (holdsDaily(platform)) {
    const all = schedulesHere(platform);
    const isMoved = platform.lock.hold(LOCK_WAIT_MS, () => {
      saveSchedules(platform.document, all);
      return true;
    });
    if (isMoved) saveOwn(platform, file, own);
  } else if (missed) saveOwn(platform, file, own);
}

/** Counts the requests that go out. */
function countingHttp(http: Http): { http: Http; requests: () => number } {
  let count = 0;
  return {
    requests: () => count,
    http: {
      fetchAll: (requests) => {
        count += requests.length;
        return http.fetchAll(requests);
      },
      file: (url) => {
        count += 1;
        return http.file(url);
      },
    },
  };
}

/** Stores why a run of the trigger couldn't open the file, for the sidebar of its owner. The trigger comes every hour, so once is enough. */
export function markMissedRun(platform: Platform, file: string, problem: Problem): void {
  const own = readOwn(platform, file);
  if (own && own.missed?.code !== problem.code) saveOwn(platform, file, { ...own, missed: problem });
  tell(platform, file, [problem]);
}
