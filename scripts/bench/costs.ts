// What calls cost on Google, in milliseconds. No figure here was measured by this project on Google: they're what others published,
// or guesses that say so. A report of the installation check replaces the likely ones.
import type { Costs } from '../../emulator/host-switches.ts';
import type { JobCounts } from './scenario.ts';

export interface Range {
  fast: number;
  likely: number;
  slow: number;
}

interface Cost extends Range {
  /** How often a job has it. */
  times(counts: JobCounts): number;
  /** The cost in a report of the installation check that replaces the likely one. */
  measured?: keyof Costs;
  source: string;
}

export const COSTS: Readonly<Record<string, Cost>> = {
  start: {
    fast: 700,
    likely: 1200,
    slow: 2500,
    times: ({ starts }) => starts,
    source: 'google.script.run, from the browser to the first line and back. Reports of 1-2 s, of 4-10 s on bad days (gas-client #35)',
  },
  page: { fast: 500, likely: 1500, slow: 3000, times: ({ pages }) => pages, source: 'A sidebar or dialog that opens. A guess' },
  propertyRead: {
    fast: 20,
    likely: 30,
    slow: 84,
    times: ({ propertyReads }) => propertyReads,
    measured: 'getProperty',
    source: 'ziritione.org, 100 runs: least, mean, most',
  },
  propertyWrite: {
    fast: 43,
    likely: 62,
    slow: 231,
    times: ({ propertyWrites }) => propertyWrites,
    measured: 'setProperty',
    source: 'ziritione.org, 100 runs: least, mean, most',
  },
  lock: { fast: 10, likely: 30, slow: 100, times: ({ locks }) => locks, measured: 'lock', source: 'A guess' },
  read: {
    fast: 40,
    likely: 90,
    slow: 250,
    times: ({ reads }) => reads,
    measured: 'read',
    source: 'Single cells take 200-300 ms in a huge file',
  },
  thousandCellsRead: {
    fast: 3,
    likely: 8.5,
    slow: 12,
    times: ({ cellsRead }) => cellsRead / 1000,
    measured: 'readPer1000Cells',
    source: 'tanaikech: 10 million cells in 85 s',
  },
  commit: {
    fast: 150,
    likely: 300,
    slow: 610,
    times: ({ commits }) => commits,
    measured: 'commit',
    source: 'A flush of 4,000 cells takes 610 ms',
  },
  thousandCellsWritten: {
    fast: 10,
    likely: 22,
    slow: 40,
    times: ({ cellsWritten }) => cellsWritten / 1000,
    measured: 'commitPer1000Cells',
    source: '10 million values through the Sheets API take 220 s',
  },
  thousandCellsFormatted: {
    fast: 4,
    likely: 10,
    slow: 20,
    times: ({ cellsFormatted }) => cellsFormatted / 1000,
    source: 'Formats of a matrix. A guess: half of what values cost',
  },
  millionCharacters: { fast: 50, likely: 100, slow: 330, times: ({ longText }) => longText / 1e6, source: 'A guess: 20, 10, and 3 MB/s' },
  round: {
    fast: 250,
    likely: 550,
    slow: 1200,
    times: ({ rounds }) => rounds,
    measured: 'fetch',
    source: 'pre-practice.net: three fetches in a row take 1.77 s, together 0.93 s',
  },
  request: {
    fast: 10,
    likely: 30,
    slow: 80,
    times: ({ requests, rounds }) => requests - rounds,
    source: 'Each further request of a round. pre-practice.net, see above',
  },
  sheetAdded: { fast: 100, likely: 300, slow: 600, times: ({ sheetsAdded }) => sheetsAdded, measured: 'insertSheet', source: 'A guess' },
};

/** Returns how many seconds a job takes by the model. Uniform formats, rules, and widths of an area are free. */
export function secondsOf(counts: JobCounts, measured: Costs = {}): Range {
  const sum = (of: keyof Range) =>
    Object.values(COSTS).reduce((total, cost) => total + cost.times(counts) * (of === 'likely' ? likelyOf(cost, measured) : cost[of]), 0);
  return { fast: sum('fast') / 1000, likely: sum('likely') / 1000, slow: sum('slow') / 1000 };
}

function likelyOf({ likely, measured: kind }: Cost, measured: Costs): number {
  return (kind && measured[kind]) ?? likely;
}
