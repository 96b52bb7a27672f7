import { expect, it, onTestFinished } from 'vitest';
import { startCatalog } from '../../emulator/index.ts';
import { afterKill, callsOfPull } from '../world/kill-pull.ts';

it('a first pull that is killed goes on in the same tab, and looks as if nobody had killed it', async () => {
  const catalog = await startCatalog({ seed: 1, scale: { courses: 20, orders: 20, enrollments: 20 } });
  onTestFinished(() => catalog.close());
  const unbroken = await afterKill(catalog, 0, {});
  const calls = await callsOfPull(catalog);
  // Every point is tried in the deep tests; here some, in each way in which writes can be lost.
  const points = [0.2, 0.4, 0.6, 0.75, 0.9].map((part) => Math.round(part * calls));
  for (const [index, point] of points.entries()) {
    const unflushedWrites = (['kept', 'lost', 'half'] as const)[index % 3];
    expect([point, await afterKill(catalog, point, { unflushedWrites })]).toEqual([point, unbroken]);
  }
});
