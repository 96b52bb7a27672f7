// Ends a run at all of its points, looks at what a review then shows, goes on as the person would, and compares whole workbook
// and whole Catalog with a run that nobody killed.

import type { Faults } from '../../emulator/demo-catalog.ts';
import type { Counts } from '../../emulator/host.ts';
import type { HostSwitches } from '../../emulator/host-switches.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { Scene } from './kill-scenes.ts';

/** Where a run is ended: before a service call, or by what its nth request meets. */
interface KillPoint {
  /** The first service call that does not happen; without one, the run only meets the fault. */
  call?: number;
  /** From 0. */
  request?: number;
  fault?: Faults;
  unflushedWrites: Mode;
}

type Mode = NonNullable<HostSwitches['unflushedWrites']>;

/** What brings workbook and Catalog to what is left after a point, and after how many points with it. */
interface Killed {
  point: KillPoint;
  as: number;
  back(): void;
}

/** The run that nobody kills. */
interface Whole {
  typed: string[];
  end: string;
  /** Requests before each service call. */
  fetches: number[];
  isWrite: boolean[];
  /** Between two steps: calls and requests until then. */
  starts: { calls: number; requests: number; back(): void }[];
}

interface Choice {
  /** Which points; all when absent. */
  choose?: (index: number, total: number) => boolean;
  /** For which of the states that are left the run that goes on is killed, too. */
  again: (state: number) => boolean;
}

interface Tried {
  tried: number;
  chosen: number;
  total: number;
  /** Points that leave the same workbook, properties and Catalog go on in the same way: so many different ones were left. */
  states: number;
  secondKills: number;
  /** By point: what a review shows though nobody typed it, or where the end differs. */
  differences: unknown[];
}

const MODES: readonly Mode[] = ['kept', 'lost', 'half'];
/** States that are held at the same time. */
const AT_ONCE = 300;
const WRITE = /^(POST|PUT|DELETE)$/;

/** Tries the points that are chosen: each service call and each request, in each way in which unflushed writes are lost. */
export function killMatrix(scene: Scene, { choose = () => true, again }: Choice): Tried {
  const start = scene.keep();
  const whole = runWhole(scene, start);
  const all = pointsOf(whole);
  const chosen = all.filter((_, index) => choose(index, all.length));
  const tried: Tried = { tried: 0, chosen: chosen.length, total: all.length, states: 0, secondKills: 0, differences: [] };
  const known = new Set<string>();
  for (const { point, back, as } of killedAt(scene, start, whole, chosen)) {
    tried.tried += as;
    back();
    const state = fingerprint(scene);
    if (known.has(state)) continue;
    known.add(state);
    const seen = goOn(scene, whole);
    if (seen !== undefined) tried.differences.push([point, seen]);
    if (again(tried.states)) {
      back();
      const second = 5 + ((tried.states * 37) % 90);
      const seenAgain = goOn(scene, whole, second);
      if (seenAgain !== undefined) tried.differences.push([point, `again at ${second}`, seenAgain]);
      tried.secondKills += 1;
    }
    tried.states += 1;
  }
  start();
  return tried;
}

function runWhole(scene: Scene, start: () => void): Whole {
  const { host, catalog } = scene;
  const typed = shownBy(scene);
  start();
  catalog.clearRequests();
  host.resetCounts();
  const fetches: number[] = [];
  const starts: Whole['starts'] = [];
  let listening = true;
  const listen = () => {
    if (!listening) return;
    fetches.push(host.counts().fetches);
    host.at(1, listen);
  };
  host.at(1, listen);
  const remember = () => {
    starts.push({ calls: fetches.length, requests: host.counts().fetches, back: scene.keep() });
  };
  remember();
  scene.run(remember);
  fetches.push(host.counts().fetches);
  listening = false;
  const isWrite = catalog.requests().map(({ method }) => WRITE.test(method));
  return { typed, end: ending(scene), fetches, isWrite, starts };
}

function pointsOf({ fetches, isWrite }: Whole): KillPoint[] {
  return fetches.slice(0, -1).flatMap((before, index): KillPoint[] => {
    const call = index + 1;
    const requests = Array.from({ length: (fetches[call] ?? before) - before }, (_, nth) => before + nth);
    return [
      ...MODES.map((unflushedWrites) => ({ call, unflushedWrites })),
      ...requests.flatMap((request): KillPoint[] => [
        // The rest of a round never leaves, and the run ends with it; or it goes on, without one request or without its answer.
        ...MODES.map((unflushedWrites): KillPoint => ({ call: call + 1, request, fault: { answer: 'drop' }, unflushedWrites })),
        { request, fault: { times: 1, answer: 'drop' }, unflushedWrites: 'kept' },
        ...(isWrite[request] ? [{ request, fault: { times: 1, answer: 'act-then-drop' }, unflushedWrites: 'kept' } as const] : []),
      ]),
    ];
  });
}

