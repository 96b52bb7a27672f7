// The product's own work, without emulator and network: cold, in a new process, and warm. Ratios compare it with what can't be
// avoided: parsing the same JSON, and comparing two arrays of the same cells.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost, startCatalog } from '../../emulator/index.ts';
import { personAt } from '../person.ts';
import { CATALOG_HOST, CLOCK } from './demo.ts';
import type { Scale } from './scenario.ts';

/** Milliseconds, and bytes of memory. */
export interface CpuTimes {
  /** Characters of all pages. */
  bytes: number;
  parse: number;
  first: number;
  refresh: number;
  arrays: number;
  diff: number;
  heap: number;
}

export interface CpuResult {
  resource: string;
  rows: number;
  cold: CpuTimes;
  warm: CpuTimes;
}

const TRIES = 3;

/** Returns the middle of three processes. */
export async function measureCpu(dist: string, resource: string, rows: number): Promise<CpuResult> {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-sync-cpu-'));
  try {
    const file = join(folder, 'responses.json');
    writeFileSync(file, JSON.stringify(await record(dist, resource, { courses: 24, orders: 30, enrollments: 20, [resource]: rows })));
    const results = Array.from({ length: TRIES }, () => runChild(file, resource));
    const [middle] = results.sort((a, b) => a.cold.first / a.cold.parse - b.cold.first / b.cold.parse).slice(Math.floor(TRIES / 2));
    if (!middle) throw new Error('Nothing was measured.');
    return { resource, rows, ...middle };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runChild(file: string, resource: string): Pick<CpuResult, 'cold' | 'warm'> {
  const script = join(import.meta.dirname, 'cpu-child.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, file, resource], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    cwd: join(import.meta.dirname, '../..'),
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Returns the responses to all that a connection and a pull of a resource ask for. */
async function record(dist: string, resource: string, scale: Scale): Promise<[string, unknown][]> {
  const catalog = await startCatalog({ seed: 1, clock: CLOCK, scale });
  const host = await openHost({ dist, clock: CLOCK, hosts: { [CATALOG_HOST]: catalog.url } });
  try {
    const person = personAt(host);
    host.open();
    host.click('Open sidebar');
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
    person.ask('personal', { answer: 'with' });
    for (let times = 0; times < 2; times++) person.finish('pull', { resource, filters: {}, fromStart: true });
    const paths = new Set(catalog.requests().map(({ method, path }) => `${method} ${path}`));
    const responses: [string, unknown][] = [];
    for (const name of paths) {
      const [method = 'GET', path = ''] = name.split(' ');
      const response = await fetch(catalog.url + path, {
        method,
        headers: { Authorization: `Token token="${catalog.apiKey}"`, Host: CATALOG_HOST },
      });
      responses.push([name, { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }]);
    }
    return responses;
  } finally {
    await host.close();
    await catalog.close();
  }
}
