import { describe, expect, it } from 'vitest';
import { seatsTaken } from '../../../../emulator/catalog/store/store.ts';
import { type Demo, demo } from '../demo.ts';

/** A course as the test wants it, and people who have nothing to do with it yet. */
function aCourse(catalog: Demo, fields: object = { enrollment_cap: null }) {
  const { courses, enrollments, applicants, users } = catalog.state.store;
  const [course] = courses.rows;
  if (course === undefined) throw new Error('The demo Catalog has no course.');
  Object.assign(course, fields);
  const known = [...enrollments.rows, ...applicants.rows]
    .filter((record) => record.listing.id === course.id)
    .map((record) => record.user?.id);
  const newcomers = users.rows.filter((user) => !known.includes(user.canvas_user_id));
  const enroll = (person: number, options: object = {}) =>
    catalog.send('POST', '/api/v1/enrollments', {
      ...options,
      enrollment: { listing_id: course.id, canvas_user_id: newcomers[person]?.canvas_user_id },
    });
  return { course, newcomers, enroll };
}

describe('enrolling a person', () => {
  it('answers 201 with the enrollment, by Canvas user id', async () => {
    const catalog = demo();
    const { course, newcomers, enroll } = aCourse(catalog);

    const reply = await enroll(0);

    expect(reply.status).toBe(201);
    expect(reply.json.enrollment).toMatchObject({
      user: { id: newcomers[0]?.canvas_user_id },
      listing: { id: course.id, title: course.title, type: 'Course', canvas_course_id: course.canvas_course.id },
      status: 'active',
    });
  });

  it('refuses the same person twice, and lets somebody back who was dropped', async () => {
    const catalog = demo();
    const { enroll } = aCourse(catalog);
    const made = await enroll(0);

    expect((await enroll(0)).json.errors).toEqual({ user: ['is already enrolled in this listing'] });
    await catalog.send('DELETE', `/api/v1/enrollments/${made.json.enrollment.id}`);
    expect((await enroll(0)).status).toBe(201);
  });

  it('mails the person unless told not to', async () => {
    const catalog = demo();
    const { newcomers, enroll } = aCourse(catalog);

    await enroll(0);
    await enroll(1, { send_email: true });
    await enroll(2, { send_email: false });
    await enroll(3, { send_email: 'false' });

    expect(catalog.state.store.mails.rows.map((mail) => mail.to)).toEqual(newcomers.slice(0, 2).map((user) => user.email_address));
  });

  it('makes a free order when told to', async () => {
    const catalog = demo();
    const { course, enroll } = aCourse(catalog);
    const before = catalog.state.store.orders.rows.length;

    await enroll(0, { create_order: false });
    expect(catalog.state.store.orders.rows).toHaveLength(before);
    await enroll(1, { create_order: true });

    expect(catalog.state.store.orders.rows).toHaveLength(before + 1);
    expect(catalog.state.store.orders.rows[before]).toMatchObject({ total: '0.0', payments: [], listings: [{ id: course.id }] });
  });

  it('makes an order without a word in the current documents, and none in the older ones', async () => {
    const current = demo();
    const old = demo({ switches: { shape: 'old' } });

    await aCourse(current).enroll(0);
    await aCourse(old).enroll(0);

    expect([current.state.store.orders.rows.length, old.state.store.orders.rows.length]).toEqual([301, 300]);
  });

  it('refuses when all seats are taken', async () => {
    const catalog = demo();
    const { course, enroll } = aCourse(catalog, { waitlist: false });
    course.enrollment_cap = seatsTaken(catalog.state.store, course.id) + 1;

    expect((await enroll(0)).status).toBe(201);
    expect((await enroll(1)).json.errors).toEqual({ listing: ['is full'] });
  });

  it('puts people on the waitlist of a full listing, until that is full too', async () => {
    const catalog = demo();
    const { course, newcomers, enroll } = aCourse(catalog, { waitlist: true, waitlist_cap: 1 });
    course.enrollment_cap = seatsTaken(catalog.state.store, course.id);

    const first = await enroll(0);
    const again = await enroll(0);
    const second = await enroll(1);

    expect([first.status, again.status, second.status]).toEqual([422, 422, 422]);
    expect(first.text).toContain('waitlist');
    const { applicants } = (await catalog.get(`/api/v1/applicants?listing_id=${course.id}`)).json;
    expect(applicants).toMatchObject([{ user: { id: newcomers[0]?.canvas_user_id }, status: 'waitlist' }]);
    expect(catalog.state.store.mails.rows).toEqual([]);
  });

  it('knows neither a listing nor a person that is not there', async () => {
    const catalog = demo();
    const { course, newcomers } = aCourse(catalog);

    expect(
      (await catalog.send('POST', '/api/v1/enrollments', { enrollment: { listing_id: 1, canvas_user_id: newcomers[0]?.canvas_user_id } }))
        .status,
    ).toBe(404);
    expect((await catalog.send('POST', '/api/v1/enrollments', { enrollment: { listing_id: course.id, canvas_user_id: 1 } })).status).toBe(
      422,
    );
  });
});

describe('dropping an enrollment', () => {
  it('leaves it as dropped', async () => {
    const catalog = demo();
    const id = catalog.state.store.enrollments.rows[0]?.id;

    expect((await catalog.send('DELETE', `/api/v1/enrollments/${id}`)).status).toBe(204);
    expect((await catalog.get(`/api/v1/enrollments/${id}`)).json.enrollment.status).toBe('dropped');
  });

  it('takes it away where the switch says so', async () => {
    const catalog = demo({ switches: { dropped: 'gone' } });
    const id = catalog.state.store.enrollments.rows[0]?.id;

    expect((await catalog.send('DELETE', `/api/v1/enrollments/${id}`)).status).toBe(204);
    expect((await catalog.get(`/api/v1/enrollments/${id}`)).status).toBe(404);
  });
});

describe('listing enrollments', () => {
  it('keeps those of one listing', async () => {
    const catalog = demo();
    const id = catalog.state.store.enrollments.rows[0]?.listing.id;
    const wanted = catalog.state.store.enrollments.rows.filter((enrollment) => enrollment.listing.id === id);

    expect((await catalog.get(`/api/v1/enrollments?per_page=100&listing_id=${id}`)).json.enrollments).toEqual(wanted);
  });
});
