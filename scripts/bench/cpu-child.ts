// Measures the product's own work in a new process, as Google starts each call: nothing is compiled yet. The file that the first
// argument names has recorded responses, the second one is the resource, the third one the number of rounds. Prints one line of JSON.
import { readFileSync } from 'node:fs';
import { runMessage } from '../../src/commands/index.ts';
import type { HttpResponse } from '../../src/platform/ports.ts';
import { diffTab } from '../../src/sync/review/diff.ts';
import { readTabsForReview } from '../../src/sync/review/read-tabs.ts';
import { readTabs } from '../../src/tabs/memory/registry.ts';
import type { CpuTimes } from './cpu.ts';
import { CATALOG_HOST, CLOCK } from './demo.ts';
import { medianOf } from './median.ts';
import { memoryPlatform } from './memory-platform.ts';

/** One parse of the same responses differs from the next by up to a half. */
const PARSES = 5;

const [file = '', resource = '', rounds = '1'] = process.argv.slice(2);
const recorded = new Map<string, HttpResponse>(JSON.parse(readFileSync(file, 'utf8')));
const lists = Array.from(recorded).flatMap(([name, { body }]) => (name.startsWith(`GET /api/v1/${resource}?`) ? [body] : []));

/** Milliseconds of processor time: of all threads, and of the one that the work runs in. V8 compiles and collects garbage beside it. */
interface Spent {
  all: number;
  thread: number;
}

/** What the sheets in memory have taken so far, and the most that the heap has held at a call to one of them. */
let sheets: Spent = { all: 0, thread: 0 };
let heap = 0;

function spent(): Spent {
  const { user, system } = process.cpuUsage();
  return { all: (user + system) / 1000, thread: threadTime() };
}

/** Only Linux tells the time of a thread: nanoseconds, in the first figure of this file. NaN elsewhere. */
function threadTime(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

const less = (a: Spent, b: Spent): Spent => ({ all: a.all - b.all, thread: a.thread - b.thread });

/** Returns processor time without that of the sheets, so that neither they nor other processes count. */
function timed(work: () => void): Spent {
  const [from, before] = [spent(), sheets];
  work();
  return less(less(spent(), from), less(sheets, before));
}

function meter<T>(work: () => T): T {
  const from = spent();
  const result = work();
  heap = Math.max(heap, process.memoryUsage().heapUsed);
  const taken = less(spent(), from);
  sheets = { all: sheets.all + taken.all, thread: sheets.thread + taken.thread };
  return result;
}

function playRound(): CpuTimes {
  const platform = memoryPlatform(recorded, CLOCK, meter);
  const workbook = platform.workbook;
  const ask = (command: string, input: unknown) => {
    const answer = JSON.parse(runMessage(platform, command, JSON.stringify(input)));
    if (!answer.ok) throw new Error(`${command}: ${answer.problem.what}`);
    return answer.data;
  };
  const pull = () => {
    let progress = ask('pull', { resource, filters: {}, fromStart: true });
    while (progress.phase !== 'done') progress = ask('step', { job: progress.job });
  };
  ask('connect', { host: CATALOG_HOST, key: 'key', kind: 'test' });
  ask('personal', { answer: 'with' });
  const parseAll = () => {
    for (const body of lists) JSON.parse(body);
  };
  const parse = medianOf(Array.from({ length: PARSES }, () => timed(parseAll).all));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  heap = before;
  const { all: first, thread: firstThread } = timed(pull);
  const grown = heap - before;
  const refresh = timed(pull).all;
  const tabs = readTabs(platform.document).filter(({ part }) => !part);
  const [tab] = workbook ? readTabsForReview({ workbook, document: platform.document }, tabs).readings : [];
  const cells = tab?.contents.values ?? [];
  const copies = cells.map((row) => [...row]);
  let differing = 0;
  const arrays = timed(() => {
    for (const [index, row] of cells.entries()) for (const [at, cell] of row.entries()) if (copies[index]?.[at] !== cell) differing += 1;
  }).all;
  if (differing > 0) throw new Error('A copy differs.');
  const diff = tab ? timed(() => void diffTab(tab)).all : 0;
  return { parse, first, firstThread, heap: grown, refresh, arrays, diff };
}

console.log(JSON.stringify(Array.from({ length: Number(rounds) }, playRound)));
