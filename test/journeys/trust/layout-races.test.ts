import { describe, expect, it, onTestFinished } from 'vitest';
import { callsByChance, meet, racesAt, runCalmly } from '../../support/layout-races.ts';
import { type RaceScene, refreshRace, refreshRowsRace, sendRace, undoRace } from '../../support/layout-scenes.ts';

/** A small selection. The deep tests meet every service call. */
async function expectNoDifference(scene: RaceScene, count: number): Promise<void> {
  const calm = runCalmly(scene);
  const races = racesAt(callsByChance(calm.calls + 1, count), 1);
  const wrong = races.map((race) => [race.call, race.change.name, ...meet(scene, calm, race)]).filter(([, , ...what]) => what.length > 0);
  console.log(`${scene.name}: layout races: ${races.length - wrong.length} of ${races.length}`);
  expect(wrong).toEqual([]);
}

describe('a colleague who sorts, moves, inserts, or deletes rows or columns', () => {
  it('during a refresh leaves each row with its own record', async () => {
    await expectNoDifference(await refreshRace(onTestFinished), 20);
  });

  it('during a refresh of selected rows leaves each row with its own record', async () => {
    await expectNoDifference(await refreshRowsRace(onTestFinished), 10);
  });

  it('during a send leaves each result in its own row', async () => {
    await expectNoDifference(await sendRace(onTestFinished), 5);
  });

  it('during an undo leaves each result in its own row', async () => {
    await expectNoDifference(await undoRace(onTestFinished), 5);
  });
});
