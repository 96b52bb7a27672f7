// Plays users. They have no email filter.
import { badRequest, refused } from '../serve/answer.ts';
import { type Call, isOn, objectOf, type Play, stored, textOf } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne, reaches } from '../serve/reach.ts';
import { newUser } from '../store/new-records.ts';
import type { User } from '../store/records.ts';
import { addRow, removeRow, removeRows } from '../store/table.ts';
import { isoTime, laterThan } from '../store/times.ts';
import { isWithin, noTime, spanOf } from './match.ts';

export const listUsers: Play = (call) => {
  const created = spanOf(call, 'created_at_from', 'created_at_to');
  const updated = spanOf(call, 'updated_at_from', 'updated_at_to');
  if (typeof created === 'string') return noTime(created);
  if (typeof updated === 'string') return noTime(updated);
  const { registered_in_catalog, canvas_user_id } = call.query;
  const wanted = listed(call, 'users').filter(
    (user) =>
      (registered_in_catalog === undefined || registered_in_catalog === (user.registered_account_id !== null)) &&
      (canvas_user_id === undefined || canvas_user_id === user.canvas_user_id) &&
      isWithin(created, user.created_at) &&
      isWithin(updated, user.updated_at),
  );
  return listAnswer(call, 'users', wanted, (user) => user);
};

/** By Catalog user id, which is not the Canvas one. */
export const getUser: Play = onOne('users', (_call, user) => ({ status: 200, body: { user } }));

/** Flat, or under `user`: the documents do not show which. */
export const createUser: Play = (call) => {
  const said = 'user' in call.body ? objectOf(call.body.user) : call.body;
  const problems = problemsOfNewcomer(call, said.email_address, 'email_address', said.registered_account_id);
  if (problems !== undefined) return refused(problems);
  const email = String(said.email_address);
  const [first, last] = [textOf(said.first_name), textOf(said.last_name)];
  const spelledOut = [first, last].filter((name) => name !== undefined).join(' ');
  return {
    status: 201,
    body: {
      user: register(call, {
        user_name: textOf(said.user_name) ?? (spelledOut === '' ? email : spelledOut),
        first_name: first ?? null,
        last_name: last ?? null,
        email_address: email,
        registered_account_id: Number(said.registered_account_id ?? call.reach.home),
        custom_fields: customFieldsIn(said.custom_fields),
      }),
    },
  };
};

export const updateUser: Play = onOne('users', (call, user) => {
  const fields = objectOf(call.body.custom_fields);
  // The contract's request has only texts and nulls; a server cannot rely on that.
  const wrong = Object.entries(fields).find(([, value]) => typeof value !== 'string' && value !== null);
  if (wrong !== undefined) return badRequest(`custom_fields: ${wrong[0]} must be a string or null`);
  const merged = Object.entries({ ...user.custom_fields, ...fields }).filter(([name, value]) => value !== null || !(name in fields));
  if (Object.keys(fields).length > 0) user.custom_fields = Object.fromEntries(merged.map(([name, value]) => [name, textOf(value) ?? null]));
  if (isOn(call.body.clear_merged_into_user_id, false)) user.merged_into_user_id = null;
  user.updated_at = isoTime(laterThan(user.updated_at, call.now));
  return { status: 200, body: { user } };
});

/** All of the person goes, or only what they ordered and where they are enrolled. */
export const deleteUser: Play = onOne('users', (call, user) => {
  const { store } = call;
  removeRows(store.orders, (order) => order.user?.id === user.canvas_user_id);
  removeRows(store.enrollments, (enrollment) => enrollment.user?.id === user.canvas_user_id);
  const keepsUser = isOn(call.body.only_orders_and_enrollments ?? call.query.only_orders_and_enrollments, false);
  if (!keepsUser) {
    removeRow(store.users, user.id);
    removeRows(store.accountAdmins, (admin) => admin.canvas_user_id === String(user.canvas_user_id));
    removeRows(store.applicants, (applicant) => applicant.user?.id === user.canvas_user_id);
  }
  return { status: 200, body: { message: keepsUser ? 'Orders and enrollments deleted' : 'User deleted' } };
});

/** Stores a newcomer, with texts as the switches want them. */
export function register(call: Call, fields: Partial<User>): User {
  const written = Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? stored(value, call.switches) : value]);
  return addRow(call.store.users, { ...newUser(call.store, call.now), ...Object.fromEntries(written) });
}

export function customFieldsIn(value: unknown): User['custom_fields'] {
  const fields = Object.entries(objectOf(value)).map(([name, said]): [string, string | null] => [name, textOf(said) ?? null]);
  return fields.length === 0 ? null : Object.fromEntries(fields);
}

/** An address doubles as the login, so there is one account for it. */
export function problemsOfNewcomer(call: Call, email: unknown, emailName: string, catalog: unknown): Record<string, string[]> | undefined {
  const text = textOf(email)?.trim() ?? '';
  if (!/^\S+@\S+$/.test(text)) return { [emailName]: [text === '' ? "can't be blank" : 'is invalid'] };
  if (call.store.users.rows.some((user) => user.email_address.toLowerCase() === text.toLowerCase())) {
    return { [emailName]: ['has already been taken'] };
  }
  const isKnown = catalog === undefined || catalog === null || call.store.catalogs.byId.has(Number(catalog));
  return isKnown && (catalog === undefined || catalog === null || reaches(call.reach, Number(catalog)))
    ? undefined
    : { registered_account_id: ['is not a catalog of this account'] };
}
