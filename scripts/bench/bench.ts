// `npm run bench`: what people wait for, counted, modeled, and compared with peers. Prints tables, or JSON with --json.
// Options: --only counts|cpu|peers|bundle, --rows 10000 (leaves out larger tabs), --scenario orders (plays only those with this in
// their names), --write (writes the tables of README.md and docs/performance.md again), --report FILE (a report of the installation check, whose costs replace the likely ones).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { switchesIn } from '../google-report.ts';
import { readOptions } from './bench-options.ts';
import { bundleParts } from './bundle.ts';
import { measureColdStart } from './cold-start-forms.ts';
import { countsTable, readmeTable } from './counts-table.ts';
import { type CpuResult, measureCpu } from './cpu.ts';
import { jobsWithoutFigures } from './goals.ts';
import { countsGrowth, cpuGrowth, growthTable, growthVerdict } from './growth.ts';
import { pullScenarios } from './jobs-pull.ts';
import { reviewScenarios } from './jobs-review.ts';
import { compareDrift, comparePeers } from './peers.ts';
import { bundleTable, coldStartTable, cpuTable, driftTable, peersTable } from './print.ts';
import { playAll } from './scenario.ts';

const DIST = join(import.meta.dirname, '../../dist');
const options = readOptions(process.argv.slice(2));
const results: Record<string, unknown> = {};

/** Replaces the table between the marks of a document. */
function rewrite(document: string, written: string): void {
  const path = join(import.meta.dirname, '../..', document);
  const text = readFileSync(path, 'utf8');
  const [before, , after] = text.split(/(?<=<!-- npm run bench -- --write -->\n\n)|(?=\n\n<!-- end -->)/);
  if (before === undefined || after === undefined) throw new Error(`${document} has no marks for the table.`);
  // Markdown needs no aligned columns, and lines of a page would be too long.
  writeFileSync(path, `${before}${written.replace(/ +\|/g, ' |').replace(/-{4,}/g, '---')}${after}`);
}

/** Runs a part, keeps its results for --json, and prints its table. */
async function part<T>(name: string, measure: () => Promise<T>, toTable: (measured: T) => string): Promise<T> {
  const measured = await measure();
  results[name] = measured;
  if (!options.json) console.log(`\n${name}\n\n${toTable(measured)}`);
  return measured;
}

async function measureSizes(): Promise<CpuResult[]> {
  const sizes = [1_000, 10_000, 100_000].filter((rows) => rows <= options.rows);
  // Processor time doesn't depend on what else runs, so the two are measured side by side.
  const results = await Promise.all(
    ['orders', 'courses'].map(async (resource) => {
      const ofResource: CpuResult[] = [];
      for (const rows of sizes) ofResource.push(await measureCpu(resource, rows));
      return ofResource;
    }),
  );
  return results.flat();
}

if (options.parts.includes('counts')) {
  const all = [...pullScenarios, ...reviewScenarios];
  const scenarios = all.filter(({ name, rows }) => rows <= options.rows && name.includes(options.scenario));
  const costs = switchesIn(options.report, (line) => process.stderr.write(`${line}\n`)).costs ?? {};
  const measured = await part(
    'Counts, and seconds by the model',
    () => playAll(DIST, scenarios, ({ job, rows }) => process.stderr.write(`  ${job}, ${rows} rows\n`)),
    (measured) => `${countsTable(measured, costs)}\n\n${growthTable(countsGrowth(measured))}\n\n${growthVerdict(countsGrowth(measured))}`,
  );
  const isWhole = scenarios.length === all.length;
  if (isWhole && jobsWithoutFigures(measured).length > 0)
    throw new Error(`Jobs with goals weren't measured: ${jobsWithoutFigures(measured).join(', ')}`);
  if (options.write) {
    rewrite('docs/performance.md', countsTable(measured, costs));
    rewrite('README.md', readmeTable(measured));
  }
}
if (options.parts.includes('cpu')) {
  await part(
    'CPU, to JSON.parse of the same responses',
    measureSizes,
    (results) => `${cpuTable(results)}\n\n${growthTable(cpuGrowth(results))}`,
  );
  await part('Cold start', measureColdStart, coldStartTable);
}
if (options.parts.includes('peers')) {
  const sizes = [1_000, 10_000].filter((rows) => rows <= options.rows);
  await part('Peers', () => comparePeers(DIST, sizes, [20, 100]), peersTable);
  await part('Lists that change', () => compareDrift(DIST, [1, 2, 3]), driftTable);
}
if (options.parts.includes('bundle')) await part('Server bundle', bundleParts, bundleTable);
if (options.json) console.log(JSON.stringify(results, null, 2));
