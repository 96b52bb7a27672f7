// The table: every resource that can be pulled, in the order in which people see them.
import type { Resource } from '../resource.ts';
import { productAnalytics } from './analytics.ts';
import { courses } from './courses.ts';
import { enrollments } from './enrollments.ts';
import { orders } from './orders.ts';
import { tags } from './tags.ts';

export const resources: readonly Resource[] = [courses, orders, enrollments, tags, productAnalytics];
