import type { JudgedReport } from './case.ts';

export const orderMatch: JudgedReport = {
  report: 'report/order_match',
  parameters: { from: 'last:90' },
  columns: [
    'Finding',
    'Detail',
    'Learner',
    'Email',
    'Listing',
    'Order number',
    'Purchased',
    'Net',
    'Currency',
    'Enrolled',
    'Enrollment status',
    'Catalog',
    'Canvas user ID',
    'Listing ID',
    'Order ID',
    'Enrollment ID',
  ],
  sql: `
    WITH RECURSIVE
    chain(canvas, id, last, merged, depth) AS (
      SELECT canvas, id, canvas, merged, 0 FROM users
      UNION ALL SELECT c.canvas, u.id, u.canvas, u.merged, c.depth + 1 FROM chain c JOIN users u ON u.id = c.merged WHERE c.depth < 5),
    -- SQLite takes the other columns from the row with the maximum.
    persons AS MATERIALIZED (SELECT canvas, last AS person, MAX(depth) FROM chain GROUP BY canvas),
    joined AS MATERIALIZED (
      SELECT o.*, l.listing_id, l.title, l.net, l.position,
        CASE WHEN o.user IS NULL THEN NULL ELSE COALESCE(p.person, o.user) END AS person
      FROM orders o JOIN lines l ON l.order_id = o.id LEFT JOIN persons p ON p.canvas = o.user),
    paid AS (
      SELECT * FROM joined j WHERE day(paid) >= date(:today, '-89 days')
        AND NOT EXISTS (SELECT 1 FROM bulks b WHERE b.order_id = j.id AND b.listing_id = j.listing_id)),
    seated AS MATERIALIZED (SELECT e.*, COALESCE(p.person, e.user) AS person FROM enrollments e LEFT JOIN persons p ON p.canvas = e.user),
    numbered AS (
      SELECT *, ROW_NUMBER() OVER (PARTITION BY listing_id, person ORDER BY paid DESC, CAST(id AS TEXT) DESC) AS place,
        LAG(paid) OVER (PARTITION BY listing_id, person ORDER BY paid, CAST(id AS TEXT)) AS before
      FROM paid WHERE person IS NOT NULL),
    pairs AS (
      SELECT n.*,
        (SELECT COUNT(*) FROM seated e WHERE e.listing_id = n.listing_id AND e.person = n.person) AS any_seat,
        (SELECT COUNT(*) FROM seated e WHERE e.listing_id = n.listing_id AND e.person = n.person AND e.status <> 'dropped') AS kept_seat,
        (SELECT COUNT(*) FROM applicants a LEFT JOIN persons p ON p.canvas = a.user
          WHERE a.listing_id = n.listing_id AND COALESCE(p.person, a.user) = n.person AND a.status = 'waitlist') AS waits,
        (SELECT COUNT(*) FROM numbered m WHERE m.listing_id = n.listing_id AND m.person = n.person AND m.before IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM seated e WHERE e.listing_id = n.listing_id AND e.person = n.person AND e.status = 'dropped'
            AND e.enrolled >= m.before AND e.enrolled < m.paid)) AS repeats
      FROM numbered n WHERE place = 1),
    tree(program_id, listing_id) AS (
      SELECT program_id, listing_id FROM requirements
      UNION SELECT t.program_id, r.listing_id FROM tree t JOIN requirements r ON r.program_id = t.listing_id),
    unordered AS (
      SELECT e.listing_id, e.person, MAX(e.enrolled) AS enrolled FROM seated e JOIN listings l ON l.id = e.listing_id
      WHERE e.status = 'active' AND e.person IS NOT NULL AND l.fee > 0
        AND NOT EXISTS (SELECT 1 FROM joined j WHERE j.listing_id = e.listing_id AND j.person = e.person)
        AND NOT EXISTS (SELECT 1 FROM joined j JOIN tree t ON t.program_id = j.listing_id
          WHERE t.listing_id = e.listing_id AND j.person = e.person AND j.paid IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM seats s JOIN seated f ON f.id = s.enrollment_id
          WHERE f.listing_id = e.listing_id AND f.person = e.person)
        AND NOT EXISTS (SELECT 1 FROM seats s JOIN bulks b ON b.id = s.bulk_id JOIN users u ON LOWER(TRIM(u.email)) = LOWER(TRIM(s.email))
          JOIN persons p ON p.canvas = u.canvas WHERE b.listing_id = e.listing_id AND p.person = e.person)
      GROUP BY e.listing_id, e.person HAVING day(MAX(e.enrolled)) >= date(:today, '-89 days')),
    purchases AS (
      SELECT b.listing_id, COALESCE(p.person, b.user) AS person, MAX(b.order_id) AS order_id, SUM(b.seats) AS seats,
        SUM((SELECT COUNT(*) FROM seats s WHERE s.bulk_id = b.id AND s.enrollment_id IS NOT NULL)) AS used, MAX(b.paid) AS paid
      FROM bulks b LEFT JOIN persons p ON p.canvas = b.user
      WHERE day(b.paid) >= date(:today, '-89 days') GROUP BY 1, 2, CASE WHEN b.user IS NULL THEN b.order_id END HAVING SUM(b.seats) > used),
    found AS (
      SELECT 'Paid, not enrolled' AS finding, 'not_enrolled' AS slug, id AS order_id, listing_id, person, NULL AS detail FROM pairs
        WHERE any_seat = 0 AND paid <= :hour_ago
      UNION ALL SELECT 'Paid, then dropped', 'dropped', id, listing_id, person, NULL FROM pairs WHERE any_seat > 0 AND kept_seat = 0
      UNION ALL SELECT 'Paid more than once', 'twice', id, listing_id, person, NULL FROM pairs WHERE repeats > 0
      UNION ALL SELECT 'On the waitlist after paying', 'waitlist', id, listing_id, person, NULL FROM pairs WHERE waits > 0 AND kept_seat = 0
      UNION ALL SELECT 'Order without a learner', 'no_learner', id, listing_id, NULL, NULL FROM paid WHERE person IS NULL
      UNION ALL SELECT 'Enrolled without an order', 'no_order', NULL, listing_id, person, NULL FROM unordered
      UNION ALL SELECT 'Seats bought, not used', 'unused', CASE WHEN person IS NULL THEN order_id ELSE (SELECT b.order_id FROM bulks b
          LEFT JOIN persons p ON p.canvas = b.user
          WHERE b.listing_id = x.listing_id AND COALESCE(p.person, b.user) = x.person AND b.paid = x.paid) END, listing_id, person,
        (seats - used) || ' of ' || seats || ' seats not used' FROM purchases x)
    SELECT f.listing_id || '-' || COALESCE(f.person, 'o' || f.order_id) || '-' || f.slug AS "Row", f.finding AS "Finding", f.detail AS "Detail",
      COALESCE(u.name, o.name) AS "Learner", COALESCE(u.email, o.email) AS "Email",
      COALESCE(l.title, n.title, b.title) AS "Listing", o.number AS "Order number",
      local(COALESCE(b.paid, o.paid)) AS "Purchased", COALESCE(b.net, n.net) AS "Net", o.currency AS "Currency",
      local(e.enrolled) AS "Enrolled", e.status AS "Enrollment status",
      COALESCE(l.catalog, o.catalog) AS "Catalog", f.person AS "Canvas user ID", f.listing_id AS "Listing ID", f.order_id AS "Order ID",
      e.id AS "Enrollment ID"
    FROM found f
    LEFT JOIN listings l ON l.id = f.listing_id
    LEFT JOIN orders o ON o.id = f.order_id
    LEFT JOIN lines n ON n.order_id = f.order_id AND n.listing_id = f.listing_id
    LEFT JOIN bulks b ON f.slug = 'unused' AND b.order_id = f.order_id AND b.listing_id = f.listing_id
    LEFT JOIN users u ON u.canvas = f.person
    LEFT JOIN seated e ON f.slug NOT IN ('unused', 'no_learner') AND e.id = (
      SELECT s.id FROM seated s WHERE s.listing_id = f.listing_id AND s.person = f.person AND (f.slug <> 'no_order' OR s.status = 'active')
      ORDER BY s.enrolled DESC, s.id DESC LIMIT 1)`,
  plantedAs: 'Orders against enrollments',
  planted: {
    'Paid, not enrolled': 'Paid, not enrolled',
    'Paid, then dropped': 'Paid, then dropped',
    'Paid more than once': 'Paid more than once',
    'On the waitlist after paying': 'On the waitlist after paying',
    'Enrolled without an order': 'Enrolled without an order',
    'Seats bought, not used': 'Seats bought, not used',
    'Order without a person': 'Order without a learner',
  },
};
