// The counts of jobs as a table of Markdown, with the seconds of the model.
import type { Costs } from '../../emulator/host-switches.ts';
import { secondsOf } from './costs.ts';
import { floorOf } from './floors.ts';
import { goalsOf } from './goals.ts';
import type { JobCounts, Measured } from './scenario.ts';
import { table } from './table.ts';

const HEADERS = [
  'job',
  'rows',
  'starts',
  'reads',
  'cells read',
  'commits',
  'cells written (+ formats)',
  'long text',
  'properties read / written',
  'locks',
  'rounds / requests',
  'seconds: fast / likely / slow',
  'floor, likely',
  'goal',
];

export function countsTable(measured: readonly Measured[], costs: Costs): string {
  return table(
    HEADERS,
    measured.map((each) => {
      const { job, rows, counts } = each;
      const floor = floorOf(each);
      const { fast, likely, slow } = secondsOf(counts, costs);
      return [
        job,
        rows.toLocaleString('en-US'),
        String(counts.starts),
        String(counts.reads),
        short(counts.cellsRead),
        String(counts.commits),
        `${short(counts.cellsWritten)} (+${short(counts.cellsFormatted)})`,
        short(counts.longText),
        `${counts.propertyReads} / ${counts.propertyWrites}`,
        String(counts.locks),
        `${counts.rounds} / ${counts.requests}`,
        `${fast.toFixed(1)} / ${likely.toFixed(1)} / ${slow.toFixed(1)}`,
        floor === undefined ? '' : `${floor.toFixed(1)} (x${(likely / floor).toFixed(1)})`,
        goalsOf(each),
      ];
    }),
  );
}

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
      return [
        [job, rows.toLocaleString('en-US'), secondsOf(found.counts, {}).likely.toFixed(1), floor?.toFixed(1) ?? '', what(found.counts)],
      ];
    }),
  );
}

/** Returns a number as a reader takes it in: 950, 51k, 2.6M. */
function short(number: number): string {
  if (number < 1000) return String(number);
  if (number < 1e6) return `${(number / 1000).toFixed(number < 10_000 ? 1 : 0)}k`;
  return `${(number / 1e6).toFixed(1)}M`;
}
