import type { JudgedReport } from './case.ts';

export const seats: JudgedReport = {
  report: 'report/seats',
  parameters: {},
  columns: [
    'Finding',
    'Listing',
    'Type',
    'Catalog',
    'Seats',
    'Taken',
    'Free',
    'Waiting',
    'Notified',
    'Waitlist seats',
    'Enrollment open',
    'Open to',
    'Listing ID',
  ],
  sql: `
    WITH counted AS (
      SELECT l.*,
        (SELECT COUNT(*) FROM enrollments e WHERE e.listing_id = l.id AND e.status = 'active') AS taken,
        (SELECT COUNT(*) FROM applicants a WHERE a.listing_id = l.id AND a.status = 'waitlist') AS waiting,
        (SELECT COUNT(*) FROM applicants a WHERE a.listing_id = l.id AND a.status = 'waitlist' AND a.notified IS NOT NULL) AS notified
      FROM listings l WHERE l.cap IS NOT NULL OR l.waitlist = 1)
    SELECT id || '-seats' AS "Row",
      CASE
        WHEN taken > cap THEN 'Over the limit'
        WHEN cap = 0 AND open = 1 THEN 'Open with no seats'
        WHEN taken = cap AND waitlist = 0 THEN 'Full, no waitlist'
        WHEN taken = cap AND waiting = 0 THEN 'Full, empty waitlist'
        WHEN cap > taken AND waiting > 0 THEN 'Free seats, learners waiting'
        WHEN open = 0 AND waiting > 0 THEN 'Closed, learners waiting'
        WHEN cap > taken AND waitlist = 0 AND (cap - taken <= 2 OR (cap - taken) * 10 <= cap) THEN 'Nearly full'
      END AS "Finding",
      title AS "Listing", type AS "Type", catalog AS "Catalog", cap AS "Seats", taken AS "Taken", cap - taken AS "Free",
      waiting AS "Waiting", notified AS "Notified", waitlist_cap AS "Waitlist seats",
      CASE open WHEN 1 THEN 'TRUE' ELSE 'FALSE' END AS "Enrollment open", local(open_to) AS "Open to", id AS "Listing ID"
    FROM counted`,
  plantedAs: 'Seats',
  planted: {
    'Over the limit': 'Over the limit',
    'Open with no seats': 'Open with no seats',
    'Full, no waitlist': 'Full, no waitlist',
    'Full, nobody waiting': 'Full, empty waitlist',
    'Free seats, people waiting': 'Free seats, learners waiting',
    'Closed, people waiting': 'Closed, learners waiting',
    'Nearly full': 'Nearly full',
  },
};
