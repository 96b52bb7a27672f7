// Plays registrations: another look at the users who signed up through Catalog, by their Canvas user id.
import { notFound, refused } from '../serve/answer.ts';
import { idOf, objectOf, type Play, textOf } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { found, listed, missing } from '../serve/reach.ts';
import { showRegistration } from '../store/shown.ts';
import { userByCanvasId } from '../store/store.ts';
import { isWithin, noTime, spanOf } from './match.ts';
import { customFieldsIn, problemsOfNewcomer, register } from './users.ts';

export const listUserRegistrations: Play = (call) => {
  const span = spanOf(call, 'from', 'to');
  if (typeof span === 'string') return noTime(span);
  const shown = listed(call, 'users')
    .filter((user) => user.registered_account_id !== null)
    .map((user) => showRegistration(call.lists, user));
  // By the time that is shown, which has whole seconds.
  const wanted = shown.filter((registration) => isWithin(span, registration.created_at));
  return listAnswer(call, 'user_registrations', wanted, (registration) => registration);
};

export const getUserRegistration: Play = (call) => {
  const user = userByCanvasId(call.store, idOf(call));
  if (user === undefined || user.registered_account_id === null) return notFound();
  if (found(call, 'users', user.id) === undefined) return missing(call, 'users', user.id);
  return { status: 200, body: { user_registration: showRegistration(call.store, user) } };
};

/** Custom fields are stored, but this answer has none yet: so the documents show it. */
export const createUserRegistration: Play = (call) => {
  const said = 'user_registration' in call.body ? objectOf(call.body.user_registration) : call.body;
  if (textOf(said.name) === undefined) return refused({ name: ["can't be blank"] });
  const problems = problemsOfNewcomer(call, said.email, 'email', said.catalog_id);
  if (problems !== undefined) return refused(problems);
  const user = register(call, {
    user_name: String(said.name),
    first_name: null,
    last_name: null,
    email_address: String(said.email),
    registered_account_id: Number(said.catalog_id ?? call.reach.home),
    custom_fields: customFieldsIn(said.custom_fields),
  });
  return { status: 201, body: { user_registration: { ...showRegistration(call.store, user), custom_fields: null } } };
};
