// What course and program listings share: their columns, in three runs that each resource puts its own between, and what can
// be done with them. Written names differ from read names for `path`, `teaser` and `account_id`; null clears (inferred from
// the null on read).
import { type Field, field, type Resource } from '../resource.ts';

/** What people see and pay in the storefront. */
export const storefront: Field[] = [
  field('id', 'Id', 'id', 'Number of the listing.'),
  field('title', 'Title', 'text', 'Title in the storefront.', { write: { blank: 'refused', required: true } }),
  field('enrollment_fee', 'Price', 'money', 'Enrollment fee; 0 is free.', {
    currency: 'currency',
    write: { blank: 'refused' },
  }),
  field('currency', 'Currency', 'text', 'Currency of the price; set by the catalog.'),
  field('tag_names', 'Tags', 'set', 'Tags, separated by commas; the order means nothing.', {
    names: 'tags',
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('visibility', 'Visibility', 'choice', 'How the listing shows in the storefront.', {
    choices: ['listed', 'unlisted', 'hidden'],
    write: { blank: 'refused' },
  }),
  field('enrollment_open', 'Enrollment open', 'boolean', 'Whether people can enroll.', { write: { blank: 'refused' } }),
  field('enrollment_open_from', 'Open from', 'time', 'When enrollment opens.', {
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('enrollment_open_to', 'Open to', 'time', 'When enrollment closes.', {
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('enrollment_cap', 'Seats', 'integer', 'Most people who can enroll; blank is no limit.', {
    nullable: true,
    write: { blank: 'clears' },
  }),
  field('waitlist', 'Waitlist', 'boolean', 'Whether people can wait for a seat.', { write: { blank: 'refused' } }),
  field('waitlist_cap', 'Waitlist seats', 'integer', 'Most people on the waitlist; blank is no limit.', {
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('listing_path', 'Path', 'text', 'Last part of the address of the listing.', {
    write: { name: 'path', blank: 'refused', required: true },
  }),
  field('short_description', 'Teaser', 'text', 'Short text in the storefront.', {
    nullable: true,
    write: { name: 'teaser', blank: 'clears', required: true },
  }),
  field('description', 'Description', 'text', 'Long text in the storefront; may hold HTML.', {
    nullable: true,
    write: { blank: 'clears', required: true },
  }),
];

/** Where and how it is offered. */
export const placement: Field[] = [
  field('list_order', 'List order', 'integer', 'Position in the storefront.', { nullable: true, write: { blank: 'clears' } }),
  field(
    'days_to_complete',
    'Days to complete',
    'integer',
    'Days until it is over for a learner. Catalog never shows this value: what is typed here is sent, and cannot be confirmed.',
    { nullable: true, writeOnly: true, write: { blank: 'refused' } },
  ),
  field('show_free_banner', 'Free banner', 'boolean', 'Whether a free listing is marked as free.', {
    currentOnly: true,
    write: { blank: 'refused' },
  }),
  field('allowed_payment_types', 'Payment types', 'set', 'How people may pay, separated by commas.', {
    choices: ['standard', 'purchase_order'],
    currentOnly: true,
    write: { blank: 'refused' },
  }),
  field('associated_account_ids', 'Also listed in', 'ids', 'Ids of other catalogs that show the listing, separated by commas.', {
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('catalog_id', 'Catalog id', 'id', 'The catalog or subcatalog that owns the listing.', {
    read: ['catalog', 'id'],
    write: { name: 'account_id', blank: 'refused' },
  }),
  field('catalog_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.', { read: ['catalog', 'name'] }),
];

/** The rest, most of it only read. */
export const remainder: Field[] = [
  field(
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
  field('listing_url', 'Link', 'text', 'Address of the listing.', { currentOnly: true, link: true }),
  field('measurement', 'Measurement', 'text', 'What credits are called.', { nullable: true, currentOnly: true }),
  field('start_date', 'Start', 'time', 'Start date of the listing.', { nullable: true, currentOnly: true }),
  field('end_date', 'End', 'time', 'End date of the listing.', { nullable: true, currentOnly: true }),
  field('created_at', 'Created', 'time', 'When the listing was made.'),
  field('updated_at', 'Updated', 'time', 'When the listing last changed.'),
];

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
