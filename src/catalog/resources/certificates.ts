import type { Resource } from '../resource.ts';
import { catalogOfListing, field, filter, lookedUp, parentFilters, personFields } from './entry.ts';

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
  parent: { path: '/api/v1/certificates?listing_id={id}', name: 'listing_id', tabs: { courses: 'id', programs: 'id' } },
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
          label: 'Also clear completion dates',
          help: 'Catalog then treats the requirements as not met.',
        },
      ],
      effects: ['deletion'],
      leaves: 'nothing',
      done: 'deleted',
      help: 'Deletes the listing’s certificate.',
      order: 8,
    },
    revoke: {
      ...revoking,
      params: { listing_id: '{id}', canvas_user_ids: '{revoke_for}' },
      help: 'Revokes the listing’s certificate for these learners.',
    },
  },
  single: { operationId: 'getListingCertificate', path: '/api/v1/certificates?listing_id={id}', root: 'certificate' },
  filters: parentFilters('Listing IDs', ['courses', 'programs']),
  key: 'listing_id',
  updated: 'updated_at',
  caption: 'name',
  subject: { learner: 'revoke_for', listing: 'name', for: ['revoke'] },
  leading: ['listing_title', 'name', 'active', 'listing_id'],
  fields: [
    field('listing_id', 'Listing ID', 'id', 'ID of the course or program.'),
    field('id', 'ID', 'id', 'ID of the certificate.'),
    field('new_for', 'Listing ID for a new certificate', 'id', {
      finds: { resources: ['courses', 'programs'], by: ['title'], take: 'id' },
      help: 'In a new row, the course or program to add a certificate to. Each can have one.',
      writeOnly: true,
      write: { ...newOnly, name: 'listing_id', required: true },
    }),
    field('name', 'Name', 'text', { help: 'Name of the certificate.', write: { ...newOnly, required: true } }),
    field('active', 'Active', 'boolean', { help: 'Whether learners receive the certificate.', write: newOnly }),
    field('days_to_expire', 'Expires after (days)', 'integer', {
      help: 'Days until a certificate expires. Blank if it doesn’t expire.',
      min: 0,
      nullable: true,
      currentOnly: true,
      write: { ...newOnly, beside: true },
    }),
    field('expires_at', 'Expires', 'time', {
      help: 'When all certificates expire. Blank if they don’t expire.',
      nullable: true,
      currentOnly: true,
      write: { ...newOnly, beside: true },
    }),
    field('orientation', 'Orientation', 'choice', {
      help: 'Page orientation.',
      read: ['pdf_settings', 'orientation'],
      choices: ['Landscape', 'Portrait'],
      nullable: true,
      optional: true,
      write: { ...newOnly, into: 'pdf_settings' },
    }),
    field('template', 'Template', 'text', { help: 'HTML of the certificate.', write: { ...newOnly, required: true } }),
    field('revoke_for', 'Revoke for', 'ids', {
      help: 'Names, email addresses, or Canvas user IDs, separated by commas. Used with the Action revoke.',
      writeOnly: true,
      finds: { resources: ['users'], by: ['email_address', 'user_name'], take: 'canvas_user_id' },
      write: { for: ['revoke'], required: true, blank: 'refused' },
    }),
    field('created_at', 'Created', 'time', 'When the certificate was created.'),
    field('updated_at', 'Updated', 'time', 'When the certificate last changed.'),
    lookedUp(
      'listing_title',
      'Listing',
      { by: 'listing_id', in: 'listings', take: 'title' },
      { help: 'Title of the course or program.', standsFor: 'new_for' },
    ),
    { ...catalogOfListing('listing_id'), asked: true },
  ],
  remarks: ['Catalog returns certificates one listing at a time. Listings without a certificate have no row.'],
};

/** What people have completed, one person at a time; rows have no id of their own. */
export const completedCertificates: Resource = {
  name: 'completed_certificates',
  title: 'Completed certificates',
  one: 'completion',
  group: 'Learning',
  path: '/api/v1/completed_certificates',
  list: { operationId: 'listCompletedCertificates', method: 'get', root: 'completed_certificates', paging: 'numbered' },
  parent: {
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
      help: 'Revokes the learner’s certificate for the listing.',
    },
  },
  filters: [
    ...parentFilters('Canvas user IDs', ['users', 'enrollments']),
    filter('only_certificates', 'Only with a certificate', 'presence'),
  ],
  key: 'completion',
  caption: 'catalog_title',
  subject: { learner: 'user_id', listing: 'catalog_title' },
  learnerId: 'user_id',
  leading: ['learner', 'learner_email', 'catalog_title', 'completed_at', 'certificate_url'],
  fields: [
    field('completion', 'Completion', 'text', { help: 'Canvas IDs of the learner and the course.', join: ['user_id', 'canvas_course_id'] }),
    field('user_id', 'Canvas user ID', 'id', 'Canvas ID of the learner.'),
    field('canvas_course_id', 'Canvas course ID', 'id', 'ID of the Canvas course.'),
    field('catalog_title', 'Listing', 'text', 'Title of the course in Catalog.'),
    field('canvas_course_name', 'Canvas course', 'text', { help: 'Name of the course in Canvas.', nullable: true, optional: true }),
    field('completed_at', 'Completed', 'time', {
      help: 'When the course was completed. Blank if Catalog doesn’t provide a date.',
      nullable: true,
      optional: true,
    }),
    field('certificate_url', 'Certificate', 'text', {
      help: 'Certificate URL. Blank without a certificate.',
      nullable: true,
      optional: true,
      personal: true,
    }),
    field('revoke_from', 'Revoke from listing', 'id', {
      help: 'Title or ID of the listing to revoke the certificate from. Used with the Action revoke.',
      writeOnly: true,
      finds: { resources: ['courses', 'programs'], by: ['title'], take: 'id' },
      write: { for: ['revoke'], required: true, blank: 'refused' },
    }),
    field('canvas_course_workflow_state', 'Course state', 'text', { help: 'Course status in Canvas.', nullable: true, optional: true }),
    ...personFields('learner', 'Learner', 'user_id'),
  ],
  remarks: [
    'Catalog returns completions one learner at a time, so large pulls take a while.',
    'Catalog doesn’t link completions to listings. To revoke a certificate, enter the listing.',
  ],
};
