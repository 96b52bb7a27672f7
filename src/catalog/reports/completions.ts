import { field } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

export const completions: ReportEntry = {
  title: 'Completions',
  one: 'listing',
  group: 'People',
  question: 'How many learners finish?',
  empty: 'No listing has enrollments yet.',
  parameters: [],
  defaults: {},
  sources: [
    {
      name: 'figures',
      resource: 'analytics/products',
      fields: ['product_id', 'product_name', 'product_status', 'account_name', 'enrollment_count', 'dropped_count', 'completion_count'],
    },
  ],
  sort: ['listing'],
  fields: [
    field('listing', 'Listing', 'text', 'Title of the course or program.'),
    field('catalog', 'Catalog', 'text', { help: 'Name of the listing’s catalog.', nullable: true }),
    field('status', 'Listing status', 'text', { help: 'OPEN, CLOSED, or DELETED.', nullable: true }),
    field('enrollments', 'Enrollments', 'integer', { help: 'Learners who enrolled, in listing analytics.', nullable: true }),
    field('drops', 'Drops', 'integer', { help: 'Learners who dropped.', nullable: true }),
    field('completions', 'Completions', 'integer', { help: 'Learners who completed.', nullable: true }),
    field('share', 'Completed of those who stayed (%)', 'decimal', {
      help: 'Completions divided by enrollments without drops. Blank if everyone dropped.',
      nullable: true,
    }),
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
  ],
  remarks: ['All numbers are those of Catalog’s own listing analytics, and include deleted listings.'],
};
