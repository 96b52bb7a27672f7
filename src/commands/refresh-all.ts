import * as z from 'zod/mini';
import { type Problem, StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, namedProblem } from '../protocol/command.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { clearAbandoned } from '../sync/jobs/staging-sheet.ts';
import { removeExpired } from '../sync/plan/journal.ts';
import { isHandedOver } from '../sync/pull/delivery.ts';
import type { PullMode } from '../sync/pull/pull.ts';
import { bringBackTabs, forgetDeletedTabs } from '../tabs/memory/deleted-tabs.ts';
import { clearNames } from '../tabs/memory/name-cache.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { pullTabs } from './pull.ts';

const LOCK_WAIT_MS = 1_000;

type RefreshMode = Exclude<PullMode, 'keep-cells'>;

/** Refreshes all tabs side by side, each with its stored filters. */
export const refreshAll: CommandEntry<'refreshAll'> = {
  input: () => z.object({ fromStart: z.optional(z.boolean()) }),
  run: (platform, { fromStart }) => refreshTabs(openSession(platform), fromStart ? 'full' : 'incremental'),
};

/** Refreshes all tabs with toasts instead of a sidebar. Throws the first problem, which the menu shows. */
export function refreshAllFromMenu(platform: Platform, mode: RefreshMode): void {
  platform.ui.toast(say`Refreshing…`, 'Catalog Sync');
  const { names, problems } = refreshTabs(openSession(platform), mode);
  const [problem] = problems;
  if (problem) throw new StopError(problem.code, problem.what, problem.todo);
  platform.ui.toast(names.length > 0 ? say`${names.join(', ')}: up to date.` : say`No tabs to refresh yet.`, 'Catalog Sync');
}

/** Refreshes the other tabs even if one fails. Each problem names its tabs. */
export function refreshTabs(session: Session, mode: RefreshMode = 'incremental'): { names: string[]; problems: Problem[] } {
  const deadline = session.clock.now() + MAX_RUN_MS;
  const names: string[] = [];
  const failed = new Map<string, { problem: Problem; tabs: string[] }>();
  bringBackTabs(session.workbook, session.document);
  // Names are read again, too.
  if (mode === 'full') session.lock.hold(LOCK_WAIT_MS, () => clearNames(session.workbook));
  const tabs = tabsToRefresh(session);
  for (const [index, { error }] of pullTabs(session, tabs, deadline, mode).entries()) {
    const name = session.workbook.sheet(tabs[index]?.sheet ?? -1)?.name() ?? '';
    if (error === undefined) names.push(name);
    else {
      const problem = namedProblem(session, error);
      const same = failed.get(problem.what) ?? { problem, tabs: [] };
      failed.set(problem.what, { problem, tabs: [...same.tabs, name] });
    }
  }
  tidy(session);
  const problems = [...failed.values()].map(({ problem, tabs }) => ({ ...problem, what: `${tabs.join(', ')}: ${problem.what}` }));
  return { names, problems };
}

/** Returns the tabs of this Catalog, without those that the pull of another tab writes, or that were handed over. */
export function tabsToRefresh({ document, workbook, client }: Session): TabEntry[] {
  const tabs = readTabs(document).filter((tab) => !tab.part && tab.connection === client.connection.id && workbook.sheet(tab.sheet));
  return tabs.filter((tab) => !isHandedOver(tab, tabs));
}

/** Removes what is left of deleted tabs and abandoned reviews, and what the journal no longer keeps. If the lock isn't free, the next refresh does it. */
export function tidy({ workbook, document, lock, clock }: Session): void {
  lock.hold(LOCK_WAIT_MS, () => {
    forgetDeletedTabs({ workbook, document, clock });
    removeExpired(workbook, document, clock.now());
    clearAbandoned({ workbook, document, clock });
  });
}
