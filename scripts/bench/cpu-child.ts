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
import { memoryPlatform } from './memory-platform.ts';

const [file = '', resource = ''] = process.argv.slice(2);
const recorded = new Map<string, HttpResponse>(JSON.parse(readFileSync(file, 'utf8')));
const lists = Array.from(recorded).flatMap(([name, { body }]) => (name.startsWith(`GET /api/v1/${resource}?`) ? [body] : []));

/** Processor time, so that other processes of a busy computer don't count. */
function timed(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function rounds(): CpuTimes {
  const platform = memoryPlatform(recorded, CLOCK);
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
  const parse = timed(() => {
    for (const body of lists) JSON.parse(body);
  });
  const heapBefore = process.memoryUsage().heapUsed;
  const first = timed(pull);
  const heap = process.memoryUsage().heapUsed - heapBefore;
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
  return { bytes: lists.reduce((sum, body) => sum + body.length, 0), parse, first, refresh, arrays, diff, heap };
}

const cold = rounds();
rounds();
console.log(JSON.stringify({ cold, warm: rounds() }));
