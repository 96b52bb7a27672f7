import { type Field, type Filter, field, filter, type Resource } from '../resource.ts';

const REMARK = 'Rows have no identity, so each pull replaces them all.';

const ofListings: readonly Filter[] = [
  filter('account_ids', 'Catalog ids', 'ids'),
  filter('product_ids', 'Listing ids', 'ids'),
  filter('product_statuses', 'Status of the listing', 'choices', { choices: ['OPEN', 'CLOSED', 'DELETED'] }),
];

const ofStudents: readonly Filter[] = [
  filter('student_ids', 'User ids', 'ids', { help: 'Ids in Catalog.' }),
  filter('student_canvas_user_ids', 'Canvas user ids', 'ids'),
];

const catalogColumns: readonly Field[] = [
  field('account_id', 'Catalog id', 'id', 'The catalog that owns the listing.', { nullable: true }),
  field('account_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.', { nullable: true }),
];

const listingColumns: readonly Field[] = [
  field('product_id', 'Listing id', 'id', 'The course or program.', { read: ['product', 'id'], nullable: true }),
  field('product_name', 'Listing', 'text', 'Title of the course or program.', { read: ['product', 'name'], nullable: true }),
  field('product_status', 'Listing status', 'text', 'OPEN, CLOSED or DELETED.', { nullable: true }),
];

const personColumns = (role: 'student' | 'purchaser', label: string): Field[] => [
  { name: `${role}_id`, label: `${label} id`, kind: 'id', read: [role, 'id'], nullable: true, help: 'Number of the user in Catalog.' },
  { name: `${role}_name`, label, kind: 'text', read: [role, 'name'], nullable: true, personal: true, help: 'Full name.' },
  {
    name: `${role}_email`,
    label: `${label} e-mail`,
    kind: 'text',
    read: [role, 'email'],
    nullable: true,
    personal: true,
    help: 'E-mail address.',
  },
  {
    name: `${role}_canvas_user_id`,
    label: `${label} Canvas user id`,
    kind: 'id',
    read: [role, 'canvas_user_id'],
    nullable: true,
    help: 'Number of the same person in Canvas.',
  },
];

