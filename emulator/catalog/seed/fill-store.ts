// Fills a new practice Catalog with believable records. The same seed and counts give the same records.
import { faker } from '@faker-js/faker/locale/en';
import type { Store } from '../store/store.ts';
import { createTable } from '../store/table.ts';
import { makeApplicants } from './applicants.ts';
import { makeCatalogs } from './catalogs.ts';
import { makeCourses } from './courses.ts';
import { makeEnrollments } from './enrollments.ts';
import { makeOrders } from './orders.ts';
import { createRandom } from './random.ts';
import type { Counts } from './scale.ts';
import { makeTags } from './tags.ts';
import { makeUsers } from './users.ts';

export function fillStore(seed: number, counts: Counts): Store {
  faker.seed(seed);
  // Every resource has its own chance, so that more orders do not change the courses.
  const random = (resource: number) => createRandom(seed * 1_000 + resource);
  const catalogs = makeCatalogs();
  const tags = makeTags(random(1), catalogs, counts.tags);
  const { courses, deleted } = makeCourses(random(2), catalogs, tags, counts.courses);
  const users = makeUsers(random(3), faker, catalogs, counts.users);
  const orders = makeOrders(random(4), { catalogs, courses, users }, counts.orders);
  const enrollments = makeEnrollments(random(5), { courses, users, orders }, counts.enrollments);
  const applicants = makeApplicants(random(6), { courses, users, enrollments });
  return {
    catalogs: createTable(catalogs),
    courses: createTable(courses),
    deletedCourses: createTable(deleted),
    tags: createTable(tags),
    enrollments: createTable(enrollments),
    orders: createTable(orders),
    users: createTable(users),
    applicants: createTable(applicants),
    mails: createTable([]),
  };
}
