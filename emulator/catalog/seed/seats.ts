// Who is enrolled, who waits, and which seats are for others: all three follow from the orders.
import type { BulkEnrollment } from '../store/office-records.ts';
import type { Applicant, Enrollment } from '../store/records.ts';
import { makeApplicants } from './applicants.ts';
import { takeBulkSeats } from './bulk-seats.ts';
import { spreadBuyers } from './buyers.ts';
import { settleCaps } from './caps.ts';
import { makeEnrollments, type Sold } from './enrollments.ts';
import { makeFirstEnrollments, sellFirstPrograms } from './first-enrollments.ts';
import { makeBulkEnrollments } from './office.ts';
import { sellPrograms } from './program-sales.ts';
import type { Random } from './random.ts';
import type { Counts } from './scale.ts';

interface Seats {
  enrollments: Enrollment[];
  bulkEnrollments: BulkEnrollment[];
  applicants: Applicant[];
}

type RandomOf = (resource: number) => Random;

/** Turns some orders into sales of programs, and gives others another buyer. */
export function fillSeats(random: RandomOf, sold: Sold, count: Counts['enrollments']): Seats {
  const { courses, programs, users, orders } = sold;
  sellPrograms(programs, orders);
  spreadBuyers(orders, users);
  const enrollments = makeEnrollments(random(5), sold, count);
  const bulkEnrollments = makeBulkEnrollments(random(8), orders, courses);
  if (count === 'paid') takeBulkSeats(bulkEnrollments, users, enrollments);
  settleCaps(courses, enrollments);
  return { enrollments, bulkEnrollments, applicants: makeApplicants(random(6), { ...sold, enrollments }) };
}

/** The same as in version 0.1.0, where enrollments didn't follow orders. */
export function fillFirstSeats(random: RandomOf, sold: Sold, count: Counts['enrollments']): Seats {
  const enrollments = makeFirstEnrollments(random(5), sold, count === 'paid' ? 120 : count);
  const applicants = makeApplicants(random(6), { ...sold, enrollments });
  sellFirstPrograms(sold, enrollments);
  return { enrollments, bulkEnrollments: makeBulkEnrollments(random(8), sold.orders, sold.courses), applicants };
}
