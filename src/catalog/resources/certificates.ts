import { field, filter, type Resource, whose } from '../resource.ts';

const revoking = {
  operationId: 'revokeUsersCertificate',
  method: 'put',
  path: '/api/v1/certificates/revoke_users_certificate',
  wrapper: 'certificate',
  effects: ['deletion'],
  done: 'revoked',
  order: 8,
} as const;
const newOnly = { createOnly: true, blank: 'refused' } as const;

/** Certificates of listings: at most one each, asked for by listing, and answered as one record at the path of a list. */
export const certificates: Resource = {
  name: 'certificates',
  title: 'Certificates',
  one: 'certificate',
  group: 'Learning',
  path: '/api/v1/certificates',
  list: { operationId: 'getListingCertificate', method: 'get', root: 'certificate', paging: 'none' },
  of: { path: '/api/v1/certificates?listing_id={id}', name: 'listing_id', tabs: { courses: 'id', programs: 'id' } },
  writes: {
    create: {
      operationId: 'createCertificate',
      method: 'post',
      wrapper: 'certificate',
      either: ['days_to_expire', 'expires_at'],
      effects: [],
      done: 'created',
      order: 4,
    },
    delete: {
      operationId: 'deleteCertificate',
      method: 'delete',
      path: '/api/v1/certificates',
      wrapper: 'certificate',
      params: { listing_id: '{id}' },
      options: [
        {
          name: 'nullify_requirements_completed_at',
          label: 'Also clear when people completed the listing',
          help: 'Catalog then forgets that the requirements were met.',
        },
      ],
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: 'The listing no longer has a certificate.',
      order: 8,
    },
    revoke: {
      ...revoking,
      params: { listing_id: '{id}', canvas_user_ids: '{revoke_for}' },
      help: 'These people lose their certificate of the listing.',
    },
  },
  single: { operationId: 'getListingCertificate', path: '/api/v1/certificates?listing_id={id}', root: 'certificate' },
  filters: whose('Listing ids', ['courses', 'programs']),
  key: 'listing_id',
  updated: 'updated_at',
  caption: 'name',
  fields: [
    field('listing_id', 'Listing id', 'id', 'The course or program that has the certificate.'),
    field('id', 'Id', 'id', 'Number of the certificate.'),
    field('new_for', 'New for listing id', 'id', 'In a new row, the course or program that gets a certificate; each can have one.', {
      writeOnly: true,
      write: { ...newOnly, name: 'listing_id', required: true },
    }),
    field('name', 'Name', 'text', 'Name of the certificate.', { write: { ...newOnly, required: true } }),
    field('active', 'Active', 'boolean', 'Whether people get it.', { write: newOnly }),
    field('days_to_expire', 'Days to expire', 'integer', 'Days after which it runs out; blank where it does not.', {
      nullable: true,
      currentOnly: true,
      write: { ...newOnly, beside: true },
    }),
    field('expires_at', 'Expires', 'time', 'When all of them run out; blank where they do not.', {
      nullable: true,
      currentOnly: true,
      write: { ...newOnly, beside: true },
    }),
    field('orientation', 'Orientation', 'choice', 'How the page lies.', {
      read: ['pdf_settings', 'orientation'],
      choices: ['Landscape', 'Portrait'],
      nullable: true,
      optional: true,
      write: { ...newOnly, into: 'pdf_settings' },
    }),
    field('template', 'Template', 'text', 'The page in HTML.', { write: { ...newOnly, required: true } }),
    field('revoke_for', 'Revoke for', 'ids', 'Canvas user ids, separated by commas, for the Action revoke.', {
      writeOnly: true,
      write: { for: ['revoke'], required: true, blank: 'refused' },
    }),
    field('created_at', 'Created', 'time', 'When the certificate was made.'),
    field('updated_at', 'Updated', 'time', 'When the certificate last changed.'),
  ],
  remarks: ['Catalog shows certificates one listing at a time. Listings without one have no row.'],
};

/** What people have completed, one person at a time; rows have no id of their own. */
export const completedCertificates: Resource = {
  name: 'completed_certificates',
  title: 'Completed certificates',
  one: 'completion',
  group: 'Learning',
  path: '/api/v1/completed_certificates',
  list: { operationId: 'listCompletedCertificates', method: 'get', root: 'completed_certificates', paging: 'numbered' },
  of: {
    path: '/api/v1/completed_certificates?user_id={id}',
    name: 'user_id',
    tabs: { users: 'canvas_user_id', enrollments: 'canvas_user_id' },
  },
  writes: {
    revoke: {
      ...revoking,
      params: { listing_id: '{revoke_from}' },
      many: { list: 'canvas_user_ids', of: 'user_id', most: 50 },
      leaves: { field: 'certificate_url', value: null },
      help: 'This person loses the certificate of the listing.',
    },
  },
  filters: [...whose('Canvas user ids', ['users', 'enrollments']), filter('only_certificates', 'Only with a certificate', 'presence')],
  key: 'completion',
  caption: 'catalog_title',
  fields: [
    field('completion', 'Completion', 'text', 'Person and course: the Canvas ids of both.', { join: ['user_id', 'canvas_course_id'] }),
    field('user_id', 'Canvas user id', 'id', 'The person, by Canvas user id.'),
    field('canvas_course_id', 'Canvas course id', 'id', 'The Canvas course.'),
    field('catalog_title', 'Listing', 'text', 'Title of the course in Catalog.'),
    field('canvas_course_name', 'Canvas course', 'text', 'Name of the course in Canvas.', { nullable: true, optional: true }),
    field('completed_at', 'Completed', 'time', 'When it was completed; blank where Catalog does not say.', {
      nullable: true,
      optional: true,
    }),
    field('certificate_url', 'Certificate', 'text', 'Address of the certificate; blank without one.', {
      nullable: true,
      optional: true,
      personal: true,
    }),
    field('revoke_from', 'Revoke from listing', 'id', 'Title or id of the listing whose certificate is meant, for the Action revoke.', {
      writeOnly: true,
      finds: { resources: ['courses', 'programs'], by: ['title'], take: 'id' },
      write: { for: ['revoke'], required: true, blank: 'refused' },
    }),
    field('canvas_course_workflow_state', 'Course state', 'text', 'State of the course in Canvas.', { nullable: true, optional: true }),
  ],
  remarks: [
    'Catalog shows completions one person at a time: many people take a while.',
    'It does not say to which listing a completion belongs, so revoke asks for it.',
  ],
};
