// What everyone who opens the file can see of its schedules: last and next refresh, and what is wrong. A schedule that doesn't work
// can be taken over by a colleague.

import { type Problem, told } from '../base/problem.ts';
import type { Platform } from '../platform/ports.ts';
import { momentText, ruleText, type ScheduledTab, type ScheduleState } from '../protocol/schedule.ts';
import { type PullJob, readJobs } from '../sync/jobs/job.ts';
import { userIdOf } from '../sync/jobs/open-session.ts';
import { copyProblem } from '../sync/schedule/copies.ts';
import { dueMoment, includes, isMissed, LATE_MS, MAX_SILENCE_MS, type Moment } from '../sync/schedule/due.ts';
import { readOwn, schedulesHere } from '../sync/schedule/own-schedule.ts';
import { nextDue } from '../sync/schedule/rule.ts';
import { type RunRecord, readRun, wasKilled } from '../sync/schedule/run-record.ts';
import type { StoredSchedule } from '../sync/schedule/stored-schedules.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { readSets } from '../tabs/memory/report-sets.ts';

const noTrigger: Problem = {
  code: 'no-trigger',
  what: 'Google turned off the scheduled refreshes of this spreadsheet.',
  todo: 'Open Schedules and select Save to turn them on again.',
};

/** Google doesn't show scripts whether a trigger is disabled. */
const silent: Problem = {
  code: 'schedule-silent',
  what: 'This schedule no longer runs. Google has probably turned it off.',
  todo: 'Whoever set it up can select Save. Anyone with a key can select Take over.',
};

const late: Problem = {
  code: 'schedule-late',
  what: 'A refresh is more than two hours late.',
  todo: 'It’s tried again every hour. If you need the data now, refresh the tab here.',
};

const cutOff: Problem = {
  code: 'schedule-cut-off',
  what: 'Google stopped the last scheduled refresh before it finished.',
  todo: 'It’s tried again in the next hour. If you need the data now, refresh the tab here.',
};

/** The problems of a schedule, and not of one tab, that only its owner can solve. */
const NEEDS_OWNER = new Set([
  'no-trigger',
  'schedule-silent',
  'no-file',
  'no-permission',
  'not-connected',
  'bad-key',
  'wrong-key',
  'switched',
  'copied-file',
]);

/** Returns the schedules of the file, those of this user first. */
export function scheduleStates(platform: Platform): ScheduleState[] {
  const { workbook, document } = platform;
  const schedules = workbook ? schedulesHere(platform) : [];
  if (!workbook || schedules.length === 0) return [];
  const you = userIdOf(platform);
  const moment: Moment = { now: platform.clock.now(), zone: workbook.timeZone() };
  const runs = new Map(schedules.map(({ owner }) => [owner, readRun(document, owner)]));
  const yours = schedules.some(({ owner }) => owner === you) ? problemOfYours(platform) : undefined;
  const tabs = readTabs(document).filter((tab) => !tab.part && workbook.sheet(tab.sheet));
  const sets = readSets(document);
  const jobs = readJobs(document).filter((job): job is PullJob => job.kind === 'pull' && job.scheduled === true);
  return schedules
    .map((schedule): ScheduleState => {
      const nextAt = nextDue(schedule.rule, moment.now, moment.zone);
      const isYours = schedule.owner === you;
      const set = sets.find(({ id }) => id === schedule.set);
      const included = tabs.filter(({ sheet }) => includes(schedule, sheet));
      const problem = (isYours ? yours : undefined) ?? problemOf(schedule, runs.get(schedule.owner), included, moment);
      const states = included.map((tab) =>
        tabState(platform, tab, { schedule, moment, job: jobs.find(({ sheet }) => sheet === tab.sheet) }),
      );
      const ages = included.map(({ pulledAt = 0 }) => pulledAt);
      const refreshedAt = ages.length === 0 ? 0 : Math.min(...ages);
      return {
        id: schedule.id,
        rule: schedule.rule,
        when: ruleText(schedule.rule),
        tabs: schedule.tabs === 'all' ? 'all' : [...schedule.tabs],
        ...(set ? { set: { id: set.id, name: set.name } } : {}),
        ...(schedule.copies ? { copies: schedule.copies } : {}),
        yours: isYours,
        by: schedule.by,
        nextAt,
        next: momentText(nextAt, moment.zone),
        ...(refreshedAt > 0 ? { refreshedAt } : {}),
        ...(problem ? { problem: told(problem) } : {}),
        states,
        canTakeOver: !isYours && [problem, ...states.map((each) => each.problem)].some((each) => each && NEEDS_OWNER.has(each.code)),
      };
    })
    .sort((a, b) => Number(b.yours) - Number(a.yours));
}

/** What only the user's own account knows: whether there is a trigger, and whether it could open the file. */
function problemOfYours(platform: Platform): Problem | undefined {
  if (!platform.triggers.hourly()) return noTrigger;
  return platform.workbook && readOwn(platform, platform.workbook.id())?.missed;
}

function problemOf(schedule: StoredSchedule, run: RunRecord | undefined, tabs: readonly TabEntry[], moment: Moment): Problem | undefined {
  const lastRun = Math.max(run?.at ?? 0, schedule.since);
  if (lastRun > 0 && moment.now - lastRun > MAX_SILENCE_MS) return silent;
  if (run?.problem) return run.problem;
  if (run && wasKilled(run, moment.now)) return cutOff;
  // Without a run since then. A run that failed says why.
  const isSilent = tabs.some((tab) => isMissed(schedule, tab, moment)) && moment.now - lastRun > LATE_MS;
  return isSilent ? silent : undefined;
}

interface TabContext {
  schedule: StoredSchedule;
  moment: Moment;
  job: PullJob | undefined;
}

function tabState({ workbook, document }: Platform, tab: TabEntry, { schedule, moment, job }: TabContext): ScheduledTab {
  const due = dueMoment(schedule, tab, moment);
  const isLate = due !== undefined && moment.now - due > LATE_MS;
  const isReading = job !== undefined && moment.now - job.at < LATE_MS;
  const problem = tab.problem ?? (isLate && !isReading ? late : undefined) ?? copyProblem(document, schedule, tab.sheet);
  return {
    sheet: tab.sheet,
    name: workbook?.sheet(tab.sheet)?.name() ?? '',
    ...(tab.pulledAt === undefined ? {} : { refreshedAt: tab.pulledAt }),
    ...(problem ? { problem: told(problem) } : {}),
    ...(isReading ? { reading: { count: job.count ?? 0, ...(job.list.total === undefined ? {} : { total: job.list.total }) } } : {}),
  };
}
