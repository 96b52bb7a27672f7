// A colleague changes the layout of a tab at a service call of a run that writes to it. Afterward each row must show its own record,
// and a review must show what was typed and nothing else.

import { isDeepStrictEqual } from 'node:util';
import { afterAll } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import type { Closing } from './kept-worlds.ts';
import { changeLayout, type LayoutChange, layoutChanges } from './layout-changes.ts';
import { OWN, type RaceScene, type SelectedRows } from './layout-scenes.ts';
import { review, rowsOf } from './open-world.ts';
import { callsOf } from './runs.ts';

export interface Race {
  /** Before this service call of the run, counted from 1. One more than there are is after the run. */
  call: number;
  change: LayoutChange;
  /** The run is killed at this call. */
  kill?: { call: number; unflushedWrites: 'kept' | 'lost' | 'half' };
}

/** What a calm run leaves. */
export interface Calm {
  calls: number;
  /** Which rows are selected is known from this call on. */
  selected: number;
  rows: ReadonlyMap<string, Row>;
  planned: readonly string[];
}

type Row = Readonly<Record<string, string>>;

/** Columns whose values differ with each run, because Catalog's clock goes on. */
const TIMES = ['Created', 'Updated'];
const NEVER = Number.MAX_SAFE_INTEGER;

export interface CalmScene {
  scene: RaceScene;
  calm: Calm;
}

/** One scene for all tests of a file, with its calm run. A race goes back to its start first, whatever the one before has left. */
export function shareScene(open: (closing: Closing) => Promise<RaceScene>): () => Promise<CalmScene> {
  const closers: (() => Promise<void>)[] = [];
  let shared: Promise<CalmScene> | undefined;
  afterAll(async () => {
    for (const close of closers) await close();
  });
  return () => {
    shared ??= open((close) => closers.push(close)).then((scene) => ({ scene, calm: runCalmly(scene) }));
    return shared;
  };
}

export function runCalmly(scene: RaceScene): Calm {
  scene.back();
  const before = rowsByRecord(scene);
  let selected = 0;
  const listen = () => {
    if (scene.world.host.counts().fetches > 0) return;
    selected += 1;
    scene.world.host.at(1, listen);
  };
  if (scene.selects) scene.world.host.at(1, listen);
  const calls = callsOf(scene.world.host, scene.run);
  const rows = rowsByRecord(scene);
  // A run that does nothing would meet every change unharmed.
  if (isDeepStrictEqual(rows, before)) throw new Error(`the ${scene.name} changed nothing in ${scene.tab}`);
  return { calls, selected, rows, planned: plannedIn(scene) };
}

/** Returns the last service call of a calm run before which something holds, such as that the tab doesn't show a result yet. */
export function lastCallWith(scene: RaceScene, holds: () => boolean): number {
  const { host } = scene.world;
  scene.back();
  let [calls, last] = [0, 0];
  const look = () => {
    calls += 1;
    if (holds()) last = calls;
    host.at(1, look);
  };
  host.at(1, look);
  scene.run();
  host.at(1, () => undefined);
  if (last === calls) throw new Error('it still holds at the end, so no call is the last one');
  return last;
}

/** Returns the calls of a calm run after which the tab shows something else. */
export function writesOf(scene: RaceScene): number[] {
  const { host } = scene.world;
  const shown = () => JSON.stringify(host.workbook.display(scene.tab));
  scene.back();
  const found: number[] = [];
  let [calls, last] = [0, shown()];
  const look = () => {
    const now = shown();
    if (now !== last) found.push(calls);
    [calls, last] = [calls + 1, now];
    host.at(1, look);
  };
  host.at(1, look);
  scene.run();
  host.at(1, () => undefined);
  return found;
}

/** Returns the calls of a run that flush, after a change that it meets at a call. */
function flushesAfter(scene: RaceScene, { call, change }: Race): number[] {
  const { host } = scene.world;
  scene.back();
  const found: number[] = [];
  let [calls, last] = [0, 0];
  const look = () => {
    calls += 1;
    const flushes = host.counts().calls['SpreadsheetApp.flush'] ?? 0;
    if (flushes > last && calls - 1 > call) found.push(calls - 1);
    last = flushes;
    if (calls === call) changeLayout(scene, change);
    host.at(1, look);
  };
  host.at(1, look);
  scene.run();
  host.at(1, () => undefined);
  return found;
}

