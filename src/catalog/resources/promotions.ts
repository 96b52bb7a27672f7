import type { Resource } from '../resource.ts';
import { catalogField, field, lookedUp, parentFilters } from './entry.ts';

/** No document shows it filled, or shows it at all. */
const unsure = { nullable: true, optional: true } as const;

/** Promotions for people of email domains. No document shows the body of the answer, so its one list is taken. */
export const promotions: Resource = {
  name: 'promotions',
  title: 'Email domain promotions',
  one: 'promotion',
  group: 'Setup',
  path: '/api/v1/email_domain_sets/{id}/promotions',
  list: { operationId: 'listEmailDomainSetPromotions', method: 'get', root: 'promotions', anyRoot: true, paging: 'numbered' },
  parent: { path: '/api/v1/email_domain_sets/{id}/promotions', name: 'email_domain_set_id', tabs: { email_domain_sets: 'id' } },
  writes: {},
  filters: parentFilters('Email domain set IDs', ['email_domain_sets']),
  key: 'id',
  updated: 'updated_at',
  caption: 'name',
  leading: ['id', 'name', 'code', 'set_name', 'listing_title', 'account_id_name'],
  fields: [
    field('id', 'ID', 'id', 'ID of the promotion.'),
    field('name', 'Name', 'text', { help: 'Name of the promotion.', ...unsure }),
    field('code', 'Code', 'text', { help: 'Code learners enter at checkout.', ...unsure }),
    field('description', 'Description', 'text', { help: 'Description of the promotion.', ...unsure }),
    field('active', 'Active', 'boolean', { help: 'Whether the promotion is active.', ...unsure }),
    field('discount_type', 'Discount', 'choice', {
      help: 'flat is a fixed amount. percent is a percentage of the price.',
      choices: ['flat', 'percent'],
      nullable: true,
      optional: true,
    }),
    field('amount', 'Amount', 'decimal', { help: 'Amount of the discount.', ...unsure }),
    field('usage_type', 'Usage', 'choice', {
      help: 'How often the code can be used.',
      choices: ['once-per-user', 'unlimited'],
      nullable: true,
      optional: true,
    }),
    field('start_date', 'Starts', 'time', { help: 'When the promotion starts.', ...unsure }),
    field('end_date', 'Ends', 'time', { help: 'When the promotion ends.', ...unsure }),
    field('email_domain_set_id', 'Email domain set ID', 'id', 'ID of the email domain set.'),
    field('product_id', 'Listing ID', 'id', { help: 'ID of the listing. Blank for all listings.', ...unsure }),
    field('account_id', 'Catalog ID', 'id', { help: 'ID of the catalog that owns the promotion.', ...unsure }),
    field('created_at', 'Created', 'time', { help: 'When the promotion was created.', optional: true }),
    field('updated_at', 'Updated', 'time', { help: 'When the promotion last changed.', optional: true }),
    lookedUp(
      'set_name',
      'Email domain set',
      { by: 'email_domain_set_id', in: 'sets', take: 'name' },
      { help: 'Name of the email domain set.' },
    ),
    lookedUp(
      'listing_title',
      'Listing',
      { by: 'product_id', in: 'listings', take: 'title' },
      { help: 'Title of the listing. Blank for all listings.' },
    ),
    catalogField('account_id', 'Name of the catalog that owns the promotion.'),
  ],
  remarks: ['Catalog’s documentation doesn’t describe these records. Some columns might stay blank.'],
};
