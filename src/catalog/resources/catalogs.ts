import { field, type Resource } from '../resource.ts';

/** Catalogs and subcatalogs. One catalog is answered under `account`; settings are an open bag that grows between releases. */
export const catalogs: Resource = {
  name: 'catalogs',
  title: 'Catalogs',
  one: 'catalog',
  group: 'Set-up',
  path: '/api/v1/catalogs',
  list: { operationId: 'listCatalogs', method: 'get', root: 'catalogs', paging: 'numbered' },
  single: { operationId: 'getCatalog', root: 'account' },
  writes: {},
  filters: [],
  key: 'id',
  updated: 'updated_at',
  caption: 'name',
  fields: [
    field('id', 'Id', 'id', 'Number of the catalog.'),
    field('name', 'Name', 'text', 'Name of the catalog.'),
    field('parent_id', 'Parent id', 'id', 'The catalog above it; blank for the root.', { read: ['parent', 'id'], nullable: true }),
    field('parent_name', 'Parent', 'text', 'Name of the catalog above it.', { read: ['parent', 'name'], nullable: true }),
    field('url', 'Link', 'text', 'Address of the storefront.', { nullable: true }),
    field('currency', 'Currency', 'text', 'Currency of its prices.', { read: ['settings', 'currency'], nullable: true }),
    field('locale', 'Locale', 'text', 'Language of the storefront.', { nullable: true }),
    field('country', 'Country', 'text', 'Country of the storefront.', { read: ['settings', 'country'], nullable: true }),
    field('time_zone', 'Time zone', 'text', 'Time zone of the storefront.', { read: ['settings', 'time_zone'], nullable: true }),
    field('private_catalog', 'Private', 'boolean', 'Whether only people who are signed in see it.', {
      read: ['settings', 'private_catalog'],
      nullable: true,
    }),
    field('allow_user_registration', 'Self-registration', 'boolean', 'Whether people can register themselves.', {
      read: ['settings', 'allow_user_registration'],
      nullable: true,
    }),
    field('shopping_cart_enabled', 'Shopping cart', 'boolean', 'Whether several listings can be bought at once.', {
      read: ['settings', 'shopping_cart_enabled'],
      nullable: true,
    }),
    field('skus_enabled', 'SKUs', 'boolean', 'Whether listings have stock numbers.', {
      read: ['settings', 'skus_enabled'],
      nullable: true,
    }),
    field('canvas_domain', 'Canvas domain', 'text', 'Address of the Canvas behind it.', { nullable: true }),
    field('canvas_id', 'Canvas account id', 'id', 'The Canvas account behind it.', { nullable: true }),
    field('created_at', 'Created', 'time', 'When the catalog was made.'),
    field('updated_at', 'Updated', 'time', 'When the catalog last changed.'),
  ],
  lines: {
    name: 'user_defined_fields',
    title: 'User-defined fields',
    one: 'user-defined field',
    path: ['user_defined_fields'],
    fields: [
      field('catalog_id', 'Catalog id', 'id', 'The catalog that asks for the field.', { read: ['^', 'id'] }),
      field('catalog_name', 'Catalog', 'text', 'Name of the catalog.', { read: ['^', 'name'] }),
      field('name', 'Field', 'text', 'Name of the field in the data of users.'),
      field('label', 'Label', 'text', 'What people are asked.'),
      field('field_type', 'Type', 'text', 'text, checkbox or select.'),
      field('required', 'Required', 'boolean', 'Whether people have to answer.', { nullable: true }),
      field('list_order', 'Order', 'integer', 'Position in the form.', { nullable: true, currentOnly: true }),
      field('options', 'Options', 'set', 'What a select offers.', {
        read: ['metadata', 'options'],
        optional: true,
        nullable: true,
        currentOnly: true,
      }),
    ],
  },
};
