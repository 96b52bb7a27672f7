import type { JudgedReport } from './case.ts';

const columns = ['Currency', 'Sold', 'Gross', 'Discount', 'Net', 'Free', 'Unpaid', 'Unpaid amount', 'Shared', 'Bulk'];

/** Items of the orders of a year: paid in it, or started in it and not paid. Amounts in ten-thousandths, because sums of fractions are off. */
const items = `
  items AS (
    SELECT o.*, l.listing_id, l.title, CAST(ROUND(l.amount * 10000) AS INTEGER) AS gross, CAST(ROUND(l.net * 10000) AS INTEGER) AS net,
      o.paid IS NOT NULL AS is_paid, day(COALESCE(o.paid, o.created)) AS at,
      EXISTS (SELECT 1 FROM bulks b WHERE b.order_id = o.id AND b.listing_id = l.listing_id) AS is_bulk
    FROM orders o JOIN lines l ON l.order_id = o.id),
  year AS (SELECT *, substr(at, 1, 7) AS month FROM items WHERE at >= '2026-01-01')`;
const sums = `currency AS "Currency", SUM(is_paid) AS "Sold", SUM(is_paid * gross) / 10000.0 AS "Gross",
  SUM(is_paid * net) / 10000.0 AS "Net", SUM(is_paid AND net = 0) AS "Free", SUM(NOT is_paid) AS "Unpaid",
  SUM((NOT is_paid) * net) / 10000.0 AS "Unpaid amount", SUM(is_paid AND is_bulk) AS "Bulk"`;
const discount = `SUM(is_paid * (gross - net)) / 10000.0 AS "Discount", NULL AS "Shared"`;
/** Without corrections, Catalog's revenue is what was paid. It's blank if the row has nothing that was paid. */
const figures = `CASE WHEN SUM(is_paid) > 0 THEN SUM(is_paid * net) / 10000.0 END AS "Catalog’s revenue",
  CASE WHEN SUM(is_paid) > 0 THEN 0 END AS "Difference"`;
const title = `(SELECT y.title FROM year y WHERE y.listing_id = i.listing_id ORDER BY y.created DESC LIMIT 1)`;

const coded = `, coded AS (
    SELECT y.*, p.code, CAST(ROUND(ABS(p.amount) * 10000) AS INTEGER) AS off,
      (SELECT COUNT(*) FROM promotions q WHERE q.order_id = y.id AND q.listing_id = y.listing_id) AS codes
    FROM year y LEFT JOIN promotions p ON p.order_id = y.id AND p.listing_id = y.listing_id)`;
const ofCodes = `SUM(is_paid * CASE WHEN code IS NULL THEN gross - net ELSE off END) / 10000.0 AS "Discount",
  SUM(is_paid AND codes > 1) AS "Shared"`;

const by = (name: string, own: readonly string[], sql: string): JudgedReport => ({
  report: 'report/revenue',
  parameters: { from: 'year', by: name },
  columns: [...own, ...columns],
  sql: `WITH ${items} ${sql}`,
  plantedAs: 'Revenue by',
  planted: {},
});

export const revenue: readonly JudgedReport[] = [
  by(
    'listing',
    ['Listing', 'Listing ID', 'Catalog’s revenue', 'Difference'],
    `SELECT 'listing-' || listing_id || '-' || currency AS "Row", ${title} AS "Listing", listing_id AS "Listing ID", ${sums}, ${discount}, ${figures}
      FROM year i GROUP BY listing_id, currency`,
  ),
  by(
    'catalog',
    ['Catalog'],
    `SELECT 'catalog-' || catalog_id || '-' || currency AS "Row", catalog AS "Catalog", ${sums}, ${discount} FROM year GROUP BY catalog_id, currency`,
  ),
  by(
    'month',
    ['Month', 'Catalog’s revenue', 'Difference'],
    `SELECT 'month-' || month || '-' || currency AS "Row", month AS "Month", ${sums}, ${discount}, ${figures} FROM year GROUP BY month, currency`,
  ),
  by(
    'listing and month',
    ['Listing', 'Listing ID', 'Month', 'Catalog’s revenue', 'Difference'],
    `SELECT 'listing-' || listing_id || '-' || month || '-' || currency AS "Row", ${title} AS "Listing", listing_id AS "Listing ID",
      month AS "Month", ${sums}, ${discount}, ${figures} FROM year i GROUP BY listing_id, month, currency`,
  ),
  by(
    'promotion code',
    ['Promotion code'],
    `${coded} SELECT 'code-' || COALESCE(code, '') || '-' || currency AS "Row", code AS "Promotion code", ${sums}, ${ofCodes}
      FROM coded GROUP BY code, currency`,
  ),
  by(
    'promotion code and month',
    ['Promotion code', 'Month'],
    `${coded} SELECT 'code-' || COALESCE(code, '') || '-' || month || '-' || currency AS "Row", code AS "Promotion code", month AS "Month", ${sums}, ${ofCodes}
      FROM coded GROUP BY code, month, currency`,
  ),
];
