import * as z from 'zod/mini';
import { PACKAGE } from '../base/package.ts';
import { isEditable } from '../catalog/resource.ts';
import type { Connection } from '../catalog/wire/connection.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, namedProblem } from '../protocol/command.ts';
import type { OpenJob, RunSummary } from '../protocol/jobs.ts';
import type { ConnectionState, State, SwitchedState, TabState } from '../protocol/state.ts';
import { deniedResources } from '../sync/jobs/denied-resources.ts';
import { hasJob, readJobs } from '../sync/jobs/job.ts';
import { ownerOf } from '../sync/jobs/job-owner.ts';
import { isMoved } from '../sync/jobs/moved.ts';
import { userIdOf } from '../sync/jobs/open-session.ts';
import { findSwitch, readConnection, storedConnection } from '../sync/jobs/stored-connection.ts';
import { isUndone, readPlans, type SentGroup } from '../sync/plan/plan-header.ts';
import { readSends } from '../sync/plan/send-record.ts';
import { hasRemoval } from '../sync/privacy/removal.ts';
import { countActiveEdits, storedEdits } from '../sync/review/edit-counts.ts';
import { readChannels } from '../sync/schedule/notify.ts';
import { readAllChanges, type TabChanges } from '../tabs/memory/changes.ts';
import { hasHints } from '../tabs/memory/hints.ts';
import { workbookLanguage } from '../tabs/memory/language.ts';
import { personalDecisions } from '../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { readSets } from '../tabs/memory/report-sets.ts';
import { originOf } from '../tabs/memory/tab-manifest.ts';
import { resourceForTab, resourceOf } from '../tabs/resource-for-tab.ts';
import { chosenLanguage } from './language.ts';
import { scheduleStates } from './schedule-states.ts';

/** Returns everything that the sidebar shows when it opens. */
export const state: CommandEntry<'state'> = {
  input: () => z.object({}),
  run: (platform) => {
    const connection = readConnection(platform);
    // Tabs of another Catalog can't be refreshed or sent.
    const tabs = readTabs(platform.document).filter(
      (tab) => platform.workbook?.sheet(tab.sheet) && (!connection || tab.connection === connection.id),
    );
    const active = platform.workbook?.active()?.id;
    const changes = tabs.length === 0 ? new Map<number, TabChanges>() : readAllChanges(platform.document);
    const schedules = scheduleStates(platform);
    const fixed = workbookLanguage(platform.document);
    return {
      connection: connection && connectionState(connection),
      package: PACKAGE,
      ...(isMoved(platform.document) ? { moved: true as const } : {}),
      ...originState(platform),
      ...switchedState(platform, connection),
      tabs: tabs
        .filter((tab) => !tab.part)
        .map((tab) => ({ ...tabState(platform, tab, tab.sheet === active), ...changesOf(changes.get(tab.sheet)) })),
      ...(connection && { refused: deniedResources(platform.document, connection) }),
      active,
      schedules,
      notify: notifyState(platform, schedules),
      ...setsState(platform),
      ...personalState(platform),
      ...(hasRemoval(platform.document) ? { removalOpen: true as const } : {}),
      hints: hasHints(platform.document),
      language: chosenLanguage(platform) ?? 'google',
      ...(fixed ? { workbookLanguage: fixed } : {}),
      canSchedule: platform.workbook !== undefined,
      runs: runsOf(platform, connection?.id),
      jobs: connection ? jobsOf(platform, connection.id) : [],
    };
  },
};

export function connectionState({ host, label, kind, readOnly, user }: Connection): ConnectionState {
  return { host, label, kind, ...(readOnly ? { readOnly } : {}), ...(user ? { user } : {}) };
}

function originState({ workbook, document }: Platform): Pick<State, 'copied' | 'otherScript'> {
  const origin = workbook && originOf(workbook, document);
  return { ...(origin === 'copy' ? { copied: true } : {}), ...(origin === 'other-script' ? { otherScript: true } : {}) };
}

function setsState({ document }: Platform): Pick<State, 'sets'> {
  const sets = readSets(document).map(({ id, name }) => ({ id, name }));
  return sets.length > 0 ? { sets } : {};
}

function personalState(platform: Platform): Pick<State, 'personal' | 'personalDecided'> {
  const { decision, users } = personalDecisions(platform.document);
  if (!decision) return {};
  const { answer, name, at } = decision;
  return { personal: answer, personalDecided: { by: name, at, yours: users[userIdOf(platform)]?.answer } };
}

