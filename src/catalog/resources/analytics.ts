import type { Field, Filter, Resource } from '../resource.ts';
import { bounds, days, field, filter } from './entry.ts';

const nullable = { nullable: true } as const;

const REMARK = 'Each pull replaces all rows, so keep your notes in another tab.';

const ofListings: readonly Filter[] = [
  filter('account_ids', 'Catalog IDs', 'ids'),
  filter('product_ids', 'Listing IDs', 'ids'),
  filter('product_statuses', 'Listing status', 'choices', { choices: ['OPEN', 'CLOSED', 'DELETED'] }),
];

const ofStudents: readonly Filter[] = [
  filter('student_ids', 'User IDs', 'ids', { help: 'Catalog user IDs.' }),
  filter('student_canvas_user_ids', 'Canvas user IDs', 'ids'),
];

const catalogColumns: readonly Field[] = [
  field('account_id', 'Catalog ID', 'id', { help: 'ID of the catalog that owns the listing.', ...nullable }),
  field('account_name', 'Catalog', 'text', { help: 'Name of the catalog that owns the listing.', ...nullable }),
];

const listingColumns: readonly Field[] = [
  field('product_id', 'Listing ID', 'id', { help: 'ID of the course or program.', read: ['product', 'id'], nullable: true }),
  field('product_name', 'Listing', 'text', { help: 'Title of the course or program.', read: ['product', 'name'], nullable: true }),
  field('product_status', 'Listing status', 'text', { help: 'OPEN, CLOSED, or DELETED.', ...nullable }),
];

const learnerColumns = (role: 'student' | 'purchaser', label: string): Field[] => [
  { name: `${role}_id`, label: `${label} ID`, kind: 'id', read: [role, 'id'], nullable: true, help: 'ID of the user in Catalog.' },
  { name: `${role}_name`, label, kind: 'text', read: [role, 'name'], nullable: true, personal: true, help: 'Full name.' },
  {
    name: `${role}_email`,
    label: `${label} email`,
    kind: 'text',
    read: [role, 'email'],
    nullable: true,
    personal: true,
    help: 'Email address.',
  },
  {
    name: `${role}_canvas_user_id`,
    label: `${label} Canvas user ID`,
    kind: 'id',
    read: [role, 'canvas_user_id'],
    nullable: true,
    help: 'ID of the same user in Canvas.',
  },
];

