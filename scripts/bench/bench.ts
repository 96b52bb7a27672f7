// `npm run bench`: what people wait for, counted, modeled, and compared with peers. Prints tables, or JSON with --json.
// Options: --only counts|cpu|peers|start|bundle, --rows 10000 (leaves out larger tabs), --scenario orders (plays only those with this in
// their names), --write (writes the tables of README.md and docs/performance.md again), --report FILE (a report of the installation check, whose costs replace the likely ones).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { switchesIn } from '../google-report.ts';
import { readOptions } from './bench-options.ts';
import { countsTable } from './counts-table.ts';
import { countsGrowth, cpuGrowth, growthTable, growthVerdict } from './growth.ts';
import { measureParts } from './parts.ts';
import { bundleTable, coldStartTable, cpuTable, driftTable, peersTable } from './print.ts';
import { readmeCpuTable, readmePeersTable, readmeTable } from './readme-tables.ts';

const options = readOptions(process.argv.slice(2));
const costs = switchesIn(options.report, (line) => process.stderr.write(`${line}\n`)).costs ?? {};
const { counts, cpu, coldStart, peers, drift, bundle } = await measureParts(options);

if (options.json) console.log(JSON.stringify({ counts, cpu, coldStart, peers, drift, bundle }, null, 2));
else printTables();
if (options.write) writeTables();

function printTables(): void {
  const print = (title: string, ...paragraphs: readonly string[]) => console.log(['', title, ...paragraphs].join('\n\n'));
  if (counts) {
    const growth = countsGrowth(counts);
    print('Counts, and seconds by the model', countsTable(counts, costs), growthTable(growth), growthVerdict(growth));
  }
  if (cpu) print('CPU, to JSON.parse of the same responses', cpuTable(cpu), growthTable(cpuGrowth(cpu)));
  if (coldStart) print('Cold start', coldStartTable(coldStart));
  if (peers) print('Peers', peersTable(peers));
  if (drift) print('Lists that change', driftTable(drift));
  if (bundle) print('Server bundle', bundleTable(bundle));
}

function writeTables(): void {
  if (counts) rewrite('README.md', 'counts', readmeTable(counts));
  if (cpu) rewrite('README.md', 'cpu', readmeCpuTable(cpu));
  if (peers && drift) rewrite('README.md', 'peers', readmePeersTable(peers, drift));
  const performance = 'docs/performance.md';
  if (counts) rewrite(performance, 'counts', countsTable(counts, costs));
  if (cpu) rewrite(performance, 'cpu', cpuTable(cpu));
  if (cpu) rewrite(performance, 'growth of cpu', growthTable(cpuGrowth(cpu)));
  if (coldStart) rewrite(performance, 'start', coldStartTable(coldStart));
  if (peers) rewrite(performance, 'peers', peersTable(peers));
  if (drift) rewrite(performance, 'drift', driftTable(drift));
}

/** Replaces the table behind the mark of this name in a document. */
function rewrite(document: string, name: string, written: string): void {
  const path = join(import.meta.dirname, '../..', document);
  const text = readFileSync(path, 'utf8');
  const mark = `<!-- npm run bench -- --write: ${name} -->\n\n`;
  const from = text.indexOf(mark) + mark.length;
  const to = text.indexOf('\n\n<!-- end -->', from);
  if (from < mark.length || to < 0) throw new Error(`${document} has no marks for the table “${name}”.`);
  // Markdown needs no aligned columns, and lines of a page would be too long.
  const compact = written.replace(/ +\|/g, ' |').replace(/-{4,}/g, '---');
  writeFileSync(path, `${text.slice(0, from)}${compact}${text.slice(to)}`);
}
