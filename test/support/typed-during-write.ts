// A colleague types into a cell at a service call of a run that writes to its tab. Afterward the value is in the tab as an unsent edit, or
// the run names it.

import { plannedIn, runCalmly } from './layout-races.ts';
import type { RaceScene } from './layout-scenes.ts';
import { rowsOf } from './open-world.ts';

export interface Typing {
  /** Before the run. */
  row: number;
  header: string;
  value: string;
  /** What's done besides, at the same call. */
  also?: () => void;
}

export interface Fate {
  kept: number[];
  named: number[];
  lost: number[];
  unplanned: number[];
}

/** Returns the calls from one on, in steps. */
export function callsFrom(from: number, step: number): (calls: number) => number[] {
  return (calls) => Array.from({ length: Math.ceil((calls - from + 1) / step) }, (_, index) => from + index * step);
}

/** Types at some service calls of a run, and returns the calls by the fate of the value. */
export function typeAtCalls(scene: RaceScene, { row, header, value, also }: Typing, some: (calls: number) => readonly number[]): Fate {
  const { calls } = runCalmly(scene);
  const { host, person } = scene.world;
  const fate: Fate = { kept: [], named: [], lost: [], unplanned: [] };
  for (const call of some(calls)) {
    scene.back();
    const id = rowsOf(scene.world, scene.tab).find((each) => each.row === String(row))?.ID;
    let isTyped = false;
    host.at(call, () => {
      const now = rowOf(scene, id)?.row;
      if (now === undefined) return;
      isTyped = true;
      host.workbook.edit(scene.tab, person.at(scene.tab, header, Number(now)), value);
      also?.();
    });
    const said = JSON.stringify(scene.run() ?? null);
    host.at(1, () => undefined);
    if (!isTyped) continue;
    const shown = rowOf(scene, id)?.[header];
    if (shown === value) {
      fate.kept.push(call);
      if (!plannedIn(scene).some((line) => line.includes(value))) fate.unplanned.push(call);
    } else (said.includes(value) ? fate.named : fate.lost).push(call);
  }
  return fate;
}

/** A run is killed so many calls after someone has typed. */
export interface TypedAndKilled extends Typing {
  /** By the number of the try, in turn. */
  after: readonly number[];
}

const UNFLUSHED = ['kept', 'half', 'lost'] as const;
const NEVER = Number.MAX_SAFE_INTEGER;

/** Types at some service calls of a run, which is killed soon after. Returns the calls by the fate of the value once the tab was refreshed again. */
export function typeThenKill(
  scene: RaceScene,
  { row, header, value, after }: TypedAndKilled,
  some: (calls: number) => readonly number[],
): Fate {
  const { calls } = runCalmly(scene);
  const { host, person } = scene.world;
  const fate: Fate = { kept: [], named: [], lost: [], unplanned: [] };
  for (const [index, call] of some(calls).entries()) {
    scene.back();
    const id = rowsOf(scene.world, scene.tab).find((each) => each.row === String(row))?.ID;
    host.setSwitches({ unflushedWrites: UNFLUSHED[index % UNFLUSHED.length] ?? 'kept' });
    host.at(call, () => {
      host.workbook.edit(scene.tab, person.at(scene.tab, header, Number(rowOf(scene, id)?.row)), value);
      host.killAt(after[index % after.length] ?? 1);
    });
    try {
      scene.run();
    } catch {
      // It was killed. If it wasn't, what was typed must be there all the same.
    }
    host.killAt(NEVER);
    host.at(1, () => undefined);
    const isPlanned = plannedIn(scene).some((line) => line.includes(value));
    const said = JSON.stringify(scene.run() ?? null);
    const isKept = rowOf(scene, id)?.[header] === value;
    if (!isKept) (said.includes(value) ? fate.named : fate.lost).push(call);
    else {
      fate.kept.push(call);
      if (!isPlanned || !plannedIn(scene).some((line) => line.includes(value))) fate.unplanned.push(call);
    }
  }
  return fate;
}

function rowOf({ world, tab }: RaceScene, id: string | undefined) {
  return rowsOf(world, tab).find((each) => each.ID === id);
}
