import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import { isReachable } from '../catalog/wire/reachable.ts';
import { isWebhook } from '../catalog/wire/webhook.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { outOfReach } from '../protocol/problems.ts';
import { momentText, ruleText } from '../protocol/schedule.ts';
import { openSession, userIdOf } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { withLock } from '../sync/jobs/session.ts';
import { sheetsOfSet } from '../sync/pull/set-runs.ts';
import { addCosts, type Cost, costPerDay, fits, LIMITS, NO_COST, proposeRule, type TabCosts } from '../sync/schedule/budget.ts';
import { forgetCopies } from '../sync/schedule/copies.ts';
import { includes } from '../sync/schedule/due.ts';
import { saveChannels } from '../sync/schedule/notify.ts';
import { forgetOwn, readOwn, readUsed, saveOwn, saveUsed, scheduledFiles, schedulesHere } from '../sync/schedule/own-schedule.ts';
import { isRule, nextDue } from '../sync/schedule/rule.ts';
import { forgetRun, readRun, saveRun } from '../sync/schedule/run-record.ts';
import {
  type CopyRule,
  KEPT,
  MAX_COPIED_TABS,
  MAX_SCHEDULES,
  MAX_TABS,
  type StoredSchedule,
  saveSchedules,
} from '../sync/schedule/stored-schedules.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { scheduleStates } from './schedule-states.ts';
import { showSchedules } from './schedules-tab.ts';

const MAX_EMAIL_LENGTH = 200;
const TRY_AGAIN = 'Wait a minute, then save again.';

const ruleShape = () =>
  z.union([
    z.object({ every: z.literal('hours'), hours: z.number() }),
    z.object({ every: z.enum(['day', 'weekday']), hour: z.number() }),
    z.object({ every: z.literal('week'), day: z.number(), hour: z.number() }),
    z.object({ every: z.literal('month'), day: z.enum(['first', 'last']), hour: z.number() }),
  ]);

/** Saves a schedule if it fits into Google's limits, and always leaves a trigger that works. */
export const schedule: CommandEntry<'schedule'> = {
  input: () =>
    z.object({
      id: z.optional(z.string()),
      tabs: z.union([z.literal('all'), z.array(z.number())]),
      set: z.optional(z.string()),
      rule: ruleShape(),
      account: z.optional(z.enum(['private', 'workspace'])),
      copies: z.optional(z.object({ as: z.enum(['tabs', 'rows']), most: z.number(), personal: z.boolean() })),
    }),
  run: (platform, { id, tabs: wanted, set, rule, account, copies }) => {
    const session = openSession(platform);
    const tabs = set === undefined ? wanted : tabsOfSet(session, set);
    const { who } = session;
    if (!isRule(rule)) throw new StopError('bad-rule', 'That isn’t a valid time for a schedule.', 'Choose a time from the list.');
    if (tabs !== 'all' && tabs.length === 0 && set === undefined)
      throw new StopError('no-tabs', 'No tab is selected.', 'Select a tab, or all tabs.');
    if (tabs.length > MAX_TABS)
      throw new StopError('too-many-tabs', say`A schedule can have up to ${MAX_TABS} tabs.`, 'Select all tabs instead.');
    if (copies) assertCopies(copies, tabs);
    const use = readUsed(platform);
    const chosen = account ?? use.account ?? 'private';
    const now = session.clock.now();
    const zone = session.workbook.timeZone();
    const answer = { when: ruleText(rule), next: momentText(nextDue(rule, now, zone), zone), limits: LIMITS[chosen] };
    const here = schedulesHere(platform);
    const costs = costsOf(session, tabs);
    const others = addCosts(
      elsewhere(platform, session),
      costOfSchedules(
        session,
        here.filter((each) => each.owner === who && each.id !== id),
      ),
    );
    const perDay = addCosts(others, costPerDay(rule, costs));
    if (!fits(perDay, chosen)) {
      const rarer = proposeRule(rule, costs, others, chosen);
      return { ...answer, saved: false, perDay, ...(rarer ? { proposal: { rule: rarer, when: ruleText(rarer) } } : {}) };
    }
    const known = here.find((each) => each.id === id);
    const { user: by = '' } = session.client.connection;
    // Saving the same again sets up the trigger, and what is overdue stays due.
    const isSame = known !== undefined && JSON.stringify([known.set ?? known.tabs, known.rule]) === JSON.stringify([set ?? tabs, rule]);
    const since = isSame ? known.since : now;
    const options = { ...(set === undefined ? {} : { set }), ...(copies ? { copies } : {}) };
    const saved: StoredSchedule = { id: known?.id ?? session.clock.id(), owner: who, by, tabs, rule, since, ...options };
    storeOwn(platform, session, [...here.filter((each) => each.id !== saved.id), saved]);
    if (account !== undefined && account !== use.account) saveUsed(platform, { ...use, account });
    startTrigger(platform);
    showSchedules(platform, 'create');
    return { ...answer, saved: true, perDay };
  },
};

function tabsOfSet(session: Session, set: string): number[] {
  const tabs = sheetsOfSet(session, set);
  if (tabs) return tabs;
  throw new StopError('no-set', 'This set no longer exists.', 'Choose another set, or select tabs.');
}

/** Copies are counted, so that they don't fill the file. */
function assertCopies({ most }: CopyRule, tabs: StoredSchedule['tabs']): void {
  if (tabs === 'all' || tabs.length > MAX_COPIED_TABS)
    throw new StopError('too-many-copied', say`Copies can be kept of up to ${MAX_COPIED_TABS} tabs.`, 'Select the tabs to copy.');
  if (!KEPT.includes(most)) throw new StopError('bad-copies', 'That isn’t a valid number of copies.', 'Choose a number from the list.');
}

