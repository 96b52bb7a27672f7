import type { Resource } from '../resource.ts';
import { catalogField, field, filter } from './entry.ts';

/** Sets of email domains that promotions are tied to. A single one stands bare; the domains are never shown. */
export const emailDomainSets: Resource = {
  name: 'email_domain_sets',
  title: 'Email domain sets',
  one: 'email domain set',
  group: 'Setup',
  path: '/api/v1/email_domain_sets',
  list: { operationId: 'listEmailDomainSets', method: 'get', root: 'email_domain_sets', anyRoot: true, paging: 'numbered' },
  single: { operationId: 'getEmailDomainSet' },
  writes: {
    update: { operationId: 'updateEmailDomainSet', method: 'put', wrapper: 'email_domain_set', effects: [], order: 4 },
  },
  filters: [filter('search', 'Name contains', 'text'), filter('exact', 'Exact name only', 'presence')],
  key: 'id',
  updated: 'updated_at',
  caption: 'name',
  leading: ['id', 'name', 'domains', 'account_id_name', 'account_id'],
  fields: [
    field('id', 'ID', 'id', 'ID of the set.'),
    field('name', 'Name', 'text', { help: 'Name of the set.', write: { blank: 'refused' } }),
    field('domains', 'Domains to add', 'text', {
      help: 'Domains to add to the set, separated by commas, such as example.edu. Catalog doesn’t show a set’s domains.',
      writeOnly: true,
      write: { name: 'email_domains_attributes', each: 'domain', once: true, blank: 'refused' },
    }),
    field('account_id', 'Catalog ID', 'id', 'ID of the catalog that owns the set.'),
    field('canvas_root_account_uuid', 'Canvas account', 'text', 'UUID of the linked Canvas account.'),
    field('created_at', 'Created', 'time', 'When the set was created.'),
    field('updated_at', 'Updated', 'time', 'When the set last changed.'),
    field('deleted_at', 'Deleted', 'time', { help: 'When the set was deleted. Blank if it’s active.', nullable: true }),
    catalogField('account_id', 'Name of the catalog that owns the set.'),
  ],
  remarks: ['Catalog doesn’t show which domains a set contains.'],
};