/** Figures per listing. A read that uses POST; no paging is documented, and rows have no identity. */
export const productAnalytics: Resource = {
  name: 'analytics/products',
  title: 'Listing figures',
  one: 'listing figure',
  group: 'Reports',
  path: '/api/v1/analytics/products',
  list: { operationId: 'getProductsAnalytics', method: 'post', root: 'products', paging: 'none' },
  writes: {},
  filters: [
    filter('account_ids', 'Catalog ids', 'ids'),
    filter('product_ids', 'Listing ids', 'ids'),
    filter('product_statuses', 'Status', 'choices', { choices: ['OPEN', 'CLOSED', 'DELETED'] }),
    filter('creation_date_from', 'Created from', 'day'),
    filter('creation_date_to', 'Created to', 'day', { end: true }),
    filter('enrollment_count_min', 'Enrollments, at least', 'integer'),
    filter('enrollment_count_max', 'Enrollments, at most', 'integer'),
    filter('completion_count_min', 'Completions, at least', 'integer'),
    filter('completion_count_max', 'Completions, at most', 'integer'),
    filter('dropped_count_min', 'Drops, at least', 'integer'),
    filter('dropped_count_max', 'Drops, at most', 'integer'),
    filter('listing_price_min', 'Price, at least', 'decimal'),
    filter('listing_price_max', 'Price, at most', 'decimal'),
    filter('promo_codes', 'Promotions', 'choices', { choices: ['APPLIED', 'NOT_APPLIED'] }),
    filter('revenue_min', 'Revenue, at least', 'decimal'),
    filter('revenue_max', 'Revenue, at most', 'decimal'),
    filter('certificate_offered', 'Offers a certificate', 'boolean'),
  ],
  caption: 'product_name',
  fields: [
    field('product_id', 'Listing id', 'id', 'The course or program.', { read: ['product', 'id'] }),
    field('product_name', 'Listing', 'text', 'Title of the course or program.', { read: ['product', 'name'] }),
    field('product_status', 'Status', 'choice', 'State of the listing.', { choices: ['OPEN', 'CLOSED', 'DELETED'] }),
    field('enrollment_count', 'Enrollments', 'integer', 'People who enrolled.'),
    field('dropped_count', 'Drops', 'integer', 'People who dropped out.'),
    field('completion_count', 'Completions', 'integer', 'People who completed.'),
    field('list_price', 'List price', 'money', 'Price before discounts.', { currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', 'Sum of the discounts.', { currency: 'currency', nullable: true }),
    field('revenue', 'Revenue', 'money', 'Sum of what was paid.', { currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', 'Currency of the amounts; totals across currencies mean nothing.', { nullable: true }),
    field('promo_codes', 'Promotion codes', 'set', 'Codes that were used.', { nullable: true }),
    field('credits', 'Credits', 'decimal', 'Credits for completing.', { nullable: true }),
    field('certificate_offered', 'Certificate', 'boolean', 'Whether the listing offers a certificate.', { nullable: true }),
    field('account_id', 'Catalog id', 'id', 'The catalog that owns the listing.'),
    field('account_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.'),
    field('canvas_course_id', 'Canvas course id', 'id', 'The Canvas course behind the listing.', { nullable: true }),
    field('sku', 'SKU', 'text', 'Stock number of the listing.', { read: ['product', 'sku'], nullable: true }),
    field('created_at', 'Created', 'time', 'When the listing was made.'),
  ],
  remarks: [REMARK],
};

/** No source shows these rows: names are taken from the filters and from the rows of listings (inferred). */
export const enrollmentAnalytics: Resource = {
  name: 'analytics/enrollments',
  title: 'Enrollment figures',
  one: 'enrollment figure',
  group: 'Reports',
  path: '/api/v1/analytics/enrollments',
  list: { operationId: 'getEnrollmentsAnalytics', method: 'post', root: 'enrollments', paging: 'none' },
  writes: {},
  filters: [
    ...ofListings,
    ...ofStudents,
    filter('enrollment_date_from', 'Enrolled from', 'day'),
    filter('enrollment_date_to', 'Enrolled to', 'day', { end: true }),
    filter('enrollment_statuses', 'Status of the enrollment', 'choices', { choices: ['ACTIVE', 'COMPLETED', 'DROPPED', 'CONCLUDED'] }),
    filter('completion_date_from', 'Completed from', 'day'),
    filter('completion_date_to', 'Completed to', 'day', { end: true }),
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...personColumns('student', 'Learner'),
    field('enrollment_status', 'Enrollment status', 'text', 'ACTIVE, COMPLETED, DROPPED or CONCLUDED.', { nullable: true }),
    field('enrollment_date', 'Enrolled', 'time', 'When the person enrolled.', { nullable: true }),
    field('completion_date', 'Completed', 'time', 'When the person completed.', { nullable: true }),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};

/** No source shows these rows: names are taken from the filters and from the rows of listings (inferred). */
export const orderAnalytics: Resource = {
  name: 'analytics/orders',
  title: 'Order figures',
  one: 'order figure',
  group: 'Reports',
  path: '/api/v1/analytics/orders',
  list: { operationId: 'getOrdersAnalytics', method: 'post', root: 'orders', paging: 'none' },
  writes: {},
  filters: [
    ...ofListings,
    ...ofStudents,
    filter('purchaser_ids', 'Buyers, by user id', 'ids', { help: 'Ids in Catalog.' }),
    filter('purchaser_canvas_user_ids', 'Buyers, by Canvas user id', 'ids'),
    filter('bulk_purchases_only', 'Only bulk purchases', 'boolean'),
    filter('purchase_date_from', 'Purchased from', 'day'),
    filter('purchase_date_to', 'Purchased to', 'day', { end: true }),
    filter('order_fee', 'Free or paid', 'choices', { choices: ['FREE', 'PAID'] }),
    filter('listing_price_min', 'Price, at least', 'decimal'),
    filter('listing_price_max', 'Price, at most', 'decimal'),
    filter('promo_codes', 'Promotions', 'choices', { choices: ['APPLIED', 'NOT_APPLIED'] }),
    filter('revenue_min', 'Revenue, at least', 'decimal'),
    filter('revenue_max', 'Revenue, at most', 'decimal'),
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...personColumns('student', 'Learner'),
    ...personColumns('purchaser', 'Buyer'),
    field('bulk_purchase', 'Bulk purchase', 'boolean', 'Whether several seats were bought at once.', { nullable: true }),
    field('purchase_date', 'Purchased', 'time', 'When it was paid.', { nullable: true }),
    field('order_fee', 'Free or paid', 'text', 'FREE or PAID.', { nullable: true }),
    field('list_price', 'List price', 'money', 'Price before discounts.', { currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', 'What was taken off.', { currency: 'currency', nullable: true }),
    field('revenue', 'Revenue', 'money', 'What was paid.', { currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', 'Currency of the amounts; totals across currencies mean nothing.', { nullable: true }),
    field('promo_codes', 'Promotion codes', 'set', 'Codes that were used.', { nullable: true }),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};

/** No source shows these rows: names are taken from the filters and from the rows of listings (inferred). */
export const userAnalytics: Resource = {
  name: 'analytics/users',
  title: 'User figures',
  one: 'user figure',
  group: 'Reports',
  path: '/api/v1/analytics/users',
  list: { operationId: 'getUsersAnalytics', method: 'post', root: 'users', paging: 'none' },
  writes: {},
  filters: [
    filter('account_ids', 'Catalog ids', 'ids'),
    ...ofStudents,
    filter('enrollment_count_min', 'Enrollments, at least', 'integer'),
    filter('enrollment_count_max', 'Enrollments, at most', 'integer'),
    filter('last_enrollment_date_from', 'Last enrolled from', 'day'),
    filter('last_enrollment_date_to', 'Last enrolled to', 'day', { end: true }),
    filter('registration_date_from', 'Registered from', 'day'),
    filter('registration_date_to', 'Registered to', 'day', { end: true }),
    filter('registered_through', 'Registered through', 'choices', { choices: ['CANVAS', 'CATALOG'] }),
  ],
  caption: 'student_name',
  fields: [
    ...personColumns('student', 'Learner'),
    field('enrollment_count', 'Enrollments', 'integer', 'Listings in which the person is or was enrolled.', { nullable: true }),
    field('last_enrollment_date', 'Last enrolled', 'time', 'When the person last enrolled.', { nullable: true }),
    field('registration_date', 'Registered', 'time', 'When the person registered.', { nullable: true }),
    field('registered_through', 'Registered through', 'text', 'CANVAS or CATALOG.', { nullable: true }),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};
