// Fills a new demo Catalog with believable records. The same seed and counts give the same records.
import { faker } from '@faker-js/faker/locale/en';
import type { Store } from '../store/store.ts';
import { createTable } from '../store/table.ts';
import { makeApplicants } from './applicants.ts';
import { type CatalogName, makeCatalogs } from './catalogs.ts';
import { makeCourses } from './courses.ts';
import { makeEnrollments } from './enrollments.ts';
import {
  makeAccountAdmins,
  makeBulkEnrollments,
  makeCertificates,
  makeCompletions,
  makeEmailDomainSets,
  makePromotions,
} from './office.ts';
import { makeOrders } from './orders.ts';
import { sellPrograms } from './program-sales.ts';
import { makePrograms } from './programs.ts';
import { createRandom } from './random.ts';
import type { Counts } from './scale.ts';
import { makeTags } from './tags.ts';
import { makeUsers } from './users.ts';

export function fillStore(seed: number, counts: Counts, name: CatalogName = 'production'): Store {
  // The test Catalog has other people and listings, under ids that production has, too.
  const own = name === 'test' ? seed + 7_000 : seed;
  faker.seed(own);
  // Every resource has its own chance, so that more orders do not change the courses.
  const random = (resource: number) => createRandom(own * 1_000 + resource);
  const catalogs = makeCatalogs(name);
  const tags = makeTags(random(1), catalogs, counts.tags);
  const { courses, deleted } = makeCourses(random(2), catalogs, tags, counts.courses);
  const users = makeUsers(random(3), faker, catalogs, counts.users);
  const orders = makeOrders(random(4), { catalogs, courses, users }, counts.orders);
  const enrollments = makeEnrollments(random(5), { courses, users, orders }, counts.enrollments);
  const applicants = makeApplicants(random(6), { courses, users, enrollments });
  const programs = makePrograms(random(7), { catalogs, courses, tags }, counts.programs);
  sellPrograms(programs, orders, enrollments);
  const emailDomainSets = makeEmailDomainSets(catalogs, users);
  return {
    catalogs: createTable(catalogs),
    courses: createTable(courses),
    programs: createTable(programs),
    deletedCourses: createTable(deleted),
    tags: createTable(tags),
    enrollments: createTable(enrollments),
    orders: createTable(orders),
    bulkEnrollments: createTable(makeBulkEnrollments(random(8), orders, courses)),
    users: createTable(users),
    applicants: createTable(applicants),
    certificates: createTable(makeCertificates(random(9), courses)),
    completions: createTable(makeCompletions(random(10), enrollments)),
    accountAdmins: createTable(makeAccountAdmins(random(11), catalogs, users)),
    emailDomainSets: createTable(emailDomainSets),
    promotions: createTable(makePromotions(emailDomainSets, courses)),
    progresses: createTable([]),
    mails: createTable([]),
  };
}
