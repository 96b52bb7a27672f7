import { field, filter, type Resource } from '../resource.ts';

/** Sets of email domains that promotions are tied to. A single one stands bare; the domains are never shown. */
export const emailDomainSets: Resource = {
  name: 'email_domain_sets',
  title: 'Email domain sets',
  one: 'email domain set',
  group: 'Set-up',
  path: '/api/v1/email_domain_sets',
  list: { operationId: 'listEmailDomainSets', method: 'get', root: 'email_domain_sets', anyRoot: true, paging: 'numbered' },
  single: { operationId: 'getEmailDomainSet' },
  writes: {
    update: { operationId: 'updateEmailDomainSet', method: 'put', wrapper: 'email_domain_set', effects: [], order: 4 },
  },
  filters: [filter('search', 'Name contains', 'text'), filter('exact', 'Only exactly this name', 'presence')],
  key: 'id',
  updated: 'updated_at',
  caption: 'name',
  fields: [
    field('id', 'Id', 'id', 'Number of the set.'),
    field('name', 'Name', 'text', 'Name of the set.', { write: { blank: 'refused' } }),
    field(
      'domains',
      'Domains to add',
      'text',
      'Domains such as example.edu, separated by commas. Catalog never shows them; they are added to those of the set.',
      {
        writeOnly: true,
        write: { name: 'email_domains_attributes', each: 'domain', once: true, blank: 'refused' },
      },
    ),
    field('account_id', 'Catalog id', 'id', 'The catalog that owns the set.'),
    field('canvas_root_account_uuid', 'Canvas account', 'text', 'The Canvas behind it.'),
    field('created_at', 'Created', 'time', 'When the set was made.'),
    field('updated_at', 'Updated', 'time', 'When the set last changed.'),
    field('deleted_at', 'Deleted', 'time', 'When the set was deleted; blank while it is in use.', { nullable: true }),
  ],
  remarks: ['Catalog does not show which domains are in a set.'],
};
