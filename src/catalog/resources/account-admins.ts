import { field, filter, type Resource } from '../resource.ts';

/** Admins of subcatalogs: pages from 0, the Canvas user id as a text, and no read of one admin alone. */
export const accountAdmins: Resource = {
  name: 'account_admins',
  title: 'Account admins',
  one: 'admin',
  group: 'People',
  path: '/api/v1/account_admins',
  list: { operationId: 'listAccountAdmins', method: 'get', root: 'content', paging: 'from-zero' },
  writes: {},
  filters: [filter('search', 'Name or e-mail contains', 'text'), filter('sort', 'New rows in order of', 'choice', { choices: ['name'] })],
  key: 'id',
  caption: 'name',
  fields: [
    field('id', 'Id', 'id', 'Number of the admin.'),
    field('name', 'Name', 'text', 'Full name.', { personal: true }),
    field('email', 'E-mail', 'text', 'E-mail address.', { nullable: true, personal: true }),
    field('canvas_user_id', 'Canvas user id', 'id', 'Number of the same person in Canvas.'),
    field('account_names', 'Catalogs', 'set', 'Names of the catalogs that the person looks after.', { read: ['accounts', '*', 'name'] }),
    field('account_ids', 'Catalog ids', 'ids', 'Ids of the same catalogs.', { read: ['accounts', '*', 'id'] }),
  ],
};
