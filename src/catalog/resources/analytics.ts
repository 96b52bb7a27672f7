import type { Field, Filter, Resource } from '../resource.ts';

const REMARK = 'Rows have no identity, so each pull replaces them all.';

const ofListings: readonly Filter[] = [
  { name: 'account_ids', label: 'Catalog ids', kind: 'ids' },
  { name: 'product_ids', label: 'Listing ids', kind: 'ids' },
  { name: 'product_statuses', label: 'Status of the listing', kind: 'choices', choices: ['OPEN', 'CLOSED', 'DELETED'] },
];

const ofStudents: readonly Filter[] = [
  { name: 'student_ids', label: 'User ids', kind: 'ids', help: 'Ids in Catalog.' },
  { name: 'student_canvas_user_ids', label: 'Canvas user ids', kind: 'ids' },
];

const catalogColumns: readonly Field[] = [
  { name: 'account_id', label: 'Catalog id', kind: 'id', nullable: true, help: 'The catalog that owns the listing.' },
  { name: 'account_name', label: 'Catalog', kind: 'text', nullable: true, help: 'Name of the catalog that owns the listing.' },
];

const listingColumns: readonly Field[] = [
  { name: 'product_id', label: 'Listing id', kind: 'id', read: ['product', 'id'], nullable: true, help: 'The course or program.' },
  {
    name: 'product_name',
    label: 'Listing',
    kind: 'text',
    read: ['product', 'name'],
    nullable: true,
    help: 'Title of the course or program.',
  },
  { name: 'product_status', label: 'Listing status', kind: 'text', nullable: true, help: 'OPEN, CLOSED or DELETED.' },
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
    { name: 'account_ids', label: 'Catalog ids', kind: 'ids' },
    { name: 'product_ids', label: 'Listing ids', kind: 'ids' },
    { name: 'product_statuses', label: 'Status', kind: 'choices', choices: ['OPEN', 'CLOSED', 'DELETED'] },
    { name: 'creation_date_from', label: 'Created from', kind: 'day' },
    { name: 'creation_date_to', label: 'Created to', kind: 'day', end: true },
    { name: 'enrollment_count_min', label: 'Enrollments, at least', kind: 'integer' },
    { name: 'enrollment_count_max', label: 'Enrollments, at most', kind: 'integer' },
    { name: 'completion_count_min', label: 'Completions, at least', kind: 'integer' },
    { name: 'completion_count_max', label: 'Completions, at most', kind: 'integer' },
    { name: 'dropped_count_min', label: 'Drops, at least', kind: 'integer' },
    { name: 'dropped_count_max', label: 'Drops, at most', kind: 'integer' },
    { name: 'listing_price_min', label: 'Price, at least', kind: 'decimal' },
    { name: 'listing_price_max', label: 'Price, at most', kind: 'decimal' },
    { name: 'promo_codes', label: 'Promotions', kind: 'choices', choices: ['APPLIED', 'NOT_APPLIED'] },
    { name: 'revenue_min', label: 'Revenue, at least', kind: 'decimal' },
    { name: 'revenue_max', label: 'Revenue, at most', kind: 'decimal' },
    { name: 'certificate_offered', label: 'Offers a certificate', kind: 'boolean' },
  ],
  caption: 'product_name',
  fields: [
    { name: 'product_id', label: 'Listing id', kind: 'id', read: ['product', 'id'], help: 'The course or program.' },
    { name: 'product_name', label: 'Listing', kind: 'text', read: ['product', 'name'], help: 'Title of the course or program.' },
    { name: 'product_status', label: 'Status', kind: 'choice', choices: ['OPEN', 'CLOSED', 'DELETED'], help: 'State of the listing.' },
    { name: 'enrollment_count', label: 'Enrollments', kind: 'integer', help: 'People who enrolled.' },
    { name: 'dropped_count', label: 'Drops', kind: 'integer', help: 'People who dropped out.' },
    { name: 'completion_count', label: 'Completions', kind: 'integer', help: 'People who completed.' },
    { name: 'list_price', label: 'List price', kind: 'money', currency: 'currency', nullable: true, help: 'Price before discounts.' },
    { name: 'discount', label: 'Discount', kind: 'money', currency: 'currency', nullable: true, help: 'Sum of the discounts.' },
    { name: 'revenue', label: 'Revenue', kind: 'money', currency: 'currency', nullable: true, help: 'Sum of what was paid.' },
    {
      name: 'currency',
      label: 'Currency',
      kind: 'text',
      nullable: true,
      help: 'Currency of the amounts; totals across currencies mean nothing.',
    },
    { name: 'promo_codes', label: 'Promotion codes', kind: 'set', nullable: true, help: 'Codes that were used.' },
    { name: 'credits', label: 'Credits', kind: 'decimal', nullable: true, help: 'Credits for completing.' },
    {
      name: 'certificate_offered',
      label: 'Certificate',
      kind: 'boolean',
      nullable: true,
      help: 'Whether the listing offers a certificate.',
    },
    { name: 'account_id', label: 'Catalog id', kind: 'id', help: 'The catalog that owns the listing.' },
    { name: 'account_name', label: 'Catalog', kind: 'text', help: 'Name of the catalog that owns the listing.' },
    { name: 'canvas_course_id', label: 'Canvas course id', kind: 'id', nullable: true, help: 'The Canvas course behind the listing.' },
    { name: 'sku', label: 'SKU', kind: 'text', read: ['product', 'sku'], nullable: true, help: 'Stock number of the listing.' },
    { name: 'created_at', label: 'Created', kind: 'time', help: 'When the listing was made.' },
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
    { name: 'enrollment_date_from', label: 'Enrolled from', kind: 'day' },
    { name: 'enrollment_date_to', label: 'Enrolled to', kind: 'day', end: true },
    {
      name: 'enrollment_statuses',
      label: 'Status of the enrollment',
      kind: 'choices',
      choices: ['ACTIVE', 'COMPLETED', 'DROPPED', 'CONCLUDED'],
    },
    { name: 'completion_date_from', label: 'Completed from', kind: 'day' },
    { name: 'completion_date_to', label: 'Completed to', kind: 'day', end: true },
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...personColumns('student', 'Learner'),
    {
      name: 'enrollment_status',
      label: 'Enrollment status',
      kind: 'text',
      nullable: true,
      help: 'ACTIVE, COMPLETED, DROPPED or CONCLUDED.',
    },
    { name: 'enrollment_date', label: 'Enrolled', kind: 'time', nullable: true, help: 'When the person enrolled.' },
    { name: 'completion_date', label: 'Completed', kind: 'time', nullable: true, help: 'When the person completed.' },
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
    { name: 'purchaser_ids', label: 'Buyers, by user id', kind: 'ids', help: 'Ids in Catalog.' },
    { name: 'purchaser_canvas_user_ids', label: 'Buyers, by Canvas user id', kind: 'ids' },
    { name: 'bulk_purchases_only', label: 'Only bulk purchases', kind: 'boolean' },
    { name: 'purchase_date_from', label: 'Purchased from', kind: 'day' },
    { name: 'purchase_date_to', label: 'Purchased to', kind: 'day', end: true },
    { name: 'order_fee', label: 'Free or paid', kind: 'choices', choices: ['FREE', 'PAID'] },
    { name: 'listing_price_min', label: 'Price, at least', kind: 'decimal' },
    { name: 'listing_price_max', label: 'Price, at most', kind: 'decimal' },
    { name: 'promo_codes', label: 'Promotions', kind: 'choices', choices: ['APPLIED', 'NOT_APPLIED'] },
    { name: 'revenue_min', label: 'Revenue, at least', kind: 'decimal' },
    { name: 'revenue_max', label: 'Revenue, at most', kind: 'decimal' },
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...personColumns('student', 'Learner'),
    ...personColumns('purchaser', 'Buyer'),
    { name: 'bulk_purchase', label: 'Bulk purchase', kind: 'boolean', nullable: true, help: 'Whether several seats were bought at once.' },
    { name: 'purchase_date', label: 'Purchased', kind: 'time', nullable: true, help: 'When it was paid.' },
    { name: 'order_fee', label: 'Free or paid', kind: 'text', nullable: true, help: 'FREE or PAID.' },
    { name: 'list_price', label: 'List price', kind: 'money', currency: 'currency', nullable: true, help: 'Price before discounts.' },
    { name: 'discount', label: 'Discount', kind: 'money', currency: 'currency', nullable: true, help: 'What was taken off.' },
    { name: 'revenue', label: 'Revenue', kind: 'money', currency: 'currency', nullable: true, help: 'What was paid.' },
    {
      name: 'currency',
      label: 'Currency',
      kind: 'text',
      nullable: true,
      help: 'Currency of the amounts; totals across currencies mean nothing.',
    },
    { name: 'promo_codes', label: 'Promotion codes', kind: 'set', nullable: true, help: 'Codes that were used.' },
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
    { name: 'account_ids', label: 'Catalog ids', kind: 'ids' },
    ...ofStudents,
    { name: 'enrollment_count_min', label: 'Enrollments, at least', kind: 'integer' },
    { name: 'enrollment_count_max', label: 'Enrollments, at most', kind: 'integer' },
    { name: 'last_enrollment_date_from', label: 'Last enrolled from', kind: 'day' },
    { name: 'last_enrollment_date_to', label: 'Last enrolled to', kind: 'day', end: true },
    { name: 'registration_date_from', label: 'Registered from', kind: 'day' },
    { name: 'registration_date_to', label: 'Registered to', kind: 'day', end: true },
    { name: 'registered_through', label: 'Registered through', kind: 'choices', choices: ['CANVAS', 'CATALOG'] },
  ],
  caption: 'student_name',
  fields: [
    ...personColumns('student', 'Learner'),
    {
      name: 'enrollment_count',
      label: 'Enrollments',
      kind: 'integer',
      nullable: true,
      help: 'Listings in which the person is or was enrolled.',
    },
    { name: 'last_enrollment_date', label: 'Last enrolled', kind: 'time', nullable: true, help: 'When the person last enrolled.' },
    { name: 'registration_date', label: 'Registered', kind: 'time', nullable: true, help: 'When the person registered.' },
    { name: 'registered_through', label: 'Registered through', kind: 'text', nullable: true, help: 'CANVAS or CATALOG.' },
    ...catalogColumns,
  ],
  remarks: [REMARK],
};
