import { field, filter } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

const listing = [
  'id',
  'title',
  'catalog_name',
  'enrollment_cap',
  'waitlist',
  'waitlist_cap',
  'enrollment_open',
  'enrollment_open_to',
] as const;

export const seats: ReportEntry = {
  title: 'Seats',
  one: 'listing',
  group: 'Seats',
  question: 'Where is room, and where is trouble?',
  empty: 'No listing has a seat limit or a waitlist.',
  parameters: [filter('all', 'Also listings without a limit', 'presence')],
  defaults: {},
  sources: [
    { name: 'courses', resource: 'courses', fields: listing },
    { name: 'programs', resource: 'programs', fields: listing },
    { name: 'enrollments', resource: 'enrollments', fields: ['id', 'listing_id', 'status'] },
    {
      name: 'applicants',
      resource: 'applicants',
      fields: ['id', 'listing_id', 'status', 'notified_of_opening_at'],
      always: { status: 'waitlist' },
    },
  ],
  sort: ['finding', 'free', 'listing'],
  leads: [
    { finding: 'Over the limit', field: 'enrollment_cap' },
    { finding: 'Open with no seats', field: 'enrollment_cap' },
    { finding: 'Full, no waitlist', field: 'waitlist' },
    { finding: 'Full, empty waitlist', field: 'enrollment_cap' },
    { finding: 'Free seats, learners waiting', field: 'enrollment_cap' },
    { finding: 'Closed, learners waiting', field: 'enrollment_open' },
    { finding: 'Nearly full', field: 'enrollment_cap' },
  ],
  fields: [
    field('finding', 'Finding', 'text', {
      help: 'The most urgent problem with the seats. Blank if there’s none.',
      nullable: true,
      choices: [
        'Over the limit',
        'Open with no seats',
        'Full, no waitlist',
        'Full, empty waitlist',
        'Free seats, learners waiting',
        'Closed, learners waiting',
        'Nearly full',
      ],
    }),
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    field('type', 'Type', 'text', { help: 'Course or Program.', choices: ['Course', 'Program'] }),
    field('catalog', 'Catalog', 'text', { help: 'Name of the catalog that owns the listing.', nullable: true }),
    field('seats', 'Seats', 'integer', { help: 'Maximum enrollments. Blank means no limit.', nullable: true }),
    field('taken', 'Taken', 'integer', 'Enrollments with the status active.'),
    field('free', 'Free', 'integer', { help: 'Seats minus taken. Blank without a limit.', nullable: true }),
    field('waiting', 'Waiting', 'integer', 'Learners on the waitlist.'),
    field('notified', 'Notified', 'integer', 'Learners on the waitlist who were notified of an open seat.'),
    field('waitlist_seats', 'Waitlist seats', 'integer', {
      help: 'Maximum learners on the waitlist. Blank means no limit, or no waitlist.',
      nullable: true,
    }),
    field('open', 'Enrollment open', 'boolean', { help: 'Whether enrollment is turned on.', nullable: true }),
    field('open_to', 'Open to', 'time', { help: 'When enrollment closes.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
  ],
  remarks: [
    'Taken counts enrollments with the status active.',
    'Nearly full: up to 2 seats or 10% are free, and there’s no waitlist.',
    'Catalog counts seats from the day when their limit was set.',
    'It also holds seats during checkout. Its own list shows all of them as taken.',
  ],
};
