// What opening, pulling, and refreshing count. `npm run bench` prints the same jobs with more rows and with seconds. Raising a number needs a
// reason in the commit, and a lower one is written here, so that it stays.
import { expect, it } from 'vitest';
import { courses, eightTabs, orders, withoutTabs } from '../../scripts/bench/jobs-pull.ts';
import { jobCounts } from '../support/job-counts.ts';

it('opens a file without tabs, and its sidebar, without reading a cell', async () => {
  expect(await jobCounts(withoutTabs())).toEqual([
    'open the file: starts 1, reads 0 (0), commits 0 (0 + 0), properties 2, locks 0, rounds 0 (0)',
    'open the sidebar, no tabs: starts 1, reads 0 (0), commits 0 (0 + 0), properties 2, locks 0, rounds 0 (0)',
  ]);
});

it('pulls and refreshes 300 orders with as many reads, commits, and rounds as before', async () => {
  expect(await jobCounts(orders(300))).toEqual([
    'first pull of orders: starts 1, reads 19 (11400), commits 5 (11328 + 1028), properties 10, locks 2, rounds 3 (7)',
    'first refresh of orders, nothing new: starts 1, reads 9 (22650), commits 1 (2 + 0), properties 5, locks 2, rounds 3 (7)',
    'refresh of orders, nothing new: starts 1, reads 4 (11356), commits 0 (0 + 0), properties 4, locks 2, rounds 2 (4)',
    'full refresh of orders, nothing new: starts 1, reads 9 (22650), commits 1 (2 + 0), properties 5, locks 2, rounds 3 (7)',
    'full refresh of orders, 1 % changed: starts 1, reads 25 (38572), commits 7 (210 + 0), properties 10, locks 2, rounds 3 (7)',
  ]);
});

it('pulls and refreshes 300 courses with as many reads, commits, and rounds as before', async () => {
  expect(await jobCounts(courses(300))).toEqual([
    'first pull of courses: starts 1, reads 17 (11266), commits 7 (10896 + 300), properties 11, locks 2, rounds 3 (7)',
    'first refresh of courses, nothing new: starts 1, reads 10 (21770), commits 0 (0 + 0), properties 5, locks 2, rounds 3 (7)',
    'refresh of courses, nothing new: starts 1, reads 3 (10878), commits 0 (0 + 0), properties 4, locks 2, rounds 2 (4)',
    'refresh of courses, 1 % changed: starts 1, reads 21 (39795), commits 4 (211 + 0), properties 8, locks 2, rounds 3 (7)',
  ]);
});

it('refreshes eight tabs with as many reads, commits, and rounds as before', async () => {
  const few = { courses: 40, programs: 5, tags: 20, users: 150, enrollments: 200, orders: 300 };
  expect(await jobCounts(eightTabs(few))).toEqual([
    'open the sidebar, 8 tabs: starts 1, reads 6 (2699), commits 0 (0 + 0), properties 3, locks 0, rounds 0 (0)',
    'first refresh of all 8 tabs, nothing new: starts 1, reads 90 (41321), commits 3 (5 + 0), properties 28, locks 20, rounds 3 (22)',
    'refresh all 8 tabs, nothing new: starts 1, reads 29 (20661), commits 0 (0 + 0), properties 5, locks 4, rounds 2 (15)',
    'refresh all 8 tabs from the start, nothing new: starts 1, reads 129 (43031), commits 7 (305 + 0), properties 29, locks 22, rounds 9 (33)',
    'type one cell: starts 1, reads 2 (40), commits 1 (1 + 0), properties 2, locks 2, rounds 0 (0)',
    'hourly trigger with nothing to do: starts 1, reads 0 (0), commits 0 (0 + 0), properties 8, locks 4, rounds 0 (0)',
  ]);
});
