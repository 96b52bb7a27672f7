// Every operation of the contract, once or more, with all that the contract lets a request say.
import type { Demo, Reply } from './demo.ts';

/** Answers the statuses, in order. */
export async function callEverything(catalog: Demo): Promise<number[]> {
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
    ...(await callOffice(catalog)),
  ];
  return replies.map((reply) => reply.status);
}

/** What came to the demo Catalog later: programs, people, certificates, admins, domains, jobs. */
async function callOffice(catalog: Demo): Promise<Reply[]> {
  const { store } = catalog.state;
  const course = store.courses.rows[1];
  const bare = store.courses.rows.find((candidate) => store.certificates.rows.every((row) => row.listing_id !== candidate.id));
  const program = store.programs.rows[2];
  const user = store.users.rows[7];
  const applicant = store.applicants.rows[0];
  const admin = store.accountAdmins.rows[0];
  const set = store.emailDomainSets.rows[0];
  const bulk = store.bulkEnrollments.rows[0];
  const completion = store.completions.rows.find((row) => store.courses.byId.has(row.listing_id));
  const span = 'from=2022-01-01T00:00:00Z&to=2026-01-01T00:00:00Z';
  const table = new FormData();
  table.set('attachment', new File([`Catalog Course ID,Catalog Course SKU\n${course?.id},"00,7"\n`], 'skus.csv', { type: 'text/csv' }));
  const days = (name: string) => ({ [`${name}_from`]: '2022-01-01T00:00:00Z', [`${name}_to`]: '2026-01-01T00:00:00Z' });
  const students = { student_ids: [user?.id], student_canvas_user_ids: [user?.canvas_user_id] };
  const products = { account_ids: [41], product_ids: [course?.id], product_statuses: ['OPEN'] };
  return [
    await catalog.get('/api/v1/programs?title=a&description=a&listing_path=a&tag_name=e&is_enrollable=true&query=a&page=1&per_page=100'),
    await catalog.get('/api/v1/programs?per_page=100'),
    await catalog.get(`/api/v1/programs/${program?.id}`),
    await catalog.send('POST', '/api/v1/programs', { program: { ...newProgram, requirement_ids: [course?.id, program?.id] } }),
    await catalog.send('PUT', `/api/v1/programs/${program?.id}`, { program: { sequential: true, requirement_ids: String(course?.id) } }),
    await catalog.send('DELETE', `/api/v1/programs/${store.programs.rows[0]?.id}`),
    await catalog.send('PUT', '/api/v1/programs/archived', { product_action: 'archive', product_ids: [program?.id] }),
    await catalog.send('PUT', '/api/v1/courses/archived', { product_action: 'reactivate', product_ids: [course?.id] }),
    await catalog.form('PUT', '/api/v1/courses/update_skus', table),
    await catalog.get('/api/v1/progresses/1'),
    await catalog.form('POST', '/api/v1/users', { email_address: 'new@example.com', user_name: 'New One', 'custom_fields[phone]': '007' }),
    await catalog.form('PUT', `/api/v1/users/${user?.id}`, { 'custom_fields[phone]': '0042', clear_merged_into_user_id: 'true' }),
    await catalog.send('PUT', `/api/v1/users/${user?.id}`, { custom_fields: { employer: null } }),
    await catalog.get(`/api/v1/user_registrations?${span}`),
    await catalog.get(`/api/v1/user_registrations/${store.users.rows.find((row) => row.registered_account_id !== null)?.canvas_user_id}`),
    await catalog.send('POST', '/api/v1/user_registrations', {
      user_registration: { name: 'Registered', email: 'registered@example.com', catalog_id: 44, custom_fields: { phone: '1' } },
    }),
    await catalog.send('DELETE', `/api/v1/users/${user?.id}?only_orders_and_enrollments=true`, { only_orders_and_enrollments: true }),
    await catalog.send('DELETE', `/api/v1/applicants?listing_id=${applicant?.listing.id}`, { listing_id: applicant?.listing.id }),
    await catalog.get('/api/v1/account_admins?page=0&sort=name&search=e&per_page=3&size=2'),
    await catalog.form('POST', '/api/v1/account_admins', {
      canvas_user_id: String(user?.canvas_user_id),
      user_name: 'An Admin',
      email_address: 'admin@example.com',
      account_ids: '44,45',
    }),
    await catalog.send('DELETE', `/api/v1/account_admins/${admin?.id}/accounts/${admin?.accounts[0]?.id}`),
    await catalog.send('DELETE', `/api/v1/account_admins/${store.accountAdmins.rows[2]?.id}`),
    await catalog.get('/api/v1/email_domain_sets?search=partner%20employers&exact=true'),
    await catalog.get(`/api/v1/email_domain_sets/${set?.id}`),
    await catalog.send('PUT', `/api/v1/email_domain_sets/${set?.id}`, {
      email_domain_set: { name: 'Renamed', email_domains_attributes: [{ domain: 'example.org' }] },
    }),
    await catalog.get(`/api/v1/email_domain_sets/${set?.id}/promotions`),
    await catalog.get(`/api/v1/order_items/history/bulk_enrollments?${span}&canvas_user_ids=${bulk?.canvas_user_id}`),
    await catalog.get(`/api/v1/order_items/history/bulk_enrollments/${bulk?.id}`),
    await catalog.get(`/api/v1/certificates?listing_id=${store.certificates.rows[0]?.listing_id}`),
    await catalog.get(`/api/v1/completed_certificates?user_id=${completion?.canvas_user_id}&only_certificates=true`),
    await catalog.send('PUT', '/api/v1/certificates/revoke_users_certificate', {
      certificate: { listing_id: completion?.listing_id, canvas_user_ids: [completion?.canvas_user_id] },
    }),
    await catalog.send('POST', '/api/v1/certificates', {
      certificate: { listing_id: bare?.id, name: 'Paper', template: '<p>Well done</p>', pdf_settings: { orientation: 'Portrait' } },
      expires_at: '2027-01-01T00:00:00Z',
    }),
    await catalog.send('DELETE', `/api/v1/certificates?certificate[listing_id]=${bare?.id}`, { certificate: { listing_id: bare?.id } }),
    await catalog.send('POST', '/api/v1/analytics/enrollments', {
      ...products,
      ...students,
      ...days('enrollment_date'),
      ...days('completion_date'),
      enrollment_statuses: ['ACTIVE'],
    }),
    await catalog.send('POST', '/api/v1/analytics/enrollments'),
    await catalog.send('POST', '/api/v1/analytics/orders', {
      ...products,
      ...students,
      ...days('purchase_date'),
      purchaser_ids: [user?.id],
      purchaser_canvas_user_ids: [user?.canvas_user_id],
      bulk_purchases_only: true,
      order_fee: ['PAID'],
      promo_codes: ['APPLIED'],
      listing_price_min: 1,
      revenue_max: 1_000,
    }),
    await catalog.send('POST', '/api/v1/analytics/orders'),
    await catalog.send('POST', '/api/v1/analytics/users', {
      ...students,
      ...days('last_enrollment_date'),
      ...days('registration_date'),
      account_ids: [41],
      enrollment_count_min: 1,
      registered_through: ['CATALOG'],
    }),
    await catalog.send('POST', '/api/v1/analytics/users', { page: 0, size: 20 }),
  ];
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

const newProgram = {
  title: 'Program 1',
  description: 'This is a very awesome program.',
  path: 'program-1',
  teaser: 'This is an example teaser',
  enrollment_open: true,
  visibility: 'listed',
  enrollment_fee: 49.99,
  waitlist: true,
  waitlist_cap: 12,
  tag_names: ['Fresh'],
  sequential: true,
};
