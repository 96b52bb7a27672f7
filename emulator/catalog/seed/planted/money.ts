// Orders and enrollments that don't fit together.
import { newApplicant, newEnrollment } from '../../store/new-records.ts';
import { userByCanvasId } from '../../store/store.ts';
import { addRow, removeRow } from '../../store/table.ts';
import { coreTime, readTime } from '../../store/times.ts';
import { daysAfter } from '../calendar.ts';
import { claim, type Garden, inDays, knownIn, orderKey, personKey, type Sale, saleKeys, salesBetween, seatsOf } from './plant.ts';

const report = 'Orders against enrollments';
/** Reports look back for longer. */
const RECENT_DAYS = 70;
const STRANGER = { id: 79_990, name: 'Robin Vale', email: 'robin.vale@example.com' };

export function plantMoney(garden: Garden): void {
  const { store } = garden;
  const sales = [...salesBetween(garden, 60, 0.5), ...salesBetween(garden, RECENT_DAYS, 60)];
  const pairs = claim(garden, twins(sales), 2, ([sale, again]) => [...saleKeys(sale), ...saleKeys(again)]);
  for (const [sale, again] of pairs) {
    unseat(garden, again);
    for (const seat of seatsOf(garden, sale)) seat.status = 'active';
    again.order.user = sale.order.user;
    found(garden, 'Paid more than once', { ...again, person: sale.person });
  }
  const older = [...sales, ...salesBetween(garden, 400, RECENT_DAYS).reverse()];
  const take = (count: number, keysOf = saleKeys) => claim(garden, older, count, keysOf).map((sale) => recent(garden, sale));
  const ofOrder = ({ order }: Sale) => [orderKey(order)];
  for (const sale of take(2)) {
    unseat(garden, sale);
    found(garden, 'Paid, not enrolled', sale);
  }
  for (const sale of take(2)) {
    for (const seat of seatsOf(garden, sale)) seat.status = 'dropped';
    found(garden, 'Paid, then dropped', sale);
  }
  for (const sale of take(2)) {
    unseat(garden, sale);
    const course = store.courses.byId.get(sale.listing);
    const user = userByCanvasId(store, sale.person);
    if (course && user) addRow(store.applicants, newApplicant(store, course, user, readTime(sale.order.purchased_at ?? '') ?? 0));
    found(garden, 'On the waitlist after paying', sale);
  }
  for (const sale of take(2, ofOrder)) {
    unseat(garden, sale);
    sale.order.user = null;
    garden.note({ report, finding: 'Order without a person', resource: 'orders', record: sale.order.id });
  }
  for (const sale of take(1, ofOrder)) {
    for (const seat of seatsOf(garden, sale)) seat.user = { id: STRANGER.id };
    sale.order.user = { ...STRANGER };
    found(garden, 'Person who isn’t among the users', { ...sale, person: STRANGER.id });
  }
  for (const { order } of take(2, ofOrder)) {
    const revenue = Number(order.total) / 2;
    garden.note({ report: 'Revenue', finding: 'Corrected in Catalog', resource: 'orders', record: order.id, revenue });
  }
  for (const sale of take(1)) payLate(garden, sale);
  enrollByHand(garden);
  leaveSeats(garden);
}

/** Moves a sale into the last weeks if it's older than reports look back. */
function recent(garden: Garden, sale: Sale): Sale {
  const { order } = sale;
  if ((readTime(order.purchased_at ?? '') ?? 0) > daysAfter(garden.calendar.today, -RECENT_DAYS)) return sale;
  const time = inDays(garden, -30);
  Object.assign(order, { created_at: time, purchased_at: time });
  for (const seat of seatsOf(garden, sale)) seat.enrolled_at = time;
  return sale;
}

/** Pairs of sales of the same course, each sale in one pair at most. */
function twins(sales: readonly Sale[]): [Sale, Sale][] {
  const open = new Map<number, Sale>();
  return sales.flatMap((sale): [Sale, Sale][] => {
    const before = open.get(sale.listing);
    if (before) open.delete(sale.listing);
    else open.set(sale.listing, sale);
    return before ? [[before, sale]] : [];
  });
}

function found({ note }: Garden, finding: string, { order, person }: Sale): void {
  note({ report, finding, resource: 'orders', record: order.id, person });
}

function unseat(garden: Garden, sale: Sale): void {
  for (const { id } of seatsOf(garden, sale)) removeRow(garden.store.enrollments, id);
}

/** Paid four days after it was made. */
function payLate(garden: Garden, sale: Sale): void {
  const paid = coreTime(Math.min(garden.calendar.today, daysAfter(readTime(sale.order.created_at) ?? 0, 4)));
  sale.order.purchased_at = paid;
  for (const seat of seatsOf(garden, sale)) seat.enrolled_at = paid;
  garden.note({ report: 'Revenue', finding: 'Paid late', resource: 'orders', record: sale.order.id, person: sale.person });
}

/** Two people are in a course that costs something, and have never ordered it. */
function enrollByHand(garden: Garden): void {
  const { store, note } = garden;
  const courses = store.courses.rows.filter((course) => course.enrollment_fee > 0 && course.enrollment_cap === null).slice(0, 2);
  for (const course of courses) {
    const known = knownIn(store, course);
    const others = store.users.rows.filter((each) => each.merged_into_user_id === null && !known.has(each.canvas_user_id)).reverse();
    const [user] = claim(garden, others, 1, ({ canvas_user_id }) => [personKey(canvas_user_id)]);
    if (user === undefined) continue;
    const when = readTime(inDays(garden, -6)) ?? 0;
    const { id } = addRow(store.enrollments, newEnrollment(store, course, user.canvas_user_id, when));
    note({ report, finding: 'Enrolled without an order', resource: 'enrollments', record: id, person: user.canvas_user_id });
  }
}

/** Of the two newest orders of several seats, half or more aren't used. A buyer's orders for one listing count together, as the newest one. */
function leaveSeats(garden: Garden): void {
  const { store, note } = garden;
  const pairs = new Map(store.bulkEnrollments.rows.map((bulk) => [`${bulk.canvas_user_id} ${bulk.listing.id}`, bulk]));
  const newest = Array.from(pairs.values()).sort((a, b) => b.id - a.id);
  for (const bulk of claim(garden, newest, 2, (each) => [orderKey(each)]).reverse()) {
    bulk.invitations.slice(Math.floor(bulk.seats / 2)).forEach((invitation) => {
      if (invitation.enrollment_id !== null) removeRow(store.enrollments, invitation.enrollment_id);
      Object.assign(invitation, { status: 'pending', enrollment_id: null });
    });
    note({ report, finding: 'Seats bought, not used', resource: 'bulkEnrollments', record: bulk.id });
  }
}
