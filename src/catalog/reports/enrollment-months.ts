import { days, field } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

export const enrollmentMonths: ReportEntry = {
  title: 'Enrollments by month',
  one: 'row',
  group: 'People',
  question: 'How many learners enroll each month?',
  empty: 'No enrollments in this period.',
  parameters: days('', 'When'),
  defaults: { from: 'months:12' },
  sources: [{ name: 'enrollments', resource: 'enrollments', fields: ['id', 'listing_id', 'listing_title', 'status', 'enrolled_at'] }],
  sort: ['-month', '-enrolled', 'listing'],
  fields: [
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    field('month', 'Month', 'text', 'Month in which the learners were enrolled.'),
    field('enrolled', 'Enrolled', 'integer', 'Enrollments of the month, dropped ones included.'),
    field('active', 'Active', 'integer', 'Those of them that are active now.'),
    field('dropped', 'Dropped', 'integer', 'Those of them that are dropped now.'),
    field('concluded', 'Concluded', 'integer', 'Those of them that are concluded now.'),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
  ],
  remarks: [
    'Counts enrollments, so a learner who enrolls again counts twice.',
    'A dropped enrollment counts in the month of its enrollment. Catalog’s API doesn’t show when it was dropped.',
    'Months are those of the spreadsheet’s time zone.',
  ],
};
