// The layout races at full size, in parts that run beside each other; what they have come to is said every few minutes.
import { expect } from 'vitest';
import { layoutChanges } from './layout-changes.ts';
import {
  meet,
  meetAgain,
  meetKilledTwice,
  meetTwice,
  pairsOfChanges,
  racesAt,
  repeatedRaces,
  runCalmly,
  writesOf,
} from './layout-races.ts';
import type { RaceScene } from './layout-scenes.ts';

const SAY_EVERY = 200;

const UNFLUSHED = ['kept', 'half', 'lost'] as const;

/** Kills the run 1 to 25 calls after the change, at every service call from `from` on. Only what was typed is planned then. */
export async function everyKilledRace(scene: RaceScene, from: number): Promise<void> {
  const calm = runCalmly(scene);
  const calls = Array.from({ length: Math.max(0, calm.calls - from) }, (_, index) => from + index);
  const wrong: unknown[] = [];
  for (const [index, race] of racesAt(calls, 1).entries()) {
    const call = Math.min(race.call + 1 + ((index * 7) % 25), calm.calls);
    const what = meet(scene, calm, { ...race, kill: { call, unflushedWrites: UNFLUSHED[index % UNFLUSHED.length] ?? 'kept' } });
    if (what.length > 0) wrong.push([race.call, call, race.change.name, ...what]);
  }
  console.log(`${scene.name}, killed: layout races: ${calls.length - wrong.length} of ${calls.length}`);
  expect(wrong).toEqual([]);
}

/** Meets every service call of one part of a run, and the end, each with `kinds` of the changes. */
export async function everyRace(scene: RaceScene, kinds: number, { part, parts } = { part: 0, parts: 1 }): Promise<void> {
  const calm = runCalmly(scene);
  const calls = Array.from({ length: calm.calls + 1 }, (_, index) => index + 1);
  const races = racesAt(calls, kinds).filter(({ call }) => call % parts === part);
  const wrong: unknown[] = [];
  for (const [index, race] of races.entries()) {
    const what = meet(scene, calm, race);
    if (what.length > 0) wrong.push([race.call, race.change.name, ...what]);
    if (what.length > 0) console.log(`${scene.name}, call ${race.call}, ${race.change.name}: ${what.join('; ')}`);
    if ((index + 1) % SAY_EVERY !== 0 && index + 1 < races.length) continue;
    const good = index + 1 - wrong.length;
    console.log(`${scene.name}: layout races: ${good} of ${index + 1} (part ${part + 1} of ${parts}, ${races.length} in it)`);
    // Lets the line out: everything else here happens without a pause.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(wrong).toEqual([]);
}

/** Changes that bring other rows to where a new record is written. */
const REPLACING = ['sorts up', 'sorts down', 'inserts a row', 'inserts three rows at the top', 'inserts a column'];

/** The last write of a run meets a change, and it's killed right after. Then the next run is killed at each `step`-th call of its second half. */
export async function everySecondKill(scene: RaceScene, step: number): Promise<void> {
  const calm = runCalmly(scene);
  const last = writesOf(scene).at(-1) ?? 0;
  const firsts = layoutChanges
    .filter(({ name }) => REPLACING.includes(name))
    .flatMap((change) => [last - 4, last - 2].map((call) => ({ call, change })));
  const half = Math.round(calm.calls / 2);
  const wrong: unknown[] = [];
  let played = 0;
  for (const [nth, { call, change }] of firsts.entries()) {
    for (let at = half + (nth % step); at <= calm.calls; at += step) {
      const unflushedWrites = played % 2 === 0 ? 'kept' : 'half';
      const race = { call, change, kill: { call: call + 9, unflushedWrites } } as const;
      const what = meetKilledTwice(scene, calm, race, { call: at, unflushedWrites });
      if (what.length > 0) wrong.push([call, change.name, at, ...what]);
      played += 1;
    }
  }
  console.log(`${scene.name}, killed twice: layout races: ${played - wrong.length} of ${played}`);
  expect(wrong).toEqual([]);
}

/** Each write of a run meets a change, and the write that puts that right meets another one, whatever the two are. */
export async function everyPair(scene: RaceScene): Promise<void> {
  const calm = runCalmly(scene);
  const races = writesOf(scene).flatMap((call) => pairsOfChanges().map((pair) => ({ call, pair })));
  const wrong: unknown[] = [];
  for (const { call, pair } of races) {
    const what = meetTwice(scene, calm, call, pair);
    if (what.length > 0) wrong.push([call, ...pair.map(({ name }) => name), ...what]);
  }
  console.log(`${scene.name}, two changes: layout races: ${races.length - wrong.length} of ${races.length}`);
  expect(wrong).toEqual([]);
}

/** Changes that don’t stop, of each kind in two periods, from calls in the second half of the run on. */
export async function everyRepeatedRace(scene: RaceScene): Promise<void> {
  const calm = runCalmly(scene);
  const starts = [0.5, 0.52, 0.6, 0.65, 0.7, 0.8, 0.85, 0.9].flatMap((part) => [
    Math.round(calm.calls * part),
    Math.round(calm.calls * part) + 5,
  ]);
  const races = repeatedRaces([12, 25], starts);
  const wrong: unknown[] = [];
  for (const race of races) {
    const what = meetAgain(scene, calm, race);
    if (what.length > 0) wrong.push([race.name, race.from, race.period, ...what]);
  }
  console.log(`${scene.name}, again and again: layout races: ${races.length - wrong.length} of ${races.length}`);
  expect(wrong).toEqual([]);
}
