// The table: every resource that can be pulled, in the order in which people see them.
import type { Resource } from '../resource.ts';
import { enrollmentAnalytics, orderAnalytics, productAnalytics, userAnalytics } from './analytics.ts';
import { catalogs } from './catalogs.ts';
import { courses } from './courses.ts';
import { enrollments } from './enrollments.ts';
import { orders } from './orders.ts';
import { programs } from './programs.ts';
import { tags } from './tags.ts';
import { users } from './users.ts';

export const resources: readonly Resource[] = [
  courses,
  programs,
  orders,
  users,
  enrollments,
  productAnalytics,
  enrollmentAnalytics,
  orderAnalytics,
  userAnalytics,
  tags,
  catalogs,
];