/** Returns a change that the first write of a run meets, and then another one that the write of its second try meets. */
export function twice(scene: RaceScene, call: number, [first, second]: readonly [LayoutChange, LayoutChange]): Race {
  // The first flush after a write is for what the next one needs to know of it.
  const [, next] = flushesAfter(scene, { call, change: first });
  if (next === undefined) throw new Error('a write that meets a change is tried again');
  const act = () => {
    first.act(scene);
    scene.world.host.at(next - call, () => changeLayout(scene, second));
  };
  return { call, change: { name: `${first.name}, then ${second.name}`, act } };
}

/** Returns what is wrong after a run that meets two changes. It can stop and say so: then the next one puts everything right. */
export function meetTwice(scene: RaceScene, calm: Calm, call: number, pair: readonly [LayoutChange, LayoutChange]): string[] {
  const wrong = meet(scene, calm, twice(scene, call, pair));
  if (!wrong.some((line) => /^the run ended with: .*kept (changing|moving)/.test(line))) return wrong;
  const planned = unplanned(scene, [...calm.planned, ...plannedBefore(scene)]);
  return [
    ...planned,
    ...afterNextRun(
      scene,
      calm,
      pair.find((change) => change.pasted),
    ),
  ];
}

/** Returns all pairs of changes that take nothing away. */
export function pairsOfChanges(): [LayoutChange, LayoutChange][] {
  const changes = layoutChanges.filter(({ takes }) => !takes);
  return changes.flatMap((first) => changes.map((second): [LayoutChange, LayoutChange] => [first, second]));
}

/** Returns so many calls of a run, the same ones each time. */
export function callsByChance(calls: number, count: number): number[] {
  let seed = 20_260_101;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + (seed % calls);
  };
  return Array.from({ length: count }, next).sort((a, b) => a - b);
}

/** Returns the races at these calls: at each call, `kinds` of the changes in turn. */
export function racesAt(calls: readonly number[], kinds: number): Race[] {
  return calls.flatMap((call, index) =>
    Array.from({ length: kinds }, (_, nth) => {
      const change = layoutChanges[(index * kinds + nth) % layoutChanges.length];
      if (!change) throw new Error('there are layout changes');
      return { call, change };
    }),
  );
}

/** Returns what is wrong after a run that meets the change. */
export function meet(scene: RaceScene, calm: Calm, race: Race): string[] {
  const { host } = scene.world;
  scene.back();
  const before = rowsByRecord(scene);
  let taken: string[] = [];
  const act = () => {
    const { takes } = race.change;
    const present = takes === 'row' ? Array.from(rowsByRecord(scene).keys()) : [];
    changeLayout(scene, race.change);
    if (takes === 'row') {
      const left = rowsByRecord(scene);
      taken = present.filter((key) => !left.has(key));
    }
  };
  let acted = false;
  host.at(race.call, () => {
    acted = true;
    act();
  });
  const { kill } = race;
  if (kill) {
    host.setSwitches({ unflushedWrites: kill.unflushedWrites });
    host.killAt(kill.call);
  }
  try {
    scene.run();
    if (kill) return ['the run wasn’t killed'];
  } catch (error) {
    if (!kill) return [`the run ended with: ${String(error)}`];
  }
  host.killAt(NEVER);
  host.at(1, () => undefined);
  if (!acted) act();
  if (kill) return unplanned(scene, [...calm.planned, ...plannedBefore(scene)]);
  // Of other rows than those that were selected, some show what they showed before.
  const earlier = race.call <= calm.selected ? before : undefined;
  const { pasted } = race.change;
  return [...differences(scene, { expected: calm.rows, earlier, taken, pasted }), ...unplanned(scene, calm.planned)];
}

/** Returns what is wrong in a tab that is refreshed again after a run that met the change and was killed. */
export function meetThenRefresh(scene: RaceScene, calm: Calm, race: Race): string[] {
  return [...meet(scene, calm, race), ...afterNextRun(scene, calm)];
}

