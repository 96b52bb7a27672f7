// Renames a learner in Catalog, kills a refresh at a service call, refreshes as the person would then, and looks at all tabs.

import type { HostSwitches } from '../../emulator/host-switches.ts';
import { openWorld, pull, review, type World } from './open-world.ts';

export const NEW_NAME = 'Renamed Person';
const NAMED = ['users', 'enrollments', 'applicants', 'bulk_enrollments'];
const SCALE = { courses: 8, programs: 4, orders: 40, tags: 4, users: 20, enrollments: 60 };

/** What the tabs show after a rename, how many cells changed, and what a review then finds. */
export interface Renamed {
  tabs: [string, string[][]][];
  /** The cells that changed, as `tab: old → new`. */
  changed: string[];
  left: unknown[];
  /** Cells that showed the old name before. */
  named: number;
}

/** `call` is the service call at which the refresh of Enrollments is killed, 0 for none. */
export async function afterRename(call: number, switches: HostSwitches): Promise<Renamed> {
  const world = await pulledWorld();
  const { host } = world;
  host.setSwitches(switches);
  const before = shown(world);
  const oldName = rename(world);
  if (call > 0) {
    host.killAt(call);
    try {
      pull(world, 'enrollments');
    } catch {
      // Google ended the run. The person refreshes again.
    }
  }
  for (const resource of NAMED) pull(world, resource);
  const tabs = shown(world);
  const plan = review(world);
  host.dialogs().at(-1)?.close();
  return {
    tabs,
    changed: changesBetween(before, tabs),
    left: [plan.requests, plan.refused],
    named: before.flatMap(([, rows]) => rows.flat()).filter((cell) => cell === oldName).length,
  };
}

/** Opens the tabs, and renames a learner. Returns what the refresh of Enrollments then does. */
export async function refreshAfterRename(): Promise<{ world: World; refresh: () => unknown }> {
  const world = await pulledWorld();
  rename(world);
  return { world, refresh: () => pull(world, 'enrollments') };
}

async function pulledWorld(): Promise<World> {
  return await openWorld({ catalog: { scale: SCALE }, pulled: NAMED });
}

/** Renames someone with an ordinary name who has an enrollment and has bought seats for others. Returns the old name. */
function rename({ catalog, host }: World): string {
  const enrolled = new Set(catalog.records('enrollments').map(({ user }) => Object(user).id));
  const bulk = new Set(catalog.records('bulk_enrollments').map(({ canvas_user_id }) => canvas_user_id));
  const isBoth = (id: unknown) => enrolled.has(id) && bulk.has(id);
  const user = catalog
    .records('users')
    .find(({ canvas_user_id, user_name }) => isBoth(canvas_user_id) && /^[A-Z][a-z]+ [A-Z]/.test(String(user_name)));
  if (!user) throw new Error('a buyer with an ordinary name');
  host.advance(1);
  catalog.mutate({ type: 'update', resource: 'users', id: Number(user.id), fields: { user_name: NEW_NAME } });
  return String(user.user_name);
}

function shown({ host }: World): [string, string[][]][] {
  return host.workbook
    .sheets()
    .flatMap(({ name, hidden }) => (hidden ? [] : [[name, host.workbook.display(name)] as [string, string[][]]]));
}

function changesBetween(before: Renamed['tabs'], after: Renamed['tabs']): string[] {
  return after.flatMap(([name, rows]) => {
    const old = before.find(([other]) => other === name)?.[1] ?? [];
    return rows.flatMap((row, index) =>
      row.flatMap((cell, column) => {
        const was = old[index]?.[column] ?? '';
        return was === cell ? [] : [`${name}: ${was} → ${cell}`];
      }),
    );
  });
}
