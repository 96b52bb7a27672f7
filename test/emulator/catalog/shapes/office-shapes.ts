// Tags, admins and certificates as the documents show them.
import { catalogRef, type Shape } from './shape.ts';

export const tagOf = (more: { [field: string]: Shape }, inListing: { [field: string]: Shape }): Shape => ({
  id: 'integer',
  account_id: 'integer',
  name: 'text',
  assigned_listings: [{ id: 'integer', title: 'text', type: 'text', canvas_course_id: 'integer or null', ...inListing }],
  assigned_categories: [{ id: 'integer', account_id: 'integer', tag_id: 'integer', created_at: 'iso time', updated_at: 'iso time' }],
  created_at: 'iso time',
  updated_at: 'iso time',
  ...more,
});
export const tag = tagOf({}, { 'archived_at?': 'iso time' });
export const admin: Shape = { id: 'integer', name: 'text', canvas_user_id: 'text', email: 'text or null', accounts: [catalogRef] };
export const oldCertificate: Shape = {
  id: 'integer',
  listing_id: 'integer',
  name: 'text',
  active: 'boolean',
  template: 'text',
  pdf_settings: (value: unknown): Shape => (value === null ? 'null' : { 'orientation?': 'text' }),
  created_at: 'core time',
  updated_at: 'core time',
};
export const certificate: Shape = { ...oldCertificate, days_to_expire: 'integer or null', expires_at: 'core time or null' };
