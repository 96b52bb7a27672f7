// A send reads only some cells of a large tab. Whatever a colleague moves meanwhile, each result comes to its own row.
import { expect, it } from 'vitest';
import { type LayoutChange, layoutChanges } from '../../support/layout-changes.ts';
import { lastCallWith, meet, shareScene } from '../../support/layout-races.ts';
import { largeSendRace, type RaceScene } from '../../support/layout-scenes.ts';
import { rowsOf } from '../../support/open-world.ts';

const large = shareScene(largeSendRace);

const moves = layoutChanges.filter(({ name }) => ['sorts down', 'inserts a row', 'moves a column to the front'].includes(name));

const both: LayoutChange = {
  name: 'sorts and moves a column',
  act: (scene) => {
    for (const { name, act } of moves) if (name !== 'inserts a row') act(scene);
  },
};

const placeOf = ({ world, tab }: RaceScene, header: string) => (world.host.workbook.display(tab, '1:1')[0] ?? []).indexOf(header) + 1;

/** Sorts all rows, and moves a column to where a result is about to be written. */
function putsInPlaceOf(target: string, moved: string): LayoutChange {
  return {
    name: `sorts, and moves ${moved} to where ${target} was`,
    act: (scene) => {
      const [place, from] = [placeOf(scene, target), placeOf(scene, moved)];
      scene.world.host.workbook.sort(scene.tab, placeOf(scene, 'Title'), false);
      scene.world.host.workbook.moveColumn(scene.tab, from, from < place ? place + 1 : place);
    },
  };
}

/** Returns the call before which results are written but don't show yet. */
function flushOf(scene: RaceScene): number {
  return lastCallWith(scene, () => !scene.world.host.workbook.display('Courses', '3:3').flat().includes('sent'));
}

it('keeps each result in its row, and each unsent edit, whatever a colleague moves in a large tab', async () => {
  const { scene, calm } = await large();
  const flush = flushOf(scene);
  const races = [both, ...moves].map((change, index) => ({ call: flush - 3 * index, change }));
  const wrong = races.map((race) => [race.call, race.change.name, ...meet(scene, calm, race)]).filter(([, , ...what]) => what.length > 0);
  expect(wrong).toEqual([]);
});

it('gives a cell that wasn’t read before the write what Catalog has, and names it, if rows and columns both moved', async () => {
  const { scene, calm } = await large();
  const call = flushOf(scene);
  const wrong: unknown[] = [];
  // A teaser is in the snapshot, and what was created when is only in Catalog.
  for (const change of [putsInPlaceOf('Status', 'Teaser'), putsInPlaceOf('Updated', 'Created')]) {
    const what = meet(scene, calm, { call, change });
    if (what.length > 0) wrong.push([change.name, ...what]);
    const { world, tab } = scene;
    for (const { ID = '', Created } of rowsOf(world, tab))
      if (Created !== calm.rows.get(ID)?.Created) wrong.push([change.name, ID, Created, calm.rows.get(ID)?.Created]);
    world.host.click('Send log');
    const told = rowsOf(world, 'Send log').map((row) => Object.values(row).join(' '));
    if (!told.some((row) => /meanwhile, (Teaser|Created) in row \d+ might have been replaced/.test(row))) wrong.push([change.name, told]);
  }
  expect(wrong).toEqual([]);
});

it('gives such a cell what the tab last showed if Catalog doesn’t respond then', async () => {
  const { scene } = await large();
  scene.back();
  const { catalog, host } = scene.world;
  const teasers = new Map(rowsOf(scene.world, scene.tab).map(({ ID, Teaser }) => [ID, Teaser]));
  const call = flushOf(scene);
  scene.back();
  host.at(call, () => {
    putsInPlaceOf('Status', 'Teaser').act(scene);
    catalog.setFaults([{ answer: '403' }]);
  });
  scene.run();
  catalog.setFaults([]);
  expect(rowsOf(scene.world, scene.tab).filter(({ ID, Teaser }) => Teaser !== teasers.get(ID))).toEqual([]);
});
