// Fills a new demo Catalog with believable records. The same seed, counts, and clock give the same records.
import { faker } from '@faker-js/faker/locale/en';
import type { Store } from '../store/store.ts';
import { createTable } from '../store/table.ts';
import { calendarUntil, firstCalendar } from './calendar.ts';
import { type CatalogName, makeCatalogs } from './catalogs.ts';
import { makeCourses } from './courses.ts';
import { makeAccountAdmins, makeCertificates, makeCompletions, makeEmailDomainSets, makePromotions } from './office.ts';
import { makeOrders } from './orders.ts';
import { plantCases } from './planted/index.ts';
import { makePrograms } from './programs.ts';
import { createRandom } from './random.ts';
import type { Counts } from './scale.ts';
import { fillFirstSeats, fillSeats } from './seats.ts';
import { makeTags } from './tags.ts';
import { makeUsers } from './users.ts';

/** Which data: up to this moment, or as version 0.1.0 had it. */
export type DataUntil = number | '0.1.0';

export interface StoreRecipe {
  seed: number;
  counts: Counts;
  name: CatalogName;
  until: DataUntil;
}

export function fillStore({ seed, counts, name, until }: StoreRecipe): Store {
  // The test Catalog has other people and listings, under ids that production has, too.
  const own = name === 'test' ? seed + 7_000 : seed;
  faker.seed(own);
  // Every resource has its own chance, so that more orders do not change the courses.
  const random = (resource: number) => createRandom(own * 1_000 + resource);
  const calendar = until === '0.1.0' ? firstCalendar : calendarUntil(until);
  const titles = until === '0.1.0' ? 'odd first' : 'ordinary first';
  const catalogs = makeCatalogs(name);
  const tags = makeTags(random(1), { calendar, catalogs }, counts.tags);
  const { courses, deleted } = makeCourses(random(2), { calendar, catalogs, tags, titles }, counts.courses);
  const users = makeUsers(random(3), faker, { calendar, catalogs }, counts.users);
  const orders = makeOrders(random(4), { calendar, catalogs, courses, users }, counts.orders);
  const programs = makePrograms(random(7), { calendar, catalogs, courses, tags }, counts.programs);
  const fill = until === '0.1.0' ? fillFirstSeats : fillSeats;
  const { enrollments, bulkEnrollments, applicants } = fill(random, { calendar, courses, programs, users, orders }, counts.enrollments);
  const emailDomainSets = makeEmailDomainSets(catalogs, users, calendar);
  const store: Store = {
    catalogs: createTable(catalogs),
    courses: createTable(courses),
    programs: createTable(programs),
    deletedCourses: createTable(deleted),
    tags: createTable(tags),
    enrollments: createTable(enrollments),
    orders: createTable(orders),
    bulkEnrollments: createTable(bulkEnrollments),
    users: createTable(users),
    applicants: createTable(applicants),
    certificates: createTable(makeCertificates(random(9), courses, calendar)),
    completions: createTable(makeCompletions(random(10), enrollments, calendar)),
    accountAdmins: createTable(makeAccountAdmins(random(11), catalogs, users)),
    emailDomainSets: createTable(emailDomainSets),
    promotions: createTable(makePromotions(emailDomainSets, courses)),
    progresses: createTable([]),
    mails: createTable([]),
    planted: createTable([]),
  };
  return until === '0.1.0' ? store : { ...store, planted: createTable(plantCases(store, calendar)) };
}
