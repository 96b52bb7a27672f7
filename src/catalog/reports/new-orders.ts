import { field, filter, lookedUp } from '../resources/entry.ts';
import { buyerFields, ORDER_FIELDS, type ReportEntry } from './entry.ts';

const listing = { by: 'listing_id', in: 'listings' } as const;

export const newOrders: ReportEntry = {
  title: 'New orders',
  one: 'order item',
  group: 'Money',
  question: 'What came in since the last run?',
  empty: 'No new orders yet.',
  parameters: [
    filter('from', 'First run from', 'day', { help: 'Blank means today.' }),
    filter('catalog_id', 'Catalogs', 'ids', { help: 'Leave blank for all catalogs.', refers: 'catalogs' }),
    filter('listing_id', 'Listings', 'ids', { help: 'Leave blank for all listings.', refers: 'listings' }),
    filter('unpaid', 'Also unpaid orders', 'presence', { help: 'They come once, too, and don’t come again when they’re paid.' }),
    filter('fresh', 'A new tab each time', 'presence', { help: 'Made only if there are new orders.' }),
  ],
  defaults: {},
  sources: [
    {
      name: 'orders',
      resource: 'orders',
      fields: [...ORDER_FIELDS, 'catalog_id', 'promotion_codes', 'payment_statuses', 'payment_references'],
      children: true,
      filters: { from: 'since' },
    },
  ],
  sort: ['purchased', 'order_id', 'line'],
  delivers: true,
  learnerId: 'canvas_user_id',
  fields: [
    field('delivered', 'Delivered', 'time', 'When a run added the row.'),
    field('order_number', 'Order number', 'text', 'Order number shown to the buyer.'),
    field('purchased', 'Purchased', 'time', { help: 'When the order was paid. Blank if it wasn’t.', nullable: true }),
    ...buyerFields,
    field('listing', 'Listing', 'text', 'Title of the course or program in the order.'),
    lookedUp('sku', 'SKU', { ...listing, take: 'sku' }, { help: 'Stock keeping unit of the listing.' }),
    lookedUp('start', 'Start', { ...listing, take: 'start_date', kind: 'time' }, { help: 'Start date of the listing.' }),
    lookedUp('end', 'End', { ...listing, take: 'end_date', kind: 'time' }, { help: 'End date of the listing.' }),
    field('price', 'Price', 'money', { help: 'Price at the time of purchase.', currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', { help: 'Price minus paid.', currency: 'currency', nullable: true }),
    field('paid', 'Paid', 'money', { help: 'Price after promotions.', currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', { help: 'Currency of the amounts.', nullable: true }),
    field('promotion_codes', 'Promotion codes', 'list', 'Promotion codes of this item.'),
    field('payment_references', 'Payment references', 'list', 'Reference of each payment of the order at the payment provider.'),
    field('payments', 'Payments', 'list', 'Status of each payment of the order: success, error, or pending.'),
    field('catalog', 'Catalog', 'text', { help: 'Name of the catalog that made the sale.', nullable: true }),
    field('order_id', 'Order ID', 'id', 'ID of the order.'),
    field('line', 'Line', 'integer', 'Position of the item in its order.'),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the buyer.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', { help: 'ID of the course or program.', nullable: true }),
  ],
  remarks: [
    'An order is new when it’s paid, and comes once. Free orders come, too.',
    'Rows stay as they were delivered. Rows that you delete don’t come back.',
    'Each run also reads the 7 days before, because orders can be paid late. Once a week, it reads 90 days.',
    'Catalog’s API shows no refunds and no taxes.',
  ],
};
