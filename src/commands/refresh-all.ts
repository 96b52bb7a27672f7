import * as z from 'zod/mini';
import type { Problem } from '../base/problem.ts';
import { problemOf } from '../protocol/problems.ts';
import { LONGEST_RUN } from '../protocol/progress.ts';
import type { World } from '../sync/jobs/session.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { pullWhole } from './pull.ts';

/** Refreshes all tabs now, one after the other, each with its remembered choices. */
export const refreshAll: CommandEntry<'refreshAll'> = {
  input: () => z.object({ fromStart: z.optional(z.boolean()) }),
  run: (platform, { fromStart }) => refreshTabs(openWorld(platform), fromStart),
};

/** One failing tab does not keep the others from being refreshed. A problem names the tabs that have it. */
export function refreshTabs(world: World, fromStart = false): { names: string[]; problems: Problem[] } {
  const deadline = world.clock.now() + LONGEST_RUN;
  const names: string[] = [];
  const failed = new Map<string, { problem: Problem; tabs: string[] }>();
  for (const tab of readTabs(world.document)) {
    const sheet = world.workbook.sheet(tab.sheet);
    if (!sheet || tab.part || tab.connection !== world.client.connection.id) continue;
    try {
      pullWhole(world, tab, deadline, { fromStart });
      names.push(sheet.name());
    } catch (error) {
      const problem = problemOf(error);
      const same = failed.get(problem.what) ?? { problem, tabs: [] };
      failed.set(problem.what, { problem, tabs: [...same.tabs, sheet.name()] });
    }
  }
  const problems = [...failed.values()].map(({ problem, tabs }) => ({ ...problem, what: `${tabs.join(', ')}: ${problem.what}` }));
  return { names, problems };
}
