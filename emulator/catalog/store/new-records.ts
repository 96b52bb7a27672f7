// A plausible record of each resource, for what arrives without all its fields.
import { decimalText } from './decimals.ts';
import type { Applicant, Catalog, Course, Enrollment, Order, Tag, User } from './records.ts';
import { mainCatalog, type Store } from './store.ts';
import { nextId } from './table.ts';
import { coreTime, isoTime } from './times.ts';

export function newCourse(store: Store, now: number): Course {
  const catalog = mainCatalog(store);
  const id = Math.max(nextId(store.courses), nextId(store.deletedCourses));
  const path = `course-${id}`;
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
    credits: null,
    measurement: 'credit',
    updated_at: coreTime(now),
    short_description: '',
    listing_path: path,
    listing_image: null,
    currency: catalog.settings.currency,
    catalog: { id: catalog.id, name: catalog.name },
    type: 'Course',
    title: `Course ${id}`,
    list_order: null,
    waitlist: false,
    waitlist_cap: null,
    sku: null,
    show_free_banner: false,
    image_alt_text: null,
    allowed_payment_types: ['standard'],
    tag_names: [],
    listing_url: `${catalog.url}/courses/${path}`,
    start_date: null,
    end_date: null,
    canvas_section_id: null,
    associated_account_ids: [],
    canvas_course: { id: 100_000 + id },
    days_to_complete: null,
  };
}

export function newTag(store: Store, now: number): Tag {
  const id = nextId(store.tags);
  const time = isoTime(now);
  return { id, account_id: mainCatalog(store).id, name: `Tag ${id}`, assigned_categories: [], created_at: time, updated_at: time };
}

export function newEnrollment(store: Store, course: Course, canvasUserId: number, now: number): Enrollment {
  return {
    id: nextId(store.enrollments),
    user: { id: canvasUserId },
    listing: { id: course.id, title: course.title, type: course.type, canvas_course_id: course.canvas_course.id },
    enrolled_at: coreTime(now),
    status: 'active',
  };
}

/** An order of one listing, paid at once. A free one, as for a manual enrollment, has no payment. */
export function newOrder(store: Store, course: Course, user: User, price: number, now: number): Order {
  const id = nextId(store.orders);
  const amount = decimalText(price);
  const catalog = store.catalogs.byId.get(course.catalog.id) ?? mainCatalog(store);
  return {
    id,
    full_id: `${catalog.settings.order_id_prefix ?? ''}${id}`,
    catalog_id: catalog.id,
    catalog: { id: catalog.id, name: catalog.name },
    user: { id: user.canvas_user_id, name: user.user_name, email: user.email_address },
    listings: [
      {
        id: course.id,
        canvas_course_id: course.canvas_course.id,
        title: course.title,
        amount,
        discounted_amount: amount,
        catalog_id: catalog.id,
      },
    ],
    promotions: [],
    payments: price === 0 ? [] : [{ reference_id: `ch_${id}`, status: 'success', amount }],
    total: amount,
    currency: course.currency,
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

export function newApplicant(store: Store, course: Course, user: User, now: number): Applicant {
  return {
    id: nextId(store.applicants),
    user: { id: user.canvas_user_id, name: user.user_name, email: user.email_address },
    listing: { id: course.id, title: course.title },
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
