// How stored records look in an answer, in the current or the older shape of the API.
import type { CatalogSwitches } from '../../demo-catalog.ts';
import { decimalText } from './decimals.ts';
import type { Certificate } from './office-records.ts';
import type { Catalog, Course, Listing, Order, Program, Tag, User } from './records.ts';
import { creditsOf, requirementsOf } from './requirements.ts';
import { canvasCourseOf, listingsOf, type Store } from './store.ts';
import { coreTime, readTime } from './times.ts';

type Shape = CatalogSwitches['shape'];
type Shown = Record<string, unknown>;

const currentListingFields = [
  'enrollment_open_from',
  'enrollment_open_to',
  'measurement',
  'listing_image',
  'waitlist_cap',
  'sku',
  'show_free_banner',
  'image_alt_text',
  'allowed_payment_types',
  'tag_names',
  'listing_url',
  'start_date',
  'end_date',
  'canvas_section_id',
  'associated_account_ids',
];

/** Settings of catalogs that the older documents show, too. */
const oldSettings = [
  'privacy_policy_url',
  'terms_url',
  'currency',
  'time_zone',
  'country',
  'email_from_name',
  'allow_user_registration',
  'title_tag',
  'meta_description',
  'custom_head_content',
  'custom_body_content',
  'show_listings_in_parent',
  'order_id_prefix',
  'inherit_user_defined_fields',
  'beta_canvas_domain',
];

export function showCourse(course: Course, shape: Shape): Shown {
  return showListing(course, course.credits, shape);
}

/** With its requirements: whole listings now, a short form in the older documents. */
export function showProgram(store: Store, program: Program, shape: Shape): Shown {
  const { requirement_ids: _shownNested, ...listing } = program;
  const requirements = requirementsOf(store, program).map((requirement) => {
    if (shape === 'old') return showInShort(store, requirement);
    return requirement.type === 'Course' ? showCourse(requirement, shape) : showProgram(store, requirement, shape);
  });
  return { ...showListing(listing, creditsOf(store, program), shape), requirements };
}

function showListing(listing: Listing, credits: number | null, shape: Shape): Shown {
  const { days_to_complete: _neverShown, archived_at: _shownOnTags, ...rest } = listing;
  const shown = { ...rest, credits };
  if (shape !== 'old') return shown;
  return {
    ...without(shown, currentListingFields),
    enrollment_fee: decimalText(listing.enrollment_fee),
    credits: credits === null ? null : decimalText(credits),
  };
}

function showInShort(store: Store, listing: Course | Program): Shown {
  const { id, type, title } = listing;
  if (listing.type === 'Course') return { id, type, title, canvas_course: listing.canvas_course };
  return { id, type, title, requirements: requirementsOf(store, listing).map((requirement) => showInShort(store, requirement)) };
}

export function showOrder(order: Order, shape: Shape): Shown {
  if (shape !== 'old') return { ...order };
  return {
    ...order,
    listings: order.listings.map((line) => without(line, ['discounted_amount', 'catalog_id'])),
    promotions: order.promotions.map((promotion) => without(promotion, ['listing_id'])),
  };
}

export function showCatalog(catalog: Catalog, shape: Shape): Shown {
  if (shape !== 'old') return { ...catalog };
  return {
    ...without(catalog, ['measurement', 'storefront_theme_id']),
    settings: Object.fromEntries(oldSettings.map((name) => [name, catalog.settings[name]])),
    user_defined_fields: catalog.user_defined_fields.map((field) =>
      without(field, ['list_order', 'required_message', 'metadata', 'hide_in_user_workflow']),
    ),
  };
}

/** With the listings that carry it, of those that the key sees. */
export function showTag(store: Store, tag: Tag, shape?: Shape, isSeen: (listing: Listing) => boolean = () => true): Shown {
  const assigned_listings = listingsOf(store)
    .filter((listing) => listing.tag_names.includes(tag.name) && isSeen(listing))
    .map((listing) => ({
      id: listing.id,
      title: listing.title,
      type: listing.type.toUpperCase(),
      canvas_course_id: canvasCourseOf(listing),
      ...(listing.archived_at === null || shape === 'old' ? {} : { archived_at: listing.archived_at }),
    }));
  const { id, account_id, name, assigned_categories, created_at, updated_at } = tag;
  return { id, account_id, name, assigned_listings, assigned_categories, created_at, updated_at };
}

/** A registration is another look at a user: without an id of its own, and with times of the core records. */
export function showRegistration(store: Store, user: User) {
  const catalog = store.catalogs.byId.get(user.registered_account_id ?? user.root_account_id);
  return {
    canvas_user_id: user.canvas_user_id,
    catalog: { id: catalog?.id ?? user.root_account_id, name: catalog?.name ?? '' },
    name: user.user_name,
    email: user.email_address,
    custom_fields: user.custom_fields,
    created_at: coreTime(readTime(user.created_at) ?? 0),
    updated_at: coreTime(readTime(user.updated_at) ?? 0),
  };
}

export function showCertificate(certificate: Certificate, shape: Shape): Shown {
  return shape === 'old' ? without(certificate, ['days_to_expire', 'expires_at']) : { ...certificate };
}

export function without(record: object, names: string[]): Shown {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
