// The product's own work, without emulator and network: cold, in a new process, and warm. Ratios compare it with what can't be
// avoided: parsing the same JSON, and comparing two arrays of the same cells.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { startCatalog } from '../../emulator/index.ts';
import { CLOCK } from './demo.ts';
import { medianOf } from './median.ts';

/** Milliseconds, and bytes of memory. */
export interface CpuTimes {
  parse: number;
  first: number;
  /** Of the first pull, what its own thread took. NaN if the system doesn't tell, which JSON makes null. */
  firstThread: number;
  /** What the heap has grown by at most until the end of the first pull. Only known when cold. */
  heap: number;
  refresh: number;
  arrays: number;
  diff: number;
}

export interface CpuResult {
  resource: string;
  rows: number;
  cold: CpuTimes;
  /** Undefined for so many rows that one cold pull takes long enough. */
  warm: CpuTimes | undefined;
}

const ROWS_PER_PAGE = 100;
/** The rounds of each process. The first one of a process is cold, and the last of three is warm. */
const ROUNDS = [3, 1, 1];
/** Larger tabs are measured once, and only cold. */
const MAX_REPEATED = 10_000;

/** Returns what three processes took cold, each figure the middle one, and what one of them took warm. */
export async function measureCpu(resource: string, rows: number): Promise<CpuResult> {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-sync-cpu-'));
  try {
    const file = join(folder, 'responses.json');
    writeFileSync(file, JSON.stringify(await record(resource, rows)));
    const script = await bundleChild(folder);
    const tryRounds = rows > MAX_REPEATED ? [1] : ROUNDS;
    const tries: CpuTimes[][] = [];
    for (const rounds of tryRounds) tries.push(await runChild(script, [file, resource, String(rounds)]));
    const warm = tries.flatMap((all) => all.slice(1).at(-1) ?? []);
    return { resource, rows, cold: middleOf(tries.flatMap(([first]) => first ?? [])), warm: warm.length > 0 ? middleOf(warm) : undefined };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function middleOf(all: readonly CpuTimes[]): CpuTimes {
  const middle = (name: keyof CpuTimes) => medianOf(all.map((times) => times[name]));
  return {
    parse: middle('parse'),
    first: middle('first'),
    firstThread: middle('firstThread'),
    heap: middle('heap'),
    refresh: middle('refresh'),
    arrays: middle('arrays'),
    diff: middle('diff'),
  };
}

/** Bundles the script as Code.js is: what loads TypeScript makes another program of it, which names each function anew. */
async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, 'cpu-child.mjs');
  const entry = join(import.meta.dirname, 'cpu-child.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'es2020', logLevel: 'silent' });
  return outfile;
}

/** Returns what each round of a new process took. */
async function runChild(script: string, args: readonly string[]): Promise<CpuTimes[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-old-space-size=8000', script, ...args]);
  return JSON.parse(stdout);
}

/** Returns the responses to what a connection and a pull of a resource ask for. The child names a request that isn't among them. */
async function record(resource: string, rows: number): Promise<[string, unknown][]> {
  const catalog = await startCatalog({ seed: 1, clock: CLOCK, scale: { courses: 24, orders: 30, enrollments: 20, [resource]: rows } });
  try {
    const pages = Array.from({ length: Math.ceil(rows / ROWS_PER_PAGE) }, (_, index) => index + 1);
    const paths = [
      '/api/v1/catalogs?page=1&per_page=1',
      ...pages.map((page) => `/api/v1/${resource}?page=${page}&per_page=${ROWS_PER_PAGE}`),
    ];
    const responses: [string, unknown][] = [];
    for (const path of paths) {
      const response = await fetch(catalog.url + path, { headers: { Authorization: `Token token="${catalog.apiKey}"` } });
      responses.push([
        `GET ${path}`,
        { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() },
      ]);
    }
    return responses;
  } finally {
    await catalog.close();
  }
}
