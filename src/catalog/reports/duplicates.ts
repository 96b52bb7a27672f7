import { field, filter } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

const REASONS = ['Same address', 'Same mailbox', 'Same name'] as const;

export type DuplicateReason = (typeof REASONS)[number];

export const duplicates: ReportEntry = {
  title: 'Duplicate learners',
  one: 'user',
  group: 'Clean-up',
  question: 'Who is in Catalog more than once?',
  empty: 'No two users share an email address.',
  parameters: [
    filter('names', 'Also the same name', 'presence', {
      help: 'Together with an equal user-defined value of 6 characters or more.',
    }),
  ],
  defaults: {},
  sources: [
    {
      name: 'users',
      resource: 'users',
      fields: ['id', 'canvas_user_id', 'user_name', 'email_address', 'created_at', 'registered_account_id', 'merged_into_user_id'],
      custom: 'names',
    },
    { name: 'catalogs', resource: 'catalogs', fields: ['id', 'name'], optional: true },
  ],
  sort: ['group', 'created'],
  fields: [
    field('group', 'Group', 'id', 'The lowest user ID of those who could be the same learner.'),
    field('why', 'Why', 'choice', {
      help: 'Same address: equal apart from capitals and spaces. Same mailbox: equal without “+tag”, and without dots at gmail.com. Same name: in any order of words, without accents.',
      choices: REASONS,
    }),
    field('learner', 'Name', 'text', { help: 'Full name.', nullable: true, personal: true }),
    field('learner_email', 'Email', 'text', { help: 'Email address.', nullable: true, personal: true }),
    field('created', 'Created', 'time', { help: 'When the user was created.', nullable: true }),
    field('registered_in', 'Registered in', 'text', {
      help: 'Name of the catalog where the user signed up. Blank for users from Canvas.',
      nullable: true,
    }),
    field('enrollments', 'Enrollments', 'integer', {
      help: 'Number of enrollments in user analytics. Blank if Catalog doesn’t show it.',
      nullable: true,
    }),
    field('last_enrolled', 'Last enrolled', 'time', {
      help: 'When the user last enrolled. Blank if Catalog doesn’t show it.',
      nullable: true,
    }),
    field('merged_into', 'Merged into', 'id', { help: 'ID of the user this one was merged into, which is gone.', nullable: true }),
    field('suggested', 'Suggested', 'text', {
      help: 'keep: the user with the most enrollments, or else the oldest.',
      choices: ['keep'],
      nullable: true,
    }),
    field('user_id', 'User ID', 'id', 'ID of the user in Catalog.'),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'ID of the same user in Canvas.', nullable: true }),
  ],
  remarks: [
    'Merged users aren’t listed, unless the user they were merged into is gone.',
    'Merge users in Canvas. Catalog’s API can’t merge, it can only undo a merge.',
  ],
};
