import type { Database } from 'sql.js';
import type { DemoCatalog, PaymentProvider, PaymentTransaction } from '../../../emulator/demo-catalog.ts';

/** What an export of a provider says of a transaction: all have it in their own columns. */
interface Said {
  id: string;
  /** The other transaction or the order that it names. */
  names: string[];
  fee: number;
}

const SAYS: Readonly<Record<PaymentProvider, (transaction: PaymentTransaction) => Said | undefined>> = {
  // Its balance has no orders, and only what moved money.
  stripe: ({ id, kind, original, fee }) =>
    kind === 'failed' ? undefined : { id: `txn_${id}`, names: [original || (kind === 'payment' ? id : '')], fee },
  paypal: ({ id, original, order, fee }) => ({ id, names: [original, order], fee }),
  // It knows neither chargebacks of cards nor fees.
  'authorize.net': ({ id, kind, original, order }) =>
    kind === 'payment' || kind === 'refund' ? { id, names: [original, order], fee: 0 } : undefined,
};

/** Adds the money to a database of the demo Catalog's records: what the provider's export says, and the payments of the orders. */
export function addMoney(db: Database, catalog: DemoCatalog, provider: PaymentProvider, transactions: readonly PaymentTransaction[]): void {
  db.exec(`
    DROP TABLE IF EXISTS money; DROP TABLE IF EXISTS named; DROP TABLE IF EXISTS refs; DROP TABLE IF EXISTS totals;
    CREATE TABLE money (id TEXT, kind TEXT, cents INTEGER, fee INTEGER, currency TEXT, at TEXT);
    CREATE TABLE named (id TEXT, name TEXT);
    CREATE TABLE refs (order_id INTEGER, reference TEXT);
    CREATE TABLE totals (order_id INTEGER PRIMARY KEY, cents INTEGER);
    CREATE INDEX named_ids ON named (id); CREATE INDEX refs_names ON refs (reference); CREATE INDEX money_ids ON money (id);
    CREATE INDEX IF NOT EXISTS numbers ON orders (number); BEGIN`);
  const cents = (amount: unknown) => Math.round(Number(amount) * 100);
  for (const transaction of transactions) {
    const said = SAYS[provider](transaction);
    const { kind, amount, currency, at } = transaction;
    if (!said || kind === 'payout' || kind === 'failed') continue;
    db.run('INSERT INTO money VALUES (?, ?, ?, ?, ?, ?)', [
      said.id,
      kind,
      cents(amount),
      cents(said.fee),
      currency,
      new Date(at).toISOString().replace('.000Z', 'Z'),
    ]);
    for (const name of [said.id, ...said.names]) if (name !== '') db.run('INSERT INTO named VALUES (?, ?)', [said.id, name]);
  }
  for (const { id, payments, total } of catalog.records('orders')) {
    db.run('INSERT INTO totals VALUES (?, ?)', [Number(id), cents(total)]);
    const references = (payments as { reference_id: string | null }[]).flatMap(({ reference_id: reference }) =>
      reference === null ? [] : [reference],
    );
    for (const reference of new Set(references)) db.run('INSERT INTO refs VALUES (?, ?)', [Number(id), reference]);
  }
  db.exec('COMMIT');
}

/** What must be shown of a period, from `:first` to `:last`. Amounts are cents. */
export const SETTLEMENT_SQL = `
  WITH owned AS (
    SELECT m.*, COALESCE(
      (SELECT r.order_id FROM named n JOIN refs r ON r.reference = n.name WHERE n.id = m.id),
      (SELECT o.id FROM named n JOIN orders o ON o.number = n.name WHERE n.id = m.id AND n.name <> m.id)) AS order_id
    FROM money m),
  grouped AS (
    SELECT order_id, currency,
      CASE WHEN order_id IS NULL THEN COALESCE((SELECT p.id FROM named n JOIN owned p ON p.id = n.name
        WHERE n.id = owned.id AND p.kind = 'payment' AND p.order_id IS NULL), id) END AS lonely,
      SUM(CASE kind WHEN 'payment' THEN cents ELSE 0 END) AS received, -SUM(CASE kind WHEN 'refund' THEN cents ELSE 0 END) AS refunded,
      -SUM(CASE kind WHEN 'chargeback' THEN cents ELSE 0 END) AS charged, SUM(fee) - SUM(CASE kind WHEN 'fee' THEN cents ELSE 0 END) AS fees,
      SUM(kind = 'payment') AS payments, SUM(kind <> 'fee') AS moves
    FROM owned GROUP BY 1, 2, 3),
  cases AS (
    SELECT order_id, currency, lonely, received, refunded, charged, fees, payments, moves FROM grouped WHERE order_id IS NOT NULL OR moves > 0
    UNION ALL
    SELECT o.id, o.currency, NULL, NULL, NULL, NULL, NULL, 0, 0 FROM orders o JOIN totals t ON t.order_id = o.id
      WHERE o.paid >= :after_grace AND o.paid <= :last AND t.cents > 0 AND NOT EXISTS (SELECT 1 FROM grouped g WHERE g.order_id = o.id))
  SELECT CASE WHEN c.order_id IS NULL THEN 'payment-' || c.lonely ELSE 'order-' || c.order_id END || '-' || c.currency AS "Row",
    CASE
      WHEN charged > 0 THEN 'Charged back'
      WHEN c.order_id IS NULL THEN CASE WHEN payments > 0 THEN 'Money without an order' ELSE 'Refund without an order' END
      WHEN o.paid IS NULL THEN CASE WHEN received - refunded > 0 THEN 'Order not completed' WHEN refunded > 0 THEN 'Refunded' END
      WHEN moves = 0 THEN CASE
        WHEN NOT (o.paid >= :after_grace AND o.paid <= :last) THEN NULL
        WHEN EXISTS (SELECT 1 FROM refs r WHERE r.order_id = o.id) THEN 'Order without money' ELSE 'Order without a reference' END
      WHEN c.currency <> o.currency THEN 'Different currency'
      WHEN payments > 1 AND received > t.cents THEN 'Paid more than once'
      WHEN payments > 0 AND received <> t.cents THEN 'Different amount'
      WHEN refunded >= CASE WHEN payments > 0 THEN received ELSE t.cents END AND refunded > 0 THEN 'Refunded'
      WHEN refunded > 0 THEN 'Partly refunded' END AS "Finding",
    o.number AS "Order number", o.name AS "Buyer", o.email AS "Email", t.cents / 100.0 AS "Order total", received / 100.0 AS "Received",
    refunded / 100.0 AS "Refunded", charged / 100.0 AS "Charged back", fees / 100.0 AS "Fees",
    (received - refunded - charged - fees) / 100.0 AS "Net", c.currency AS "Currency",
    CASE WHEN payments > 0 AND c.currency = o.currency THEN (received - t.cents) / 100.0 END AS "Difference",
    o.user AS "Canvas user ID", c.order_id AS "Order ID"
  FROM cases c LEFT JOIN orders o ON o.id = c.order_id LEFT JOIN totals t ON t.order_id = c.order_id`;

/** By planted finding: what the report calls it. */
export const PLANTED_PAYMENTS: Readonly<Record<string, string>> = {
  Refunded: 'Refunded',
  'Refunded later': 'Refunded',
  'Partly refunded': 'Partly refunded',
  'Charged back': 'Charged back',
  'Order without money': 'Order without money',
  'Different amount': 'Different amount',
  'Charged twice': 'Paid more than once',
  'Order not completed': 'Order not completed',
};
