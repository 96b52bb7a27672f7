import { field, filter } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

export const expiring: ReportEntry = {
  title: 'Expiring certificates',
  one: 'certificate',
  group: 'People',
  question: 'Whose certificate expires soon?',
  empty: 'No certificate expires in this time.',
  parameters: [
    filter('next', 'Expires in the next days', 'integer', { help: 'Blank means 30.' }),
    filter('last', 'Also expired in the last days', 'integer', { help: 'Blank means none.' }),
  ],
  defaults: { next: '30' },
  sources: [
    {
      name: 'figures',
      resource: 'analytics/products',
      fields: ['product_id', 'product_name', 'certificate_offered'],
    },
  ],
  sort: ['days', 'learner'],
  fields: [
    field('learner', 'Learner', 'text', { help: 'Name of the learner.', nullable: true, personal: true }),
    field('learner_email', 'Email', 'text', { help: 'Email address of the learner.', nullable: true, personal: true }),
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    field('completed', 'Completed', 'time', 'When the learner completed the listing.'),
    field('expires', 'Expires', 'time', 'The completion day plus the certificate’s days. Or the date when all of them expire.'),
    field('days', 'Days', 'integer', { help: 'Days until it expires. Negative if it has expired.', clocked: true }),
    field('certificate', 'Certificate', 'text', { help: 'Name of the certificate.', nullable: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the learner.', nullable: true }),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
  ],
  remarks: [
    'Days are calendar days in the spreadsheet’s time zone.',
    'Certificates that aren’t active are left out.',
    'Who completed, and when, comes from enrollment analytics. Learners whose completion date it doesn’t show are missing.',
  ],
};
