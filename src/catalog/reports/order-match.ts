import { days, field, filter } from '../resources/entry.ts';
import { ORDER_FIELDS, type ReportEntry } from './entry.ts';

const FINDINGS = [
  'Paid, not enrolled',
  'Paid, then dropped',
  'Paid more than once',
  'On the waitlist after paying',
  'Enrolled without an order',
  'Seats bought, not used',
  'Order without a learner',
] as const;

export type MatchFinding = (typeof FINDINGS)[number];

const listing = ['id', 'title', 'enrollment_fee', 'catalog_name'] as const;

export const orderMatch: ReportEntry = {
  title: 'Orders against enrollments',
  one: 'finding',
  group: 'Money',
  question: 'Who paid and isn’t enrolled? Who is enrolled and never paid?',
  empty: 'Every learner who paid is enrolled, and every enrolled learner has an order.',
  parameters: [...days('', 'When'), filter('findings', 'Findings', 'choices', { choices: FINDINGS, help: 'Select none to see all.' })],
  defaults: { from: 'last:90' },
  sources: [
    {
      name: 'orders',
      resource: 'orders',
      fields: ORDER_FIELDS,
      children: true,
      filters: { from: 'from', to: 'to' },
      earlier: 7,
    },
    {
      name: 'enrollments',
      resource: 'enrollments',
      fields: ['id', 'canvas_user_id', 'listing_id', 'listing_title', 'status', 'enrolled_at'],
    },
    {
      name: 'applicants',
      resource: 'applicants',
      fields: ['id', 'canvas_user_id', 'listing_id', 'status'],
      always: { status: 'waitlist' },
    },
    {
      name: 'bulk',
      resource: 'bulk_enrollments',
      fields: ['id', 'order_id', 'canvas_user_id', 'listing_id', 'listing_title', 'seats', 'purchased_at', 'discounted_amount', 'amount'],
      children: true,
      optional: true,
    },
    { name: 'courses', resource: 'courses', fields: listing },
    { name: 'programs', resource: 'programs', fields: listing, children: true },
    {
      name: 'users',
      resource: 'users',
      fields: ['id', 'canvas_user_id', 'merged_into_user_id', 'user_name', 'email_address'],
      optional: true,
    },
  ],
  sort: ['finding', 'listing', '-purchased'],
  enrolls: 'Paid, not enrolled',
  fields: [
    field('finding', 'Finding', 'text', { help: 'What doesn’t fit together.', choices: FINDINGS }),
    field('detail', 'Detail', 'text', { help: 'Number of unused seats.', nullable: true }),
    field('learner', 'Learner', 'text', { help: 'Name of the learner, or of the buyer of several seats.', nullable: true, personal: true }),
    field('learner_email', 'Email', 'text', { help: 'Email address of the learner.', nullable: true, personal: true }),
    field('listing', 'Listing', 'text', { help: 'Title of the course or program.', nullable: true }),
    field('order_number', 'Order number', 'text', { help: 'Number of the last order.', nullable: true }),
    field('purchased', 'Purchased', 'time', { help: 'When the last order was paid.', nullable: true }),
    field('net', 'Net', 'money', { help: 'Price after discount in the last order.', currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', { help: 'Currency of the order.', nullable: true }),
    field('enrolled', 'Enrolled', 'time', { help: 'When the learner was last enrolled.', nullable: true }),
    field('status', 'Enrollment status', 'text', { help: 'Status of the last enrollment.', nullable: true }),
    field('catalog', 'Catalog', 'text', { help: 'Name of the listing’s catalog.', nullable: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the learner.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', { help: 'ID of the course or program.', nullable: true }),
    field('order_id', 'Order ID', 'id', { help: 'ID of the last order.', nullable: true }),
    field('enrollment_id', 'Enrollment ID', 'id', { help: 'ID of the last enrollment.', nullable: true }),
  ],
  remarks: [
    'An order is paid when Catalog shows a purchase time. Free orders count, too.',
    'Orders paid more than 7 days after they were started can be missing.',
    'A learner who paid less than an hour ago doesn’t count as not enrolled.',
    'Users who were merged in Canvas count as one learner.',
    'Enrolled without an order: the learner never ordered a listing that has a price.',
    'A paid program that requires it, or a bulk seat, also counts.',
    'Catalog’s API shows no refunds. A learner who paid and was dropped might have been refunded.',
  ],
};
