import type { JudgedReport } from './case.ts';

/** Enrollments of a year, by listing and month of the spreadsheet's clock. */
export const enrollmentMonths: JudgedReport = {
  report: 'report/enrollment_months',
  parameters: { from: 'year' },
  columns: ['Listing', 'Month', 'Enrolled', 'Active', 'Dropped', 'Concluded', 'Listing ID'],
  sql: `SELECT 'listing-' || listing_id || '-' || substr(day(enrolled), 1, 7) AS "Row", MIN(title) AS "Listing",
      substr(day(enrolled), 1, 7) AS "Month", COUNT(*) AS "Enrolled", SUM(status = 'active') AS "Active",
      SUM(status = 'dropped') AS "Dropped", SUM(status = 'concluded') AS "Concluded", listing_id AS "Listing ID"
    FROM enrollments WHERE day(enrolled) >= '2026-01-01' GROUP BY listing_id, substr(day(enrolled), 1, 7)`,
  plantedAs: 'Enrollments by month',
  planted: {},
};