/** Returns what is wrong after another run, which meets nothing. `change` is one that the tab has met before. */
function afterNextRun(scene: RaceScene, calm: Calm, change?: LayoutChange): string[] {
  try {
    scene.run();
  } catch (error) {
    return [`the next run ended with: ${String(error)}`];
  }
  return differences(scene, { expected: calm.rows, earlier: undefined, taken: [], pasted: change?.pasted });
}

/** Returns what is wrong after a run that met the change and was killed, the next one, which is killed, too, and one that isn’t. */
export function meetKilledTwice(scene: RaceScene, calm: Calm, race: Race, second: NonNullable<Race['kill']>): string[] {
  const { host } = scene.world;
  const wrong = meet(scene, calm, race);
  host.setSwitches({ unflushedWrites: second.unflushedWrites });
  host.killAt(second.call);
  try {
    scene.run();
  } catch {
    // It was killed, or stopped by itself. Then the next one says why.
  }
  host.killAt(NEVER);
  return [...wrong, ...afterNextRun(scene, calm)];
}

/** A colleague who doesn’t stop: one change after the other, in turn. */
export interface Repeated {
  name: string;
  /** Before this service call of the run for the first time, then after so many calls each time. */
  from: number;
  period: number;
  changes: readonly LayoutChange[];
}

/** Changes that follow each other, over and over. Each comes to rest in a layout that another one of the list makes. */
export const repeatedChanges: Readonly<Record<string, readonly string[]>> = {
  'inserts rows': ['inserts a row'],
  'sorts to and fro': ['sorts up', 'sorts down'],
  'sorts and moves a column': ['sorts down', 'moves the ID to the end'],
  'moves columns to and fro': ['moves a column to the front', 'moves the ID to the end'],
  'cuts rows and pastes them below': ['cuts two rows and pastes them below'],
};

/** Rows and columns that change at once, over and over. */
export function bothAtOnce(from: number, period: number, pairs: readonly (readonly string[])[]): Repeated {
  const changes = pairs.map((names): LayoutChange => {
    const some = layoutChanges.filter(({ name }) => names.includes(name));
    return {
      name: names.join(' and '),
      act: (scene) => {
        for (const { act } of some) act(scene);
      },
    };
  });
  return { name: changes.map(({ name }) => name).join(', then '), from, period, changes };
}

/** Returns such races at several periods, each from some calls on. */
export function repeatedRaces(periods: readonly number[], starts: readonly number[]): Repeated[] {
  return Object.entries(repeatedChanges).flatMap(([name, names]) => {
    const changes = names.flatMap((each) => layoutChanges.filter((change) => change.name === each));
    return periods.flatMap((period) => starts.map((from) => ({ name, from, period, changes })));
  });
}

/** Returns what is wrong after a run that meets change after change: right after it, and after another one that meets none. */
export function meetAgain(scene: RaceScene, calm: Calm, { from, period, changes }: Repeated): string[] {
  const { host } = scene.world;
  scene.back();
  const before = rowsByRecord(scene);
  // Other rows can be selected by the time of the run, so some show what they showed before.
  const earlier = from <= calm.selected ? before : undefined;
  let turns = 0;
  let isOver = false;
  const act = () => {
    if (isOver) return;
    const change = changes[turns % changes.length];
    if (change) changeLayout(scene, change);
    turns += 1;
    host.at(period, act);
  };
  host.at(from, act);
  let isStopped = false;
  try {
    scene.run();
  } catch (error) {
    if (!/kept (changing|moving)/.test(String(error))) return [`the run ended with: ${String(error)}`];
    isStopped = true;
  }
  isOver = true;
  const pasted = changes.find((change) => change.pasted)?.pasted;
  const wrong = isStopped ? [] : differences(scene, { expected: calm.rows, earlier, taken: [], pasted });
  wrong.push(...unplanned(scene, isStopped ? [...calm.planned, ...plannedBefore(scene)] : calm.planned));
  if (!isStopped) return wrong;
  // The next run refreshes the rows that stand at the selected places by now. All others can show what they showed before.
  const others = scene.selects ? rowsOutside(scene, scene.selects, before) : undefined;
  try {
    scene.run();
  } catch (error) {
    return [...wrong, `the next run ended with: ${String(error)}`];
  }
  wrong.push(
    ...differences(scene, { expected: calm.rows, earlier: others, taken: [], pasted }).map((line) => `after the next run, ${line}`),
  );
  return [...wrong, ...unplanned(scene, calm.planned).map((line) => `after the next run, ${line}`)];
}

