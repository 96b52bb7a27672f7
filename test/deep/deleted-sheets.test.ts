import { expect, it, onTestFinished } from 'vitest';
import { deletionsOf, meetDeletion } from '../support/deleted-sheets.ts';
import { refreshRace, refreshRowsRace, sendRace, undoRace } from '../support/layout-scenes.ts';

it.each([
  ['a refresh', refreshRace],
  ['a refresh of rows', refreshRowsRace],
  ['a send', sendRace],
  ['an undo', undoRace],
] as const)('%s works or says what was lost at whatever call a colleague deletes a hidden sheet', async (_, open) => {
  const scene = await open(onTestFinished);
  const deletions = deletionsOf(scene, 1);
  const wrong = deletions.map((each) => [each, ...meetDeletion(scene, each)]).filter(([, ...what]) => what.length > 0);
  console.log(`${scene.name}: hidden sheets deleted: ${deletions.length - wrong.length} of ${deletions.length}`);
  expect(wrong).toEqual([]);
});
