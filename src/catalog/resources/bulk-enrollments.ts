import type { Resource } from '../resource.ts';
import { catalogOfListing, days, field, filter, lookedUp, personFields } from './entry.ts';

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
  filters: [...days('', 'Purchased', ['purchased_at']), filter('canvas_user_ids', 'Buyer (Canvas user ID)', 'ids', { refers: 'people' })],
  key: 'id',
  incremental: { filter: 'from' },
  updated: 'updated_at',
  caption: 'listing_title',
  learnerId: 'canvas_user_id',
  leading: ['id', 'order_number', 'buyer', 'buyer_email', 'listing_title', 'listing_catalog', 'seats'],
  fields: [
    field('id', 'ID', 'id', 'ID of the bulk enrollment in Catalog.'),
    field('order_id', 'Order ID', 'id', { help: 'ID of the order.', optional: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the buyer.', ...unsure }),
    field('listing_id', 'Listing ID', 'id', { help: 'ID of the course or program.', read: ['listing', 'id'], optional: true }),
    field('listing_title', 'Listing', 'text', { help: 'Title of the course or program.', read: ['listing', 'title'], optional: true }),
    field('seats', 'Seats', 'integer', { help: 'Number of seats purchased.', ...unsure }),
    field('unit_price', 'Price per seat', 'decimal', { help: 'In the order’s currency.', ...unsure }),
    field('amount', 'Price', 'decimal', { help: 'Price of all seats, in the order’s currency.', ...unsure }),
    field('discounted_amount', 'Price after discount', 'decimal', { help: 'Amount paid.', ...unsure }),
    field('invited', 'Invited', 'set', {
      help: 'Invited email addresses. Each has a row in Bulk seats.',
      read: ['invitations', '*', 'email'],
      personal: true,
      optional: true,
    }),
    field('purchased_at', 'Purchased', 'time', { help: 'When the order was paid.', ...unsure }),
    field('created_at', 'Created', 'time', { help: 'When the order was started.', optional: true }),
    field('updated_at', 'Updated', 'time', { help: 'When the bulk enrollment last changed.', optional: true }),
    ...personFields('buyer', 'Buyer', 'canvas_user_id'),
    lookedUp(
      'order_number',
      'Order number',
      { by: 'order_id', in: 'orders', take: 'full_id' },
      { help: 'Order number shown to the buyer.' },
    ),
    catalogOfListing('listing_id'),
  ],
  children: {
    name: 'bulk_seats',
    title: 'Bulk seats',
    one: 'seat',
    path: ['invitations'],
    leading: ['listing_title', 'learner', 'email', 'status', 'enrollment_status'],
    fields: [
      field('bulk_enrollment_id', 'Bulk enrollment ID', 'id', { help: 'ID of the bulk enrollment.', read: ['^', 'id'] }),
      field('listing_title', 'Listing', 'text', { help: 'Title of the course or program.', read: ['^', 'listing', 'title'] }),
      field('email', 'Email', 'text', { help: 'Invited email address.', nullable: true, personal: true }),
      field('status', 'Invitation', 'text', { help: 'Status of the invitation.', nullable: true }),
      field('code', 'Code', 'text', { help: 'Invitation code.', nullable: true }),
      field('invited_at', 'Invited', 'time', { help: 'When the invitation was sent.', nullable: true }),
      field('revoked_at', 'Revoked', 'time', { help: 'When the invitation was revoked.', nullable: true }),
      field('enrollment_id', 'Enrollment ID', 'id', { help: 'ID of the resulting enrollment.', nullable: true }),
      lookedUp(
        'learner',
        'Learner',
        { by: 'enrollment_id', in: 'enrollments', take: 'learner' },
        { help: 'Full name of the learner, from the Enrollments tab.', personal: true },
      ),
      lookedUp(
        'enrollment_status',
        'Enrollment status',
        { by: 'enrollment_id', in: 'enrollments', take: 'status' },
        { help: 'Status of the enrollment, from the Enrollments tab.' },
      ),
    ],
  },
  remarks: ['Catalog’s documentation doesn’t describe these records. Some columns might stay blank.'],
};