/** Returns what rows showed before a run, apart from those that are selected now. */
function rowsOutside({ world, tab }: RaceScene, { from, to }: SelectedRows, before: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  const selected = rowsOf(world, tab).flatMap(({ row, ID }) => (Number(row) >= from && Number(row) <= to ? [ID] : []));
  return new Map(Array.from(before).filter(([key]) => !selected.includes(key)));
}

const typedIn = new WeakMap<RaceScene, string[]>();

/** What a review shows before the run. */
export function plannedBefore(scene: RaceScene): readonly string[] {
  const known = typedIn.get(scene);
  if (known) return known;
  const { host } = scene.world;
  const back = host.keep();
  scene.back();
  const planned = plannedIn(scene);
  typedIn.set(scene, planned);
  back();
  return planned;
}

function unplanned(scene: RaceScene, typed: readonly string[]): string[] {
  try {
    return plannedIn(scene).flatMap((line) => (typed.includes(line) ? [] : [`planned, though it wasn’t typed: ${line}`]));
  } catch (error) {
    return [`the review ended with: ${String(error)}`];
  }
}

/** Returns what a review shows, a line for each request. */
export function plannedIn(scene: RaceScene): string[] {
  const { host } = scene.world;
  let plan: PlanView;
  try {
    plan = review(scene.world);
  } finally {
    host.dialogs().at(-1)?.close();
  }
  return plan.requests.map(({ operation, key, fields }) =>
    [operation, key ?? '', ...fields.map(({ label, after }) => `${label} = ${after}`)].join(' '),
  );
}

/** Each row by its record, or by what else tells it apart. */
function rowsByRecord({ world, tab }: RaceScene): Map<string, Row> {
  const [headers = [], ...rows] = world.host.workbook.display(tab);
  const found = new Map<string, Row>();
  for (const cells of rows) {
    if (cells.every((cell) => cell === '')) continue;
    const row = Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? '']));
    const key = row.ID || row[OWN] || row.Title || row.Name || cells.join('|');
    found.set(found.has(key) ? `${key}, again` : key, row);
  }
  return found;
}

interface Wanted {
  expected: ReadonlyMap<string, Row>;
  earlier: ReadonlyMap<string, Row> | undefined;
  taken: readonly string[];
  /** Rows were cut and pasted, of which it isn't known which ones. */
  pasted?: true | undefined;
}

function differences(scene: RaceScene, { expected, earlier, taken, pasted }: Wanted): string[] {
  const seen = rowsByRecord(scene);
  const wrong: string[] = [];
  for (const [key, row] of expected) {
    const now = seen.get(key);
    if (taken.includes(key)) continue;
    if (!now) {
      if (earlier?.has(key)) continue;
      wrong.push(`${key} has no row`);
      continue;
    }
    for (const [header, cell] of Object.entries(row)) {
      if (TIMES.includes(header) || !(header in now) || now[header] === cell) continue;
      if (earlier?.get(key)?.[header] === now[header]) continue;
      if (scene.isUnformatted && cell !== '' && now[header] !== '' && Number(cell) === Number(now[header])) continue;
      // Cells that are cut and pasted count as typed, so their rows can be marked.
      if (header === 'Status' && now[header] === 'edited' && (cell === '' || (pasted && ['sent', 'undone'].includes(cell)))) continue;
      wrong.push(`${key} shows “${now[header]}” under ${header}, not “${cell}”`);
    }
    if (now[''] !== undefined && now[''] !== '') wrong.push(`${key} shows “${now['']}” in a column without a header`);
  }
  for (const [key, row] of seen)
    if (!expected.has(key) && !earlier?.has(key)) wrong.push(`a row that shouldn’t be there: ${key} ${JSON.stringify(row)}`);
  return wrong;
}
