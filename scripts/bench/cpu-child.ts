// Measures the product's own work in a new process, as Google starts each call: nothing is compiled yet. The file that the first
// argument names has recorded responses, the second one is the resource. Prints one line of JSON.
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

const [file = '', resource = ''] = process.argv.slice(2);
const recorded = new Map<string, HttpResponse>(JSON.parse(readFileSync(file, 'utf8')));
const lists = Array.from(recorded).flatMap(([name, { body }]) => (name.startsWith(`GET /api/v1/${resource}?`) ? [body] : []));

/** What the sheets in memory have taken so far. */
let sheets = 0;

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
  sheets += used(from);
  return result;
}

function rounds(): CpuTimes {
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
  const residentBefore = process.memoryUsage().rss;
  const first = timed(pull);
  const peak = process.resourceUsage().maxRSS * 1024 - residentBefore;
  const refresh = timed(pull);
  const tabs = readTabs(platform.document).filter(({ part }) => !part);
  const [tab] = workbook ? readTabsForReview({ workbook, document: platform.document }, tabs).readings : [];
  const before = tab?.contents.values ?? [];
  const after = before.map((row) => [...row]);
  let differing = 0;
  const arrays = timed(() => {
    for (const [index, row] of before.entries()) for (const [at, cell] of row.entries()) if (after[index]?.[at] !== cell) differing += 1;
  });
  if (differing > 0) throw new Error('A copy differs.');
  const diff = tab ? timed(() => void diffTab(tab)) : 0;
  return { bytes: lists.reduce((sum, body) => sum + body.length, 0), parse, first, refresh, arrays, diff, peak };
}

const cold = rounds();
rounds();
console.log(JSON.stringify({ cold, warm: rounds() }));