function* killedAt(scene: Scene, start: () => void, whole: Whole, points: readonly KillPoint[]): Generator<Killed> {
  for (let from = 0; from < points.length; from += AT_ONCE) {
    const some = points.slice(from, from + AT_ONCE);
    yield* killedAtCalls(
      scene,
      start,
      some.filter(({ fault }) => fault === undefined),
    );
    for (const point of some) if (point.fault !== undefined) yield meeting(scene, whole, point);
  }
}

/** What is left is kept inside one run, which costs less than a run for each. */
function killedAtCalls(scene: Scene, start: () => void, points: readonly KillPoint[]): Killed[] {
  const { host, catalog } = scene;
  start();
  const killed: Killed[] = [];
  let catalogBack = catalog.keep();
  let fetches = host.counts().fetches;
  const last = new Map<Mode, { done: string; killed: Killed }>();
  for (const point of points) {
    host.at(point.call ?? 0, () => {
      const counts = host.counts();
      const done = changesIn(counts);
      const before = last.get(point.unflushedWrites);
      if (before?.done === done) {
        before.killed.as += 1;
        return;
      }
      if (counts.fetches !== fetches) catalogBack = catalog.keep();
      fetches = counts.fetches;
      host.setSwitches({ unflushedWrites: point.unflushedWrites });
      const backs = [host.keep(), catalogBack];
      const left: Killed = { point, as: 1, back: () => backs.forEach((back) => void back()) };
      last.set(point.unflushedWrites, { done, killed: left });
      killed.push(left);
    });
  }
  if (points.length > 0) scene.run(() => undefined);
  return killed;
}

/** Calls that only read leave what was there before; a read that settles pending writes is a round trip. */
function changesIn({ calls, fetches, roundTrips }: Counts): string {
  const reads = /\.(get|is|new|require|build|setAllow|tryLock|releaseLock)/;
  return JSON.stringify([fetches, roundTrips, Object.entries(calls).filter(([name]) => !reads.test(name))]);
}

function meeting(scene: Scene, { starts }: Whole, point: KillPoint): Killed {
  const { host, catalog } = scene;
  const { request = 0, fault = {} } = point;
  const from = starts.filter(({ requests, calls }) => requests <= request && (point.call === undefined || calls < point.call)).pop();
  if (!from) throw new Error('a run has a start');
  from.back();
  host.setSwitches({ unflushedWrites: point.unflushedWrites });
  catalog.setFaults([{ ...fault, after: request - from.requests }]);
  attempt(scene, point.call === undefined ? undefined : point.call - from.calls);
  catalog.setFaults([]);
  return { point, as: 1, back: scene.keep() };
}

/** What is wrong when the run goes on; undefined where nothing is. */
function goOn(scene: Scene, { typed, end }: Whole, secondKill?: number): unknown {
  try {
    const untyped = shownBy(scene).filter((line) => !typed.includes(line));
    if (secondKill !== undefined) {
      attempt(scene, secondKill);
      untyped.push(...shownBy(scene).filter((line) => !typed.includes(line)));
    }
    if (untyped.length > 0) return { untyped };
    scene.run(() => undefined);
    const seen = ending(scene);
    return seen === end ? undefined : difference(seen, end);
  } catch (error) {
    return String(error);
  }
}

function attempt(scene: Scene, call: number | undefined): void {
  if (call !== undefined) scene.host.killAt(call);
  try {
    scene.run(() => undefined);
  } catch {
    // The run is gone; what is left of it is what this is about.
  }
  // A run that ended before its kill must not leave it to what follows.
  scene.host.killAt(Number.MAX_SAFE_INTEGER);
}

/** The end, and that nothing is left to send then. */
function ending(scene: Scene): string {
  const end = scene.look();
  const { requests, refused, remarks } = scene.person.ask<PlanView>('review');
  return JSON.stringify({ end, left: [requests.length, refused, remarks] });
}

/** All that what follows can depend on, but the clock. */
function fingerprint({ host, catalog }: Scene): string {
  const { workbook, properties } = host;
  const sheets = workbook.sheets().map((sheet) => [sheet, workbook.values(sheet.name), workbook.notes(sheet.name, '1:1')]);
  const formulas = workbook.sheets().map(({ name }) => workbook.formulas(name));
  return JSON.stringify([sheets, formulas, properties, catalog.requests().filter(({ method }) => WRITE.test(method))]);
}

function shownBy({ person }: Scene): string[] {
  const { requests } = person.ask<PlanView>('review');
  return requests.map(({ operation, tab, key, caption, fields }) =>
    JSON.stringify([operation, tab, key, caption, fields.map(({ label, after }) => [label, after])]),
  );
}

/** The first place where two texts differ, with what stands around it. */
function difference(seen: string, end: string): { seen: string; end: string } {
  let at = 0;
  while (seen[at] === end[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 150), at + 150);
  return { seen: around(seen), end: around(end) };
}
