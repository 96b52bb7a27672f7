import type { Resource } from '../resource.ts';

/** Tags on listings. Form-encoded and unwrapped in the documents; times are ISO. */
export const tags: Resource = {
  name: 'tags',
  title: 'Tags',
  one: 'tag',
  group: 'Set-up',
  path: '/api/v1/tags',
  list: { operationId: 'listTags', method: 'get', root: 'tags', paging: 'numbered' },
  single: { operationId: 'getTag' },
  writes: {
    create: { operationId: 'createTag', method: 'post', encoding: 'form', effects: [], order: 0 },
    update: { operationId: 'updateTag', method: 'put', encoding: 'form', effects: [], order: 1 },
    delete: { operationId: 'deleteTag', method: 'delete', effects: ['deletion'], order: 9 },
  },
  filters: [
    { name: 'name', label: 'Name contains', kind: 'text', help: 'Matches the names of tagged listings too.' },
    { name: 'product_ids', label: 'Listing ids', kind: 'ids', help: 'Up to 20, separated by commas.' },
    { name: 'has_category', label: 'Is a category', kind: 'boolean' },
    { name: 'updated_at_from', label: 'Updated from', kind: 'day' },
    { name: 'updated_at_to', label: 'Updated to', kind: 'day', end: true },
    { name: 'created_at_from', label: 'Created from', kind: 'day' },
    { name: 'created_at_to', label: 'Created to', kind: 'day', end: true },
  ],
  key: 'id',
  updated: 'updated_at',
  caption: 'name',
  lookUp: { filters: { name: 'name' }, fields: ['name'] },
  fields: [
    { name: 'id', label: 'Id', kind: 'id', help: 'Number of the tag.' },
    { name: 'name', label: 'Name', kind: 'text', write: { blank: 'refused', required: true }, help: 'Text of the tag.' },
    {
      name: 'listing_titles',
      label: 'Listings',
      kind: 'set',
      read: ['assigned_listings', '*', 'title'],
      help: 'Titles of the listings that carry the tag.',
    },
    {
      name: 'listing_ids',
      label: 'Listing ids',
      kind: 'ids',
      read: ['assigned_listings', '*', 'id'],
      help: 'Ids of the listings that carry the tag.',
    },
    { name: 'account_id', label: 'Catalog id', kind: 'id', help: 'The catalog that owns the tag.' },
    { name: 'created_at', label: 'Created', kind: 'time', help: 'When the tag was made.' },
    { name: 'updated_at', label: 'Updated', kind: 'time', help: 'When the tag last changed.' },
  ],
};
