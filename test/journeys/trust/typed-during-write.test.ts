import { describe, expect, it, onTestFinished } from 'vitest';
import type { RemovalStep } from '../../../src/protocol/removal.ts';
import type { State } from '../../../src/protocol/state.ts';
import { type RaceScene, refreshRace } from '../../support/layout-scenes.ts';
import { when } from '../../support/runs.ts';
import { callsFrom, type Typing, typeAtCalls, typeThenKill } from '../../support/typed-during-write.ts';

/** The tab is read and written from about this call on. The deep tests type at every call. */
const WRITING = 110;
const TYPING = { row: 6, header: 'Title', value: 'Typed meanwhile' };

function typeAt(scene: RaceScene, typing: Typing) {
  const fate = typeAtCalls(scene, typing, callsFrom(WRITING, 9));
  console.log(
    `typed during a write: kept ${fate.kept.length}, named ${fate.named.length} of ${fate.named.length + fate.lost.length}, lost ${fate.lost.length}`,
  );
  return fate;
}

describe('what a colleague types while a refresh writes the same cell', () => {
  it('stays as an unsent edit', async () => {
    const { kept, named, lost, unplanned } = typeAt(await refreshRace(onTestFinished), TYPING);
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
    expect(kept.length).toBeGreaterThan(12);
  });

  it('stays if rows are sorted, too', async () => {
    const scene = await refreshRace(onTestFinished);
    const also = () => scene.world.host.workbook.sort(scene.tab, 3, false);
    const { kept, named, lost, unplanned } = typeAt(scene, { ...TYPING, also });
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
    expect(kept.length).toBeGreaterThan(12);
  });

  it('is named if its row goes, because Catalog has deleted the record', async () => {
    const { named, lost } = typeAt(await refreshRace(onTestFinished), { ...TYPING, row: 8 });
    expect(lost).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  it('comes back if the refresh is killed then', async () => {
    const scene = await refreshRace(onTestFinished);
    const { kept, named, lost, unplanned } = typeThenKill(
      scene,
      { ...TYPING, after: [1, 2, 4, 7, 11, 16, 22, 29] },
      callsFrom(WRITING, 12),
    );
    console.log(`typed, then killed: kept ${kept.length}, named ${named.length}, lost ${lost.length}`);
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
    expect(kept.length).toBeGreaterThan(12);
  });

  it('stays if the hint in Status is off', async () => {
    const scene = await refreshRace(onTestFinished);
    const off = {
      ...scene,
      back: () => {
        scene.back();
        scene.world.person.ask('hints', { on: false });
      },
    };
    const { kept, named, lost, unplanned } = typeAt(off, TYPING);
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
    expect(kept.length).toBeGreaterThan(12);
  });
});

it('a removal of personal data clears the ticket of a killed write', async () => {
  const { world, run } = await refreshRace(onTestFinished);
  const { host, person } = world;
  const held = () => host.workbook.display('Catalog Sync data').flat().join(' ');
  when(
    world,
    () => held().includes('ticket'),
    () => host.killAt(12),
  );
  expect(run).toThrow('killed');
  host.killAt(Number.MAX_SAFE_INTEGER);
  expect(held().includes('ticket')).toBe(true);
  for (const { job } of person.ask<State>('state').jobs) person.ask('cancel', { job });
  expect(person.ask<RemovalStep>('removePersonal', { confirmed: 'remove personal data' })).toMatchObject({ done: true });
  expect(held().includes('ticket')).toBe(false);
});
