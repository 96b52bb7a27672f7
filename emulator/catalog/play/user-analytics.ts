// Plays the figures per person. No document shows a row; the names are those of the filters.
import type { Call, Play } from '../serve/call.ts';
import { among, between, figuresAnswer, isoOf, peopleOf } from './figures.ts';
import { isWithin, noTime, spanOf } from './match.ts';

export const getUsersAnalytics: Play = (call) => {
  const last = spanOf(call, 'last_enrollment_date_from', 'last_enrollment_date_to', call.body);
  const registered = spanOf(call, 'registration_date_from', 'registration_date_to', call.body);
  if (typeof last === 'string') return noTime(last);
  if (typeof registered === 'string') return noTime(registered);
  return figuresAnswer(
    call,
    'users',
    figures(call),
    (row) =>
      isWithin(last, row.last_enrollment_date) &&
      isWithin(registered, row.registration_date) &&
      among(call, 'account_ids', row.account_id) &&
      among(call, 'student_ids', row.student.id) &&
      among(call, 'student_canvas_user_ids', row.student.canvas_user_id) &&
      among(call, 'registered_through', row.registered_through) &&
      between(call, 'enrollment_count', row.enrollment_count),
  );
};

function figures({ store }: Call) {
  const person = peopleOf(store);
  const enrolled = new Map<number, string[]>();
  for (const { user, enrolled_at } of store.enrollments.rows) {
    if (user !== null && user.id !== null) enrolled.set(user.id, [...(enrolled.get(user.id) ?? []), enrolled_at]);
  }
  return store.users.rows.map((user) => {
    const account_id = user.registered_account_id ?? user.root_account_id;
    const times = enrolled.get(user.canvas_user_id) ?? [];
    return {
      account_id,
      account_name: store.catalogs.byId.get(account_id)?.name ?? '',
      student: person(user.canvas_user_id),
      enrollment_count: times.length,
      last_enrollment_date: isoOf([...times].sort().pop() ?? null),
      registration_date: user.created_at,
      registered_through: user.registered_account_id === null ? 'CANVAS' : 'CATALOG',
    };
  });
}
