// The counts of jobs as a table of Markdown, with the seconds of the model.
import type { Costs } from '../../emulator/host-switches.ts';
import { secondsOf } from './costs.ts';
import { floorOf } from './floors.ts';
import { goalsOf } from './goals.ts';
import type { Measured } from './scenario.ts';
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

/** Returns a number as a reader takes it in: 950, 51k, 2.6M. */
export function short(number: number): string {
  if (number < 1000) return String(number);
  if (number < 1e6) return `${(number / 1000).toFixed(number < 10_000 ? 1 : 0)}k`;
  return `${(number / 1e6).toFixed(1)}M`;
}
