import { describe, expect, it } from 'vitest';
import { readContract } from '../../../emulator/catalog/contract/read-contract.ts';
import type { CatalogSwitches } from '../../../emulator/demo-catalog.ts';
import { type Demo, demo, type Reply } from './demo.ts';
import { differences } from './differences.ts';
import { currentShapes, oldShapes } from './document-shapes.ts';
import type { Shape } from './shapes/shape.ts';

/** One answer of every operation of which the documents show one. */
async function answersOf(catalog: Demo): Promise<Record<string, Reply>> {
  const { get, send, form, state } = catalog;
  const { store } = state;
  const course = store.courses.rows.find((row) => row.tag_names.length > 0 && row.enrollment_cap === null);
  const tag = store.tags.rows.find((row) => row.name === course?.tag_names[0]);
  const bare = store.courses.rows.find((row) => store.certificates.rows.every((certificate) => certificate.listing_id !== row.id));
  const completion = store.completions.rows.find((row) => store.courses.byId.has(row.listing_id) && !row.revoked);
  const promoted = store.orders.rows.find((order) => order.promotions.length > 0 && order.payments.length > 0);
  const person = store.users.rows.find((user) => user.merged_into_user_id !== null);
  const registered = store.users.rows.find((user) => user.registered_account_id !== null);
  const newcomer = store.users.rows.find((user) => store.enrollments.rows.every((row) => row.user?.id !== user.canvas_user_id));
  const table = new FormData();
  table.set('attachment', new File(['Catalog Course ID,Catalog Course SKU\n'], 'skus.csv', { type: 'text/csv' }));
  await form('PUT', '/api/v1/courses/update_skus', table);
  const listing = { title: 'Very important', description: 'It is.', path: 'very-important', teaser: 'Important', enrollment_fee: 49.99 };
  const enrollment = { listing_id: course?.id, canvas_user_id: newcomer?.canvas_user_id };
  const registration = { name: 'Kim', email: 'kim@example.com', custom_fields: { phone: '1' } };
  const certificate = { listing_id: bare?.id, name: 'Paper', template: '<h1>Done</h1>' };
  const admin = { canvas_user_id: '12', user_name: 'Kim', email_address: 'kim@example.com', account_ids: [44] };
  const revoked = { listing_id: completion?.listing_id, canvas_user_ids: [completion?.canvas_user_id] };
  return {
    listApplicants: await get('/api/v1/applicants'),
    getApplicant: await get(`/api/v1/applicants/${store.applicants.rows[0]?.id}`),
    listOrders: await get('/api/v1/orders?per_page=100'),
    getOrder: await get(`/api/v1/orders/${promoted?.id}`),
    listAccountAdmins: await get('/api/v1/account_admins'),
    createAccountAdmin: await send('POST', '/api/v1/account_admins', admin),
    listUserRegistrations: await get('/api/v1/user_registrations?per_page=100'),
    getUserRegistration: await get(`/api/v1/user_registrations/${registered?.canvas_user_id}`),
    createUserRegistration: await send('POST', '/api/v1/user_registrations', { user_registration: registration }),
    listCourses: await get('/api/v1/courses?per_page=100'),
    getCourse: await get(`/api/v1/courses/${course?.id}`),
    createCourse: await send('POST', '/api/v1/courses', { course: { ...listing, canvas_course_id: 1, credits: 4 } }),
    listPrograms: await get('/api/v1/programs?per_page=100'),
    getProgram: await get(`/api/v1/programs/${store.programs.rows[2]?.id}`),
    createProgram: await send('POST', '/api/v1/programs', { program: { ...listing, tag_names: ['A'], waitlist_cap: 12 } }),
    getEmailDomainSet: await get('/api/v1/email_domain_sets/3'),
    getProductsAnalytics: await send('POST', '/api/v1/analytics/products', {}),
    listCatalogs: await get('/api/v1/catalogs'),
    getCatalog: await get('/api/v1/catalogs/41'),
    listCompletedCertificates: await get(`/api/v1/completed_certificates?user_id=${completion?.canvas_user_id}`),
    listEnrollments: await get('/api/v1/enrollments?per_page=100'),
    getEnrollment: await get(`/api/v1/enrollments/${store.enrollments.rows[0]?.id}`),
    createEnrollment: await send('POST', '/api/v1/enrollments', { create_order: false, send_email: false, enrollment }),
    getTag: await get(`/api/v1/tags/${tag?.id}`),
    updateTag: await form('PUT', `/api/v1/tags/${tag?.id}`, { name: 'New name' }),
    deleteTag: await send('DELETE', `/api/v1/tags/${tag?.id}`),
    getUser: await get(`/api/v1/users/${person?.id}`),
    updateUser: await form('PUT', `/api/v1/users/${person?.id}`, { clear_merged_into_user_id: 'true' }),
    getProgress: await get('/api/v1/progresses/1'),
    getListingCertificate: await get(`/api/v1/certificates?listing_id=${store.certificates.rows[0]?.listing_id}`),
    createCertificate: await send('POST', '/api/v1/certificates', { certificate }),
    revokeUsersCertificate: await send('PUT', '/api/v1/certificates/revoke_users_certificate', { certificate: revoked }),
  };
}

async function departures(switches: CatalogSwitches, shapes: Record<string, Shape>): Promise<string[]> {
  const catalog = demo({ switches });
  const answers = await answersOf(catalog);
  expect(Object.keys(answers).sort()).toEqual(Object.keys(shapes).sort());
  return [
    ...catalog.violations(),
    ...Object.entries(shapes).flatMap(([id, shape]) => differences(shape, answers[id]?.json, id)),
    ...Object.entries(answers).flatMap(([id, answer]) => (answer.status < 300 ? [] : [`${id} answered ${answer.status}`])),
  ];
}

describe('the examples of the documents', () => {
  it('are answered field for field in their current shape', async () => {
    expect(await departures({}, currentShapes)).toEqual([]);
  });

  it('are answered field for field in their older shape', async () => {
    expect(await departures({ shape: 'old' }, oldShapes)).toEqual([]);
  });

  it('all have a shape here', () => {
    const shown = Object.values(readContract().paths)
      .flatMap((methods) => Object.values(methods))
      .filter((operation) => JSON.stringify(operation.responses).includes('externalValue'))
      .map((operation) => operation.operationId);

    expect(shown).toHaveLength(32);
    expect(Object.keys(currentShapes).sort()).toEqual(shown.sort());
  });
});

describe('comparing with a shape', () => {
  it('finds what is missing, what is more and what is of another kind', () => {
    const shape: Shape = { id: 'integer', 'note?': 'text', rows: [{ price: 'decimal text' }] };

    expect(differences(shape, { id: 1, rows: [{ price: '1.0' }] })).toEqual([]);
    expect(differences(shape, { id: '1', rows: [{ price: 1 }, {}], more: 1 })).toEqual([
      'answer.more is not in the documents',
      'answer.id is not integer',
      'answer.rows[].price is not decimal text',
      'answer.rows[].price is missing',
    ]);
  });
});
