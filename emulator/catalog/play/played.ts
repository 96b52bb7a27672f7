// The operations that the demo Catalog plays, by operation id.
import type { Play } from '../serve/call.ts';
import * as accountAdmins from './account-admins.ts';
import * as applicants from './applicants.ts';
import * as bulkEnrollments from './bulk-enrollments.ts';
import * as catalogs from './catalogs.ts';
import * as certificates from './certificates.ts';
import * as courses from './courses.ts';
import * as emailDomainSets from './email-domain-sets.ts';
import { getEnrollmentsAnalytics } from './enrollment-analytics.ts';
import * as enrollments from './enrollments.ts';
import { getOrdersAnalytics } from './order-analytics.ts';
import * as orders from './orders.ts';
import { getProductsAnalytics } from './product-analytics.ts';
import * as programs from './programs.ts';
import * as progresses from './progresses.ts';
import * as tags from './tags.ts';
import { getUsersAnalytics } from './user-analytics.ts';
import * as registrations from './user-registrations.ts';
import { createUser, deleteUser, getUser, listUsers, updateUser } from './users.ts';

export const played: Record<string, Play> = {
  ...applicants,
  ...orders,
  ...bulkEnrollments,
  ...accountAdmins,
  ...registrations,
  ...courses,
  ...programs,
  ...emailDomainSets,
  ...catalogs,
  ...certificates,
  ...enrollments,
  ...tags,
  ...progresses,
  getProductsAnalytics,
  getEnrollmentsAnalytics,
  getOrdersAnalytics,
  getUsersAnalytics,
  listUsers,
  createUser,
  getUser,
  updateUser,
  deleteUser,
};
