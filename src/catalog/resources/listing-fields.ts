// What course and program listings share: their columns, in three runs that each resource puts its own between, and what can
// be done with them. Written names differ from read names for `path`, `teaser` and `account_id`; null clears (inferred from
// the null on read).
import type { Field, Resource } from '../resource.ts';
import { field, lookedUp } from './entry.ts';

/** What people see and pay in the storefront. */
export const storefront: Field[] = [
  field('id', 'ID', 'id', 'ID of the listing.'),
  field('title', 'Title', 'text', { help: 'Title in the storefront.', write: { blank: 'refused', required: true } }),
  field('enrollment_fee', 'Price', 'money', {
    help: 'Enrollment fee. 0 means free.',
    currency: 'currency',
    min: 0,
    amount: true,
    write: { blank: 'refused' },
  }),
  field('currency', 'Currency', 'text', 'Currency of the price, set by the catalog.'),
  field('tag_names', 'Tags', 'set', {
    help: 'Tags, separated by commas. Order doesn’t matter.',
    names: 'tags',
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('visibility', 'Visibility', 'choice', {
    help: 'How the listing appears in the storefront.',
    choices: ['listed', 'unlisted', 'hidden'],
    write: { blank: 'refused' },
  }),
  field('enrollment_open', 'Enrollment open', 'boolean', { help: 'Whether learners can enroll.', write: { blank: 'refused' } }),
  field('enrollment_open_from', 'Open from', 'time', {
    help: 'When enrollment opens.',
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('enrollment_open_to', 'Open to', 'time', {
    help: 'When enrollment closes.',
    notBefore: 'enrollment_open_from',
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('enrollment_cap', 'Seats', 'integer', {
    help: 'Maximum enrollments. Blank means no limit.',
    min: 0,
    amount: true,
    nullable: true,
    write: { blank: 'clears' },
  }),
  field('waitlist', 'Waitlist', 'boolean', { help: 'Whether the listing has a waitlist.', write: { blank: 'refused' } }),
  field('waitlist_cap', 'Waitlist seats', 'integer', {
    help: 'Maximum learners on the waitlist. Blank means no limit.',
    min: 0,
    amount: true,
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  field('listing_path', 'Path', 'text', {
    help: 'Last part of the listing’s URL.',
    write: { name: 'path', blank: 'refused', required: true },
  }),
  field('short_description', 'Teaser', 'text', {
    help: 'Short description in the storefront.',
    nullable: true,
    write: { name: 'teaser', blank: 'clears', required: true },
  }),
  field('description', 'Description', 'text', {
    help: 'Full description in the storefront. Can contain HTML.',
    nullable: true,
    write: { blank: 'clears', required: true },
  }),
];

/** Where and how it is offered. */
export const placement: Field[] = [
  field('list_order', 'List order', 'integer', { help: 'Position in the storefront.', nullable: true, write: { blank: 'clears' } }),
  field('days_to_complete', 'Days to complete', 'integer', {
    help: 'Days a learner has to complete the listing. Catalog doesn’t show this value, so it can’t be verified after sending.',
    min: 0,
    nullable: true,
    writeOnly: true,
    write: { blank: 'refused' },
  }),
  field('show_free_banner', 'Free banner', 'boolean', {
    help: 'Whether a free listing shows a banner.',
    currentOnly: true,
    write: { blank: 'refused' },
  }),
  field('allowed_payment_types', 'Payment types', 'set', {
    help: 'Accepted payment types, separated by commas.',
    choices: ['standard', 'purchase_order'],
    currentOnly: true,
    write: { blank: 'refused' },
  }),
  field('associated_account_ids', 'Also listed in', 'ids', {
    help: 'IDs of other catalogs that show the listing, separated by commas.',
    currentOnly: true,
    write: { blank: 'clears' },
  }),
  lookedUp(
    'associated_names',
    'Also listed in (names)',
    { by: 'associated_account_ids', in: 'catalogs', take: 'name', kind: 'set' },
    { help: 'Names of other catalogs that show the listing.' },
  ),
  field('catalog_id', 'Catalog ID', 'id', {
    help: 'ID of the catalog or subcatalog that owns the listing.',
    read: ['catalog', 'id'],
    write: { name: 'account_id', blank: 'refused' },
  }),
  field('catalog_name', 'Catalog', 'text', { help: 'Name of the catalog that owns the listing.', read: ['catalog', 'name'] }),
];

/** The rest, most of it only read. */
export const remainder: Field[] = [
  field('listing_image', 'Image', 'text', {
    help: 'Image URL. To change the image, enter the https address of a public image. Catalog stores a copy and shows its own URL.',
    nullable: true,
    currentOnly: true,
    write: { blank: 'clears', file: true },
  }),
  field('image_alt_text', 'Image description', 'text', {
    help: 'Text that describes the image for screen readers.',
    nullable: true,
    currentOnly: true,
  }),
  field('listing_url', 'Link', 'text', { help: 'Listing URL.', currentOnly: true, link: true }),
  field('measurement', 'Credit label', 'text', { help: 'Label for credits.', nullable: true, currentOnly: true }),
  field('start_date', 'Start', 'time', { help: 'Start date of the listing.', nullable: true, currentOnly: true }),
  field('end_date', 'End', 'time', { help: 'End date of the listing.', nullable: true, currentOnly: true }),
  field('canvas_section_id', 'Canvas section ID', 'id', {
    help: 'ID of the linked section in Canvas.',
    nullable: true,
    currentOnly: true,
    asked: true,
  }),
  field('created_at', 'Created', 'time', 'When the listing was created.'),
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
    archive: archiving('archive', `Removes the ${one} from the storefront. Use reactivate to restore it.`),
    reactivate: archiving('reactivate', `Restores the ${one} to the storefront.`),
    delete: {
      operationId: `delete${name}`,
      method: 'delete',
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: `Permanently deletes the ${one} from Catalog.`,
      order: 8,
    },
  };
}
