import { days, field, filter } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

/** What the rows stand for. */
export const REVENUE_BY = ['listing', 'catalog', 'month', 'promotion code', 'listing and month', 'promotion code and month'] as const;

export const BULK_FIELDS = ['id', 'order_id', 'listing_id'] as const;
/**
 * No document says whether the filter of bulk enrollments compares when they were created, paid, or changed. All of that is after their
 * order was started, so orders that were started long before the period have them read from an earlier day on.
 */
export const BULK_DAYS = 14;

export const revenue: ReportEntry = {
  title: 'Revenue',
  one: 'row',
  group: 'Money',
  question: 'What did we sell?',
  empty: 'No orders in this period.',
  parameters: [...days('', 'When'), filter('by', 'By', 'choice', { choices: REVENUE_BY, help: 'Blank means by listing.' })],
  defaults: { from: 'month', by: 'listing' },
  sources: [
    {
      name: 'orders',
      resource: 'orders',
      fields: [
        'id',
        'purchased_at',
        'created_at',
        'currency',
        'catalog_id',
        'catalog_name',
        'promotion_codes',
        'promotion_amounts',
        'promotion_listing_ids',
      ],
      children: true,
      filters: { from: 'from', to: 'to' },
      earlier: 7,
    },
    {
      name: 'bulk',
      resource: 'bulk_enrollments',
      fields: BULK_FIELDS,
      filters: { from: 'from' },
      earlier: BULK_DAYS,
      optional: true,
    },
    {
      name: 'figures',
      resource: 'analytics/orders',
      fields: ['product_id', 'account_id', 'purchase_date', 'currency', 'revenue'],
      filters: { purchase_date_from: 'from', purchase_date_to: 'to' },
      optional: true,
    },
  ],
  sort: ['currency', '-net'],
  fields: [
    field('listing', 'Listing', 'text', { help: 'Title of the listing in its last order.', nullable: true }),
    field('catalog', 'Catalog', 'text', { help: 'Name of the catalog that made the sale.', nullable: true }),
    field('month', 'Month', 'text', { help: 'Month of the payment, or of the order if it’s unpaid.', nullable: true }),
    field('code', 'Promotion code', 'text', { help: 'Promotion code. Blank for items without one.', nullable: true }),
    field('currency', 'Currency', 'text', { help: 'Currency of the amounts. Don’t add up different currencies.', nullable: true }),
    field('sold', 'Sold', 'integer', 'Paid order items, free ones included.'),
    field('gross', 'Gross', 'money', { help: 'Sum of the prices.', currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', { help: 'Sum of the discounts.', currency: 'currency', nullable: true }),
    field('net', 'Net', 'money', { help: 'Sum of the prices after discount.', currency: 'currency', nullable: true }),
    field('free', 'Free', 'integer', 'Paid order items that cost nothing.'),
    field('unpaid', 'Unpaid', 'integer', {
      help: 'Items of orders that were started in the period and not paid. Blank if Catalog shows no unpaid orders.',
      nullable: true,
    }),
    field('unpaid_amount', 'Unpaid amount', 'money', { help: 'Sum of their prices after discount.', currency: 'currency', nullable: true }),
    field('revenue', 'Catalog’s revenue', 'money', {
      help: 'Revenue in Catalog’s analytics. Blank if they don’t show it.',
      currency: 'currency',
      nullable: true,
    }),
    field('difference', 'Difference', 'money', { help: 'Catalog’s revenue minus net.', currency: 'currency', nullable: true }),
    field('shared', 'Shared', 'integer', { help: 'Items with several codes. They count in each of them.', nullable: true }),
    field('bulk', 'Bulk', 'integer', { help: 'Items of bulk orders. Blank if Catalog doesn’t show them.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', { help: 'ID of the course or program.', nullable: true }),
  ],
  remarks: [
    'An item is sold when its order was paid. Free orders count, too.',
    'Months are those of the spreadsheet’s time zone.',
    'Orders paid more than 7 days after they were started can be missing.',
    'Catalog’s API shows no refunds, taxes, or fees.',
    'A difference can be a refund or a corrected amount.',
    'An item with two codes counts in both rows, so they don’t add up.',
  ],
};
