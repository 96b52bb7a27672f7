import { catalogOfListing, days, field, filter, personFields } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

const listing = ['id', 'catalog_id', 'catalog_name', 'start_date', 'end_date'] as const;

export const roster: ReportEntry = {
  title: 'Roster',
  one: 'learner',
  group: 'People',
  question: 'Who enrolled?',
  empty: 'No enrollments in this period.',
  parameters: [
    ...days('', 'When'),
    filter('listing_id', 'Listings', 'ids', { help: 'Leave blank for all listings.', refers: 'listings' }),
    filter('catalog_id', 'Catalogs', 'ids', { help: 'Leave blank for all catalogs.', refers: 'catalogs' }),
    filter('status', 'Enrollment status', 'choice', { choices: ['active', 'dropped', 'concluded'] }),
    filter('orders', 'With order numbers', 'presence'),
  ],
  defaults: { from: 'last:7', status: 'active' },
  sources: [
    {
      name: 'enrollments',
      resource: 'enrollments',
      fields: ['id', 'canvas_user_id', 'listing_id', 'listing_title', 'status', 'enrolled_at'],
      filters: { listing_id: 'listing_id' },
    },
    { name: 'courses', resource: 'courses', fields: listing },
    { name: 'programs', resource: 'programs', fields: listing },
    {
      name: 'completions',
      resource: 'analytics/enrollments',
      fields: ['product_id', 'student_canvas_user_id', 'completion_date'],
      filters: { enrollment_date_from: 'from' },
      optional: true,
    },
  ],
  sort: ['listing', 'learner'],
  learnerId: 'canvas_user_id',
  fields: [
    ...personFields('learner', 'Learner', 'canvas_user_id'),
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    catalogOfListing('listing_id'),
    field('status', 'Enrollment status', 'text', 'Status of the last enrollment in the period.'),
    field('enrolled', 'Enrolled', 'time', 'When the learner was enrolled.'),
    field('completed', 'Completed', 'time', { help: 'When the learner completed. Blank if analytics don’t say.', nullable: true }),
    field('start', 'Start', 'time', { help: 'Start date of the listing.', nullable: true }),
    field('end', 'End', 'time', { help: 'End date of the listing.', nullable: true }),
    field('order_number', 'Order number', 'text', { help: 'Number of the last paid order. Blank unless chosen.', nullable: true }),
    field('earlier', 'Earlier', 'integer', 'Earlier enrollments of the learner in this listing.'),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the learner.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
    field('enrollment_id', 'Enrollment ID', 'id', 'ID of the enrollment.'),
  ],
  remarks: [
    'Shows each learner’s last enrollment in a listing, if it has the chosen status.',
    'Catalog’s API shows no sections, no grades, and not who enrolled a learner.',
  ],
};
