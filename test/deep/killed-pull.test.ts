import { expect, it, onTestFinished } from 'vitest';
import { startCatalog } from '../../emulator/index.ts';
import { afterKill, callsOfPull } from '../support/kill-pull.ts';

it('a first pull can be killed at any service call, whatever becomes of unflushed writes', async () => {
  const catalog = await startCatalog({ seed: 1, scale: { courses: 20, orders: 20, enrollments: 20 } });
  onTestFinished(() => catalog.close());
  const unbroken = await afterKill(catalog, 0, {});
  const calls = await callsOfPull(catalog);
  let held = 0;
  for (const unflushedWrites of ['kept', 'lost', 'half'] as const) {
    for (let point = 1; point <= calls; point++) {
      expect([point, await afterKill(catalog, point, { unflushedWrites })]).toEqual([point, unbroken]);
      held += 1;
    }
  }
  console.log(`kill points of a first pull: ${held} of ${3 * calls}`);
});
