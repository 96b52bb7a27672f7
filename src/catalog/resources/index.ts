// The table: every resource that can be pulled, in the order in which people see them.
import type { Resource } from '../resource.ts';
import { accountAdmins } from './account-admins.ts';
import { enrollmentAnalytics, orderAnalytics, productAnalytics, userAnalytics } from './analytics.ts';
import { applicants } from './applicants.ts';
import { bulkEnrollments } from './bulk-enrollments.ts';
import { catalogs } from './catalogs.ts';
import { certificates, completedCertificates } from './certificates.ts';
import { courses } from './courses.ts';
import { emailDomainSets } from './email-domain-sets.ts';
import { enrollments } from './enrollments.ts';
import { orders } from './orders.ts';
import { programs } from './programs.ts';
import { progresses } from './progresses.ts';
import { promotions } from './promotions.ts';
import { tags } from './tags.ts';
import { userRegistrations } from './user-registrations.ts';
import { users } from './users.ts';

export const resources: readonly Resource[] = [
  courses,
  programs,
  orders,
  users,
  userRegistrations,
  accountAdmins,
  enrollments,
  applicants,
  bulkEnrollments,
  certificates,
  completedCertificates,
  productAnalytics,
  enrollmentAnalytics,
  orderAnalytics,
  userAnalytics,
  tags,
  emailDomainSets,
  promotions,
  catalogs,
  progresses,
];
