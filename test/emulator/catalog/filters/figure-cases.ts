// Every filter of the figures.
import { atLeast, atMost, type FilterCase, type ListCases, listAt, oneOf, since, until } from './filter-case.ts';

const promoted: FilterCase = { value: () => ['APPLIED'], keeps: (row) => listAt(row, 'promo_codes').length > 0 };

const products: Record<string, FilterCase> = {
  account_ids: oneOf('account_id'),
  product_ids: oneOf('product.id'),
  product_statuses: oneOf('product_status', 'CLOSED'),
};
const students: Record<string, FilterCase> = {
  student_ids: oneOf('student.id'),
  student_canvas_user_ids: oneOf('student.canvas_user_id'),
};

export const figureCases: Record<string, ListCases> = {
  getProductsAnalytics: {
    path: '/api/v1/analytics/products',
    root: 'products',
    filters: {
      ...products,
      creation_date_from: since('created_at'),
      creation_date_to: until('created_at'),
      enrollment_count_min: atLeast('enrollment_count'),
      enrollment_count_max: atMost('enrollment_count'),
      completion_count_min: atLeast('completion_count'),
      completion_count_max: atMost('completion_count'),
      dropped_count_min: atLeast('dropped_count'),
      dropped_count_max: atMost('dropped_count'),
      listing_price_min: atLeast('list_price'),
      listing_price_max: atMost('list_price'),
      promo_codes: promoted,
      revenue_min: atLeast('revenue'),
      revenue_max: atMost('revenue'),
      certificate_offered: { value: () => true, keeps: (row) => row.certificate_offered === true },
    },
  },
  getEnrollmentsAnalytics: {
    path: '/api/v1/analytics/enrollments',
    root: 'enrollments',
    filters: {
      ...products,
      ...students,
      enrollment_date_from: since('enrollment_date'),
      enrollment_date_to: until('enrollment_date'),
      enrollment_statuses: oneOf('enrollment_status', 'COMPLETED'),
      completion_date_from: since('completion_date'),
      completion_date_to: until('completion_date'),
    },
  },
  getOrdersAnalytics: {
    path: '/api/v1/analytics/orders',
    root: 'orders',
    filters: {
      ...products,
      ...students,
      purchaser_ids: oneOf('purchaser.id'),
      purchaser_canvas_user_ids: oneOf('purchaser.canvas_user_id'),
      bulk_purchases_only: { value: () => true, keeps: (row) => row.bulk_purchase === true },
      purchase_date_from: since('purchase_date'),
      purchase_date_to: until('purchase_date'),
      order_fee: oneOf('order_fee', 'FREE'),
      listing_price_min: atLeast('list_price'),
      listing_price_max: atMost('list_price'),
      promo_codes: promoted,
      revenue_min: atLeast('revenue'),
      revenue_max: atMost('revenue'),
    },
  },
  getUsersAnalytics: {
    path: '/api/v1/analytics/users',
    root: 'users',
    filters: {
      ...students,
      account_ids: oneOf('account_id'),
      enrollment_count_min: atLeast('enrollment_count'),
      enrollment_count_max: atMost('enrollment_count'),
      last_enrollment_date_from: since('last_enrollment_date'),
      last_enrollment_date_to: until('last_enrollment_date'),
      registration_date_from: since('registration_date'),
      registration_date_to: until('registration_date'),
      registered_through: oneOf('registered_through', 'CANVAS'),
    },
  },
};
