import { days, field, filter, type Resource } from '../resource.ts';

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
    filter('canvas_user_id', 'Buyers, by Canvas user id', 'ids', { several: 'canvas_user_id[]' }),
    filter('completed', 'Only completed orders', 'presence'),
  ],
  key: 'id',
  // No document says whether `from` looks at when an order was begun or paid.
  incremental: { filter: 'from', final: { field: 'purchased_at', days: 7 } },
  caption: 'full_id',
  fields: [
    field('id', 'Id', 'id', 'Number of the order.'),
    field('full_id', 'Order number', 'text', 'Order number as the buyer sees it.'),
    field('purchased_at', 'Purchased', 'time', 'When it was paid; blank for unpaid and failed orders.', { nullable: true }),
    field('total', 'Total', 'money', 'What was paid.', { currency: 'currency' }),
    field('currency', 'Currency', 'text', 'Currency of the amounts.'),
    field('user_name', 'Buyer', 'text', 'Name of the buyer.', { read: ['user', 'name'], nullable: true, personal: true }),
    field('user_email', 'E-mail', 'text', 'E-mail address of the buyer.', { read: ['user', 'email'], nullable: true, personal: true }),
    field('canvas_user_id', 'Canvas user id', 'id', 'The buyer, by Canvas user id.', { read: ['user', 'id'], nullable: true }),
    field('listing_titles', 'Listings', 'set', 'Titles of what was bought; one row each in Order lines.', {
      read: ['listings', '*', 'title'],
    }),
    field('promotion_codes', 'Promotion codes', 'set', 'Codes that were used.', { read: ['promotions', '*', 'code'] }),
    field('payment_statuses', 'Payments', 'set', 'State of each payment: success, error or pending.', {
      read: ['payments', '*', 'status'],
    }),
    field('catalog_id', 'Catalog id', 'id', 'The catalog that sold.', { read: ['catalog', 'id'] }),
    field('catalog_name', 'Catalog', 'text', 'Name of the catalog that sold.', { read: ['catalog', 'name'] }),
    field('created_at', 'Created', 'time', 'When the order was begun.'),
  ],
  lines: {
    name: 'order_lines',
    title: 'Order lines',
    one: 'order line',
    path: ['listings'],
    fields: [
      field('order_id', 'Order id', 'id', 'The order of this line.', { read: ['^', 'id'] }),
      field('listing_id', 'Listing id', 'id', 'What was bought.', { read: ['id'] }),
      field('title', 'Listing', 'text', 'Title of what was bought.'),
      field('amount', 'Price', 'money', 'Price at the time of purchase.', { currency: 'currency' }),
      field('discounted_amount', 'Price after discount', 'money', 'Price after promotions.', {
        currency: 'currency',
        nullable: true,
        currentOnly: true,
      }),
      field('currency', 'Currency', 'text', 'Currency of the amounts.', { read: ['^', 'currency'] }),
      field('purchased_at', 'Purchased', 'time', 'When the order was paid.', { read: ['^', 'purchased_at'], nullable: true }),
      field('canvas_course_id', 'Canvas course id', 'id', 'The Canvas course behind the listing.', { nullable: true }),
      field('catalog_id', 'Catalog id', 'id', 'The catalog of the listing.', { nullable: true, currentOnly: true }),
    ],
  },
  remarks: ['Refunds cannot be made through the API of Catalog.'],
};
