// A send reads only some cells of a large tab. Whatever a colleague moves meanwhile, each result comes to its own row.
import { expect, it, onTestFinished } from 'vitest';
import { type LayoutChange, layoutChanges } from '../../support/layout-changes.ts';
import { lastCallWith, meet, runCalmly } from '../../support/layout-races.ts';
import { largeSendRace } from '../../support/layout-scenes.ts';

const moves = layoutChanges.filter(({ name }) => ['sorts down', 'inserts a row', 'moves a column to the front'].includes(name));

const both: LayoutChange = {
  name: 'sorts and moves a column',
  act: (scene) => {
    for (const { name, act } of moves) if (name !== 'inserts a row') act(scene);
  },
};

it('keeps each result in its row, and each unsent edit, whatever a colleague moves in a large tab', async () => {
  const scene = await largeSendRace(onTestFinished);
  const calm = runCalmly(scene);
  const flush = lastCallWith(scene, () => !scene.world.host.workbook.display('Courses', '3:3').flat().includes('updated'));
  const races = [both, ...moves].map((change, index) => ({ call: flush - 3 * index, change }));
  const wrong = races.map((race) => [race.call, race.change.name, ...meet(scene, calm, race)]).filter(([, , ...what]) => what.length > 0);
  expect(wrong).toEqual([]);
});
