import type { Resource } from '../resource.ts';
import { field, filter } from './entry.ts';

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
    'add catalog': {
      ...giving,
      path: '/api/v1/account_admins',
      params: { canvas_user_id: '{canvas_user_id}', user_name: '{name}', email_address: '{email}', account_ids: '{catalog}' },
      done: 'catalog added',
      help: 'Gives the admin access to this catalog.',
      order: 5,
    },
    'remove catalog': {
      operationId: 'deleteAccountAdminAccount',
      method: 'delete',
      path: '/api/v1/account_admins/{id}/accounts/{catalog}',
      effects: ['deletion'],
      done: 'catalog removed',
      help: 'Removes the admin’s access to this catalog.',
      order: 8,
    },
    delete: {
      operationId: 'deleteAccountAdmin',
      method: 'delete',
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: 'Removes the admin’s access to all catalogs.',
      order: 8,
    },
  },
  lookUp: { filters: { search: 'email' }, fields: ['canvas_user_id'] },
  filters: [filter('search', 'Name or email contains', 'text'), filter('sort', 'Sort new rows by', 'choice', { choices: ['name'] })],
  key: 'id',
  caption: 'name',
  fields: [
    field('id', 'ID', 'id', 'ID of the admin in Catalog.'),
    field('name', 'Name', 'text', { help: 'Full name.', personal: true, write: { ...needed, name: 'user_name' } }),
    field('email', 'Email', 'text', {
      help: 'Email address.',
      nullable: true,
      personal: true,
      address: true,
      write: { ...needed, name: 'email_address' },
    }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'ID of the same user in Canvas.', write: needed }),
    field('account_names', 'Catalogs', 'set', { help: 'Catalogs the admin manages.', read: ['accounts', '*', 'name'] }),
    field('account_ids', 'Catalog IDs', 'ids', { help: 'IDs of those catalogs.', read: ['accounts', '*', 'id'], write: needed }),
    field('catalog', 'Catalog ID to add or remove', 'id', {
      help: 'Used with the Actions add catalog and remove catalog.',
      writeOnly: true,
      write: { for: ['add catalog', 'remove catalog'], required: true, blank: 'refused' },
    }),
  ],
};
