import { field, filter, type Resource } from '../resource.ts';

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
      help: 'The person leaves the waitlist.',
      order: 5,
    },
    'remove together': {
      operationId: 'deleteApplicants',
      method: 'delete',
      path: '/api/v1/applicants',
      encoding: 'form',
      params: { listing_id: '{listing_id}' },
      whole: 'listing_id',
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'removed',
      order: 5,
    },
  },
  filters: [
    filter('listing_id', 'Listing id', 'integer', { help: 'Leave blank for the waitlists of all listings.' }),
    filter('status', 'State', 'choice', { choices: ['waitlist', 'accepted', 'declined', 'expired'] }),
  ],
  key: 'id',
  updated: 'updated_at',
  caption: 'user_name',
  fields: [
    field('id', 'Id', 'id', 'Number of the applicant.'),
    field('user_name', 'Name', 'text', 'Full name.', { read: ['user', 'name'], nullable: true, personal: true }),
    field('user_email', 'E-mail', 'text', 'E-mail address.', { read: ['user', 'email'], nullable: true, personal: true }),
    field('canvas_user_id', 'Canvas user id', 'id', 'The person, by Canvas user id.', { read: ['user', 'id'], nullable: true }),
    field('listing_id', 'Listing id', 'id', 'The course or program.', { read: ['listing', 'id'] }),
    field('listing_title', 'Listing', 'text', 'Title of the course or program.', { read: ['listing', 'title'] }),
    field('status', 'Waitlist status', 'choice', 'How the application stands in Catalog.', {
      choices: ['waitlist', 'accepted', 'declined', 'expired', 'error'],
    }),
    field('notified_of_opening_at', 'Told of a seat', 'time', 'When the person was told of a free seat; blank while waiting.', {
      nullable: true,
    }),
    field('created_at', 'Applied', 'time', 'When the person joined the waitlist.'),
    field('updated_at', 'Updated', 'time', 'When the application last changed.'),
  ],
  remarks: [
    'Catalog itself offers free seats; the API cannot accept a person from a waitlist.',
    'To remove everybody from the waitlist of a listing, select one of its rows and choose Catalog Sync > Clear a waitlist.',
  ],
};
