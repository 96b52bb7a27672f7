// What the office behind the storefront keeps: certificates, admins, email domains, promotions, seats bought for others.

import { decimalText, placesOf, roundTo } from '../store/decimals.ts';
import { enrolledIn } from '../store/new-records.ts';
import type { AccountAdmin, BulkEnrollment, Certificate, Completion, EmailDomainSet, Promotion } from '../store/office-records.ts';
import type { Catalog, Course, Enrollment, Order, User } from '../store/records.ts';
import { coreTime, readTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import type { Random } from './random.ts';

const template = '<h1>Certificate of Completion</h1>\n<p>{{student_name}} has completed <em>{{course_name}}</em>.</p>';

/** Every course with credits offers one; some run out. */
export function makeCertificates(random: Random, courses: Course[], { today }: Calendar): Certificate[] {
  let id = 301;
  return courses
    .filter((course) => course.credits !== null)
    .map((course) => {
      id += random.whole(1, 3);
      const kind = random.pick(['lasting', 'lasting', 'days', 'date']);
      return {
        id,
        listing_id: course.id,
        name: `${course.title} certificate`,
        active: random.chance(0.9),
        template,
        pdf_settings: random.pick([{}, { orientation: 'Landscape' }, { orientation: 'Portrait' }, null]),
        created_at: course.created_at,
        updated_at: course.updated_at,
        days_to_expire: kind === 'days' ? 365 : null,
        expires_at: kind === 'date' ? coreTime(daysAfter(today, 400)) : null,
      };
    });
}

/** Who concluded has met the requirements. */
export function makeCompletions(random: Random, enrollments: Enrollment[], { opened, today }: Calendar): Completion[] {
  let id = 80_400;
  return enrollments.flatMap((enrollment) => {
    const canvas_user_id = enrollment.user?.id ?? undefined;
    if (enrollment.status !== 'concluded' || canvas_user_id === undefined) return [];
    id += 1;
    const time = daysAfter(readTime(enrollment.enrolled_at) ?? opened, random.whole(5, 60));
    const completed_at = random.chance(0.9) ? coreTime(Math.min(today, time)) : null;
    return [{ id, listing_id: enrollment.listing.id, canvas_user_id, completed_at, revoked: random.chance(0.05) }];
  });
}

export function makeAccountAdmins(random: Random, catalogs: Catalog[], users: User[]): AccountAdmin[] {
  let id = 11;
  return random.some(users, 7).map((user, index) => {
    id += random.whole(1, 4);
    return {
      id,
      name: user.user_name,
      canvas_user_id: String(user.canvas_user_id),
      email: index === 3 ? null : user.email_address,
      accounts: random.some(catalogs, random.whole(1, 3)).map((catalog) => ({ id: catalog.id, name: catalog.name })),
    };
  });
}

export function makeEmailDomainSets(catalogs: Catalog[], users: User[], { opened }: Calendar): EmailDomainSet[] {
  const names = ['Partner employers', 'Alumni', 'School districts', 'Städte & Gemeinden', 'Partner employers (old)'];
  return names.map((name, index) => ({
    id: 3 + index * 2,
    name,
    account_id: catalogs[index % catalogs.length]?.id ?? 1,
    canvas_root_account_uuid: users[0]?.canvas_root_account_uuid ?? 'Yc1vVjWvUqkTxO0sQhGm',
    created_at: coreTime(daysAfter(opened, index * 40)),
    updated_at: coreTime(daysAfter(opened, index * 55)),
    deleted_at: index === 4 ? coreTime(daysAfter(opened, 700)) : null,
    domains: [{ id: 500 + index, domain: `partner${index}.example.com` }],
  }));
}

export function makePromotions(sets: EmailDomainSet[], courses: Course[]): Promotion[] {
  return sets.flatMap((set, place) =>
    ['PARTNER', '0042', '1E3'].slice(0, 3 - (place % 3)).map((code, index) => ({
      id: 700 + place * 5 + index,
      account_id: set.account_id,
      product_id: courses[place]?.id ?? null,
      amount: index === 0 ? 15 : 25.5,
      discount_type: index === 0 ? 'percent' : 'flat',
      code: `${code}${place}`,
      name: `${set.name} ${index + 1}`,
      description: null,
      active: index !== 2,
      start_date: set.created_at,
      end_date: null,
      usage_type: index === 1 ? 'once-per-user' : 'unlimited',
      created_at: set.created_at,
      updated_at: set.updated_at,
      email_domain_set_id: set.id,
    })),
  );
}

/** Some paid orders were for several seats, of which some invitations are still open. */
export function makeBulkEnrollments(random: Random, orders: Order[], courses: Course[]): BulkEnrollment[] {
  const byId = new Map(courses.map((course) => [course.id, course]));
  return orders.flatMap((order, index) => {
    const [line] = order.listings;
    const course = byId.get(line?.id ?? 0);
    const paid = order.purchased_at;
    if (index % 19 !== 4 || paid === null || course === undefined || line === undefined || order.listings.length > 1) return [];
    const seats = random.whole(2, 12);
    const unit = roundTo(Number(line.amount) / seats, placesOf(order.currency));
    return [
      {
        id: order.id,
        canvas_user_id: order.user?.id ?? null,
        order_id: order.id,
        listing: enrolledIn(course),
        seats,
        amount: line.amount,
        discounted_amount: line.discounted_amount,
        unit_price: decimalText(unit),
        purchased_at: paid,
        invitations: Array.from({ length: seats }, (_, seat) => ({
          id: order.id * 20 + seat,
          email: `seat${seat}-${order.id}@example.com`,
          code: `S${order.id}${seat}`,
          status: random.pick(['accepted', 'pending', 'revoked']),
          invited_at: paid,
          revoked_at: null,
          enrollment_id: null,
        })),
        created_at: order.created_at,
        updated_at: paid,
      },
    ];
  });
}
