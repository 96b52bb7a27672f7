import { field, filter, type Resource } from '../resource.ts';

/** Learners as Catalog knows them. The list has no filter by e-mail; `id` is Catalog's own, `canvas_user_id` is Canvas's. */
export const users: Resource = {
  name: 'users',
  title: 'Users',
  one: 'user',
  group: 'People',
  path: '/api/v1/users',
  list: { operationId: 'listUsers', method: 'get', root: 'users', paging: 'numbered' },
  single: { operationId: 'getUser', root: 'user' },
  writes: {},
  filters: [
    filter('registered_in_catalog', 'Registered in Catalog', 'boolean', { help: 'Yes: signed up through Catalog. No: came from Canvas.' }),
    filter('canvas_user_id', 'Canvas user id', 'integer'),
    filter('updated_at_from', 'Updated from', 'day'),
    filter('updated_at_to', 'Updated to', 'day', { end: true }),
    filter('created_at_from', 'Created from', 'day'),
    filter('created_at_to', 'Created to', 'day', { end: true }),
  ],
  key: 'id',
  updated: 'updated_at',
  caption: 'user_name',
  custom: { path: ['custom_fields'], definitions: 'catalogs' },
  fields: [
    field('id', 'Id', 'id', 'Number of the user in Catalog.'),
    field('user_name', 'Name', 'text', 'Full name.', { nullable: true, personal: true }),
    field('email_address', 'E-mail', 'text', 'E-mail address.', { nullable: true, personal: true }),
    field('first_name', 'First name', 'text', 'First name.', { nullable: true, personal: true }),
    field('last_name', 'Last name', 'text', 'Last name.', { nullable: true, personal: true }),
    field('canvas_user_id', 'Canvas user id', 'id', 'Number of the same person in Canvas.', { nullable: true }),
    field(
      'registered_account_id',
      'Registered in',
      'id',
      'Id of the catalog where the user signed up; blank where the user came from Canvas.',
      { nullable: true },
    ),
    field('merged_into_user_id', 'Merged into', 'id', 'Id of the user that this one was merged into.', { nullable: true }),
    field('time_zone', 'Time zone', 'text', 'Time zone of the user.', { nullable: true }),
    field('created_at', 'Created', 'time', 'When the user was made.'),
    field('updated_at', 'Updated', 'time', 'When the user last changed.'),
  ],
};
