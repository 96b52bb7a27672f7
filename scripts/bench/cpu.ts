// The product's own work, without emulator and network: cold, in a new process, and warm. Ratios compare it with what can't be
// avoided: parsing the same JSON, and comparing two arrays of the same cells.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openHost, startCatalog } from '../../emulator/index.ts';
import { personAt } from '../person.ts';
import { CATALOG_HOST, CLOCK } from './demo.ts';
import { medianOf } from './median.ts';
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
  /** What the process has taken at most by the end of the first pull. Only known when cold. */
  peak: number;
}

export interface CpuResult {
  resource: string;
  rows: number;
  cold: CpuTimes;
  warm: CpuTimes;
}

const TRIES = 3;

/** Returns what three processes took, each figure the middle one. */
export async function measureCpu(dist: string, resource: string, rows: number): Promise<CpuResult> {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-sync-cpu-'));
  try {
    const file = join(folder, 'responses.json');
    writeFileSync(file, JSON.stringify(await record(dist, resource, { courses: 24, orders: 30, enrollments: 20, [resource]: rows })));
    const script = await bundleChild(folder);
    const results = Array.from({ length: TRIES }, () => runChild(script, file, resource));
    return { resource, rows, cold: middleOf(results.map(({ cold }) => cold)), warm: middleOf(results.map(({ warm }) => warm)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function middleOf(all: readonly CpuTimes[]): CpuTimes {
  const middle = (name: keyof CpuTimes) => medianOf(all.map((times) => times[name]));
  return {
    bytes: middle('bytes'),
    parse: middle('parse'),
    first: middle('first'),
    refresh: middle('refresh'),
    arrays: middle('arrays'),
    diff: middle('diff'),
    peak: middle('peak'),
  };
}

/** Bundles the script as Code.js is: what loads TypeScript makes another program of it, which names each function anew. */
async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, 'cpu-child.mjs');
  const entry = join(import.meta.dirname, 'cpu-child.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'es2020', logLevel: 'silent' });
  return outfile;
}

function runChild(script: string, file: string, resource: string): Pick<CpuResult, 'cold' | 'warm'> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, resource], { encoding: 'utf8', maxBuffer: 1e8 });
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
