import { expect, it, onTestFinished } from 'vitest';
import { refreshRace, sendRace } from '../support/layout-scenes.ts';
import { callsFrom, typeAtCalls, typeThenKill } from '../support/typed-during-write.ts';

it.each([
  { make: refreshRace, row: 6, header: 'Title' },
  { make: sendRace, row: 3, header: 'Name' },
])('what is typed at any service call of a run is kept or named ($header)', async ({ make, row, header }) => {
  const scene = await make(onTestFinished);
  const { kept, named, lost, unplanned } = typeAtCalls(scene, { row, header, value: 'Typed meanwhile' }, callsFrom(1, 1));
  console.log(
    `${scene.name}, typed during a write: kept ${kept.length}, named ${named.length} of ${named.length + lost.length}, lost ${lost.length}`,
  );
  expect({ lost, unplanned }).toEqual({ lost: [], unplanned: [] });
  expect(kept.length).toBeGreaterThan(100);
});

it('what is typed at any service call of a refresh is kept if rows are sorted, too', async () => {
  const scene = await refreshRace(onTestFinished);
  const also = () => scene.world.host.workbook.sort(scene.tab, 3, false);
  const typing = { row: 6, header: 'Title', value: 'Typed meanwhile', also };
  const { kept, lost, unplanned } = typeAtCalls(scene, typing, callsFrom(1, 1));
  console.log(`${scene.name}, typed and sorted: kept ${kept.length}, lost ${lost.length}`);
  expect({ lost, unplanned }).toEqual({ lost: [], unplanned: [] });
  expect(kept.length).toBeGreaterThan(100);
});

it('what is typed at any service call of a refresh that is killed then is kept', async () => {
  const scene = await refreshRace(onTestFinished);
  const typing = { row: 6, header: 'Title', value: 'Typed meanwhile', after: [1, 2, 4, 7, 11, 16, 22, 29] };
  const { kept, named, lost, unplanned } = typeThenKill(scene, typing, callsFrom(110, 1));
  console.log(`${scene.name}, typed, then killed: kept ${kept.length}, named ${named.length}, lost ${lost.length}`);
  expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
  expect(kept.length).toBeGreaterThan(100);
});
