// What the documents of the API show in their examples: which fields an answer has and of what kind, now and formerly.
import { catalog, oldCatalog } from './shapes/catalog-shapes.ts';
import { course, oldCourse, oldProgram, program } from './shapes/listing-shapes.ts';
import { admin, certificate, oldCertificate, tag, tagOf } from './shapes/office-shapes.ts';
import { oldOrder, order } from './shapes/order-shapes.ts';
import { applicant, enrollment, registration, user } from './shapes/people-shapes.ts';
import type { Shape } from './shapes/shape.ts';

/** By operation id: every answer of which the documents show an example. */
export const currentShapes: Record<string, Shape> = {
  listApplicants: { applicants: [applicant] },
  getApplicant: { applicant },
  listOrders: { orders: [order] },
  getOrder: { order },
  listAccountAdmins: {
    content: [admin],
    page: { number: 'integer', size: 'integer', totalElements: 'integer', totalPages: 'integer' },
  },
  createAccountAdmin: admin,
  listUserRegistrations: { user_registrations: [registration] },
  getUserRegistration: { user_registration: registration },
  createUserRegistration: { user_registration: registration },
  listCourses: { courses: [course] },
  getCourse: { course },
  createCourse: { course },
  listPrograms: { programs: [program] },
  getProgram: { program },
  createProgram: { program },
  getEmailDomainSet: {
    id: 'integer',
    name: 'text',
    account_id: 'integer',
    canvas_root_account_uuid: 'text',
    created_at: 'core time',
    updated_at: 'core time',
    deleted_at: 'core time or null',
  },
  getProductsAnalytics: {
    products: [
      {
        account_id: 'integer',
        account_name: 'text',
        product: { name: 'text', id: 'integer', url: 'text', sku: 'text or null' },
        product_status: 'text',
        created_at: 'iso time',
        canvas_course_id: 'integer or null',
        enrollment_count: 'integer',
        dropped_count: 'integer',
        completion_count: 'integer',
        currency: 'text',
        list_price: 'number',
        promo_codes: ['text'],
        discount: 'number',
        revenue: 'number',
        credits: 'number or null',
        certificate_offered: 'boolean',
      },
    ],
  },
  listCatalogs: { catalogs: [catalog] },
  getCatalog: { account: catalog },
  listCompletedCertificates: {
    completed_certificates: [
      {
        canvas_course_id: 'integer',
        catalog_title: 'text',
        canvas_course_name: 'text',
        certificate_url: 'text or null',
        canvas_course_workflow_state: 'text',
        completed_at: 'core time or null',
      },
    ],
  },
  listEnrollments: { enrollments: [enrollment] },
  getEnrollment: { enrollment },
  createEnrollment: { enrollment },
  getTag: tag,
  updateTag: tag,
  deleteTag: tagOf({ is_deleted: 'boolean' }, {}),
  getUser: { user },
  updateUser: { user },
  getProgress: {
    progress: {
      id: 'integer',
      account_id: 'integer',
      canvas_user_id: 'integer or null',
      completion_percent: 'number or null',
      workflow_state: 'text',
      payload: 'anything',
      created_at: 'core time',
      updated_at: 'core time',
    },
  },
  getListingCertificate: { certificate },
  createCertificate: { certificate },
  revokeUsersCertificate: {
    revoked_certificates: [{ canvas_user_id: 'integer', canvas_course_id: 'integer or null', listing_id: 'integer' }],
  },
};

/** Where the older documents show less; everything else was the same. */
export const oldShapes: Record<string, Shape> = {
  ...currentShapes,
  listOrders: { orders: [oldOrder] },
  getOrder: { order: oldOrder },
  listCourses: { courses: [oldCourse] },
  getCourse: { course: oldCourse },
  createCourse: { course: oldCourse },
  listPrograms: { programs: [oldProgram] },
  getProgram: { program: oldProgram },
  createProgram: { program: oldProgram },
  listCatalogs: { catalogs: [oldCatalog] },
  getCatalog: { account: oldCatalog },
  getTag: tagOf({}, {}),
  updateTag: tagOf({}, {}),
  getListingCertificate: { certificate: oldCertificate },
  createCertificate: { certificate: oldCertificate },
};
