import type { Resource } from '../resource.ts';
import { days, field, filter } from './entry.ts';

/** Orders with their lines. Money is text on the wire, discounts are negative. The API cannot change an order. */
export const orders: Resource = {
  name: 'orders',
  title: 'Orders',
  one: 'order',
  group: 'Store',
  path: '/api/v1/orders',
  list: { operationId: 'listOrders', method: 'get', root: 'orders', paging: 'numbered' },
  single: { operationId: 'getOrder', root: 'order' },
  writes: {},
  filters: [
    ...days('', 'Ordered', ['created_at', 'purchased_at']),
    filter('canvas_user_id', 'Buyer (Canvas user ID)', 'ids', { several: 'canvas_user_id[]' }),
    filter('completed', 'Only completed orders', 'presence'),
  ],
  key: 'id',
  // No document says whether `from` looks at when an order was begun or paid.
  incremental: { filter: 'from', final: { field: 'purchased_at', days: 7 } },
  caption: 'full_id',
  fields: [
    field('id', 'ID', 'id', 'ID of the order in Catalog.'),
    field('full_id', 'Order number', 'text', 'Order number shown to the buyer.'),
    field('purchased_at', 'Purchased', 'time', { help: 'When the order was paid. Blank for unpaid and failed orders.', nullable: true }),
    field('total', 'Total', 'money', { help: 'Amount paid.', currency: 'currency' }),
    field('currency', 'Currency', 'text', 'Currency of the amounts.'),
    field('user_name', 'Buyer', 'text', { help: 'Name of the buyer.', read: ['user', 'name'], nullable: true, personal: true }),
    field('user_email', 'Email', 'text', { help: 'Email address of the buyer.', read: ['user', 'email'], nullable: true, personal: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the buyer.', read: ['user', 'id'], nullable: true }),
    field('listing_titles', 'Listings', 'set', {
      help: 'Titles of the listings purchased. Each has a row in Order items.',
      read: ['listings', '*', 'title'],
    }),
    field('promotion_codes', 'Promotion codes', 'list', { help: 'Promotion codes used.', read: ['promotions', '*', 'code'] }),
    field('promotion_amounts', 'Discounts', 'list', {
      help: 'Discount of each promotion code, in the order of the codes.',
      read: ['promotions', '*', 'amount'],
      items: 'decimal',
    }),
    field('promotion_ids', 'Promotion IDs', 'list', {
      help: 'ID of each promotion, in the order of the codes.',
      read: ['promotions', '*', 'id'],
      asked: true,
    }),
    field('promotion_listing_ids', 'Discounted listing IDs', 'list', {
      help: 'ID of the listing of each promotion, in the order of the codes.',
      read: ['promotions', '*', 'listing_id'],
      currentOnly: true,
      asked: true,
    }),
    field('payment_statuses', 'Payments', 'list', {
      help: 'Status of each payment: success, error, or pending.',
      read: ['payments', '*', 'status'],
    }),
    field('payment_amounts', 'Payment amounts', 'list', {
      help: 'Amount of each payment, in the order of the payments.',
      read: ['payments', '*', 'amount'],
      items: 'decimal',
    }),
    field('payment_references', 'Payment references', 'list', {
      help: 'Reference of each payment at the payment provider, in the order of the payments.',
      read: ['payments', '*', 'reference_id'],
    }),
    field('catalog_id', 'Catalog ID', 'id', { help: 'ID of the catalog that made the sale.', read: ['catalog', 'id'] }),
    field('catalog_name', 'Catalog', 'text', { help: 'Name of the catalog that made the sale.', read: ['catalog', 'name'] }),
    field('created_at', 'Created', 'time', 'When the order was started.'),
  ],
  children: {
    name: 'order_lines',
    title: 'Order items',
    one: 'order item',
    path: ['listings'],
    fields: [
      field('order_id', 'Order ID', 'id', { help: 'ID of the order.', read: ['^', 'id'] }),
      field('listing_id', 'Listing ID', 'id', { help: 'ID of the listing purchased.', read: ['id'] }),
      field('title', 'Listing', 'text', 'Title of the listing purchased.'),
      field('amount', 'Price', 'money', { help: 'Price at the time of purchase.', currency: 'currency' }),
      field('discounted_amount', 'Price after discount', 'money', {
        help: 'Price after promotions.',
        currency: 'currency',
        nullable: true,
        currentOnly: true,
      }),
      field('currency', 'Currency', 'text', { help: 'Currency of the amounts.', read: ['^', 'currency'] }),
      field('purchased_at', 'Purchased', 'time', { help: 'When the order was paid.', read: ['^', 'purchased_at'], nullable: true }),
      field('canvas_course_id', 'Canvas course ID', 'id', { help: 'ID of the linked Canvas course.', nullable: true }),
      field('catalog_id', 'Catalog ID', 'id', { help: 'ID of the listing’s catalog.', nullable: true, currentOnly: true }),
    ],
  },
  remarks: ['The API can’t issue refunds. Use Catalog itself.'],
};
