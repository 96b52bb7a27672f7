import { field, filter, type Resource } from '../resource.ts';

const needed = { createOnly: true, required: true, blank: 'refused' } as const;
const giving = { operationId: 'createAccountAdmin', method: 'post', encoding: 'form', effects: [] } as const;

/** Admins of subcatalogs: pages from 0, the Canvas user id as a text, and no read of one admin alone. */
export const accountAdmins: Resource = {
  name: 'account_admins',
  title: 'Account admins',
  one: 'admin',
  group: 'People',
  path: '/api/v1/account_admins',
  list: { operationId: 'listAccountAdmins', method: 'get', root: 'content', paging: 'from-zero' },
  writes: {
    create: { ...giving, done: 'created', order: 2 },
    'give catalog': {
      ...giving,
      path: '/api/v1/account_admins',
      params: { canvas_user_id: '{canvas_user_id}', user_name: '{name}', email_address: '{email}', account_ids: '{catalog}' },
      done: 'catalog given',
      help: 'The person looks after this catalog too.',
      order: 5,
    },
    'take catalog': {
      operationId: 'deleteAccountAdminAccount',
      method: 'delete',
      path: '/api/v1/account_admins/{id}/accounts/{catalog}',
      effects: ['deletion'],
      done: 'catalog taken',
      help: 'The person no longer looks after this catalog.',
      order: 8,
    },
    delete: {
      operationId: 'deleteAccountAdmin',
      method: 'delete',
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: 'The person no longer looks after any catalog.',
      order: 8,
    },
  },
  lookUp: { filters: { search: 'email' }, fields: ['canvas_user_id'] },
  filters: [filter('search', 'Name or e-mail contains', 'text'), filter('sort', 'New rows in order of', 'choice', { choices: ['name'] })],
  key: 'id',
  caption: 'name',
  fields: [
    field('id', 'Id', 'id', 'Number of the admin.'),
    field('name', 'Name', 'text', 'Full name.', { personal: true, write: { ...needed, name: 'user_name' } }),
    field('email', 'E-mail', 'text', 'E-mail address.', { nullable: true, personal: true, write: { ...needed, name: 'email_address' } }),
    field('canvas_user_id', 'Canvas user id', 'id', 'Number of the same person in Canvas.', { write: needed }),
    field('account_names', 'Catalogs', 'set', 'Names of the catalogs that the person looks after.', { read: ['accounts', '*', 'name'] }),
    field('account_ids', 'Catalog ids', 'ids', 'Ids of the same catalogs.', { read: ['accounts', '*', 'id'], write: needed }),
    field('catalog', 'Catalog id to give or take', 'id', 'One catalog, for an Action.', {
      writeOnly: true,
      write: { for: ['give catalog', 'take catalog'], required: true, blank: 'refused' },
    }),
  ],
};
