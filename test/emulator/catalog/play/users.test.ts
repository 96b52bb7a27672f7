import { describe, expect, it } from 'vitest';
import { type Demo, demo } from '../demo.ts';

function busyUser({ state: { store } }: Demo) {
  const user = store.users.rows.find(
    (row) =>
      row.custom_fields !== null &&
      store.orders.rows.some((order) => order.user?.id === row.canvas_user_id) &&
      store.enrollments.rows.some((enrollment) => enrollment.user?.id === row.canvas_user_id),
  );
  if (user === undefined) throw new Error('Nobody has both orders and enrollments.');
  return user;
}

const traces = ({ state: { store } }: Demo, canvasUserId: number) => ({
  orders: store.orders.rows.filter((order) => order.user?.id === canvasUserId).length,
  enrollments: store.enrollments.rows.filter((enrollment) => enrollment.user?.id === canvasUserId).length,
});

describe('changing a user', () => {
  it('merges custom fields name by name: a text sets, null removes, the rest stays', async () => {
    const catalog = demo();
    const user = busyUser(catalog);
    const before = { ...user.custom_fields };

    const reply = await catalog.send('PUT', `/api/v1/users/${user.id}`, {
      custom_fields: { phone: '0042', heard_from: null, shoe_size: '' },
    });

    const { heard_from: _gone, ...kept } = before;
    expect(reply.status).toBe(200);
    expect(reply.json.user.custom_fields).toEqual({ ...kept, phone: '0042', shoe_size: '' });
    expect(catalog.violations()).toEqual([]);
  });

  it('refuses custom fields that are neither text nor null with 400, and changes nothing', async () => {
    const catalog = demo();
    const user = busyUser(catalog);
    const before = structuredClone(user);

    const reply = await catalog.send('PUT', `/api/v1/users/${user.id}`, { custom_fields: { phone: 42 } });

    expect(reply.status).toBe(400);
    expect(user).toEqual(before);
    expect(catalog.violations()).not.toEqual([]);
  });

  it('parts merged people again', async () => {
    const catalog = demo();
    const merged = catalog.state.store.users.rows.find((user) => user.merged_into_user_id !== null);

    const kept = await catalog.form('PUT', `/api/v1/users/${merged?.id}`, { clear_merged_into_user_id: 'false' });
    expect(kept.json.user.merged_into_user_id).not.toBeNull();
    const parted = await catalog.form('PUT', `/api/v1/users/${merged?.id}`, { clear_merged_into_user_id: 'true' });

    expect(parted.json.user.merged_into_user_id).toBeNull();
  });
});

describe('deleting a user', () => {
  it('can leave the person and take only orders and enrollments', async () => {
    const catalog = demo();
    const user = busyUser(catalog);

    const reply = await catalog.send('DELETE', `/api/v1/users/${user.id}?only_orders_and_enrollments=true`);

    expect(reply.status).toBe(200);
    expect(traces(catalog, user.canvas_user_id)).toEqual({ orders: 0, enrollments: 0 });
    expect((await catalog.get(`/api/v1/users/${user.id}`)).status).toBe(200);
  });

  it('else takes the person too, and their rights as an admin', async () => {
    const catalog = demo();
    const admin = catalog.state.store.accountAdmins.rows[0];
    const user = catalog.state.store.users.rows.find((row) => String(row.canvas_user_id) === admin?.canvas_user_id);

    await catalog.form('DELETE', `/api/v1/users/${user?.id}`, { only_orders_and_enrollments: 'false' });

    expect((await catalog.get(`/api/v1/users/${user?.id}`)).status).toBe(404);
    expect(catalog.state.store.accountAdmins.rows).not.toContain(admin);
  });

  it('takes everything when the word on the scope got lost on the way', async () => {
    const catalog = demo({ switches: { deleteBody: 'dropped' } });
    const [careless, careful] = catalog.state.store.users.rows;

    await catalog.send('DELETE', `/api/v1/users/${careless?.id}`, { only_orders_and_enrollments: true });
    await catalog.send('DELETE', `/api/v1/users/${careful?.id}?only_orders_and_enrollments=true`, { only_orders_and_enrollments: true });

    expect((await catalog.get(`/api/v1/users/${careless?.id}`)).status).toBe(404);
    expect((await catalog.get(`/api/v1/users/${careful?.id}`)).status).toBe(200);
  });
});

describe('registering people', () => {
  it('makes a user, flat or wrapped, in the root catalog unless another is named', async () => {
    const catalog = demo();

    const flat = await catalog.form('POST', '/api/v1/users', { email_address: 'flat@example.com', first_name: 'Flat', last_name: 'Form' });
    const wrapped = await catalog.send('POST', '/api/v1/users', {
      user: { email_address: 'wrapped@example.com', user_name: 'Wrapped', registered_account_id: '52', custom_fields: { plz: '01067' } },
    });

    expect(flat.status).toBe(201);
    expect(flat.json.user).toMatchObject({ user_name: 'Flat Form', registered_account_id: 41, custom_fields: null });
    expect(wrapped.json.user).toMatchObject({ user_name: 'Wrapped', registered_account_id: 52, custom_fields: { plz: '01067' } });
    expect(catalog.violations()).toEqual([]);
  });

  it('takes an address only once, and no text that is none', async () => {
    const catalog = demo();
    const taken = catalog.state.store.users.rows[0]?.email_address ?? '';

    expect((await catalog.send('POST', '/api/v1/users', { email_address: taken.toUpperCase() })).json.errors).toEqual({
      email_address: ['has already been taken'],
    });
    expect((await catalog.send('POST', '/api/v1/users', { email_address: 'nobody' })).status).toBe(422);
    expect((await catalog.send('POST', '/api/v1/users', { email_address: 'a@example.com', registered_account_id: 9 })).status).toBe(422);
  });

  it('shows registrations by Canvas user id, with custom fields only after the create', async () => {
    const catalog = demo();

    const made = await catalog.send('POST', '/api/v1/user_registrations', {
      user_registration: { name: 'Kim', email: 'kim@example.com', catalog_id: 44, custom_fields: { phone: '+1' } },
    });
    const read = await catalog.get(`/api/v1/user_registrations/${made.json.user_registration.canvas_user_id}`);

    expect(made.status).toBe(201);
    expect(made.json.user_registration).toMatchObject({ name: 'Kim', catalog: { id: 44 }, custom_fields: null });
    expect(read.json.user_registration).toMatchObject({ email: 'kim@example.com', custom_fields: { phone: '+1' } });
  });

  it('registers nobody who came from Canvas', async () => {
    const catalog = demo();
    const stranger = catalog.state.store.users.rows.find((user) => user.registered_account_id === null);
    const total = catalog.state.store.users.rows.filter((user) => user.registered_account_id !== null).length;

    expect((await catalog.get('/api/v1/user_registrations')).headers.get('total')).toBe(String(total));
    expect((await catalog.get(`/api/v1/user_registrations/${stranger?.canvas_user_id}`)).status).toBe(404);
  });
});
