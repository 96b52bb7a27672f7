// The parts of the benchmark. Each one can run alone, also in a process of its own.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchOptions, Part } from './bench-options.ts';
import { type BundlePart, bundleParts } from './bundle.ts';
import { type ColdStart, measureColdStart } from './cold-start-forms.ts';
import { type CpuResult, measureCpu } from './cpu.ts';
import { jobsWithoutFigures } from './goals.ts';
import { pullScenarios } from './jobs-pull.ts';
import { reviewScenarios } from './jobs-review.ts';
import { compareDrift, comparePeers, type DriftResult, type PeerResult } from './peers.ts';
import { type Measured, playAll } from './scenario.ts';

/** What was measured, as `--json` prints it. Parts that didn't run are missing. */
export interface BenchResults {
  counts?: Measured[];
  cpu?: CpuResult[];
  coldStart?: ColdStart[];
  peers?: PeerResult[];
  drift?: DriftResult[];
  bundle?: BundlePart[];
}

const DIST = join(import.meta.dirname, '../../dist');
/** The results of all parts are less than a megabyte. */
const MAX_OUTPUT = 10_000_000;

const measurers: Record<Part, (options: BenchOptions) => Promise<BenchResults>> = {
  counts: async (options) => ({ counts: await measureCounts(options) }),
  cpu: async (options) => ({ cpu: await measureSizes(options) }),
  start: async () => ({ coldStart: await measureColdStart() }),
  peers: async ({ rows }) => {
    const sizes = [1_000, 10_000].filter((each) => each <= rows);
    return { peers: await comparePeers(DIST, sizes, [20, 100]), drift: await compareDrift(DIST, [1, 2, 3]) };
  },
  bundle: async () => ({ bundle: await bundleParts() }),
};

/** Measures what was asked for. */
export async function measureParts(options: BenchOptions): Promise<BenchResults> {
  const [first, ...others] = options.parts;
  if (first && others.length === 0) return measurers[first](options);
  // Other processes change neither counts nor processor time, so these run side by side. The others measure time that passes.
  const together = await Promise.all([measureApart('counts', options), measureApart('cpu', options)]);
  const alone = [await measureApart('peers', options), await measurers.start(options), await measurers.bundle(options)];
  return Object.assign({}, ...together, ...alone);
}

async function measureApart(part: Part, { rows, scenario }: BenchOptions): Promise<BenchResults> {
  const args = ['--only', part, '--json', '--scenario', scenario];
  if (Number.isFinite(rows)) args.push('--rows', String(rows));
  const run = promisify(execFile)(process.execPath, [...process.execArgv, join(import.meta.dirname, 'bench.ts'), ...args], {
    maxBuffer: MAX_OUTPUT,
  });
  run.child.stderr?.pipe(process.stderr);
  return JSON.parse((await run).stdout);
}

async function measureCounts(options: BenchOptions): Promise<Measured[]> {
  const all = [...pullScenarios, ...reviewScenarios];
  const scenarios = all.filter(({ name, rows }) => rows <= options.rows && name.includes(options.scenario));
  const measured = await playAll(DIST, scenarios, ({ job, rows }) => process.stderr.write(`  ${job}, ${rows} rows\n`));
  const missing = scenarios.length === all.length ? jobsWithoutFigures(measured) : [];
  if (missing.length > 0) throw new Error(`Jobs with goals weren't measured: ${missing.join(', ')}`);
  return measured;
}

async function measureSizes(options: BenchOptions): Promise<CpuResult[]> {
  const sizes = [1_000, 10_000, 100_000].filter((rows) => rows <= options.rows);
  const results = await Promise.all(
    ['orders', 'courses'].map(async (resource) => {
      const ofResource: CpuResult[] = [];
      for (const rows of sizes) ofResource.push(await measureCpu(resource, rows));
      return ofResource;
    }),
  );
  return results.flat();
}
