import * as z from 'zod/mini';
import type { FilterValues } from '../catalog/filters.ts';
import { beginPull, resourceOf, stepPull } from '../sync/pull.ts';
import type { World } from '../sync/world.ts';
import { readTabs, saveTab } from '../tabs/registry.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { problemOf } from './problems.ts';
import { pullProgress } from './progress.ts';

/** Starts a pull and reads the first page, which says how much there is. */
export const pull: CommandEntry<'pull'> = {
  input: () =>
    z.object({
      resource: z.string(),
      filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      sheet: z.optional(z.number()),
    }),
  run: (platform, { resource, filters, sheet }) => {
    const world = openWorld(platform);
    const job = beginPull(world, resourceOf(resource), filters, sheet);
    return noted(world, job.sheet, () => pullProgress(world, stepPull(world, job, world.clock.now())));
  },
};

/** Pulls to the end in one run, where nobody watches: menu and schedule. */
export function pullWhole(world: World, resource: string, filters: FilterValues, sheet: number, deadline: number): void {
  const job = beginPull(world, resourceOf(resource), filters, sheet);
  noted(world, sheet, () => stepPull(world, job, deadline));
}

/** Remembers with the tab why a pull failed; the data of the last good one stays. */
export function noted<T>(world: World, sheet: number | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const entry = readTabs(world.document).find((tab) => tab.sheet === sheet);
    if (entry) saveTab(world.document, { ...entry, problem: problemOf(error) });
    throw error;
  }
}
