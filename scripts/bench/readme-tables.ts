// The tables of README: a few figures of the benchmark that say most.
import { secondsOf } from './costs.ts';
import { short } from './counts-table.ts';
import type { CpuResult } from './cpu.ts';
import { floorOf } from './floors.ts';
import type { DriftResult, PeerResult } from './peers.ts';
import { number, ratio, wrongCells } from './print.ts';
import type { JobCounts, Measured } from './scenario.ts';
import { table } from './table.ts';

/** The rows of the tab, and the latency in milliseconds, of what is compared. */
const ROWS = 10_000;
const LATENCY = 100;

/** The jobs that README shows, with what one counts of each. */
const IN_README: readonly [job: string, rows: number, what: (counts: JobCounts) => string][] = [
  ['first pull of orders', 10_000, ({ cellsWritten }) => `${short(cellsWritten)} cells written`],
  ['refresh of orders, nothing new', 10_000, ({ cellsRead }) => `${short(cellsRead)} cells read`],
  ['refresh of orders, nothing new', 100_000, ({ cellsRead }) => `${short(cellsRead)} cells read`],
  [
    'refresh all 8 tabs, nothing new',
    5_000,
    ({ reads, propertyReads, propertyWrites }) => `${reads} reads, ${propertyReads + propertyWrites} property calls`,
  ],
  ['send 1 new price', 10_000, ({ cellsRead }) => `${short(cellsRead)} cells read`],
  ['open the sidebar, 8 tabs', 5_000, ({ starts }) => (starts === 1 ? '1 start' : `${starts} starts`)],
];

/** Returns the table of README: seconds by the model, and a count that explains them. */
export function readmeTable(measured: readonly Measured[]): string {
  return table(
    ['Job', 'Rows', 'Seconds, likely', 'Floor', 'Counted'],
    IN_README.flatMap(([job, rows, what]) => {
      const found = measured.find((each) => each.job === job && each.rows === rows);
      if (!found) return [];
      const floor = floorOf(found);
      return [[job, number(rows), secondsOf(found.counts, {}).likely.toFixed(1), floor?.toFixed(1) ?? '', what(found.counts)]];
    }),
  );
}

/** Returns how long other clients take for the same orders, and what they get wrong. */
export function readmePeersTable(peers: readonly PeerResult[], drift: readonly DriftResult[]): string {
  const shown = peers.filter(({ rows, latency }) => rows === ROWS && latency === LATENCY);
  const own = shown[0]?.milliseconds ?? Number.NaN;
  const missed = (client: string) => drift.find((each) => each.client === client)?.missed ?? Number.NaN;
  return table(
    ['Client', 'Time', 'Cells of a wrong type', 'Orders missed while the list changed'],
    shown.map((peer) => [peer.client, ratio(peer.milliseconds, own), wrongCells(peer), number(missed(peer.client))]),
  );
}

/** Returns what the add-on computes, compared with the least that it could. */
export function readmeCpuTable(results: readonly CpuResult[]): string {
  const shown = results.filter(({ rows }) => rows === ROWS);
  return table(
    ['CPU', 'Ratio'],
    [
      ...shown.map(({ resource, cold }) => [
        `First pull of ${number(ROWS)} ${resource}, to \`JSON.parse\` of the same responses`,
        ratio(cold.first, cold.parse),
      ]),
      ...shown
        .filter(({ cold }) => cold.diff > 0)
        .map(({ resource, cold }) => [
          `Diff of ${number(ROWS)} ${resource}, to comparing two arrays of the same cells`,
          ratio(cold.diff, cold.arrays),
        ]),
    ],
  );
}
