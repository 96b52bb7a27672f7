import { days, field, filter } from '../resources/entry.ts';
import { buyerFields, type ReportEntry } from './entry.ts';

const FINDINGS = [
  'Charged back',
  'Money without an order',
  'Refund without an order',
  'Order not completed',
  'Order without money',
  'Order without a reference',
  'Paid more than once',
  'Different currency',
  'Different amount',
  'Refunded',
  'Partly refunded',
] as const;

export type SettlementFinding = (typeof FINDINGS)[number];

/** What is read of an order. Its code reads earlier orders with the same fields. */
export const ORDER_FIELDS = [
  'id',
  'full_id',
  'purchased_at',
  'created_at',
  'total',
  'currency',
  'canvas_user_id',
  'user_name',
  'user_email',
  'listing_titles',
  'payment_statuses',
  'payment_references',
  'catalog_name',
] as const;

/** Orders of this many days before the period are read, because an order can be paid days after it was started. */
export const EARLIER_DAYS = 7;

export const settlement: ReportEntry = {
  title: 'Settlement',
  one: 'payment',
  group: 'Money',
  question: 'Does the money at the payment provider match the orders?',
  empty: 'The export and the orders of this period have no payments.',
  parameters: [filter('export', 'Export', 'text', { hidden: true }), ...days('', 'Paid')],
  defaults: {},
  sources: [
    {
      name: 'orders',
      resource: 'orders',
      fields: ORDER_FIELDS,
      filters: { from: 'from', to: 'to' },
      earlier: EARLIER_DAYS,
      // A payment at midnight can be of an order on the next day.
      later: 1,
    },
  ],
  pasted: 'payments',
  sort: ['finding', '-purchased'],
  fields: [
    field('finding', 'Finding', 'text', {
      help: 'The first difference that applies. Blank if money and order match.',
      nullable: true,
      choices: FINDINGS,
    }),
    field('order_number', 'Order number', 'text', { help: 'Order number shown to the buyer.', nullable: true }),
    field('purchased', 'Purchased', 'time', { help: 'When the order was paid, as Catalog has it.', nullable: true }),
    field('paid', 'Paid', 'time', { help: 'When the payment provider got the money.', nullable: true }),
    ...buyerFields,
    field('listings', 'Listings', 'text', { help: 'Titles of the listings purchased.', nullable: true }),
    field('total', 'Order total', 'money', { help: 'Total of the order in Catalog.', currency: 'order_currency', nullable: true }),
    field('order_currency', 'Order currency', 'text', { help: 'Currency of the order total.', nullable: true }),
    field('received', 'Received', 'money', { help: 'Payments in the export.', currency: 'currency', nullable: true }),
    field('refunded', 'Refunded', 'money', { help: 'Refunds in the export.', currency: 'currency', nullable: true }),
    field('charged_back', 'Charged back', 'money', {
      help: 'Chargebacks in the export, less those that you won.',
      currency: 'currency',
      nullable: true,
    }),
    field('fees', 'Fees', 'money', { help: 'Fees of the payment provider.', currency: 'currency', nullable: true }),
    field('net', 'Net', 'money', { help: 'Received, less refunds, chargebacks, and fees.', currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', { help: 'Currency of the payment in the export.', nullable: true }),
    field('difference', 'Difference', 'money', { help: 'Received minus the order total.', currency: 'currency', nullable: true }),
    field('reference', 'Payment reference', 'text', { help: 'ID of the payment at the payment provider.', nullable: true }),
    field('catalog', 'Catalog', 'text', { help: 'Name of the catalog that made the sale.', nullable: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the buyer.', nullable: true }),
    field('order_id', 'Order ID', 'id', { help: 'ID of the order.', nullable: true }),
  ],
  learnerId: 'canvas_user_id',
  remarks: [
    'A payment belongs to the order with the same payment reference.',
    'Without one, the order number decides, if the export has it.',
    'Order without money: paid in the period, and not in the export.',
    'Orders of the first hour don’t count. Their money can be in an earlier export.',
    'Order not completed: you have the money, and Catalog shows the order as unpaid.',
    'Money without an order can be of an unpaid order that Catalog doesn’t list.',
    'Refunds are matched with orders of up to 180 days before the period.',
    'The export stays in this spreadsheet. It isn’t sent to Catalog.',
  ],
};