/** Figures per listing. A read that uses POST; no paging is documented, and rows have no identity. */
export const productAnalytics: Resource = {
  name: 'analytics/products',
  title: 'Listing analytics',
  one: 'analytics row',
  group: 'Analytics',
  path: '/api/v1/analytics/products',
  list: {
    operationId: 'getProductsAnalytics',
    method: 'post',
    root: 'products',
    paging: 'none',
    period: { filters: 'creation_date_', field: 'created_at' },
  },
  writes: {},
  filters: [
    filter('account_ids', 'Catalog IDs', 'ids'),
    filter('product_ids', 'Listing IDs', 'ids'),
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
    field('product_id', 'Listing ID', 'id', { help: 'ID of the course or program.', read: ['product', 'id'] }),
    field('product_name', 'Listing', 'text', { help: 'Title of the course or program.', read: ['product', 'name'] }),
    field('product_status', 'Status', 'choice', { help: 'Listing status.', choices: ['OPEN', 'CLOSED', 'DELETED'] }),
    field('enrollment_count', 'Enrollments', 'integer', 'Number of learners who enrolled.'),
    field('dropped_count', 'Drops', 'integer', 'Number of learners who dropped.'),
    field('completion_count', 'Completions', 'integer', 'Number of learners who completed.'),
    field('list_price', 'List price', 'money', { help: 'Price before discounts.', currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', { help: 'Total discounts.', currency: 'currency', nullable: true }),
    field('revenue', 'Revenue', 'money', { help: 'Total paid.', currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', { help: 'Currency of the amounts. Don’t add up different currencies.', ...nullable }),
    field('promo_codes', 'Promotion codes', 'set', { help: 'Promotion codes used.', ...nullable }),
    field('credits', 'Credits', 'decimal', { help: 'Credits earned on completion.', ...nullable }),
    field('certificate_offered', 'Certificate', 'boolean', { help: 'Whether the listing offers a certificate.', ...nullable }),
    field('account_id', 'Catalog ID', 'id', 'ID of the catalog that owns the listing.'),
    field('account_name', 'Catalog', 'text', 'Name of the catalog that owns the listing.'),
    field('canvas_course_id', 'Canvas course ID', 'id', { help: 'ID of the linked Canvas course.', ...nullable }),
    field('sku', 'SKU', 'text', { help: 'SKU of the listing.', read: ['product', 'sku'], nullable: true }),
    field('created_at', 'Created', 'time', 'When the listing was created.'),
  ],
  remarks: [REMARK],
};

/** No source shows these rows: names are taken from the filters and from the rows of listings (inferred). */
export const enrollmentAnalytics: Resource = {
  name: 'analytics/enrollments',
  title: 'Enrollment analytics',
  one: 'analytics row',
  group: 'Analytics',
  path: '/api/v1/analytics/enrollments',
  list: {
    operationId: 'getEnrollmentsAnalytics',
    method: 'post',
    root: 'enrollments',
    paging: 'none',
    period: { filters: 'enrollment_date_', field: 'enrollment_date' },
  },
  writes: {},
  learnerId: 'student_canvas_user_id',
  filters: [
    ...ofListings,
    ...ofStudents,
    ...days('enrollment_date_', 'Enrolled'),
    filter('enrollment_statuses', 'Enrollment status', 'choices', { choices: ['ACTIVE', 'COMPLETED', 'DROPPED', 'CONCLUDED'] }),
    ...days('completion_date_', 'Completed'),
  ],
  caption: 'product_name',
  fields: [
    ...listingColumns,
    ...learnerColumns('student', 'Learner'),
    field('enrollment_status', 'Enrollment status', 'text', { help: 'ACTIVE, COMPLETED, DROPPED, or CONCLUDED.', ...nullable }),
    field('enrollment_date', 'Enrolled', 'time', { help: 'When the learner enrolled.', ...nullable }),
    field('completion_date', 'Completed', 'time', { help: 'When the learner completed.', ...nullable }),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};

/** No source shows these rows: names are taken from the filters and from the rows of listings (inferred). */
export const orderAnalytics: Resource = {
  name: 'analytics/orders',
  title: 'Order analytics',
  one: 'analytics row',
  group: 'Analytics',
  path: '/api/v1/analytics/orders',
  list: {
    operationId: 'getOrdersAnalytics',
    method: 'post',
    root: 'orders',
    paging: 'none',
    period: { filters: 'purchase_date_', field: 'purchase_date' },
  },
  writes: {},
  learnerId: 'student_canvas_user_id',
  filters: [
    ...ofListings,
    ...ofStudents,
    filter('purchaser_ids', 'Buyer (Catalog user ID)', 'ids', { help: 'Catalog user IDs.' }),
    filter('purchaser_canvas_user_ids', 'Buyer (Canvas user ID)', 'ids'),
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
    ...learnerColumns('student', 'Learner'),
    ...learnerColumns('purchaser', 'Buyer'),
    field('bulk_purchase', 'Bulk purchase', 'boolean', { help: 'Whether this is a bulk purchase.', ...nullable }),
    field('purchase_date', 'Purchased', 'time', { help: 'When the order was paid.', ...nullable }),
    field('order_fee', 'Free or paid', 'text', { help: 'FREE or PAID.', ...nullable }),
    field('list_price', 'List price', 'money', { help: 'Price before discounts.', currency: 'currency', nullable: true }),
    field('discount', 'Discount', 'money', { help: 'Discount amount.', currency: 'currency', nullable: true }),
    field('revenue', 'Revenue', 'money', { help: 'Amount paid.', currency: 'currency', nullable: true }),
    field('currency', 'Currency', 'text', { help: 'Currency of the amounts. Don’t add up different currencies.', ...nullable }),
    field('promo_codes', 'Promotion codes', 'set', { help: 'Promotion codes used.', ...nullable }),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};

/** No source shows these rows: names are taken from the filters and from the rows of listings (inferred). */
export const userAnalytics: Resource = {
  name: 'analytics/users',
  title: 'User analytics',
  one: 'analytics row',
  group: 'Analytics',
  path: '/api/v1/analytics/users',
  list: {
    operationId: 'getUsersAnalytics',
    method: 'post',
    root: 'users',
    paging: 'none',
    period: { filters: 'registration_date_', field: 'registration_date' },
  },
  writes: {},
  learnerId: 'student_canvas_user_id',
  filters: [
    filter('account_ids', 'Catalog IDs', 'ids'),
    ...ofStudents,
    ...bounds('enrollment_count', 'Enrollments', 'integer'),
    ...days('last_enrollment_date_', 'Last enrolled'),
    ...days('registration_date_', 'Registered'),
    filter('registered_through', 'Registered through', 'choices', { choices: ['CANVAS', 'CATALOG'] }),
  ],
  caption: 'student_name',
  fields: [
    ...learnerColumns('student', 'Learner'),
    field('enrollment_count', 'Enrollments', 'integer', { help: 'Number of listings the learner has enrolled in.', ...nullable }),
    field('last_enrollment_date', 'Last enrolled', 'time', { help: 'When the learner last enrolled.', ...nullable }),
    field('registration_date', 'Registered', 'time', { help: 'When the learner registered.', ...nullable }),
    field('registered_through', 'Registered through', 'text', { help: 'CANVAS or CATALOG.', ...nullable }),
    ...catalogColumns,
  ],
  remarks: [REMARK],
};
