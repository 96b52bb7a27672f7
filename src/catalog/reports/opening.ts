import { field, filter } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

const listing = [
  'id',
  'title',
  'catalog_name',
  'enrollment_open',
  'enrollment_open_from',
  'enrollment_open_to',
  'start_date',
  'end_date',
] as const;

export const opening: ReportEntry = {
  title: 'Opening and closing',
  one: 'finding',
  group: 'Seats',
  question: 'What opens, closes, or starts soon?',
  empty: 'No listing opens, closes, or starts in this time.',
  parameters: [filter('days', 'Days ahead and back', 'integer', { help: 'Blank means 14.' })],
  defaults: { days: '14' },
  sources: [
    { name: 'courses', resource: 'courses', fields: listing, parts: { filter: 'is_enrollable', kept: 'open_courses' } },
    { name: 'programs', resource: 'programs', fields: listing, parts: { filter: 'is_enrollable', kept: 'open_programs' } },
  ],
  sort: ['days', 'listing'],
  leads: [
    { keyEnd: 'closes', field: 'enrollment_open_to' },
    { keyEnd: 'closed', field: 'enrollment_open' },
    { keyEnd: 'opens', field: 'enrollment_open_from' },
    { keyEnd: 'starts', field: 'enrollment_open' },
    { keyEnd: 'ended', field: 'enrollment_open_to' },
    { keyEnd: 'endless', field: 'enrollment_open_to' },
  ],
  fields: [
    field('finding', 'Finding', 'text', { help: 'What happens, and in how many days.', clocked: true }),
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    field('type', 'Type', 'text', { help: 'Course or Program.', choices: ['Course', 'Program'] }),
    field('catalog', 'Catalog', 'text', { help: 'Name of the catalog that owns the listing.', nullable: true }),
    field('open', 'Enrollment open', 'boolean', { help: 'Whether enrollment is turned on.', nullable: true }),
    field('open_now', 'Open now', 'boolean', { help: 'Whether Catalog lets learners enroll now.', nullable: true, clocked: true }),
    field('open_from', 'Open from', 'time', { help: 'When enrollment opens.', nullable: true }),
    field('open_to', 'Open to', 'time', { help: 'When enrollment closes.', nullable: true }),
    field('start', 'Start', 'time', { help: 'Start date of the listing.', nullable: true }),
    field('end', 'End', 'time', { help: 'End date of the listing.', nullable: true }),
    field('days', 'Days', 'integer', { help: 'Days until it happens. Negative if it has happened.', nullable: true, clocked: true }),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
  ],
  remarks: ['Days are calendar days in the spreadsheet’s time zone.', 'Dates that exist only in Canvas aren’t included.'],
};
