import { bounds, days, type Field, type Filter, field, filter, type Resource } from '../resource.ts';

const nullable = { nullable: true } as const;

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
  field('account_id', 'Catalog id', 'id', 'The catalog that owns the listing.', nullable),
  field('account_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.', nullable),
];

const listingColumns: readonly Field[] = [
  field('product_id', 'Listing id', 'id', 'The course or program.', { read: ['product', 'id'], nullable: true }),
  field('product_name', 'Listing', 'text', 'Title of the course or program.', { read: ['product', 'name'], nullable: true }),
  field('product_status', 'Listing status', 'text', 'OPEN, CLOSED or DELETED.', nullable),
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
    ...days('creation_date_', 'Created'),
    ...bounds('enrollment_count', 'Enrollments', 'integer'),
    ...bounds('completion_count', 'Completions', 'integer'),
    ...bounds('dropped_count', 'Drops', 'integer'),
    ...bounds('listing_price', 'Price', 'decimal'),
    filter('promo_codes', 'Promotions', 'choices', { choices: ['APPLIED', 'NOT_APPLIED'] }),
    ...bounds('revenue', 'Revenue', 'decimal'),
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
    field('currency', 'Currency', 'text', 'Currency of the amounts; totals across currencies mean nothing.', nullable),
    field('promo_codes', 'Promotion codes', 'set', 'Codes that were used.', nullable),
    field('credits', 'Credits', 'decimal', 'Credits for completing.', nullable),
    field('certificate_offered', 'Certificate', 'boolean', 'Whether the listing offers a certificate.', nullable),
    field('account_id', 'Catalog id', 'id', 'The catalog that owns the listing.'),
    field('account_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.'),
    field('canvas_course_id', 'Canvas course id', 'id', 'The Canvas course behind the listing.', nullable),
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
    ...days('enrollment_date_', 'Enrolled'),
    filter('enrollment_statuses', 'Status of the enrollment', 'choices', { choices: ['ACTIVE', 'COMPLETED', 'DROPPED', 'CONCLUDED'] }),
    ...days('completion_date_', 'Completed'),
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...personColumns('student', 'Learner'),
    field('enrollment_status', 'Enrollment status', 'text', 'ACTIVE, COMPLETED, DROPPED or CONCLUDED.', nullable),
    field('enrollment_date', 'Enrolled', 'time', 'When the person enrolled.', nullable),
    field('completion_date', 'Completed', 'time', 'When the person completed.', nullable),
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
    ...days('purchase_date_', 'Purchased'),
    filter('order_fee', 'Free or paid', 'choices', { choices: ['FREE', 'PAID'] }),
    ...bounds('listing_price', 'Price', 'decimal'),
    filter('promo_codes', 'Promotions', 'choices', { choices: ['APPLIED', 'NOT_APPLIED'] }),
    ...bounds('revenue', 'Revenue', 'decimal'),
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...personColumns('student', 'Learner'),
    ...personColumns('purchaser', 'Buyer'),
    field('bulk_purchase', 'Bulk purchase', 'boolean', 'Whether several seats were bought at once.', nullable),
    field('purchase_date', 'Purchased', 'time', 'When it was paid.', nullable),
    field('order_fee', 'Free or paid', 'text', 'FREE or PAID.', nullable),
    field('list_price', 'List price', 'money', 'Price before discounts.', { currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', 'What was taken off.', { currency: 'currency', nullable: true }),
    field('revenue', 'Revenue', 'money', 'What was paid.', { currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', 'Currency of the amounts; totals across currencies mean nothing.', nullable),
    field('promo_codes', 'Promotion codes', 'set', 'Codes that were used.', nullable),
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
    ...bounds('enrollment_count', 'Enrollments', 'integer'),
    ...days('last_enrollment_date_', 'Last enrolled'),
    ...days('registration_date_', 'Registered'),
    filter('registered_through', 'Registered through', 'choices', { choices: ['CANVAS', 'CATALOG'] }),
  ],
  caption: 'student_name',
  fields: [
    ...personColumns('student', 'Learner'),
    field('enrollment_count', 'Enrollments', 'integer', 'Listings in which the person is or was enrolled.', nullable),
    field('last_enrollment_date', 'Last enrolled', 'time', 'When the person last enrolled.', nullable),
    field('registration_date', 'Registered', 'time', 'When the person registered.', nullable),
    field('registered_through', 'Registered through', 'text', 'CANVAS or CATALOG.', nullable),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};
