// Plays the reading of users. They have no e-mail filter.
import { badRequest, notFound } from '../serve/answer.ts';
import { idOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { isWithin, spanOf } from './match.ts';

export const listUsers: Play = (call) => {
  const created = spanOf(call, 'created_at_from', 'created_at_to');
  const updated = spanOf(call, 'updated_at_from', 'updated_at_to');
  if (typeof created === 'string') return badRequest(`${created} is not a time`);
  if (typeof updated === 'string') return badRequest(`${updated} is not a time`);
  const { registered_in_catalog, canvas_user_id } = call.query;
  const wanted = call.store.users.rows.filter(
    (user) =>
      (registered_in_catalog === undefined || registered_in_catalog === (user.registered_account_id !== null)) &&
      (canvas_user_id === undefined || canvas_user_id === user.canvas_user_id) &&
      isWithin(created, user.created_at) &&
      isWithin(updated, user.updated_at),
  );
  return listAnswer(call, 'users', wanted, (user) => user);
};

/** By Catalog user id, which is not the Canvas one. */
export const getUser: Play = (call) => {
  const user = call.store.users.byId.get(idOf(call));
  return user === undefined ? notFound() : { status: 200, body: { user } };
};
