import * as z from 'zod/mini';
import { attempted } from '../base/attempt.ts';
import { StopError } from '../base/problem.ts';
import { saidHere, say } from '../base/say.ts';
import { localized } from '../catalog/localized.ts';
import { type Filter, isEditable, type Resource } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, namedProblem } from '../protocol/command.ts';
import type { Progress } from '../protocol/jobs.ts';
import { pullProgress, STEP } from '../protocol/progress.ts';
import type { FilterForm } from '../protocol/pull.ts';
import { updateDashboard } from '../sync/dashboard/dashboard.ts';
import { recordAccess } from '../sync/jobs/denied-resources.ts';
import { type PullJob, readJobs } from '../sync/jobs/job.ts';
import { ownTab, sheetForRun } from '../sync/jobs/matching-tab.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { resolveFilters, savedNames } from '../sync/names/filter-names.ts';
import { periodChoices } from '../sync/pull/periods.ts';
import { beginPull, type PullChoice, type PullMode, stepPull } from '../sync/pull/pull.ts';
import { pullTogether } from '../sync/pull/pull-together.ts';
import { type OwnReport, readOwnReport } from '../tabs/memory/own-reports.ts';
import { isAsked, personalColumns } from '../tabs/memory/personal-data.ts';
import { readTabs, saveTab, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';

/** Returns what can be pulled, with which filters. A page calls it once. */
export const forms: CommandEntry<'forms'> = {
  input: () => z.object({}),
  run: (platform) => ({
    forms: resources.map(localized).map((resource) => ({
      name: resource.name,
      title: resource.title,
      one: resource.one,
      group: saidHere(resource.group),
      editable: isEditable(resource),
      filters: resource.filters.map((filter) => withNames(platform, resource, filter)),
      remarks: resource.remarks ?? [],
    })),
  }),
};

/** Returns a filter as the form of a resource shows it, with names for the IDs that its tabs are filtered by. */
function withNames(platform: Platform, { name }: Resource, filter: Filter): FilterForm {
  const tabs = readTabs(platform.document);
  const form = formOf(filter, tabs);
  const filtered = tabs.filter((tab) => tab.resource === name && tab.filters[filter.name] !== undefined);
  if (!filter.refers || filtered.length === 0) return form;
  // Without a connection, the form shows the IDs.
  const found = attempted(() => savedNames(openSession(platform), filter, filtered));
  return 'value' in found && Object.keys(found.value).length > 0 ? { ...form, names: found.value } : form;
}

/** Returns a filter as a form shows it. */
export function formOf({ name, label, kind, choices, words, help, whose, refers, period }: Filter, tabs: readonly TabEntry[]): FilterForm {
  const periods = period && { ...period, choices: periodChoices(tabs.map(({ filters }) => filters)) };
  return { name, label, kind, choices, words, help, whose, refers, ...(periods ? { period: periods } : {}) };
}

/** Starts a pull and reads for a few seconds, which is enough for most tabs. */
export const pull: CommandEntry<'pull'> = {
  input: () =>
    z.object({
      resource: z.string(),
      filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      sheet: z.optional(z.union([z.number(), z.enum(['new', 'matching'])])),
      own: z.optional(z.string()),
      fromStart: z.optional(z.boolean()),
    }),
  run: (platform, { resource, filters, sheet, own, fromStart }) => {
    const session = openSession(platform);
    if (own !== undefined) return pullOwn(session, readOwnReport(session.document, own), sheet === 'new');
    assertPersonalAnswered(session, resourceOf(resource));
    const chosen = resolveFilters(session, resourceOf(resource), filters);
    const job = beginPull(session, resourceOf(resource), chosen.filters, {
      sheet: sheet === 'matching' ? sheetForRun(session, resourceOf(resource), chosen.filters) : sheet,
      mode: fromStart ? 'full' : 'incremental',
      names: chosen.names,
    });
    return continuePull(session, job, session.clock.now() + STEP);
  },
};

/** Runs an own report as it was saved. */
function pullOwn(session: Session, report: OwnReport, isNew: boolean): Progress {
  const resource = resourceOf(report.resource);
  assertPersonalAnswered(session, resource);
  const choice = isNew ? { sheet: 'new' as const, own: report.id } : targetOfOwn(session, report);
  return continuePull(session, beginPull(session, resource, report.filters, choice), session.clock.now() + STEP);
}

/** Returns the tab that a run of an own report goes into. Throws StopError if its IDs are those of another Catalog. */
export function targetOfOwn(session: Session, report: OwnReport): Pick<PullChoice, 'sheet' | 'own'> {
  assertSameCatalog(session, report);
  const tab = ownTab(session, report, resourceOf(report.resource));
  return tab ? { sheet: tab.sheet, own: tab.own } : { sheet: 'new', own: report.id };
}

/** Throws StopError if the IDs of an own report are those of another Catalog. */
export function assertSameCatalog({ client: { connection } }: Session, { name, of }: OwnReport): void {
  if (!of || of.connection === connection.id) return;
  throw new StopError(
    'other-connection',
    say`“${name}” has IDs of ${of.host}, but you’re connected to ${connection.host}.`,
    'Copy its recipe and paste it here. The recipe has titles instead of IDs.',
  );
}

/**
 * Throws the question as a problem, because only the sidebar can ask it. Each user with a key is asked once. Until someone has
 * answered, menu and schedule skip these columns.
 */
function assertPersonalAnswered({ document, who }: Session, resource: Resource): void {
  const columns = personalColumns(resource);
  if (columns.length === 0 || !isAsked(document, who)) return;
  throw new StopError(
    'personal',
    say`${resource.title} include personal data: ${columns.join(', ')}.`,
    'Choose whether to include it. Anyone who can open this spreadsheet, now or later, can read it.',
  );
}

/** Runs one step of a pull that a user watches. Shows the tab when it's new. */
export function continuePull(session: Session, job: PullJob, deadline: number): Progress {
  const isNew = job.sheet === undefined || job.delivery?.fresh !== undefined;
  const progress = recordResult(session, job, () => stepPull(session, job, deadline));
  if (isNew && progress.pulled) session.workbook.activate(progress.pulled.tab.sheet);
  showInDashboard(session, progress.pulled?.tab);
  return pullProgress(session, progress);
}

/** A tab, or the first one of its resource. */
type ToPull = Pick<TabEntry, 'resource' | 'filters'> & { sheet?: number };

/** Pulls a tab in one run, for the menu. Throws StopError if that takes longer than the deadline. */
export function pullInOneRun(session: Session, tab: ToPull, deadline: number, mode: PullMode = 'incremental'): void {
  const { error } = pullTabs(session, [tab], deadline, mode)[0] ?? {};
  if (error !== undefined) throw error;
}

/** Pulls tabs side by side in one run, and returns for each the error with which it ended, if any. */
export function pullTabs(session: Session, tabs: readonly ToPull[], deadline: number, mode: PullMode): { error?: unknown }[] {
  const begun = tabs.map(({ resource, filters, sheet }) =>
    attempted(() => beginPull(session, resourceOf(resource), filters, { sheet, mode })),
  );
  const outcomes = pullTogether(
    session,
    begun.flatMap((each) => ('value' in each ? [each.value] : [])),
    deadline,
  );
  return begun.map((each, index) => {
    if ('error' in each) return each;
    const outcome = outcomes.shift();
    const recorded = attempted(() =>
      recordResult(session, { ...each.value, sheet: tabs[index]?.sheet }, () => {
        if (outcome && 'error' in outcome) throw outcome.error;
        if (!outcome?.value.pulled) throw tooLong();
      }),
    );
    if ('error' in recorded) return recorded;
    if (outcome && 'value' in outcome) showInDashboard(session, outcome.value.pulled?.tab);
    return {};
  });
}

function tooLong(): StopError {
  return new StopError(
    'too-long',
    'This tab is too large to refresh in the background.',
    'Refresh it from the sidebar, which has no time limit.',
  );
}

/** How far a run of a schedule goes: when it stops reading, and when it's too late to write a tab before Google stops the run. */
export interface RunLimits {
  readUntil: number;
  writeBy: number;
}

/** How far a scheduled refresh of a tab is: up to date after a full or an incremental refresh, or to be continued by the next run. */
export type Refreshed = 'full' | 'part' | 'open';

/** A tab to refresh in a schedule, or to make. */
export type Scheduled = Pick<TabEntry, 'resource' | 'filters' | 'own'> & { sheet?: number };

/** Refreshes or makes a tab for a schedule, as far as one run gets. What an earlier run has read is continued. */
export function refreshInRuns(session: Session, tab: Scheduled, { readUntil, writeBy }: RunLimits): Refreshed {
  const { resource, filters, own } = tab;
  const sheet = tab.sheet ?? (own === undefined ? undefined : 'new');
  const begun = openRefresh(session, tab);
  const job = begun ?? { ...beginPull(session, resourceOf(resource), filters, { sheet, own }), scheduled: true as const };
  return recordResult(session, job, () => {
    const { pulled } = stepPull(session, job, readUntil, writeBy);
    if (!pulled) return 'open';
    showInDashboard(session, pulled.tab);
    return job.cursor ? 'part' : 'full';
  });
}

/** The tab is up to date already, so a dashboard that can't be written doesn't fail its pull. Its numbers stay those of the tab. */
function showInDashboard(session: Session, tab: TabEntry | undefined): void {
  if (tab) attempted(() => updateDashboard(session, tab.sheet));
}

/** Returns the refresh of a tab that an earlier run of this user's schedule has left, if it's still the same one. */
export function openRefresh({ document, who, client }: Session, tab: Scheduled): PullJob | undefined {
  return readJobs(document).find(
    (job): job is PullJob =>
      job.kind === 'pull' &&
      job.scheduled === true &&
      job.sheet === tab.sheet &&
      job.resource === tab.resource &&
      job.own === tab.own &&
      job.by === who &&
      job.connection === client.connection.id &&
      JSON.stringify(job.filters) === JSON.stringify(tab.filters),
  );
}

/** Does a pull's work and stores its result: the tab's problem, and whether the key has access. The tab's data stays. */
function recordResult<T>(
  session: Session,
  { sheet, resource, filters }: Pick<PullJob, 'sheet' | 'resource' | 'filters'>,
  work: () => T,
): T {
  const { document } = session;
  try {
    const done = work();
    recordAccess(session, resource);
    return done;
  } catch (error) {
    // With filters, Catalog might have refused only the filtered records.
    if (Object.keys(filters).length === 0) recordAccess(session, resource, error);
    const isCanceled = error instanceof StopError && error.problem.code === 'no-such-job';
    // A colleague can have pulled the tab meanwhile.
    document.refresh();
    const entry = readTabs(document).find((tab) => tab.sheet === sheet);
    if (entry && !isCanceled) saveTab(document, { ...entry, problem: namedProblem(session, error) });
    throw error;
  }
}
