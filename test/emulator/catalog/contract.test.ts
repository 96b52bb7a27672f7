import { describe, expect, it } from 'vitest';
import { played } from '../../../emulator/catalog/play/played.ts';
import type { CatalogSwitches } from '../../../emulator/seam.ts';
import { type Practice, practice } from './practice.ts';

/** Every played operation once, with all that the contract lets a request say. */
async function callEverything(catalog: Practice): Promise<number[]> {
  const { store } = catalog.state;
  const [course] = store.courses.rows;
  const [tag, otherTag] = store.tags.rows;
  const order = store.orders.rows[0];
  const user = store.users.rows[0];
  const enrollment = store.enrollments.rows[0];
  const free = store.courses.rows.find((candidate) => candidate.enrollment_cap === null);
  const enrolled = store.enrollments.rows.filter((seat) => seat.listing.id === free?.id).map((seat) => seat.user?.id);
  const newcomer = store.users.rows.find((candidate) => !enrolled.includes(candidate.canvas_user_id));
  const applicant = store.applicants.rows[0];
  const span = 'from=2023-01-01T00:00:00Z&to=2025-01-01T00:00:00Z';
  const spans =
    'created_at_from=2022-01-01T00:00:00Z&created_at_to=2026-01-01T00:00:00Z&updated_at_from=2022-01-01T00:00:00Z&updated_at_to=2026-01-01T00:00:00Z';
  const replies = [
    await catalog.get('/api/v1/catalogs?page=1&per_page=2'),
    await catalog.get('/api/v1/catalogs/41'),
    await catalog.get('/api/v1/courses?title=a&description=a&listing_path=a&tag_name=e&is_enrollable=true&query=a&page=1&per_page=100'),
    await catalog.get('/api/v1/courses?per_page=100'),
    await catalog.get(`/api/v1/courses/${course?.id}`),
    await catalog.send('POST', '/api/v1/courses', { course: newCourse, sku: '007' }),
    await catalog.send('PUT', `/api/v1/courses/${course?.id}`, {
      course: { enrollment_fee: '12.50', tag_names: ['Brand new'] },
      sku: null,
    }),
    await catalog.send('DELETE', `/api/v1/courses/${store.courses.rows[5]?.id}`),
    await catalog.get(`/api/v1/tags?product_ids=${course?.id}&name=a&has_category=false&${spans}`),
    await catalog.get('/api/v1/tags?page=1&per_page=5'),
    await catalog.get(`/api/v1/tags/${tag?.id}`),
    await catalog.form('POST', '/api/v1/tags', { name: 'Fresh', product_ids: String(course?.id) }),
    await catalog.form('PUT', `/api/v1/tags/${tag?.id}`, { name: 'Renamed' }),
    await catalog.send('DELETE', `/api/v1/tags/${tag?.id}`),
    await catalog.send('DELETE', `/api/v1/tags/bulk_delete?ids[]=${otherTag?.id}`, { ids: [otherTag?.id] }),
    await catalog.get(`/api/v1/orders?${span}&completed=1&canvas_user_id=${user?.canvas_user_id}`),
    await catalog.get(`/api/v1/orders?canvas_user_id[]=${user?.canvas_user_id}&canvas_user_id[]=1`),
    await catalog.get('/api/v1/orders?per_page=100'),
    await catalog.get(`/api/v1/orders/${order?.id}`),
    await catalog.get(`/api/v1/enrollments?listing_id=${course?.id}`),
    await catalog.get('/api/v1/enrollments?per_page=100'),
    await catalog.get(`/api/v1/enrollments/${enrollment?.id}`),
    await catalog.send('POST', '/api/v1/enrollments', {
      create_order: true,
      send_email: false,
      enrollment: { listing_id: free?.id, canvas_user_id: newcomer?.canvas_user_id },
    }),
    await catalog.send('DELETE', `/api/v1/enrollments/${enrollment?.id}`),
    await catalog.send('POST', '/api/v1/analytics/products?page=0&size=50', { promo_codes: ['APPLIED'], listing_price_min: 10.5 }),
    await catalog.send('POST', '/api/v1/analytics/products'),
    await catalog.get(`/api/v1/users?registered_in_catalog=true&canvas_user_id=${user?.canvas_user_id}&${spans}`),
    await catalog.get('/api/v1/users?per_page=100'),
    await catalog.get(`/api/v1/users/${user?.id}`),
    await catalog.get(`/api/v1/applicants?listing_id=${applicant?.listing.id}&status=waitlist`),
    await catalog.get('/api/v1/applicants'),
    await catalog.get(`/api/v1/applicants/${applicant?.id}`),
  ];
  return replies.map((reply) => reply.status);
}

const newCourse = {
  title: 'Course 1',
  description: 'This is a very important course.',
  path: 'course-1',
  canvas_course_id: 10010010,
  teaser: 'This is an example teaser',
  enrollment_open: true,
  visibility: 'listed',
  enrollment_cap: 150,
  waitlist: true,
  enrollment_fee: 49.99,
  days_to_complete: 45,
  list_order: 123,
  credits: 4,
};

async function expectNoViolations(switches: CatalogSwitches): Promise<Practice> {
  const catalog = practice({ switches });
  const statuses = await callEverything(catalog);
  expect(catalog.violations()).toEqual([]);
  expect(statuses.filter((status) => status >= 300)).toEqual([]);
  return catalog;
}

describe('the practice Catalog and its contract', () => {
  it('asks and answers as the contract says, in every operation that it plays', async () => {
    const catalog = await expectNoViolations({});

    const called = new Set(catalog.state.requests.map((request) => request.operationId));
    expect(Object.keys(played).filter((id) => !called.has(id))).toEqual([]);
  });

  it('keeps to the contract in the older shape', async () => {
    await expectNoViolations({ shape: 'old' });
  });

  it('keeps to the contract with tags and analytics in an envelope', async () => {
    await expectNoViolations({ tagEnvelope: 'envelope', analyticsEnvelope: 'envelope', dropped: 'gone' });
  });

  it('keeps to the contract with tags as a bare list and without paging headers', async () => {
    await expectNoViolations({ tagEnvelope: 'array', paging: 'none', sort: 'descending', perPageIgnored: 7, trims: true });
  });

  it('plays only operations of the contract', () => {
    const known = practice().state.operations.map((operation) => operation.id);

    expect(Object.keys(played).filter((id) => !known.includes(id))).toEqual([]);
  });

  it('says by name what it does not play yet', async () => {
    const catalog = practice();

    const reply = await catalog.send('POST', '/api/v1/users', { email_address: 'a@example.com' });

    expect(reply.status).toBe(501);
    expect(reply.json.error).toContain('createUser');
    expect(catalog.violations()).toEqual(['not played: createUser']);
  });

  it('knows no other path and no other method', async () => {
    const catalog = practice();

    expect((await catalog.get('/api/v1/products')).status).toBe(404);
    expect((await catalog.send('DELETE', '/api/v1/orders/1')).status).toBe(404);
    expect(catalog.violations()).toEqual(['undeclared: GET /api/v1/products', 'undeclared: DELETE /api/v1/orders/1']);
  });
});
