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
        properties: 0,
        locks: 0,
        rounds: 0,
      },
      'open the sidebar, no tabs': {
        starts: 2,
        reads: 0,
        cellsRead: 0,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 4,
        locks: 0,
        rounds: 0,
      },
    },
  ],
  [
    orders(300),
    {
      'first pull of orders': {
        starts: 2,
        reads: 22,
        cellsRead: 11701,
        commits: 6,
        cellsWritten: 10970,
        cellsFormatted: 10924,
        properties: 16,
        locks: 4,
        rounds: 3,
      },
      'refresh of orders, nothing new': {
        starts: 2,
        reads: 13,
        cellsRead: 21926,
        commits: 2,
        cellsWritten: 9,
        cellsFormatted: 0,
        properties: 11,
        locks: 4,
        rounds: 3,
      },
      'full refresh of orders, nothing new': {
        starts: 2,
        reads: 13,
        cellsRead: 21926,
        commits: 2,
        cellsWritten: 9,
        cellsFormatted: 0,
        properties: 11,
        locks: 4,
        rounds: 3,
      },
      'full refresh of orders, 1 % changed': {
        starts: 2,
        reads: 33,
        cellsRead: 34045,
        commits: 8,
        cellsWritten: 217,
        cellsFormatted: 0,
        properties: 15,
        locks: 4,
        rounds: 3,
      },
    },
  ],
  [
    courses(300),
    {
      'first pull of courses': {
        starts: 2,
        reads: 19,
        cellsRead: 11273,
        commits: 8,
        cellsWritten: 10910,
        cellsFormatted: 12600,
        properties: 16,
        locks: 4,
        rounds: 3,
      },
      'refresh of courses, nothing new': {
        starts: 2,
        reads: 14,
        cellsRead: 21779,
        commits: 2,
        cellsWritten: 14,
        cellsFormatted: 0,
        properties: 10,
        locks: 4,
        rounds: 3,
      },
      'refresh of courses, 1 % changed': {
        starts: 2,
        reads: 26,
        cellsRead: 39804,
        commits: 6,
        cellsWritten: 225,
        cellsFormatted: 0,
        properties: 12,
        locks: 4,
        rounds: 3,
      },
    },
  ],
  [
    eightTabs(few),
    {
      'open the sidebar, 8 tabs': {
        starts: 2,
        reads: 12,
        cellsRead: 5313,
        commits: 0,
        cellsWritten: 0,
        cellsFormatted: 0,
        properties: 5,
        locks: 0,
        rounds: 0,
      },
      'refresh all 8 tabs, nothing new': {
        starts: 1,
        reads: 111,
        cellsRead: 40735,
        commits: 3,
        cellsWritten: 3,
        cellsFormatted: 0,
        properties: 38,
        locks: 18,
        rounds: 15,
      },
      'refresh all 8 tabs from the start, nothing new': {
        starts: 1,
        reads: 162,
        cellsRead: 42443,
        commits: 7,
        cellsWritten: 303,
        cellsFormatted: 0,
        properties: 39,
        locks: 20,
        rounds: 19,
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
        properties: 1,
        locks: 0,
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
