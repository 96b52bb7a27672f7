import { catalogOfListing, days, field, personFields } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

export const completedLearners: ReportEntry = {
  title: 'Completed learners',
  one: 'learner',
  group: 'People',
  question: 'Who completed?',
  empty: 'No completions in this period.',
  parameters: days('', 'When'),
  defaults: { from: 'last:30' },
  sources: [
    {
      name: 'completions',
      resource: 'analytics/enrollments',
      fields: ['product_id', 'product_name', 'student_canvas_user_id', 'enrollment_date', 'completion_date'],
      filters: { completion_date_from: 'from', completion_date_to: 'to' },
    },
    { name: 'figures', resource: 'analytics/products', fields: ['product_id', 'completion_count'], optional: true },
  ],
  sort: ['listing', '-completed'],
  learnerId: 'canvas_user_id',
  fields: [
    ...personFields('learner', 'Learner', 'canvas_user_id'),
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    catalogOfListing('listing_id'),
    field('enrolled', 'Enrolled', 'time', { help: 'When the learner was enrolled. Blank if analytics don’t say.', nullable: true }),
    field('completed', 'Completed', 'time', 'When the learner completed, in enrollment analytics.'),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the learner.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
  ],
  remarks: [
    'Only the last completion of a learner in a listing counts.',
    'Learners whose completion date enrollment analytics don’t show are missing.',
  ],
};
