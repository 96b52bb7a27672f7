// Every filter of the lists.
import type { Row } from '../demo.ts';
import { CLOCK } from '../filled.ts';
import { at, type FilterCase, has, type ListCases, listAt, same, since, textAt, timeAt, until, word } from './filter-case.ts';

const listing: Record<string, FilterCase> = {
  title: word('title', 'man'),
  description: word('description', '<h3>week 6'),
  listing_path: word('listing_path', 'in'),
  tag_name: { value: () => 'a', keeps: (row, value) => listAt(row, 'tag_names').some((name) => has(name, value)) },
  is_enrollable: {
    value: () => 'true',
    keeps: (row, _value, store) => {
      const stored = store.courses.byId.get(Number(row.id)) ?? store.programs.byId.get(Number(row.id));
      const begun = !(timeAt(row, 'enrollment_open_from') > CLOCK);
      const over = timeAt(row, 'enrollment_open_to') < CLOCK;
      return row.enrollment_open === true && begun && !over && stored?.archived_at === null;
    },
  },
  query: {
    value: (rows) => rows.flatMap((row) => listAt(row, 'tag_names'))[0],
    keeps: (row, value) => [row.title, row.description, ...listAt(row, 'tag_names')].some((text) => has(text, value)),
  },
};
const times: Record<string, FilterCase> = {
  updated_at_from: since('updated_at'),
  updated_at_to: until('updated_at'),
  created_at_from: since('created_at'),
  created_at_to: until('created_at'),
};
const isBuyer = (row: Row, value: unknown) => [value].flat().map(String).includes(textAt(row, 'user.id'));

/** By operation id. */
export const listCases: Record<string, ListCases> = {
  listApplicants: {
    path: '/api/v1/applicants',
    root: 'applicants',
    filters: { listing_id: same('listing.id'), status: { value: () => 'waitlist', keeps: (row) => row.status === 'waitlist' } },
  },
  listOrders: {
    path: '/api/v1/orders',
    root: 'orders',
    filters: {
      from: since('created_at'),
      to: until('created_at'),
      canvas_user_id: { value: same('user.id').value, keeps: isBuyer },
      'canvas_user_id[]': {
        value: (rows) => [...new Set(rows.map((row) => at(row, 'user.id')))].filter(Number).slice(0, 3),
        keeps: isBuyer,
      },
      completed: { value: () => 'false', keeps: (row) => row.purchased_at !== null },
    },
  },
  listBulkEnrollments: {
    path: '/api/v1/order_items/history/bulk_enrollments',
    root: 'bulk_enrollments',
    filters: {
      from: since('purchased_at'),
      to: until('purchased_at'),
      canvas_user_ids: {
        value: (rows) =>
          rows
            .slice(0, 3)
            .map((row) => row.canvas_user_id)
            .join(','),
        keeps: (row, value) => String(value).split(',').includes(String(row.canvas_user_id)),
      },
    },
  },
  listAccountAdmins: {
    path: '/api/v1/account_admins',
    root: 'content',
    filters: {
      search: {
        value: (rows) => textAt(rows[0] ?? {}, 'name').slice(0, 5),
        keeps: (row, value) => has(row.name, value) || has(row.email, value),
      },
    },
  },
  listUserRegistrations: {
    path: '/api/v1/user_registrations',
    root: 'user_registrations',
    filters: { from: since('created_at'), to: until('created_at') },
  },
  listCourses: { path: '/api/v1/courses', root: 'courses', filters: listing },
  listPrograms: { path: '/api/v1/programs', root: 'programs', filters: listing },
  listEmailDomainSets: {
    path: '/api/v1/email_domain_sets',
    root: 'email_domain_sets',
    filters: {
      search: word('name', 'partner'),
      exact: {
        value: () => 'true',
        keeps: (row) => row.name === 'Partner employers',
        beside: { search: 'partner employers' },
      },
    },
  },
  listEmailDomainSetPromotions: { path: '/api/v1/email_domain_sets/3/promotions', root: 'promotions', filters: {} },
  listCatalogs: { path: '/api/v1/catalogs', root: 'catalogs', filters: {} },
  listCompletedCertificates: {
    path: '/api/v1/completed_certificates',
    root: 'completed_certificates',
    filters: {
      only_certificates: { value: () => 'true', keeps: (row) => row.certificate_url !== null, beside: { user_id: 'busiest' } },
    },
  },
  listEnrollments: { path: '/api/v1/enrollments', root: 'enrollments', filters: { listing_id: same('listing.id') } },
  listTags: {
    path: '/api/v1/tags',
    root: 'tags',
    filters: {
      ...times,
      name: {
        value: () => 'tech',
        keeps: (row, value) =>
          [row.name, ...listAt(row, 'assigned_listings').map((one) => Object(one).title)].some((text) => has(text, value)),
      },
      product_ids: {
        value: (rows) =>
          rows
            .flatMap((row) =>
              listAt(row, 'assigned_listings')
                .slice(0, 1)
                .map((one) => Object(one).id),
            )
            .slice(0, 2)
            .join(','),
        keeps: (row, value) =>
          listAt(row, 'assigned_listings').some((one) =>
            String(value)
              .split(',')
              .includes(String(Object(one).id)),
          ),
      },
      has_category: { value: () => 'true', keeps: (row) => listAt(row, 'assigned_categories').length > 0 },
    },
  },
  listUsers: {
    path: '/api/v1/users',
    root: 'users',
    filters: {
      ...times,
      canvas_user_id: same('canvas_user_id'),
      registered_in_catalog: { value: () => 'false', keeps: (row) => row.registered_account_id === null },
    },
  },
};
