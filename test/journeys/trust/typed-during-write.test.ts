import { describe, expect, it, onTestFinished } from 'vitest';
import { type RaceScene, refreshRace } from '../../support/layout-scenes.ts';
import { callsFrom, type Typing, typeAtCalls } from '../../support/typed-during-write.ts';

/** The tab is read and written from about this call on. The deep tests type at every call. */
const WRITING = 140;
const TYPING = { row: 6, header: 'Title', value: 'Typed meanwhile' };

function typeAt(scene: RaceScene, typing: Typing) {
  const fate = typeAtCalls(scene, typing, callsFrom(WRITING, 4));
  console.log(
    `typed during a write: kept ${fate.kept.length}, named ${fate.named.length} of ${fate.named.length + fate.lost.length}, lost ${fate.lost.length}`,
  );
  return fate;
}

describe('what a colleague types while a refresh writes the same cell', () => {
  it('stays as an unsent edit', async () => {
    const { kept, named, lost, unplanned } = typeAt(await refreshRace(onTestFinished), TYPING);
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
    expect(kept.length).toBeGreaterThan(20);
  });

  it('stays if rows are sorted, too', async () => {
    const scene = await refreshRace(onTestFinished);
    const also = () => scene.world.host.workbook.sort(scene.tab, 3, false);
    const { named, lost, unplanned } = typeAt(scene, { ...TYPING, also });
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
  });

  it('is named if its row goes, because Catalog has deleted the record', async () => {
    const { named, lost } = typeAt(await refreshRace(onTestFinished), { ...TYPING, row: 8 });
    expect(lost).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
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
    const { named, lost, unplanned } = typeAt(off, TYPING);
    expect({ named, lost, unplanned }).toEqual({ named: [], lost: [], unplanned: [] });
  });
});
