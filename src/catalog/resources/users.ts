import type { Resource } from '../resource.ts';
import { catalogField, days, field, filter, lookedUp } from './entry.ts';

const newOnly = { createOnly: true, blank: 'refused' } as const;
const removal = { operationId: 'deleteUser', method: 'delete', encoding: 'form', effects: ['deletion'], order: 8 } as const;

/** Learners as Catalog knows them. The list has no filter by email; `id` is Catalog's own, `canvas_user_id` is Canvas's. */
export const users: Resource = {
  name: 'users',
  title: 'Users',
  one: 'user',
  group: 'People',
  path: '/api/v1/users',
  list: { operationId: 'listUsers', method: 'get', root: 'users', paging: 'numbered' },
  single: { operationId: 'getUser', root: 'user' },
  writes: {
    create: { operationId: 'createUser', method: 'post', encoding: 'form', effects: [], done: 'created', order: 1 },
    update: { operationId: 'updateUser', method: 'put', encoding: 'form', effects: [], order: 4 },
    unmerge: {
      operationId: 'updateUser',
      method: 'put',
      encoding: 'form',
      params: { clear_merged_into_user_id: true },
      effects: [],
      leaves: { field: 'merged_into_user_id', value: null },
      done: 'unmerged',
      help: 'Separates this user from the user it was merged into.',
      order: 4,
    },
    'delete orders and enrollments': {
      ...removal,
      params: { only_orders_and_enrollments: true },
      spares: true,
      done: 'orders and enrollments deleted',
      help: 'Permanently deletes the user’s orders and enrollments. Keeps the user.',
    },
    delete: {
      ...removal,
      params: { only_orders_and_enrollments: false },
      leaves: 'nothing',
      done: 'deleted',
      help: 'Permanently deletes the user and all their orders, enrollments, and waitlist places.',
    },
  },
  filters: [
    filter('registered_in_catalog', 'Registered in Catalog', 'boolean', { help: 'Yes: signed up through Catalog. No: came from Canvas.' }),
    filter('canvas_user_id', 'Canvas user ID', 'integer'),
    ...days('updated_at_', 'Updated', ['updated_at']),
    ...days('created_at_', 'Created', ['created_at']),
  ],
  key: 'id',
  updated: 'updated_at',
  incremental: { filter: 'updated_at_from' },
  caption: 'user_name',
  // A person with the same address who has been there for long is refused by Catalog; this finds a create whose answer was lost.
  lookUp: { filters: {}, recent: 'created_at_from', fields: ['email_address'] },
  custom: { path: ['custom_fields'], definitions: 'catalogs', write: { into: 'custom_fields', blank: 'clears' } },
  leading: [
    'id',
    'user_name',
    'email_address',
    'first_name',
    'last_name',
    'canvas_user_id',
    'registered_account_id',
    'registered_account_id_name',
    'merged_into_user_id',
    'merged_into_name',
  ],
  fields: [
    field('id', 'ID', 'id', 'ID of the user in Catalog.'),
    field('user_name', 'Name', 'text', { help: 'Full name.', nullable: true, personal: true, write: newOnly }),
    field('email_address', 'Email', 'text', {
      help: 'Email address.',
      nullable: true,
      personal: true,
      address: true,
      unique: { among: ['users'], taken: 'refused' },
      write: { ...newOnly, required: true },
    }),
    field('first_name', 'First name', 'text', { help: 'First name.', nullable: true, personal: true, write: newOnly }),
    field('last_name', 'Last name', 'text', { help: 'Last name.', nullable: true, personal: true, write: newOnly }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'ID of the same user in Canvas.', nullable: true }),
    field('registered_account_id', 'Registered in', 'id', {
      help: 'ID of the catalog where the user signed up. Blank for users from Canvas.',
      nullable: true,
      write: newOnly,
    }),
    field('merged_into_user_id', 'Merged into', 'id', { help: 'ID of the user this one was merged into.', nullable: true }),
    field('time_zone', 'Time zone', 'text', { help: 'Time zone of the user.', nullable: true }),
    field('created_at', 'Created', 'time', 'When the user was created.'),
    field('updated_at', 'Updated', 'time', 'When the user last changed.'),
    catalogField('registered_account_id', 'Name of the catalog where the user signed up.', 'Registered in (name)'),
    lookedUp(
      'merged_into_name',
      'Merged into (name)',
      { by: 'merged_into_user_id', in: 'people', take: 'user_name', at: 'id' },
      { help: 'Name of the user this one was merged into.', personal: true },
    ),
  ],
};
