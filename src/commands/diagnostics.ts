import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import type { OpenJob, RunSummary } from '../protocol/jobs.ts';
import type { ScheduleState } from '../protocol/schedule.ts';
import type { TabState } from '../protocol/state.ts';
import { version } from './check-catalog.ts';
import { state } from './state.ts';

/** Reports counts, settings, and the codes of problems. Names of tabs, values, addresses, IDs, and keys stay out. */
export const diagnostics: CommandEntry<'diagnostics'> = {
  input: () => z.object({ page: z.optional(z.array(z.string())) }),
  run: (platform, { page = [] }) => {
    const { connection, copied, tabs, schedules, personal, hints, runs, jobs, refused = [] } = state.run(platform, {});
    const report = [
      `Catalog Sync ${version}: diagnostics, ${isoDay(platform.clock.now())}`,
      'Counts and settings only. No names, values, addresses, IDs, or keys.',
      '',
      `connection: ${connection ? `${connection.kind}${connection.readOnly ? ', read-only' : ''}` : 'none'}${copied ? ', in a copy' : ''}`,
      `permissions: ${platform.permitted() ? 'complete' : 'incomplete'}`,
      `locale: ${platform.workbook?.locale() ?? 'no file'}`,
      `personal data: ${personal ?? 'unasked'}, hints: ${hints ? 'on' : 'off'}`,
      `refused resources: ${refused.join(', ') || 'none'}`,
      ...storeLines(platform),
      '',
      'Tabs',
      ...lines(tabs, tabLine),
      '',
      'Sends',
      ...lines(runs, runLine),
      '',
      'Schedules',
      ...lines(schedules, scheduleLine),
      '',
      'Unfinished',
      ...lines(jobs, ({ kind, count, total, yours }: OpenJob) => `${kind}: ${count} of ${total ?? '?'}${yours ? '' : ', a colleague’s'}`),
      '',
      'Page',
      ...page,
      '',
    ];
    return { report: report.join('\n') };
  },
};

function tabLine(tab: TabState): string {
  const filters = Object.keys(tab.filters).length;
  const pulled = tab.pulledAt === undefined ? 'not pulled' : `pulled ${isoDay(tab.pulledAt)}`;
  const parts = [`${tab.rows} rows`, pulled, `${filters} filters`, ...(tab.complete ? [] : ['incomplete'])];
  if (tab.unsent) parts.push(`${tab.unsent} unsent`);
  if (tab.conflicts) parts.push(`${tab.conflicts} conflicts`);
  return `${tab.resource}: ${parts.join(', ')}${codeOf(tab)}`;
}

function scheduleLine(schedule: ScheduleState): string {
  const { when, yours, states, refreshedAt } = schedule;
  const refreshed = refreshedAt === undefined ? 'never refreshed' : `refreshed ${isoDay(refreshedAt)}`;
  const codes = states.flatMap(({ problem }) => problem?.code ?? []);
  const ofTabs = codes.length === 0 ? '' : `, problems of tabs ${codes.join(', ')}`;
  return `${when}, ${states.length} tabs, ${refreshed}${yours ? '' : ', a colleague’s'}${codeOf(schedule)}${ofTabs}`;
}

function runLine({ at, undoes, undone, done, failed, unconfirmed }: RunSummary): string {
  const kind = undoes ? 'undo' : undone ? 'send, undone' : 'send';
  return `${isoDay(at)} ${kind}: ${done} done, ${failed} failed, ${unconfirmed} unconfirmed`;
}

/** The names of properties hold IDs, so only their first words are listed. */
function storeLines({ document, user }: Platform): string[] {
  return Object.entries({ 'document properties': document.all(), 'user properties': user.all() }).map(([title, stored]) => {
    const names = Object.keys(stored).map((name) => name.split('.')[0] ?? '');
    const counts = [...new Set(names)].sort().map((word) => `${word} ${names.filter((name) => name === word).length}`);
    const size = Object.entries(stored).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    return `${title}: ${size} characters (${counts.join(', ')})`;
  });
}

function codeOf(of: { problem?: { code: string } } | undefined): string {
  return of?.problem ? `, problem ${of.problem.code}` : '';
}

function lines<T>(items: readonly T[], line: (item: T) => string): string[] {
  return items.length === 0 ? ['none'] : items.map(line);
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
