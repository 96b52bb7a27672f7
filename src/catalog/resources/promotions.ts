import { field, type Resource, whose } from '../resource.ts';

/** No document shows it filled, or shows it at all. */
const unsure = { nullable: true, optional: true } as const;

/** Promotions for people of email domains. No document shows the body of the answer, so its one list is taken. */
export const promotions: Resource = {
  name: 'promotions',
  title: 'Email domain promotions',
  one: 'promotion',
  group: 'Set-up',
  path: '/api/v1/email_domain_sets/{id}/promotions',
  list: { operationId: 'listEmailDomainSetPromotions', method: 'get', root: 'promotions', anyRoot: true, paging: 'numbered' },
  of: { path: '/api/v1/email_domain_sets/{id}/promotions', name: 'email_domain_set_id', tabs: { email_domain_sets: 'id' } },
  writes: {},
  filters: whose('Email domain set ids', ['email_domain_sets']),
  key: 'id',
  updated: 'updated_at',
  caption: 'name',
  fields: [
    field('id', 'Id', 'id', 'Number of the promotion.'),
    field('name', 'Name', 'text', 'Name of the promotion.', unsure),
    field('code', 'Code', 'text', 'Code that people enter.', unsure),
    field('description', 'Description', 'text', 'What it is for.', unsure),
    field('active', 'Active', 'boolean', 'Whether it can be used.', unsure),
    field('discount_type', 'Discount', 'choice', 'flat is an amount, percent a share of the price.', {
      choices: ['flat', 'percent'],
      nullable: true,
      optional: true,
    }),
    field('amount', 'Amount', 'decimal', 'How much is taken off.', unsure),
    field('usage_type', 'Usage', 'choice', 'How often it can be used.', {
      choices: ['once-per-user', 'unlimited'],
      nullable: true,
      optional: true,
    }),
    field('start_date', 'From', 'time', 'When it begins.', unsure),
    field('end_date', 'To', 'time', 'When it ends.', unsure),
    field('email_domain_set_id', 'Email domain set id', 'id', 'The set of domains that it is tied to.'),
    field('product_id', 'Listing id', 'id', 'The listing that it is for; blank for all.', unsure),
    field('account_id', 'Catalog id', 'id', 'The catalog that owns it.', unsure),
    field('created_at', 'Created', 'time', 'When the promotion was made.', { optional: true }),
    field('updated_at', 'Updated', 'time', 'When the promotion last changed.', { optional: true }),
  ],
  remarks: ['No document of Catalog shows these records: columns that your Catalog does not fill stay blank.'],
};
