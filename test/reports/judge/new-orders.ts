import type { JudgedReport } from './case.ts';

/** The values of a list that belongs to an order, as a cell shows them. */
const listed = (value: string, from: string) =>
  `(SELECT group_concat(each, ', ') FROM (SELECT ${value} AS each FROM ${from} ORDER BY q.rowid))`;

export const newOrders: JudgedReport = {
  report: 'report/new_orders',
  parameters: { from: '2026-09-15' },
  columns: [
    'Order number',
    'Purchased',
    'Buyer',
    'Email',
    'Listing',
    'SKU',
    'Start',
    'End',
    'Price',
    'Discount',
    'Paid',
    'Currency',
    'Promotion codes',
    'Payment references',
    'Payments',
    'Catalog',
    'Order ID',
    'Line',
  ],
  sql: `
    SELECT o.id || '-' || l.position AS "Row", o.number AS "Order number", local(o.paid) AS "Purchased", o.name AS "Buyer", o.email AS "Email",
      l.title AS "Listing", g.sku AS "SKU", local(g.starts) AS "Start", local(g.ends) AS "End", l.amount AS "Price",
      (CAST(ROUND(l.amount * 10000) AS INTEGER) - CAST(ROUND(l.net * 10000) AS INTEGER)) / 10000.0 AS "Discount", l.net AS "Paid",
      o.currency AS "Currency",
      ${listed('q.code', 'promotions q WHERE q.order_id = o.id AND q.listing_id = l.listing_id')} AS "Promotion codes",
      ${listed('q.reference', 'payments q WHERE q.order_id = o.id')} AS "Payment references",
      ${listed('q.status', 'payments q WHERE q.order_id = o.id')} AS "Payments",
      o.catalog AS "Catalog", o.id AS "Order ID", l.position AS "Line"
    FROM orders o JOIN lines l ON l.order_id = o.id LEFT JOIN listings g ON g.id = l.listing_id
    WHERE o.paid IS NOT NULL AND day(o.paid) >= '2026-09-15'`,
  plantedAs: 'Revenue',
  planted: { 'Paid late': '', 'Corrected in Catalog': '' },
};
