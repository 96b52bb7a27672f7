// The fields that course and program listings share, by name; each resource puts them in its own order.
import { type Field, field, type Resource } from '../resource.ts';

/** Written names differ from read names for `path`, `teaser` and `account_id`; null clears (inferred from the null on read). */
export const listing = {
  id: field('id', 'Id', 'id', 'Number of the listing.'),
  title: field('title', 'Title', 'text', 'Title in the storefront.', { write: { blank: 'refused', required: true } }),
  enrollment_fee: field('enrollment_fee', 'Price', 'money', 'Enrollment fee; 0 is free.', {
    currency: 'currency',
    write: { blank: 'refused' },
  }),
  currency: field('currency', 'Currency', 'text', 'Currency of the price; set by the catalog.'),
  tag_names: field('tag_names', 'Tags', 'set', 'Tags, separated by commas; the order means nothing.', {
    names: 'tags',
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  visibility: field('visibility', 'Visibility', 'choice', 'How the listing shows in the storefront.', {
    choices: ['listed', 'unlisted', 'hidden'],
    write: { blank: 'refused' },
  }),
  enrollment_open: field('enrollment_open', 'Enrollment open', 'boolean', 'Whether people can enroll.', { write: { blank: 'refused' } }),
  enrollment_open_from: field('enrollment_open_from', 'Open from', 'time', 'When enrollment opens.', {
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  enrollment_open_to: field('enrollment_open_to', 'Open to', 'time', 'When enrollment closes.', {
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  enrollment_cap: field('enrollment_cap', 'Seats', 'integer', 'Most people who can enroll; blank is no limit.', {
    nullable: true,
    write: { blank: 'clears' },
  }),
  waitlist: field('waitlist', 'Waitlist', 'boolean', 'Whether people can wait for a seat.', { write: { blank: 'refused' } }),
  waitlist_cap: field('waitlist_cap', 'Waitlist seats', 'integer', 'Most people on the waitlist; blank is no limit.', {
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  listing_path: field('listing_path', 'Path', 'text', 'Last part of the address of the listing.', {
    write: { name: 'path', blank: 'refused', required: true },
  }),
  short_description: field('short_description', 'Teaser', 'text', 'Short text in the storefront.', {
    nullable: true,
    write: { name: 'teaser', blank: 'clears', required: true },
  }),
  description: field('description', 'Description', 'text', 'Long text in the storefront; may hold HTML.', {
    nullable: true,
    write: { blank: 'clears', required: true },
  }),
  list_order: field('list_order', 'List order', 'integer', 'Position in the storefront.', { nullable: true, write: { blank: 'clears' } }),
  days_to_complete: field(
    'days_to_complete',
    'Days to complete',
    'integer',
    'Days until it is over for a learner. Catalog never shows this value: what is typed here is sent, and cannot be confirmed.',
    { nullable: true, writeOnly: true, write: { blank: 'refused' } },
  ),
  show_free_banner: field('show_free_banner', 'Free banner', 'boolean', 'Whether a free listing is marked as free.', {
    currentOnly: true,
    write: { blank: 'refused' },
  }),
  allowed_payment_types: field('allowed_payment_types', 'Payment types', 'set', 'How people may pay, separated by commas.', {
    choices: ['standard', 'purchase_order'],
    currentOnly: true,
    write: { blank: 'refused' },
  }),
  associated_account_ids: field(
    'associated_account_ids',
    'Also listed in',
    'ids',
    'Ids of other catalogs that show the listing, separated by commas.',
    { currentOnly: true, write: { blank: 'clears' } },
  ),
  catalog_id: field('catalog_id', 'Catalog id', 'id', 'The catalog or subcatalog that owns the listing.', {
    read: ['catalog', 'id'],
    write: { name: 'account_id', blank: 'refused' },
  }),
  catalog_name: field('catalog_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.', { read: ['catalog', 'name'] }),
  listing_image: field(
    'listing_image',
    'Image',
    'text',
    'Picture of the listing. Type the https address of a public image to send that; Catalog then shows an address of its own.',
    {
      nullable: true,
      currentOnly: true,
      write: { blank: 'clears', file: true },
    },
  ),
  listing_url: field('listing_url', 'Link', 'text', 'Address of the listing.', { currentOnly: true, link: true }),
  measurement: field('measurement', 'Measurement', 'text', 'What credits are called.', { nullable: true, currentOnly: true }),
  start_date: field('start_date', 'Start', 'time', 'Start date of the listing.', { nullable: true, currentOnly: true }),
  end_date: field('end_date', 'End', 'time', 'End date of the listing.', { nullable: true, currentOnly: true }),
  created_at: field('created_at', 'Created', 'time', 'When the listing was made.'),
  updated_at: field('updated_at', 'Updated', 'time', 'When the listing last changed.'),
} as const satisfies Record<string, Field>;

/** What can be done with a listing. Archiving answers 422 where some of several failed; the others are done all the same. */
export function listingWrites(one: 'course' | 'program', path: string, newOnes: number): Resource['writes'] {
  const name = one === 'course' ? 'Course' : 'Program';
  const archiving = (product_action: 'archive' | 'reactivate', help: string): Resource['writes'][string] => ({
    operationId: `set${name}sArchived`,
    method: 'put',
    path: `${path}/archived`,
    params: { product_action },
    many: { list: 'product_ids', most: 50 },
    effects: [],
    unseen: true,
    undo: product_action === 'archive' ? 'reactivate' : 'archive',
    done: product_action === 'archive' ? 'archived' : 'reactivated',
    help,
    order: 7,
  });
  return {
    create: { operationId: `create${name}`, method: 'post', wrapper: one, effects: [], done: 'created', order: newOnes },
    update: { operationId: `update${name}`, method: 'put', wrapper: one, effects: [], order: 4 },
    archive: archiving('archive', `The ${one} leaves the storefront; reactivate brings it back.`),
    reactivate: archiving('reactivate', `The ${one} comes back to the storefront.`),
    delete: {
      operationId: `delete${name}`,
      method: 'delete',
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: `The ${one} is deleted in Catalog, for good.`,
      order: 8,
    },
  };
}
