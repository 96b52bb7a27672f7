// The operations that the practice Catalog plays, by operation id.
import type { Play } from '../serve/call.ts';
import { getApplicant, listApplicants } from './applicants.ts';
import { getCatalog, listCatalogs } from './catalogs.ts';
import { createCourse, deleteCourse, getCourse, listCourses, updateCourse } from './courses.ts';
import { createEnrollment, deleteEnrollment, getEnrollment, listEnrollments } from './enrollments.ts';
import { getOrder, listOrders } from './orders.ts';
import { getProductsAnalytics } from './product-analytics.ts';
import { bulkDeleteTags, createTag, deleteTag, getTag, listTags, updateTag } from './tags.ts';
import { getUser, listUsers } from './users.ts';

export const played: Record<string, Play> = {
  listApplicants,
  getApplicant,
  listOrders,
  getOrder,
  listCourses,
  createCourse,
  getCourse,
  updateCourse,
  deleteCourse,
  getProductsAnalytics,
  listCatalogs,
  getCatalog,
  listEnrollments,
  createEnrollment,
  getEnrollment,
  deleteEnrollment,
  listTags,
  createTag,
  bulkDeleteTags,
  getTag,
  updateTag,
  deleteTag,
  listUsers,
  getUser,
};
