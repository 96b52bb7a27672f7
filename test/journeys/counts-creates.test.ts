// What it counts to enroll 60 learners. `npm run bench` has 200. Raising a number needs a reason in the commit, and a lower one is written
// here, so that it stays.
import { expect, it } from 'vitest';
import { enrollments } from '../../scripts/bench/jobs-review.ts';
import { jobCounts } from '../support/job-counts.ts';

it('enrolls 60 learners with as many reads, commits, and rounds as before', async () => {
  expect(await jobCounts(enrollments(60))).toEqual([
    'enroll 60 learners: add rows and review them: starts 1, reads 43 (24662), commits 4 (4530 + 0), properties 9, locks 4, rounds 5 (6)',
    'send 60 enrollments: starts 1, reads 27 (20733), commits 9 (8527 + 0), properties 17, locks 2, rounds 5 (62)',
  ]);
});