/** Sets where the user is told about failures of their schedules, in all files. */
export const notifySchedules: CommandEntry<'notifySchedules'> = {
  input: () => z.object({ email: z.string(), webhook: z.string() }),
  run: ({ user }, input) => {
    const email = input.email.trim();
    const webhook = input.webhook.trim();
    if (email !== '' && (!/^[^@\s]+@[^@\s]+$/.test(email) || email.length > MAX_EMAIL_LENGTH))
      throw new StopError('bad-email', 'That isn’t an email address.', 'Enter one address, such as pat@college.edu, or leave it blank.');
    if (webhook !== '' && !isWebhook(webhook)) {
      throw new StopError(
        'bad-webhook',
        'That isn’t the address of an incoming webhook.',
        'Copy it from Slack, Microsoft Teams, or Google Chat, or leave it blank.',
      );
    }
    if (webhook !== '' && !isReachable(webhook)) throw outOfReach(webhook);
    saveChannels(user, { email, webhook });
    return {};
  },
};

/** Ends a schedule, whoever set it up. */
export const unschedule: CommandEntry<'unschedule'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const rest = schedulesHere(platform).filter((each) => each.id !== id);
    withLock(platform, TRY_AGAIN, () => saveSchedules(platform.document, rest));
    forgetCopies(platform.document, id);
    if (!rest.some(({ owner }) => owner === userIdOf(platform))) endSchedules(platform);
    showSchedules(platform, 'update');
    return {};
  },
};

/** Makes a schedule that no longer works the user's own: with their key and their trigger. */
export const takeOver: CommandEntry<'takeOver'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const session = openSession(platform);
    const state = scheduleStates(platform).find((each) => each.id === id);
    if (!state?.canTakeOver)
      throw new StopError('runs-already', 'This schedule works again, or it was ended.', 'Close and reopen the sidebar to see it.');
    const { user: by = '' } = session.client.connection;
    // What is overdue is refreshed by the first run.
    const all = schedulesHere(platform).map((each) => (each.id === id ? { ...each, owner: session.who, by } : each));
    storeOwn(platform, session, all);
    startTrigger(platform);
    showSchedules(platform, 'update');
    return {};
  },
};

/** Ends this user's schedules in this file, with their trigger. */
export function endSchedules(platform: Platform): void {
  const { workbook, document } = platform;
  if (!workbook) return;
  const owner = userIdOf(platform);
  const all = schedulesHere(platform);
  const others = all.filter((each) => each.owner !== owner);
  if (others.length < all.length) withLock(platform, TRY_AGAIN, () => saveSchedules(document, others));
  for (const { id } of all) if (!others.some((each) => each.id === id)) forgetCopies(document, id);
  if (readRun(document, owner)) forgetRun(document, owner);
  forgetOwn(platform, workbook.id());
  platform.triggers.stopHourly();
}

/** Ends this user's schedules in all files. A trigger that Google doesn't show here ends at its next run. */
export function endAllSchedules(platform: Platform): void {
  for (const file of scheduledFiles(platform)) if (file !== platform.workbook?.id()) forgetOwn(platform, file);
  endSchedules(platform);
  platform.triggers.stopAll();
}

/** Stores all schedules of the file, and what this user's account knows of them. */
function storeOwn(platform: Platform, session: Session, schedules: readonly StoredSchedule[]): void {
  const { document, who, workbook, clock } = session;
  if (schedules.length > MAX_SCHEDULES)
    throw new StopError(
      'too-many-schedules',
      say`A spreadsheet can have up to ${MAX_SCHEDULES} schedules.`,
      'Change or delete one of them.',
    );
  const perDay = costOfSchedules(
    session,
    schedules.filter(({ owner }) => owner === who),
  );
  const told = readOwn(platform, workbook.id())?.told;
  saveOwn(platform, workbook.id(), { v: 2, perDay, locale: platform.locale(), ...(told ? { told } : {}) });
  withLock(platform, TRY_AGAIN, () => {
    saveSchedules(document, schedules);
    const { problem: _, started: __, alarmAt: ___, ...run } = readRun(document, who) ?? { v: 1, at: 0 };
    saveRun(document, who, { ...run, at: clock.now() });
  });
}

/** A trigger that Google has disabled is still in its list, so it's always replaced. */
function startTrigger({ triggers }: Platform): void {
  triggers.stopHourly();
  triggers.startHourly();
}

function elsewhere(platform: Platform, { workbook }: Session): Cost {
  return scheduledFiles(platform)
    .filter((file) => file !== workbook.id())
    .map((file) => readOwn(platform, file)?.perDay ?? NO_COST)
    .reduce(addCosts, NO_COST);
}

function costOfSchedules(session: Session, schedules: readonly StoredSchedule[]): Cost {
  return schedules.map(({ rule, tabs }) => costPerDay(rule, costsOf(session, tabs))).reduce(addCosts, NO_COST);
}

function costsOf({ document, workbook, who }: Session, tabs: StoredSchedule['tabs']): TabCosts[] {
  const counted = readRun(document, who)?.costs ?? {};
  return readTabs(document)
    .filter((tab) => !tab.part && includes({ tabs }, tab.sheet) && workbook.sheet(tab.sheet))
    .map(({ sheet, rows }) => ({ rows, ...counted[sheet] }));
}
