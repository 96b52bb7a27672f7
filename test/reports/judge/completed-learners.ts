import type { JudgedReport } from './case.ts';

export const completedLearners: JudgedReport = {
  report: 'report/completed_learners',
  parameters: { from: 'last:90' },
  columns: ['Learner', 'Email', 'Listing', 'Catalog', 'Completed', 'Canvas user ID', 'Listing ID'],
  // Only an enrollment that was concluded is a completion.
  sql: `
    WITH done AS (
      SELECT c.listing_id, c.user, MAX(c.completed) AS completed, (SELECT MAX(e.title) FROM enrollments e WHERE e.listing_id = c.listing_id) AS title
      FROM completions c
      WHERE c.completed IS NOT NULL AND day(c.completed) BETWEEN date(:today, '-89 days') AND :today AND EXISTS (
        SELECT 1 FROM enrollments e WHERE e.listing_id = c.listing_id AND e.user = c.user AND e.status = 'concluded')
      GROUP BY c.listing_id, c.user)
    SELECT d.listing_id || '-' || d.user AS "Row", u.name AS "Learner", u.email AS "Email", coalesce(l.title, d.title) AS "Listing",
      l.catalog AS "Catalog", local(d.completed) AS "Completed", d.user AS "Canvas user ID", d.listing_id AS "Listing ID"
    FROM done d LEFT JOIN users u ON u.canvas = d.user LEFT JOIN listings l ON l.id = d.listing_id`,
  plantedAs: 'Completed learners',
  planted: {},
};
