// The least that each job can take on Google, by the same costs: what has to be asked and written if nothing is looked at twice. A
// floor isn't a goal: whoever reaches it trusts that no row or column has moved.
import { secondsOf } from './costs.ts';
import type { JobCounts, Measured } from './scenario.ts';

const NOTHING: JobCounts = {
  starts: 0,
  pages: 0,
  calls: 0,
  reads: 0,
  cellsRead: 0,
  commits: 0,
  cellsWritten: 0,
  cellsFormatted: 0,
  longText: 0,
  propertyReads: 0,
  propertyWrites: 0,
  locks: 0,
  rounds: 0,
  requests: 0,
  sheetsAdded: 0,
};

/** Each run reads what it knows of the file and of the user, and stores what came of it under a lock. */
const RUN = { starts: 1, propertyReads: 2, propertyWrites: 1, locks: 2 };
const ROWS_PER_PAGE = 100;
const AT_ONCE = 20;
/** One round is the first page, which says how many others there are. */
const readWhole = (rows: number) => {
  const pages = Math.max(1, Math.ceil(rows / ROWS_PER_PAGE));
  return { requests: pages, rounds: 1 + Math.ceil((pages - 1) / AT_ONCE) };
};
/** A record is checked, written, and read back, and up to twenty of them share a round. */
const sendAll = (writes: number) => ({ requests: 3 * writes, rounds: 3 * Math.ceil(writes / AT_ONCE) });

type Least = (measured: Measured, amount: number) => Partial<JobCounts>;

/** By the name of a job. The first one that fits counts, and its number is passed on. */
const FLOORS: readonly [RegExp, Least][] = [
  [/^open the file$/, () => ({ starts: 1 })],
  [/^open the sidebar/, () => ({ starts: 1, pages: 1, propertyReads: 2 })],
  [/^first pull of/, ({ rows, counts }) => ({ ...RUN, ...readWhole(rows), commits: 1, cellsWritten: counts.cellsWritten, sheetsAdded: 1 })],
  [/^full refresh of .* nothing new$/, ({ rows, counts }) => ({ ...RUN, ...readWhole(rows), reads: 1, cellsRead: counts.cellsRead / 2 })],
  [/^(first )?refresh of orders, nothing new$/, () => ({ ...RUN, rounds: 1, requests: 1 })],
  // Short lists are read whole, because Catalog can't be asked what changed in most of them.
  [/^(first )?refresh (of )?all 8 tabs, nothing new$/, ({ counts }) => ({ ...RUN, ...readWhole(counts.requests * ROWS_PER_PAGE) })],
  [/^(first )?refresh of courses, nothing new$/, ({ rows }) => ({ ...RUN, ...readWhole(rows) })],
  [
    /refresh of .* 1 % changed$/,
    ({ rows, counts }) => ({ ...RUN, ...readWhole(rows), reads: 1, commits: 1, cellsRead: counts.cellsRead / 3, cellsWritten: rows / 100 }),
  ],
  [
    /^refresh all 8 tabs from the start/,
    ({ counts }) => ({ ...RUN, rounds: 2, requests: counts.requests / 2, reads: 8, cellsRead: counts.cellsRead / 2 }),
  ],
  [/^type one cell$/, () => ({ starts: 1 })],
  [/^hourly trigger/, () => ({ starts: 1, propertyReads: 1 })],
  [
    /^review (\d+) new prices?$/,
    ({ rows, counts }, edits) => ({ ...RUN, pages: 1, reads: 1, cellsRead: counts.cellsRead, ...recordsOf(edits, rows) }),
  ],
  [/^review 8 tabs/, ({ counts }) => ({ ...RUN, pages: 1, reads: 8, cellsRead: counts.cellsRead })],
  [/^send (\d+) new prices?$/, (_, edits) => ({ ...RUN, ...sendAll(edits), commits: 1, cellsWritten: 2 * edits })],
  [
    /^enroll (\d+) learners/,
    (_, learners) => ({ ...RUN, reads: 1, commits: 1, cellsWritten: 3 * learners, ...roundsFor(learners / ROWS_PER_PAGE) }),
  ],
  [/^review (\d+) enrollments$/, (_, learners) => ({ ...RUN, reads: 1, cellsRead: 3 * learners, ...roundsFor(learners / ROWS_PER_PAGE) })],
  [
    /^send (\d+) enrollments$/,
    (_, learners) => ({ ...RUN, requests: learners, rounds: Math.ceil(learners / AT_ONCE), commits: 1, cellsWritten: 3 * learners }),
  ],
];

/** Some records are read one by one, or as a part of the whole list. */
function recordsOf(some: number, rows: number): Pick<JobCounts, 'requests' | 'rounds'> {
  const [alone, whole] = [roundsFor(some), readWhole(rows)];
  return alone.requests < whole.requests ? alone : whole;
}

function roundsFor(requests: number): Pick<JobCounts, 'requests' | 'rounds'> {
  const all = Math.max(1, Math.ceil(requests));
  return { requests: all, rounds: Math.ceil(all / AT_ONCE) };
}

/** Returns the likely seconds that a job takes at least. Undefined for a job without a floor. */
export function floorOf(measured: Measured): number | undefined {
  for (const [name, least] of FLOORS) {
    const match = name.exec(measured.job);
    if (match) return secondsOf({ ...NOTHING, ...least(measured, Number(match[1] ?? 0)) }).likely;
  }
  return undefined;
}
