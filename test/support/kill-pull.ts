// Kills the first pull of a tab at a service call, pulls again as the person would, and compares with a pull that nobody
// killed.

import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { HostSwitches } from '../../emulator/host-switches.ts';
import { openHost } from '../../emulator/index.ts';
import { personAt } from '../../scripts/person.ts';
import { CATALOG_HOST, DIST } from './open-world.ts';
import { callsOf } from './runs.ts';

/** Service calls of one whole first pull: the points at which it can be killed. */
export async function callsOfPull(catalog: DemoCatalog, resource = 'courses'): Promise<number> {
  const { host, pull, close } = await fresh(catalog, {}, resource);
  const calls = callsOf(host, pull);
  await close();
  return calls;
}

/** What a person sees after a pull that was killed at the nth call (not at all for 0) and begun again, and what a review then finds. */
export async function afterKill(catalog: DemoCatalog, call: number, switches: HostSwitches, resource = 'courses'): Promise<unknown> {
  const { host, person, pull, close } = await fresh(catalog, switches, resource);
  if (call > 0) {
    host.killAt(call);
    try {
      pull();
    } catch {
      // The run is gone; the person tries again.
    }
  }
  pull();
  const tabs = host.workbook.sheets().filter((sheet) => !sheet.hidden);
  const plan = person.ask<{ requests: unknown[]; refused: unknown[] }>('review');
  const seen = {
    tabs: tabs.map(({ name }) => [name, host.workbook.display(name), host.workbook.notes(name, '1:1')]),
    left: [plan.requests, plan.refused],
  };
  await close();
  return seen;
}

async function fresh(catalog: DemoCatalog, switches: HostSwitches, resource: string) {
  const host = await openHost({
    dist: DIST,
    hosts: { [CATALOG_HOST]: catalog.where },
    clock: Date.parse('2026-11-20T15:00:00Z'),
    switches,
  });
  host.open();
  host.click('Open sidebar');
  const person = personAt(host);
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  person.ask('personal', { answer: 'with' });
  return { host, person, pull: () => person.finish('pull', { resource, filters: {} }), close: () => host.close() };
}
