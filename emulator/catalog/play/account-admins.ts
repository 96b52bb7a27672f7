// Plays the admins of subcatalogs: a dialect of their own, with pages from 0 and an envelope.
import { notFound, refused } from '../serve/answer.ts';
import { type Call, idsIn, numberOf, type Play, stored } from '../serve/call.ts';
import { capped } from '../serve/paging.ts';
import { found, listed, onOne } from '../serve/reach.ts';
import type { AccountAdmin } from '../store/office-records.ts';
import { addRow, nextId, removeRow } from '../store/table.ts';
import { contains } from './match.ts';

export const listAccountAdmins: Play = (call) => {
  const { search, sort } = call.query;
  const matching = listed(call, 'accountAdmins').filter((admin) => contains(admin.name, search) || contains(admin.email, search));
  const sorted = sort === 'name' ? [...matching].sort((a, b) => a.name.localeCompare(b.name)) : matching;
  const wanted = capped(call, call.switches.sort === 'descending' && sort === undefined ? [...sorted].reverse() : sorted);
  const size = call.switches.perPageIgnored ?? Math.min(numberOf(call.query.size) ?? numberOf(call.query.per_page) ?? 20, 100);
  const number = numberOf(call.query.page) ?? 0;
  const page = { number, size, totalElements: wanted.length, totalPages: Math.ceil(wanted.length / size) };
  return { status: 200, body: { content: wanted.slice(number * size, (number + 1) * size), page } };
};

/** Whoever is an admin already gets the accounts in addition. */
export const createAccountAdmin: Play = (call) => {
  const accounts = (idsIn(call.body.account_ids) ?? []).map((id) => found(call, 'catalogs', id));
  const known = accounts.flatMap((catalog) => (catalog === undefined ? [] : [{ id: catalog.id, name: catalog.name }]));
  if (known.length === 0 || known.length < accounts.length) return refused({ account_ids: ['must be catalogs of this account'] });
  const admin = adminOf(call) ?? addRow(call.store.accountAdmins, newAdmin(call));
  admin.accounts.push(...known.filter((account) => admin.accounts.every((present) => present.id !== account.id)));
  return { status: 201, body: admin };
};

/** The last account takes the admin along. */
export const deleteAccountAdminAccount: Play = onOne('accountAdmins', (call, admin) => {
  const rest = admin.accounts.filter((account) => account.id !== call.params.account_id);
  if (rest.length === admin.accounts.length || found(call, 'catalogs', Number(call.params.account_id)) === undefined) return notFound();
  admin.accounts = rest;
  if (rest.length === 0) removeRow(call.store.accountAdmins, admin.id);
  return { status: 204 };
});

export const deleteAccountAdmin: Play = onOne('accountAdmins', (call, admin) => {
  removeRow(call.store.accountAdmins, admin.id);
  return { status: 204 };
});

function adminOf({ store, body }: Call): AccountAdmin | undefined {
  return store.accountAdmins.rows.find((admin) => admin.canvas_user_id === String(body.canvas_user_id));
}

function newAdmin({ store, body, switches }: Call): AccountAdmin {
  return {
    id: nextId(store.accountAdmins),
    name: stored(String(body.user_name), switches),
    canvas_user_id: String(body.canvas_user_id),
    email: stored(String(body.email_address), switches),
    accounts: [],
  };
}
