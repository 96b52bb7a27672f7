// New records that were created together get their keys in one write. Whatever a colleague moves meanwhile, each key comes to its own row.
import { expect, it, onTestFinished } from 'vitest';
import { layoutChanges } from '../../support/layout-changes.ts';
import { lastCallWith, meet, runCalmly } from '../../support/layout-races.ts';
import { sendRace } from '../../support/layout-scenes.ts';
import { rowsOf } from '../../support/open-world.ts';

it('gives each of two new rows its own key, though rows or columns move between the last look and the write', async () => {
  const scene = await sendRace(onTestFinished);
  const calm = runCalmly(scene);
  const flush = lastCallWith(scene, () => rowsOf(scene.world, 'Tags').every(({ Status }) => Status !== 'created'));
  const races = layoutChanges.map((change, index) => ({ call: flush - (index % 8), change }));
  const wrong = races.map((race) => [race.call, race.change.name, ...meet(scene, calm, race)]).filter(([, , ...what]) => what.length > 0);
  expect(wrong).toEqual([]);
});
