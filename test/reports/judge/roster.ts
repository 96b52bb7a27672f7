import type { JudgedReport } from './case.ts';

export const roster: JudgedReport = {
  report: 'report/roster',
  parameters: { from: 'last:30', status: 'active', orders: 'true' },
  columns: [
    'Learner',
    'Email',
    'Listing',
    'Catalog',
    'Enrollment status',
    'Enrolled',
    'Completed',
    'Start',
    'End',
    'Order number',
    'Earlier',
    'Canvas user ID',
    'Listing ID',
    'Enrollment ID',
  ],
  sql: `
    WITH placed AS (
      SELECT e.*, COALESCE('' || user, 'e' || id) AS person,
        ROW_NUMBER() OVER (PARTITION BY listing_id, COALESCE('' || user, 'e' || id) ORDER BY enrolled, id) AS place
      FROM enrollments e),
    last AS (
      SELECT * FROM placed p WHERE day(enrolled) >= date(:today, '-29 days') AND NOT EXISTS (
        SELECT 1 FROM placed q WHERE q.listing_id = p.listing_id AND q.person = p.person AND q.place > p.place))
    SELECT e.listing_id || '-' || e.person AS "Row", u.name AS "Learner", u.email AS "Email", e.title AS "Listing", l.catalog AS "Catalog",
      e.status AS "Enrollment status", local(e.enrolled) AS "Enrolled",
      (SELECT local(c.completed) FROM completions c WHERE e.status = 'concluded' AND c.listing_id = e.listing_id AND c.user = e.user) AS "Completed",
      local(l.starts) AS "Start", local(l.ends) AS "End",
      (SELECT o.number FROM orders o JOIN lines n ON n.order_id = o.id WHERE o.user = e.user AND n.listing_id = e.listing_id
        AND o.paid IS NOT NULL ORDER BY o.paid DESC LIMIT 1) AS "Order number",
      e.place - 1 AS "Earlier", e.user AS "Canvas user ID", e.listing_id AS "Listing ID", e.id AS "Enrollment ID"
    FROM last e LEFT JOIN users u ON u.canvas = e.user LEFT JOIN listings l ON l.id = e.listing_id
    WHERE e.status = 'active'`,
  plantedAs: 'Roster',
  planted: {},
};
