// People in all their looks as the documents show them.
import { catalogRef, type Shape } from './shape.ts';

/** The documents show people whole. That a deleted one leaves nulls comes from the description of the vendor's data set. */
const personWith =
  (fields: Record<string, string>) =>
  (value: unknown): Shape =>
    value === null ? 'null' : Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, `${kind} or null`]));
export const person = personWith({ id: 'integer', name: 'text', email: 'text' });

export const applicant: Shape = {
  id: 'integer',
  user: person,
  listing: { id: 'integer', title: 'text' },
  notified_of_opening_at: 'core time or null',
  status: 'text',
  created_at: 'core time',
  updated_at: 'core time',
};
export const enrollment: Shape = {
  id: 'integer',
  user: personWith({ id: 'integer' }),
  listing: { id: 'integer', title: 'text', type: 'text', canvas_course_id: 'integer or null' },
  enrolled_at: 'core time',
  status: 'text',
};
export const user: Shape = {
  id: 'integer',
  root_account_id: 'integer',
  canvas_user_id: 'integer',
  registered_account_id: 'integer or null',
  canvas_root_account_uuid: 'text',
  canvas_user_uuid: 'text',
  user_name: 'text',
  first_name: 'text or null',
  last_name: 'text or null',
  email_address: 'text',
  custom_fields: 'custom fields or null',
  created_at: 'iso time',
  updated_at: 'iso time',
  merged_into_user_id: 'integer or null',
  time_zone: 'text or null',
};
export const registration: Shape = {
  canvas_user_id: 'integer',
  catalog: catalogRef,
  name: 'text',
  email: 'text',
  custom_fields: 'custom fields or null',
  created_at: 'core time',
  updated_at: 'core time',
};
