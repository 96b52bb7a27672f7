import { expect, it, onTestFinished } from 'vitest';
import { startCatalog } from '../../emulator/index.ts';
import { afterKill, callsOfPull } from '../support/kill-pull.ts';

it.each(['courses', 'enrollments'])(
  'a first pull of %s can be killed at any service call, whatever becomes of unflushed writes',
  async (resource) => {
    const catalog = await startCatalog({ seed: 1, scale: { courses: 20, orders: 20, enrollments: 20 } });
    onTestFinished(() => catalog.close());
    const unbroken = await afterKill(catalog, 0, {}, resource);
    const calls = await callsOfPull(catalog, resource);
    let held = 0;
    for (const unflushedWrites of ['kept', 'lost', 'half'] as const) {
      for (let point = 1; point <= calls; point++) {
        expect([point, await afterKill(catalog, point, { unflushedWrites }, resource)]).toEqual([point, unbroken]);
        held += 1;
      }
    }
    console.log(`kill points of a first pull of ${resource}: ${held} of ${3 * calls}`);
  },
);
