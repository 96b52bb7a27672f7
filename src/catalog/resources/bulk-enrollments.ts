import { days, field, filter, type Resource } from '../resource.ts';

/** No document shows it filled, or shows it at all. */
const unsure = { nullable: true, optional: true } as const;

/** Orders of several seats for others. No document shows a body: names are those of the public data set (inferred). */
export const bulkEnrollments: Resource = {
  name: 'bulk_enrollments',
  title: 'Bulk enrollments',
  one: 'bulk enrollment',
  group: 'Learning',
  path: '/api/v1/order_items/history/bulk_enrollments',
  list: { operationId: 'listBulkEnrollments', method: 'get', root: 'bulk_enrollments', anyRoot: true, paging: 'numbered' },
  single: { operationId: 'getBulkEnrollment', root: 'bulk_enrollment' },
  writes: {},
  filters: [...days('', 'Purchased', ['purchased_at']), filter('canvas_user_ids', 'Buyers, by Canvas user id', 'ids')],
  key: 'id',
  incremental: { filter: 'from' },
  updated: 'updated_at',
  caption: 'listing_title',
  fields: [
    field('id', 'Id', 'id', 'Number of the bulk enrollment.'),
    field('order_id', 'Order id', 'id', 'The order that paid for it.', { optional: true }),
    field('canvas_user_id', 'Canvas user id', 'id', 'The buyer, by Canvas user id.', unsure),
    field('listing_id', 'Listing id', 'id', 'The course or program.', { read: ['listing', 'id'], optional: true }),
    field('listing_title', 'Listing', 'text', 'Title of the course or program.', { read: ['listing', 'title'], optional: true }),
    field('seats', 'Seats', 'integer', 'How many were bought.', unsure),
    field('unit_price', 'Price of a seat', 'decimal', 'In the currency of the order.', unsure),
    field('amount', 'Price', 'decimal', 'Price of all seats, in the currency of the order.', unsure),
    field('discounted_amount', 'Price after discount', 'decimal', 'What was paid.', unsure),
    field('invited', 'Invited', 'set', 'Addresses that were invited; one row each in Bulk seats.', {
      read: ['invitations', '*', 'email'],
      personal: true,
      optional: true,
    }),
    field('purchased_at', 'Purchased', 'time', 'When it was paid.', unsure),
    field('created_at', 'Created', 'time', 'When the order was begun.', { optional: true }),
    field('updated_at', 'Updated', 'time', 'When it last changed.', { optional: true }),
  ],
  lines: {
    name: 'bulk_seats',
    title: 'Bulk seats',
    one: 'seat',
    path: ['invitations'],
    fields: [
      field('bulk_enrollment_id', 'Bulk enrollment id', 'id', 'The purchase of this seat.', { read: ['^', 'id'] }),
      field('listing_title', 'Listing', 'text', 'Title of the course or program.', { read: ['^', 'listing', 'title'] }),
      field('email', 'E-mail', 'text', 'Address that was invited.', { nullable: true, personal: true }),
      field('status', 'Invitation', 'text', 'How the invitation stands.', { nullable: true }),
      field('code', 'Code', 'text', 'Code of the invitation.', { nullable: true }),
      field('invited_at', 'Invited', 'time', 'When the invitation was sent.', { nullable: true }),
      field('revoked_at', 'Revoked', 'time', 'When the invitation was taken back.', { nullable: true }),
      field('enrollment_id', 'Enrollment id', 'id', 'The enrollment that came of it.', { nullable: true }),
    ],
  },
  remarks: ['No document of Catalog shows these records: columns that your Catalog does not fill stay blank.'],
};
