// What each job should count at most, as the project has set it. Where a goal is missed, docs/performance.md says why.
import { number } from './print.ts';
import type { JobCounts, Measured } from './scenario.ts';

/** A goal of some calls, in the unit that one reads. */
interface Goal {
  what: string;
  count: (counts: JobCounts) => number;
  most: number;
}

const reads = (most: number): Goal => ({ what: 'reads', count: (counts) => counts.reads, most });
const cells = (most: number): Goal => ({ what: 'cells read', count: (counts) => counts.cellsRead, most });
const commits = (most: number): Goal => ({ what: 'commits', count: (counts) => counts.commits, most });
const properties = (most: number): Goal => ({ what: 'property calls', count: propertyCalls, most });
const starts = (most: number): Goal => ({ what: 'starts', count: (counts) => counts.starts, most });
const rounds = (most: number): Goal => ({ what: 'rounds', count: (counts) => counts.rounds, most });

/** By the name of a job. Without `rows`, for each size. */
const GOALS: readonly { job: string; rows?: number; goals: readonly Goal[] }[] = [
  {
    job: 'open the sidebar, 8 tabs',
    goals: [starts(1), { what: 'reads and property calls', count: (counts) => counts.reads + propertyCalls(counts), most: 10 }],
  },
  { job: 'review 1 new price', goals: [reads(6), properties(4)] },
  { job: 'review 1 new price', rows: 10_000, goals: [cells(400_000)] },
  { job: 'send 1 new price', goals: [starts(1), reads(5), commits(3), properties(8)] },
  { job: 'send 1 new price', rows: 10_000, goals: [cells(15_000)] },
  { job: 'review 8 tabs, nothing edited', goals: [reads(26)] },
  { job: 'send 500 new prices', goals: [reads(80), commits(60), rounds(51)] },
  { job: 'send 200 enrollments', goals: [starts(6), reads(90), commits(45), properties(60), rounds(25)] },
  { job: 'review 5000 new prices', goals: [rounds(12)] },
  { job: 'refresh all 8 tabs, nothing new', goals: [reads(30), properties(12), rounds(4)] },
  { job: 'refresh of orders, nothing new', rows: 100_000, goals: [cells(2_000)] },
  { job: 'first pull of orders', rows: 10_000, goals: [commits(5)] },
];

function propertyCalls({ propertyReads, propertyWrites }: JobCounts): number {
  return propertyReads + propertyWrites;
}

/** Returns the goals of a job beside what was counted, such as `6 of 6 reads, 5 of 4 property calls (missed)`. */
export function goalsOf({ job, rows, counts }: Measured): string {
  const own = GOALS.filter((each) => each.job === job && (each.rows ?? rows) === rows).flatMap(({ goals }) => goals);
  return own
    .map(({ what, count, most }) => {
      const counted = count(counts);
      return `${number(counted)} of ${number(most)} ${what}${counted > most ? ' (missed)' : ''}`;
    })
    .join(', ');
}

/** Returns the jobs that have goals and weren't measured, such as one that got another name. */
export function jobsWithoutFigures(measured: readonly Measured[]): string[] {
  const isMeasured = (job: string, rows: number | undefined) =>
    measured.some((each) => each.job === job && each.rows === (rows ?? each.rows));
  return GOALS.filter(({ job, rows }) => !isMeasured(job, rows)).map(({ job }) => job);
}
