// A plausible record of each resource, for what arrives without all its fields.
import { decimalText } from './decimals.ts';
import type { Applicant, Catalog, Course, Enrollment, Listing, Order, Program, Tag, User } from './records.ts';
import { canvasCourseOf, mainCatalog, type Store } from './store.ts';
import { nextId } from './table.ts';
import { coreTime, isoTime } from './times.ts';

export function newCourse(store: Store, now: number, catalog = mainCatalog(store)): Course {
  const id = Math.max(nextId(store.courses), nextId(store.deletedCourses));
  return {
    ...newListing('course', id, now, catalog),
    type: 'Course',
    title: `Course ${id}`,
    credits: null,
    canvas_course: { id: 100_000 + id },
  };
}

/** Programs count on after the courses, from where no course gets to. */
export function newProgram(store: Store, now: number, catalog = mainCatalog(store)): Program {
  const id = Math.max(nextId(store.programs), firstProgramId);
  return { ...newListing('program', id, now, catalog), type: 'Program', title: `Program ${id}`, sequential: false, requirement_ids: [] };
}

export const firstProgramId = 60_017;

function newListing(kind: string, id: number, now: number, catalog: Catalog): Omit<Listing, 'title'> {
  const path = `${kind}-${id}`;
  return {
    id,
    visibility: 'listed',
    enrollment_open: false,
    enrollment_open_from: null,
    enrollment_open_to: null,
    enrollment_cap: null,
    description: '',
    enrollment_fee: 0,
    created_at: coreTime(now),
    measurement: 'credit',
    updated_at: coreTime(now),
    short_description: '',
    listing_path: path,
    listing_image: null,
    currency: catalog.settings.currency,
    catalog: { id: catalog.id, name: catalog.name },
    list_order: null,
    waitlist: false,
    waitlist_cap: null,
    sku: null,
    show_free_banner: false,
    image_alt_text: null,
    allowed_payment_types: ['standard'],
    tag_names: [],
    listing_url: `${catalog.url}/${kind}s/${path}`,
    start_date: null,
    end_date: null,
    canvas_section_id: null,
    associated_account_ids: [],
    days_to_complete: null,
    archived_at: null,
  };
}

export function newTag(store: Store, now: number): Tag {
  const id = nextId(store.tags);
  const time = isoTime(now);
  return { id, account_id: mainCatalog(store).id, name: `Tag ${id}`, assigned_categories: [], created_at: time, updated_at: time };
}

export function newEnrollment(store: Store, listing: Course | Program, canvasUserId: number, now: number): Enrollment {
  return {
    id: nextId(store.enrollments),
    user: { id: canvasUserId },
    listing: enrolledIn(listing),
    enrolled_at: coreTime(now),
    status: 'active',
  };
}

/** A listing as its enrollments show it. */
export function enrolledIn(listing: Course | Program): Enrollment['listing'] {
  return { id: listing.id, title: listing.title, type: listing.type, canvas_course_id: canvasCourseOf(listing) };
}

/** What one user buys, for how much. */
export interface Purchase {
  listing: Course | Program;
  user: User;
  price: number;
}

/** Creates an order of one listing that is paid immediately. A free one, as for a manual enrollment, has no payment. */
export function newOrder(store: Store, { listing, user, price }: Purchase, now: number): Order {
  const id = nextId(store.orders);
  const amount = decimalText(price);
  const catalog = store.catalogs.byId.get(listing.catalog.id) ?? mainCatalog(store);
  return {
    id,
    full_id: `${catalog.settings.order_id_prefix ?? ''}${id}`,
    catalog_id: catalog.id,
    catalog: { id: catalog.id, name: catalog.name },
    user: { id: user.canvas_user_id, name: user.user_name, email: user.email_address },
    listings: [
      {
        id: listing.id,
        canvas_course_id: canvasCourseOf(listing),
        title: listing.title,
        amount,
        discounted_amount: amount,
        catalog_id: catalog.id,
      },
    ],
    promotions: [],
    payments: price === 0 ? [] : [{ reference_id: `ch_${id}`, status: 'success', amount }],
    total: amount,
    currency: listing.currency,
    purchased_at: coreTime(now),
    created_at: coreTime(now),
  };
}

export function newUser(store: Store, now: number): User {
  const id = nextId(store.users);
  const root = mainCatalog(store).id;
  const canvas_user_id = store.users.rows.reduce((highest, user) => Math.max(highest, user.canvas_user_id), 0) + 1;
  return {
    id,
    root_account_id: root,
    canvas_user_id,
    registered_account_id: root,
    canvas_root_account_uuid: 'Yc1vVjWvUqkTxO0sQhGm',
    canvas_user_uuid: `user${id}`,
    user_name: `Person ${id}`,
    first_name: 'Person',
    last_name: String(id),
    email_address: `person${id}@example.com`,
    custom_fields: null,
    created_at: isoTime(now, 3),
    updated_at: isoTime(now),
    merged_into_user_id: null,
    time_zone: 'Etc/UTC',
  };
}

export function newApplicant(store: Store, listing: Course | Program, user: User, now: number): Applicant {
  return {
    id: nextId(store.applicants),
    user: { id: user.canvas_user_id, name: user.user_name, email: user.email_address },
    listing: { id: listing.id, title: listing.title },
    notified_of_opening_at: null,
    status: 'waitlist',
    created_at: coreTime(now),
    updated_at: coreTime(now),
  };
}

export function newCatalog(store: Store, now: number): Catalog {
  const main = mainCatalog(store);
  const id = nextId(store.catalogs);
  return {
    ...main,
    id,
    name: `Catalog ${id}`,
    parent: { id: main.id, name: main.name },
    created_at: coreTime(now),
    updated_at: coreTime(now),
  };
}
