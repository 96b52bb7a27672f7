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

/** What the sheets in memory have taken so far, and the most that the heap has held at a call to one of them. */
let sheets = 0;
let heap = 0;

/** Returns milliseconds of processor time without that of the sheets, so that neither they nor other processes count. */
function timed(work: () => void): number {
  const [from, before] = [process.cpuUsage(), sheets];
  work();
  return used(from) - (sheets - before);
}

function used(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function meter<T>(work: () => T): T {
  const from = process.cpuUsage();
  const result = work();
  heap = Math.max(heap, process.memoryUsage().heapUsed);
  sheets += used(from);
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
  const parse = medianOf(Array.from({ length: PARSES }, () => timed(parseAll)));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  heap = before;
  const first = timed(pull);
  const grown = heap - before;
  const refresh = timed(pull);
  const tabs = readTabs(platform.document).filter(({ part }) => !part);
  const [tab] = workbook ? readTabsForReview({ workbook, document: platform.document }, tabs).readings : [];
  const cells = tab?.contents.values ?? [];
  const copies = cells.map((row) => [...row]);
  let differing = 0;
  const arrays = timed(() => {
    for (const [index, row] of cells.entries()) for (const [at, cell] of row.entries()) if (copies[index]?.[at] !== cell) differing += 1;
  });
  if (differing > 0) throw new Error('A copy differs.');
  const diff = tab ? timed(() => void diffTab(tab)) : 0;
  return { parse, first, heap: grown, refresh, arrays, diff };
}

console.log(JSON.stringify(Array.from({ length: Number(rounds) }, playRound)));
