import type { Resource } from '../resource.ts';
import { days, field } from './entry.ts';

const newOnly = { createOnly: true, blank: 'refused' } as const;

/** People who signed up through Catalog, known by their Canvas user id. The vendor is retiring this in favor of users. */
export const userRegistrations: Resource = {
  name: 'user_registrations',
  title: 'User registrations',
  one: 'registration',
  group: 'People',
  path: '/api/v1/user_registrations',
  list: { operationId: 'listUserRegistrations', method: 'get', root: 'user_registrations', paging: 'numbered' },
  single: { operationId: 'getUserRegistration', root: 'user_registration' },
  writes: {
    create: { operationId: 'createUserRegistration', method: 'post', wrapper: 'user_registration', effects: [], done: 'created', order: 1 },
  },
  lookUp: { filters: {}, recent: 'from', fields: ['email'] },
  filters: [...days('', 'Registered', ['created_at'])],
  key: 'canvas_user_id',
  incremental: { filter: 'from' },
  updated: 'updated_at',
  caption: 'name',
  custom: { path: ['custom_fields'], definitions: 'catalogs', write: { ...newOnly, into: 'custom_fields' } },
  fields: [
    field('canvas_user_id', 'Canvas user ID', 'id', 'Canvas ID of the learner.'),
    field('name', 'Name', 'text', { help: 'Full name.', personal: true, write: { ...newOnly, required: true } }),
    field('email', 'Email', 'text', { help: 'Email address.', personal: true, address: true, write: { ...newOnly, required: true } }),
    field('catalog_id', 'Catalog ID', 'id', {
      help: 'ID of the catalog where the learner signed up.',
      read: ['catalog', 'id'],
      write: newOnly,
    }),
    field('catalog_name', 'Catalog', 'text', { help: 'Name of that catalog.', read: ['catalog', 'name'] }),
    field('created_at', 'Registered', 'time', 'When the learner signed up.'),
    field('updated_at', 'Updated', 'time', 'When the registration last changed.'),
  ],
  remarks: ['Catalog is retiring user registrations. Pull Users instead, which includes everyone listed here.'],
};
