// What people wait for, as counts. `npm run bench` prints the same jobs with more rows and with seconds. Raising a number needs a
// reason in the commit.
import { describe, expect, it } from 'vitest';
import { courses, eightTabs, orders, withoutTabs } from '../../scripts/bench/jobs-pull.ts';
import { type JobCounts, playAll, type Scenario } from '../../scripts/bench/scenario.ts';
import { DIST } from '../support/open-world.ts';

/** The most that a job can count. Property reads and writes are added up. */
interface Limits extends Partial<Omit<JobCounts, 'propertyReads' | 'propertyWrites'>> {
  properties: number;
}

const few = { courses: 40, programs: 5, tags: 20, users: 150, enrollments: 200, orders: 300 };

const scenarios: [Scenario, Record<string, Limits>][] = [
  [
    withoutTabs(),
    {
      'open the file': {
        starts: 1,
        reads: 0,
        cellsRead: 0,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 2,
        locks: 0,
        rounds: 0,
      },
      'open the sidebar, no tabs': {
        starts: 1,
        reads: 0,
        cellsRead: 0,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 3,
        locks: 0,
        rounds: 0,
      },
    },
  ],
  [
    orders(300),
    {
      'first pull of orders': {
        starts: 1,
        reads: 19,
        cellsRead: 12064,
        commits: 5,
        cellsWritten: 11328,
        cellsFormatted: 1028,
        properties: 10,
        locks: 2,
        rounds: 3,
      },
      'first refresh of orders, nothing new': {
        starts: 1,
        reads: 9,
        cellsRead: 22650,
        commits: 1,
        cellsWritten: 2,
        cellsFormatted: 0,
        properties: 5,
        locks: 2,
        rounds: 3,
      },
      'refresh of orders, nothing new': {
        starts: 1,
        reads: 4,
        cellsRead: 11356,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 4,
        locks: 2,
        rounds: 2,
      },
      'full refresh of orders, nothing new': {
        starts: 1,
        reads: 9,
        cellsRead: 22650,
        commits: 1,
        cellsWritten: 2,
        cellsFormatted: 0,
        properties: 5,
        locks: 2,
        rounds: 3,
      },
      'full refresh of orders, 1 % changed': {
        starts: 1,
        reads: 25,
        cellsRead: 38572,
        commits: 7,
        cellsWritten: 210,
        cellsFormatted: 0,
        properties: 10,
        locks: 2,
        rounds: 3,
      },
    },
  ],
  [
    courses(300),
    {
      'first pull of courses': {
        starts: 1,
        reads: 17,
        cellsRead: 11266,
        commits: 7,
        cellsWritten: 10896,
        cellsFormatted: 300,
        properties: 11,
        locks: 2,
        rounds: 3,
      },
      'first refresh of courses, nothing new': {
        starts: 1,
        reads: 10,
        cellsRead: 21770,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 5,
        locks: 2,
        rounds: 3,
      },
      'refresh of courses, nothing new': {
        starts: 1,
        reads: 3,
        cellsRead: 10878,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 4,
        locks: 2,
        rounds: 2,
      },
      'refresh of courses, 1 % changed': {
        starts: 1,
        reads: 21,
        cellsRead: 39795,
        commits: 4,
        cellsWritten: 211,
        cellsFormatted: 0,
        properties: 8,
        locks: 2,
        rounds: 3,
      },
    },
  ],
  [
    eightTabs(few),
    {
      'open the sidebar, 8 tabs': {
        starts: 1,
        reads: 6,
        cellsRead: 2699,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 4,
        locks: 0,
        rounds: 0,
      },
      'first refresh of all 8 tabs, nothing new': {
        starts: 1,
        reads: 90,
        cellsRead: 41321,
        commits: 3,
        cellsWritten: 5,
        cellsFormatted: 0,
        properties: 28,
        locks: 20,
        rounds: 4,
      },
      'refresh all 8 tabs, nothing new': {
        starts: 1,
        reads: 29,
        cellsRead: 20661,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 5,
        locks: 4,
        rounds: 3,
      },
      'refresh all 8 tabs from the start, nothing new': {
        starts: 1,
        reads: 129,
        cellsRead: 43031,
        commits: 7,
        cellsWritten: 305,
        cellsFormatted: 0,
        properties: 30,
        locks: 22,
        rounds: 9,
      },
      'type one cell': {
        starts: 1,
        reads: 2,
        cellsRead: 40,
        commits: 1,
        cellsWritten: 1,
        cellsFormatted: 0,
        properties: 2,
        locks: 2,
        rounds: 0,
      },
      'hourly trigger with nothing to do': {
        starts: 1,
        reads: 0,
        cellsRead: 0,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 8,
        locks: 4,
        rounds: 0,
      },
    },
  ],
];

describe('the counts of what people wait for', () => {
  it.each(scenarios)('keeps the limits of $name', async (scenario, limits) => {
    const measured = await playAll(DIST, [scenario]);
    const over = measured.flatMap(({ job, counts }) => problemsOf(job, counts, limits[job]));
    expect(over).toEqual([]);
  });
});

function problemsOf(job: string, counts: JobCounts, limits: Limits | undefined): string[] {
  if (!limits) return [`${job} has no limits: ${JSON.stringify(counts)}`];
  const properties = counts.propertyReads + counts.propertyWrites;
  const found: Record<string, number> = { ...counts, properties };
  return Object.entries(limits).flatMap(([name, limit]) =>
    (found[name] ?? 0) > limit ? [`${job}: ${name} ${found[name]} instead of ${limit}`] : [],
  );
}
