// `npm run bench`: what people wait for, counted, modeled, and compared with peers. Prints tables, or JSON with --json.
// Options: --only counts|cpu|peers|bundle, --rows 10000 (leaves out larger tabs), --report FILE (a report of the installation check).
import { join } from 'node:path';
import { switchesIn } from '../google-report.ts';
import { readOptions } from './bench-options.ts';
import { countsTable } from './counts-table.ts';
import { pullScenarios } from './jobs-pull.ts';
import { reviewScenarios } from './jobs-review.ts';
import { playAll } from './scenario.ts';

const DIST = join(import.meta.dirname, '../../dist');
const { json, parts, rows, scenario: chosen, report } = readOptions(process.argv.slice(2));
const costs = switchesIn(report).costs ?? {};
const results: Record<string, unknown> = {};
const say = (text: string) => {
  if (!json) console.log(text);
};

if (parts.includes('counts')) {
  const scenarios = [...pullScenarios, ...reviewScenarios].filter((scenario) => scenario.rows <= rows && scenario.name.includes(chosen));
  const measured = await playAll(DIST, scenarios, (each) => process.stderr.write(`  ${each.job}, ${each.rows} rows\n`));
  results.counts = measured;
  say(countsTable(measured, costs));
}

if (json) console.log(JSON.stringify(results, null, 2));
