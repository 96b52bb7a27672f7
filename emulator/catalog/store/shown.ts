// How stored records look in an answer, in the current or the older shape of the API.
import type { CatalogSwitches } from '../../seam.ts';
import { decimalText } from './decimals.ts';
import type { Catalog, Course, Order, Tag } from './records.ts';
import type { Store } from './store.ts';

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

export function showCourse(course: Course, shape: Shape): Shown {
  const { days_to_complete: _neverShown, ...shown } = course;
  if (shape !== 'old') return shown;
  return {
    ...without(shown, currentListingFields),
    enrollment_fee: decimalText(course.enrollment_fee),
    credits: course.credits === null ? null : decimalText(course.credits),
  };
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
    user_defined_fields: catalog.user_defined_fields.map((field) =>
      without(field, ['list_order', 'required_message', 'metadata', 'hide_in_user_workflow']),
    ),
  };
}

export function showTag(store: Store, tag: Tag): Shown {
  const assigned_listings = store.courses.rows
    .filter((course) => course.tag_names.includes(tag.name))
    .map(({ id, title, canvas_course }) => ({ id, title, type: 'COURSE', canvas_course_id: canvas_course.id }));
  const { id, account_id, name, assigned_categories, created_at, updated_at } = tag;
  return { id, account_id, name, assigned_listings, assigned_categories, created_at, updated_at };
}

function without(record: object, names: string[]): Shown {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
