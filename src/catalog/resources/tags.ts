import type { Resource } from '../resource.ts';
import { catalogField, days, field, filter } from './entry.ts';

/** Tags on listings. Form-encoded and unwrapped in the documents; times are ISO. */
export const tags: Resource = {
  name: 'tags',
  title: 'Tags',
  one: 'tag',
  group: 'Setup',
  path: '/api/v1/tags',
  list: { operationId: 'listTags', method: 'get', root: 'tags', paging: 'numbered' },
  single: { operationId: 'getTag' },
  writes: {
    create: { operationId: 'createTag', method: 'post', encoding: 'form', effects: [], done: 'created', order: 0 },
    update: { operationId: 'updateTag', method: 'put', encoding: 'form', effects: [], order: 1 },
    delete: {
      operationId: 'deleteTag',
      method: 'delete',
      many: { operationId: 'bulkDeleteTags', path: '/api/v1/tags/bulk_delete', list: 'ids', most: 50 },
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: 'Deletes the tag and removes it from its listings.',
      order: 9,
    },
  },
  filters: [
    filter('name', 'Name contains', 'text', { help: 'Also matches titles of tagged listings.' }),
    filter('product_ids', 'Listings', 'ids', { help: 'Up to 20.', refers: 'listings' }),
    filter('has_category', 'Is a category', 'boolean'),
    ...days('updated_at_', 'Updated', ['updated_at']),
    ...days('created_at_', 'Created', ['created_at']),
  ],
  key: 'id',
  updated: 'updated_at',
  incremental: { filter: 'updated_at_from' },
  caption: 'name',
  lookUp: { filters: { name: 'name' }, fields: ['name'] },
  leading: ['id', 'name', 'listing_titles', 'listing_ids', 'account_id_name', 'account_id'],
  fields: [
    field('id', 'ID', 'id', 'ID of the tag.'),
    field('name', 'Name', 'text', { help: 'Name of the tag.', write: { blank: 'refused', required: true } }),
    field('listing_titles', 'Listings', 'set', {
      help: 'Titles of the listings with this tag.',
      read: ['assigned_listings', '*', 'title'],
    }),
    field('listing_ids', 'Listing IDs', 'ids', {
      help: 'IDs of the listings with this tag, separated by commas. To change them later, edit the listings’ tags.',
      read: ['assigned_listings', '*', 'id'],
      write: { name: 'product_ids', createOnly: true, blank: 'clears' },
    }),
    field('category_ids', 'Category IDs', 'ids', {
      help: 'IDs of the categories that the tag is used for. Blank if it isn’t a category.',
      read: ['assigned_categories', '*', 'id'],
    }),
    field('account_id', 'Catalog ID', 'id', 'ID of the catalog that owns the tag.'),
    field('created_at', 'Created', 'time', 'When the tag was created.'),
    field('updated_at', 'Updated', 'time', 'When the tag last changed.'),
    catalogField('account_id', 'Name of the catalog that owns the tag.'),
  ],
};