/** Not read in a file without schedules, where it isn't shown. */
function notifyState({ user, mail }: Platform, schedules: State['schedules']): State['notify'] {
  const { email = '', webhook = '' } = schedules.length > 0 ? readChannels(user) : {};
  return { webhook, ...(mail ? { email } : {}) };
}

function switchedState(platform: Platform, connection: Connection | undefined): { switched?: SwitchedState } {
  const found = connection ? undefined : findSwitch(platform);
  if (!found) return {};
  const { from, to } = found;
  const hasKey = { from: storedConnection(platform, from.connection) !== undefined, to: storedConnection(platform, to.id) !== undefined };
  return { switched: { from: from.host, to: to.host, kind: to.kind, by: to.by, at: to.at, hasKey } };
}

function runsOf(platform: Platform, connection: string | undefined): RunSummary[] {
  const { document } = platform;
  const you = userIdOf(platform);
  const plans = readPlans(document);
  const sends = readSends(document);
  return plans.flatMap(({ run, at, host, undoes, counts, connection: sentTo, user, about = [] }): RunSummary[] => {
    if (!counts) return [];
    const open = hasJob(document, run) ? 'open' : undefined;
    const undoBlockedBecause = sentTo !== connection ? 'elsewhere' : (open ?? (counts.done === 0 ? 'nothing' : undefined));
    const by = user === you ? { you: true as const } : { name: sends.get(run)?.by ?? '' };
    const undone = isUndone(plans, run);
    return [{ run, at, host, by, about: about.map(aboutOf), undoes: undoes !== undefined, undone, undoBlockedBecause, ...counts }];
  });
}

function aboutOf({ resource, operation, count, fields }: SentGroup): RunSummary['about'][number] {
  const { one, fields: all } = resourceOf(resource);
  const labels = fields.flatMap((name) => all.find((field) => field.name === name)?.label ?? []);
  return { one, operation, count, labels };
}

/** Returns the unfinished jobs. Jobs of another Catalog can only be canceled. */
function jobsOf(platform: Platform, connection: string): OpenJob[] {
  const { workbook, document } = platform;
  const who = userIdOf(platform);
  const plans = new Map(readPlans(document).map((plan) => [plan.run, plan]));
  return readJobs(document).flatMap((job): OpenJob[] => {
    const yours = job.by === who;
    const elsewhere = job.connection === connection ? {} : { elsewhere: ownerOf(document, job) };
    if (job.kind === 'pull') {
      const { id, resource, filters, sheet, count = 0, list, since } = job;
      const name = (sheet === undefined ? undefined : workbook?.sheet(sheet)?.name()) ?? resourceOf(resource).title;
      return [{ job: id, kind: 'pull', name, resource, filters, sheet, count, total: list.total, since, yours, ...elsewhere }];
    }
    const plan = plans.get(job.plan);
    if (!plan) return [];
    const count = Object.values<number>({ ...plan.counts }).reduce((sum, number) => sum + number, 0);
    return [
      { job: job.id, kind: plan.undoes ? 'undo' : 'send', name: '', count, total: plan.requests, since: job.since, yours, ...elsewhere },
    ];
  });
}

function tabState(platform: Platform, tab: TabEntry, active: boolean): TabState {
  return {
    sheet: tab.sheet,
    name: platform.workbook?.sheet(tab.sheet)?.name() ?? '',
    resource: tab.resource,
    editable: isEditable(resourceForTab(tab)),
    filters: tab.filters,
    rows: tab.rows,
    pulledAt: tab.pulledAt,
    fullAt: tab.fullAt === tab.pulledAt ? undefined : tab.fullAt,
    complete: tab.complete,
    problem: tab.problem,
    ...editsOf(platform, tab, active),
  };
}

function changesOf(changes: TabChanges | undefined): Pick<TabState, 'changes'> {
  if (!changes) return {};
  const { added, changed, more = 0, since } = changes;
  return { changes: { added: added.length, changed: changed.length, more, since } };
}

/** A tab that can't be read has a problem of its own, so that the sidebar still shows the others. */
function editsOf({ workbook, document }: Platform, tab: TabEntry, active: boolean): Pick<TabState, 'unsent' | 'conflicts' | 'problem'> {
  if (!workbook || !active) return storedEdits(document, tab);
  try {
    return countActiveEdits({ workbook, document }, tab);
  } catch (error) {
    return { problem: namedProblem({ workbook, document }, error) };
  }
}
