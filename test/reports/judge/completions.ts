import type { JudgedReport } from './case.ts';

export const completions: JudgedReport = {
  report: 'report/completions',
  parameters: {},
  columns: ['Listing', 'Enrollments', 'Drops', 'Completions', 'Completed of those who stayed (%)', 'Listing ID'],
  // Of a listing that was deleted, the enrollments know the title.
  sql: `
    WITH counted AS (
      SELECT listing_id, MAX(title) AS enrolled_as, COUNT(*) AS enrolled, SUM(status = 'dropped') AS dropped, SUM(status = 'concluded') AS completed
      FROM enrollments GROUP BY listing_id)
    SELECT c.listing_id || '-completions' AS "Row", coalesce(l.title, enrolled_as) AS "Listing", enrolled AS "Enrollments", dropped AS "Drops",
      completed AS "Completions", round(100.0 * completed / nullif(enrolled - dropped, 0), 1) AS "Completed of those who stayed (%)",
      c.listing_id AS "Listing ID"
    FROM counted c LEFT JOIN listings l ON l.id = c.listing_id`,
  plantedAs: 'Completions',
  planted: {},
};
