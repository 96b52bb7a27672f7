import { expect, it, onTestFinished } from 'vitest';
import { refreshRace, sendRace } from '../support/layout-scenes.ts';
import { callsFrom, typeAtCalls } from '../support/typed-during-write.ts';

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
