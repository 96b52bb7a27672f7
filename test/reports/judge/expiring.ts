import type { JudgedReport } from './case.ts';

export const expiring: JudgedReport = {
  report: 'report/expiring',
  parameters: { next: '40', last: '60' },
  columns: ['Learner', 'Listing', 'Days', 'Canvas user ID', 'Listing ID'],
  sql: `
    WITH done AS (
      SELECT c.listing_id, c.user, c.completed, k.days AS valid, k.expires
      FROM completions c JOIN certificates k ON k.listing_id = c.listing_id AND k.active = 1
      WHERE EXISTS (SELECT 1 FROM enrollments e WHERE e.listing_id = c.listing_id AND e.user = c.user AND e.status = 'concluded')),
    dated AS (
      SELECT *, CASE WHEN valid IS NOT NULL THEN date(day(completed), '+' || valid || ' days') ELSE day(expires) END AS last_day FROM done)
    SELECT d.listing_id || '-' || d.user AS "Row", u.name AS "Learner", coalesce(l.title, '') AS "Listing",
      CAST(julianday(last_day) - julianday(:today) AS INTEGER) AS "Days", d.user AS "Canvas user ID", d.listing_id AS "Listing ID"
    FROM dated d LEFT JOIN users u ON u.canvas = d.user LEFT JOIN listings l ON l.id = d.listing_id
    WHERE last_day IS NOT NULL AND julianday(last_day) - julianday(:today) BETWEEN -60 AND 40`,
  plantedAs: 'Certificates',
  planted: { 'Runs out in 6 days': '' },
};
