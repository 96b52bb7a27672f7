import type { Resource } from '../resource.ts';

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
          label: 'Also create an order for each enrollment',
          help: 'An order then shows in Catalog’s order history.',
        },
        { name: 'send_email', label: 'E-mail each person', help: 'Catalog sends its enrollment mail.' },
      ],
      effects: ['seat', 'order', 'e-mail'],
      order: 6,
    },
    drop: {
      operationId: 'deleteEnrollment',
      method: 'delete',
      effects: ['deletion'],
      removed: { field: 'status', value: 'dropped' },
      order: 5,
    },
  },
  filters: [{ name: 'listing_id', label: 'Listing id', kind: 'integer', help: 'Leave blank for the enrollments of all listings.' }],
  key: 'id',
  lookUp: {
    filters: { listing_id: 'listing_id' },
    fields: ['listing_id', 'canvas_user_id'],
    except: { field: 'status', value: 'dropped' },
  },
  fields: [
    { name: 'id', label: 'Id', kind: 'id', help: 'Number of the enrollment.' },
    {
      name: 'canvas_user_id',
      label: 'Canvas user id',
      kind: 'id',
      read: ['user', 'id'],
      nullable: true,
      write: { createOnly: true, required: true, blank: 'refused' },
      help: 'The person, by Canvas user id. Can be filled in new rows only.',
    },
    {
      name: 'listing_id',
      label: 'Listing id',
      kind: 'id',
      read: ['listing', 'id'],
      write: { createOnly: true, required: true, blank: 'refused' },
      help: 'The course or program. Can be filled in new rows only.',
    },
    { name: 'listing_title', label: 'Listing', kind: 'text', read: ['listing', 'title'], help: 'Title of the course or program.' },
    { name: 'listing_type', label: 'Type', kind: 'text', read: ['listing', 'type'], help: 'Course or Program.' },
    {
      name: 'canvas_course_id',
      label: 'Canvas course id',
      kind: 'id',
      read: ['listing', 'canvas_course_id'],
      nullable: true,
      help: 'The Canvas course of the listing.',
    },
    {
      name: 'status',
      label: 'Enrollment status',
      kind: 'choice',
      choices: ['active', 'dropped', 'concluded'],
      help: 'State of the enrollment in Catalog.',
    },
    { name: 'enrolled_at', label: 'Enrolled', kind: 'time', help: 'When the person was enrolled.' },
  ],
};
