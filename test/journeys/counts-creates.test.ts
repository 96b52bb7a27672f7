// What it costs to enroll 60 learners. `npm run bench` has 200. Raising a number needs a reason in the commit.
import { expect, it } from 'vitest';
import { enrollments } from '../../scripts/bench/jobs-review.ts';
import { countsOver } from '../support/counts-over.ts';

it('enrolls 60 learners with as many reads, commits, and rounds as before', async () => {
  const over = await countsOver(enrollments(60), {
    'enroll 60 learners: add rows and review them': { starts: 1, reads: 45, cellsRead: 24_800, commits: 5, properties: 14, rounds: 5 },
    'send 60 enrollments': { starts: 1, reads: 30, cellsRead: 22_500, commits: 10, properties: 17, rounds: 5 },
  });
  expect(over).toEqual([]);
});
