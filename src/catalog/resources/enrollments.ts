import type { Resource } from '../resource.ts';
import { catalogOfListing, field, filter, listingFields, namePartFields, personFields } from './entry.ts';

/** Enrollments: made and dropped, never changed. The default of `create_order` differs between documents: always sent. */
export const enrollments: Resource = {
  name: 'enrollments',
  title: 'Enrollments',
  one: 'enrollment',
  group: 'Learning',
  path: '/api/v1/enrollments',
  list: { operationId: 'listEnrollments', method: 'get', root: 'enrollments', paging: 'numbered' },
  single: { operationId: 'getEnrollment', root: 'enrollment' },
  writes: {
    create: {
      operationId: 'createEnrollment',
      method: 'post',
      wrapper: 'enrollment',
      options: [
        {
          name: 'create_order',
          label: 'Create an order for each enrollment',
          help: 'Orders appear in Catalog’s order history.',
        },
        { name: 'send_email', label: 'Email each learner', help: 'Catalog sends its enrollment email.' },
      ],
      effects: ['seat', 'order', 'e-mail'],
      done: 'created',
      order: 6,
    },
    drop: {
      operationId: 'deleteEnrollment',
      method: 'delete',
      effects: ['deletion'],
      leaves: { field: 'status', value: 'dropped' },
      done: 'dropped',
      help: 'Drops the learner from the listing.',
      order: 5,
    },
  },
  filters: [filter('listing_id', 'Listing', 'integer', { help: 'Leave blank for all listings.', refers: 'listings' })],
  leading: ['id', 'learner', 'learner_email', 'listing_title', 'status', 'enrolled_at', 'listing_type', 'listing_catalog'],
  key: 'id',
  created: 'enrolled_at',
  subject: { learner: 'canvas_user_id', listing: 'listing_title' },
  learnerId: 'canvas_user_id',
  lookUp: {
    filters: { listing_id: 'listing_id' },
    fields: ['listing_id', 'canvas_user_id'],
    except: { field: 'status', value: 'dropped' },
    also: [{ resource: 'applicants', status: 'waitlist', says: 'on the waitlist' }],
  },
  fields: [
    field('id', 'ID', 'id', 'ID of the enrollment.'),
    field('canvas_user_id', 'Canvas user ID', 'id', {
      help: 'Canvas ID of the learner.',
      read: ['user', 'id'],
      nullable: true,
      finds: { resources: ['users'], by: ['email_address', 'user_name'], take: 'canvas_user_id' },
      write: { createOnly: true, required: true, blank: 'refused' },
    }),
    field('listing_id', 'Listing ID', 'id', {
      help: 'ID of the course or program.',
      read: ['listing', 'id'],
      finds: { resources: ['courses', 'programs'], by: ['title'], take: 'id' },
      write: { createOnly: true, required: true, blank: 'refused' },
    }),
    field('listing_title', 'Listing', 'text', {
      help: 'Title of the course or program.',
      read: ['listing', 'title'],
      standsFor: 'listing_id',
    }),
    field('listing_type', 'Type', 'text', { help: 'Course or Program.', read: ['listing', 'type'] }),
    field('canvas_course_id', 'Canvas course ID', 'id', {
      help: 'ID of the linked Canvas course.',
      read: ['listing', 'canvas_course_id'],
      nullable: true,
    }),
    field('status', 'Enrollment status', 'choice', { help: 'Enrollment status in Catalog.', choices: ['active', 'dropped', 'concluded'] }),
    field('enrolled_at', 'Enrolled', 'time', 'When the learner was enrolled.'),
    ...personFields('learner', 'Learner', 'canvas_user_id', { standsFor: 'canvas_user_id' }),
    catalogOfListing('listing_id'),
    ...namePartFields('learner', 'canvas_user_id'),
    ...listingFields('listing_id', ['sku', 'dates', 'price']),
  ],
};
