import type { Resource } from '../resource.ts';
import { field, filter } from './entry.ts';

/** People on waitlists. No document shows the list by anything but listing and status. */
export const applicants: Resource = {
  name: 'applicants',
  title: 'Waitlist applicants',
  one: 'applicant',
  group: 'Learning',
  path: '/api/v1/applicants',
  list: { operationId: 'listApplicants', method: 'get', root: 'applicants', paging: 'numbered' },
  single: { operationId: 'getApplicant', root: 'applicant' },
  writes: {
    remove: {
      operationId: 'deleteApplicants',
      method: 'delete',
      path: '/api/v1/applicants',
      encoding: 'form',
      params: { listing_id: '{listing_id}', canvas_user_id: '{canvas_user_id}' },
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'removed',
      help: 'Removes the learner from the waitlist.',
      order: 5,
    },
    'remove together': {
      operationId: 'deleteApplicants',
      method: 'delete',
      path: '/api/v1/applicants',
      encoding: 'form',
      params: { listing_id: '{listing_id}' },
      allOrNothing: 'listing_id',
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'removed',
      order: 5,
    },
  },
  filters: [
    filter('listing_id', 'Listing ID', 'integer', { help: 'Leave blank for all listings.' }),
    filter('status', 'Waitlist status', 'choice', { choices: ['waitlist', 'accepted', 'declined', 'expired'] }),
  ],
  key: 'id',
  updated: 'updated_at',
  caption: 'user_name',
  subject: { learner: 'canvas_user_id', name: 'user_name', listing: 'listing_title' },
  fields: [
    field('id', 'ID', 'id', 'ID of the applicant in Catalog.'),
    field('user_name', 'Name', 'text', { help: 'Full name.', read: ['user', 'name'], nullable: true, personal: true }),
    field('user_email', 'Email', 'text', { help: 'Email address.', read: ['user', 'email'], nullable: true, personal: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the learner.', read: ['user', 'id'], nullable: true }),
    field('listing_id', 'Listing ID', 'id', { help: 'ID of the course or program.', read: ['listing', 'id'] }),
    field('listing_title', 'Listing', 'text', { help: 'Title of the course or program.', read: ['listing', 'title'] }),
    field('status', 'Waitlist status', 'choice', {
      help: 'Status of the waitlist place.',
      choices: ['waitlist', 'accepted', 'declined', 'expired', 'error'],
    }),
    field('notified_of_opening_at', 'Notified', 'time', {
      help: 'When the learner was notified of an open seat. Blank while waiting.',
      nullable: true,
    }),
    field('created_at', 'Applied', 'time', 'When the learner joined the waitlist.'),
    field('updated_at', 'Updated', 'time', 'When the waitlist place last changed.'),
  ],
  remarks: [
    'Catalog offers open seats automatically. The API can’t enroll a learner from a waitlist.',
    'To clear a waitlist, select one of its rows. Then choose Catalog Sync > Tasks > Clear waitlist.',
  ],
};
