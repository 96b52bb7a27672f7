// A review never reads a read-only tab, so only the refresh itself can put right what it wrote into the wrong cells.
import { expect, it, onTestFinished } from 'vitest';
import { layoutChanges } from '../../support/layout-changes.ts';
import { type Calm, meet, meetThenRefresh, type Race, runCalmly } from '../../support/layout-races.ts';
import { ordersRace, type RaceScene } from '../../support/layout-scenes.ts';

const MOVES = layoutChanges.filter(({ name }) => ['sorts down', 'inserts a row', 'moves a column to the front'].includes(name));
const UNFLUSHED = ['kept', 'half', 'lost'] as const;

/** Meets every so many service calls of a refresh, from the first read of the tab on. */
function expectOwnRecords(
  scene: RaceScene,
  { every, what }: { every: number; what: string },
  wrongAt: (calm: Calm, race: Race, index: number) => string[],
): void {
  const calm = runCalmly(scene);
  const wrong: unknown[] = [];
  let met = 0;
  for (let call = 1; call <= calm.calls; call += every) {
    const change = MOVES[met % MOVES.length];
    if (!change) throw new Error('there are changes');
    const found = wrongAt(calm, { call, change }, met);
    if (found.length > 0) wrong.push([call, change.name, ...found]);
    met += 1;
  }
  console.log(`${what}: layout races: ${met - wrong.length} of ${met}`);
  expect(met).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
}

it('a refresh of orders leaves each row with its own record, though rows or columns move', async () => {
  const scene = await ordersRace(onTestFinished);
  expectOwnRecords(scene, { every: 9, what: scene.name }, (calm, race) => meet(scene, calm, race));
});

it('a refresh after a killed one leaves each row with its own record, though rows or columns moved', async () => {
  const scene = await ordersRace(onTestFinished);
  expectOwnRecords(scene, { every: 9, what: `${scene.name}, killed` }, (calm, race, index) => {
    const call = Math.min(race.call + 1 + ((index * 5) % 16), calm.calls);
    return meetThenRefresh(scene, calm, { ...race, kill: { call, unflushedWrites: UNFLUSHED[index % UNFLUSHED.length] ?? 'kept' } });
  });
});
