// How jobs grow from one size of a tab to the next, with the exponent: 1 is as fast as the rows, 2 is their square.
import type { CpuResult } from './cpu.ts';
import type { JobCounts, Measured } from './scenario.ts';
import { table } from './table.ts';

/** What was counted of the same job in tabs of different sizes, by what was counted. */
export interface Sized {
  job: string;
  rows: number;
  figures: Readonly<Record<string, number>>;
}

const COUNTED: Readonly<Record<string, (counts: JobCounts) => number>> = {
  reads: ({ reads }) => reads,
  'cells read': ({ cellsRead }) => cellsRead,
  commits: ({ commits }) => commits,
  'cells written': ({ cellsWritten }) => cellsWritten,
  'long text': ({ longText }) => longText,
  properties: ({ propertyReads, propertyWrites }) => propertyReads + propertyWrites,
  rounds: ({ rounds }) => rounds,
  requests: ({ requests }) => requests,
};

/** What is few in a small tab can become many times as many without a slope. */
const FEW: Readonly<Record<string, number>> = {
  reads: 10,
  'cells read': 1_000,
  commits: 5,
  'cells written': 10_000,
  'long text': 100_000,
  properties: 10,
  rounds: 3,
  requests: 20,
};

export function countsGrowth(measured: readonly Measured[]): Sized[] {
  return measured.map(({ job, rows, counts }) => ({
    job,
    rows,
    figures: Object.fromEntries(Object.entries(COUNTED).map(([name, of]) => [name, of(counts)])),
  }));
}

/** A cold pull compiles what it runs, so it grows more slowly than its rows at first. */
export function cpuGrowth(results: readonly CpuResult[]): Sized[] {
  return results.map(({ resource, rows, cold: { first, refresh, diff, heap } }) => ({
    job: resource,
    rows,
    figures: { 'CPU of the first pull': first, 'CPU of a refresh': refresh, 'CPU of a diff': diff, heap },
  }));
}

/** The same job in two sizes of a tab that follow each other. */
interface Step {
  small: Sized;
  large: Sized;
}

function stepsIn(sized: readonly Sized[]): Step[] {
  const jobs = Array.from(new Set(sized.map(({ job }) => job)));
  return jobs.flatMap((job) => {
    const sizes = sized.filter((each) => each.job === job);
    return sizes.flatMap((small, index) => {
      const large = sizes[index + 1];
      return large && large.rows > small.rows ? [{ small, large }] : [];
    });
  });
}

/** Returns the growth of each figure, such as `x10.0 (1.00)`: how many times as much, and the exponent. */
export function growthTable(sized: readonly Sized[]): string {
  const names = Array.from(new Set(sized.flatMap(({ figures }) => Object.keys(figures))));
  return table(
    ['growth (exponent)', 'rows', ...names],
    stepsIn(sized).map(({ small, large }) => [
      small.job,
      `${number(small.rows)} to ${number(large.rows)}`,
      ...names.map((name) => growthOf(small.figures[name] ?? 0, large.figures[name] ?? 0, large.rows / small.rows)),
    ]),
  );
}

function growthOf(before: number, after: number, rows: number): string {
  if (before <= 0 || after <= 0) return after > before ? `0 to ${number(after)}` : '-';
  return `x${(after / before).toFixed(1)} (${(Math.log(after / before) / Math.log(rows)).toFixed(2)})`;
}

/** Returns which counts grow faster than the rows, as a sentence for each of them. */
export function growthVerdict(sized: readonly Sized[]): string {
  const faster = stepsIn(sized).flatMap(({ small, large }) =>
    Object.entries(large.figures).flatMap(([name, after]) => {
      const before = small.figures[name] ?? 0;
      const times = after / Math.max(before, FEW[name] ?? 0);
      return times > (large.rows / small.rows) * 1.1
        ? [`${small.job}: ${name} ${number(before)} to ${number(after)}, from ${number(small.rows)} to ${number(large.rows)} rows`]
        : [];
    }),
  );
  return faster.length === 0
    ? 'Nothing grows faster than its rows.'
    : `Grows faster than its rows:\n${faster.map((each) => `- ${each}`).join('\n')}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}
