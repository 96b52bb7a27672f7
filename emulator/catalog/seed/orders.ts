// Orders over some years of terms: most are paid, some failed, some were never paid.
import { decimalText, placesOf, roundTo } from '../store/decimals.ts';
import type { Catalog, Course, Order, User } from '../store/records.ts';
import { coreTime } from '../store/times.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';

/** Codes and their share of the price. */
const promotions = [
  ['EARLYBIRD', 0.15],
  ['ALUMNI10', 0.1],
  ['STAFF50', 0.5],
  ['0042', 0.05],
  ['1E3', 0.2],
  ['WELCOME', 0.25],
  ['FREESEAT', 1],
] as const;

interface Known {
  calendar: Calendar;
  catalogs: Catalog[];
  courses: Course[];
  users: User[];
}

export function makeOrders(random: Random, known: Known, count: number): Order[] {
  if (known.courses.length === 0 || known.users.length === 0) return [];
  const shelves = new Map(
    known.catalogs.map((catalog) => [catalog.id, known.courses.filter((course) => course.catalog.id === catalog.id)]),
  );
  const prefixes = new Map(known.catalogs.map((catalog) => [catalog.id, catalog.settings.order_id_prefix ?? '']));
  const times = Float64Array.from({ length: count }, () => known.calendar.moment(random)).sort();
  let id = 51_208;
  return Array.from(times, (created) => {
    id += random.chance(0.1) ? random.whole(2, 30) : 1;
    // Some courses and people come up far more often than others.
    const first = often(random, known.courses);
    const shelf = shelves.get(first.catalog.id) ?? [];
    const courses = random.chance(0.12) ? [...new Set([first, random.pick(shelf), random.pick(shelf)])] : [first];
    return makeOrder(random, {
      calendar: known.calendar,
      id,
      created,
      courses,
      user: often(random, known.users),
      prefix: prefixes.get(first.catalog.id) ?? '',
    });
  });
}

interface Sale {
  calendar: Calendar;
  id: number;
  created: number;
  courses: Course[];
  user: User;
  prefix: string;
}

function makeOrder(random: Random, { calendar, id, created, courses, user, prefix }: Sale): Order {
  const [first] = courses;
  if (first === undefined) throw new Error('An order has at least one listing.');
  const places = placesOf(first.currency);
  const [code, share] = random.pick(promotions);
  const promoted = random.chance(0.18);
  const lines = courses.map((course) => {
    // Prices went up once: older orders show the price of their day.
    const price = created < calendar.priceRise ? roundTo(course.enrollment_fee * 0.9, places) : course.enrollment_fee;
    return { course, price, discount: promoted ? roundTo(price * share, places) : 0 };
  });
  const total = roundTo(
    lines.reduce((sum, line) => sum + line.price - line.discount, 0),
    places,
  );
  const { payments, paid } = makePayments(random, id, total, first);
  return {
    id,
    full_id: `${prefix}${id}`,
    catalog_id: first.catalog.id,
    catalog: { ...first.catalog },
    user: buyer(random, user),
    listings: lines.map(({ course, price, discount }) => ({
      id: course.id,
      canvas_course_id: course.canvas_course.id,
      title: course.title,
      amount: decimalText(price),
      discounted_amount: decimalText(roundTo(price - discount, places)),
      catalog_id: course.catalog.id,
    })),
    promotions: lines
      .filter((line) => line.discount > 0)
      .map(({ course, discount }, index) => ({ id: id * 3 + index, listing_id: course.id, code, amount: decimalText(-discount) })),
    payments,
    total: decimalText(total),
    currency: first.currency,
    purchased_at: paid ? coreTime(Math.min(calendar.today, created + random.whole(0, 600) * 1000)) : null,
    created_at: coreTime(created),
  };
}

function makePayments(random: Random, id: number, total: number, course: Course): { payments: Order['payments']; paid: boolean } {
  if (total === 0) return { payments: [], paid: true };
  const amount = decimalText(total);
  const fate = random.next();
  const reference_id =
    course.allowed_payment_types.includes('purchase_order') && random.chance(0.3) ? null : String(id * 7_919).padStart(12, '0');
  const failed = { reference_id, status: 'error', amount };
  if (fate < 0.04) return { payments: [failed], paid: false };
  if (fate < 0.07) return { payments: [], paid: false };
  if (fate < 0.09) return { payments: [{ reference_id, status: 'pending', amount }], paid: false };
  const success = { reference_id, status: 'success', amount };
  return { payments: fate < 0.13 ? [failed, success] : [success], paid: true };
}

/** People who were deleted leave a gap, or a shell without a name. */
function buyer(random: Random, user: User): Order['user'] {
  if (random.chance(0.015)) return null;
  if (random.chance(0.01)) return { id: null, name: null, email: null };
  return { id: user.canvas_user_id, name: user.user_name, email: user.email_address };
}

function often<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random.next() ** 2 * list.length)];
  return item ?? random.pick(list);
}
