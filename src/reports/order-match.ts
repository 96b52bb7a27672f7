// Orders against enrollments: who paid and isn't enrolled, and who is enrolled and has never paid.
import { groupBy } from '../base/group-by.ts';
import { say, sayHere } from '../base/say.ts';
import type { MatchFinding } from '../catalog/reports/order-match.ts';
import type { Record_ } from '../catalog/resource.ts';
import { amountOf, netOf, unitsOf } from './amount.ts';
import { inPeriod } from './calendar.ts';
import { listingsById, listingsIn, pairOf } from './listings.ts';
import { bulkTestIn, ordersOf } from './order-lists.ts';
import { addressOf, type People, peopleIn } from './person.ts';
import { chosen, orNull, type ReportCode, type ReportInput, readOf, type SourceRecord, textOf } from './report-input.ts';

/** A learner who has just paid is about to be enrolled. */
const GRACE_MS = 3_600_000;

/** The keys of the findings in the rows, which never change. */
const SLUGS: Readonly<Record<MatchFinding, string>> = {
  'Paid, not enrolled': 'not_enrolled',
  'Paid, then dropped': 'dropped',
  'Paid more than once': 'twice',
  'On the waitlist after paying': 'waitlist',
  'Enrolled without an order': 'no_order',
  'Seats bought, not used': 'unused',
  'Order without a learner': 'no_learner',
};

/** A line of a paid order in the period. */
interface Sale {
  order: SourceRecord;
  line: Record_;
  listing: string;
  /** `''` if the order names no user. */
  person: string;
  paidAt: string;
}

/** All that a finding is about. */
interface Case {
  finding: MatchFinding;
  listing: string;
  person: string;
  detail?: string;
  sale?: Sale;
  enrollment?: Record_;
  bulk?: Record_;
}

export const orderMatch: ReportCode = {
  more(input) {
    const world = worldOf(input);
    if (!isChosen(input, 'Enrolled without an order')) return [];
    const buyers = unpaidCandidates(input, world).flatMap(({ person }) => world.people.accountsOf(person));
    return ordersOf(Array.from(new Set(buyers)), { source: 'ordered', fields: ['id', 'canvas_user_id', 'purchased_at'] });
  },
  rows(input) {
    const world = worldOf(input);
    const cases = [...casesOfSales(input, world), ...casesWithoutOrder(input, world), ...casesOfBulks(input, world)];
    return { records: cases.filter(({ finding }) => isChosen(input, finding)).map((each) => rowOf(each, world)), notes: notesOn(input) };
  },
};

/** Returns why some findings can be none. */
function notesOn(input: ReportInput): string[] {
  return [
    ...(bulkTestIn(input) ? [] : [say`Catalog doesn’t show bulk enrollments. Their buyers and learners can be among the findings.`]),
    ...(input.read.users ? [] : [say`Catalog doesn’t show users. Learners who were merged in Canvas can be among the findings.`]),
  ];
}

function isChosen(input: ReportInput, finding: MatchFinding): boolean {
  const findings = chosen(input, 'findings');
  return findings.length === 0 || findings.includes(finding);
}

interface World {
  people: People;
  sales: readonly Sale[];
  /** By listing and person. */
  enrollments: ReadonlyMap<string, readonly Record_[]>;
  listings: ReadonlyMap<string, Record_>;
  /** By their IDs. */
  orders: ReadonlyMap<string, Record_>;
}

function worldOf(input: ReportInput): World {
  const people = peopleIn(input);
  const isInPeriod = inPeriod(input);
  const isBulk = bulkTestIn(input);
  const sales = readOf(input, 'orders').flatMap((order): Sale[] => {
    const paidAt = textOf(order.values.purchased_at);
    if (!isInPeriod(paidAt)) return [];
    const person = people.personOf(textOf(order.values.canvas_user_id));
    return order.lines
      .filter((line) => isBulk?.(order.values, line) !== true)
      .map((line) => ({ order, line, listing: textOf(line.listing_id), person, paidAt }));
  });
  const enrollments = groupBy(
    readOf(input, 'enrollments').map(({ values }) => values),
    (each) => pairOf(textOf(each.listing_id), people.personOf(textOf(each.canvas_user_id))),
  );
  const orders = new Map(readOf(input, 'orders').map(({ values }) => [textOf(values.id), values]));
  return { people, sales, enrollments, orders, listings: listingsById(listingsIn(input)) };
}

function casesOfSales(input: ReportInput, world: World): Case[] {
  const waiting = new Set(
    readOf(input, 'applicants').flatMap(({ values }) =>
      values.status === 'waitlist' ? [pairOf(textOf(values.listing_id), world.people.personOf(textOf(values.canvas_user_id)))] : [],
    ),
  );
  const unnamed = world.sales
    .filter(({ person }) => person === '')
    .map((sale): Case => ({ finding: 'Order without a learner', listing: sale.listing, person: '', sale }));
  const pairs = groupBy(
    world.sales.filter(({ person }) => person !== ''),
    ({ listing, person }) => pairOf(listing, person),
  );
  const cases = Array.from(pairs).flatMap(([pair, bought]): Case[] => {
    const sales = [...bought].sort(byPayment);
    const sale = sales[sales.length - 1] ?? bought[0];
    const { listing, person } = sale;
    const enrollments = world.enrollments.get(pair) ?? [];
    const enrollment = latest(enrollments);
    const isSeated = enrollments.some(({ status }) => status !== 'dropped');
    const isSettled = Date.parse(sale.paidAt) <= input.now - GRACE_MS;
    const findings: MatchFinding[] = [];
    if (enrollments.length === 0 && isSettled) findings.push('Paid, not enrolled');
    if (enrollments.length > 0 && !isSeated) findings.push('Paid, then dropped');
    if (isPaidTwice(sales, enrollments)) findings.push('Paid more than once');
    if (waiting.has(pair) && !isSeated) findings.push('On the waitlist after paying');
    return findings.map((finding) => ({ finding, listing, person, sale, ...(enrollment ? { enrollment } : {}) }));
  });
  return [...unnamed, ...cases];
}

/** Returns whether two payments follow one another without an enrollment in between that was dropped. */
function isPaidTwice(sales: readonly Sale[], enrollments: readonly Record_[]): boolean {
  return sales.some((sale, index) => {
    const next = sales[index + 1];
    if (!next) return false;
    return !enrollments.some(
      ({ status, enrolled_at: at }) => status === 'dropped' && textOf(at) >= sale.paidAt && textOf(at) < next.paidAt,
    );
  });
}

/** Returns the active enrollments that no order of the period explains, apart from those of free or unknown listings. */
function unpaidCandidates(input: ReportInput, { people, sales, enrollments, listings }: World): Case[] {
  const isInPeriod = inPeriod(input);
  const ordered = new Set(sales.map(({ listing, person }) => pairOf(listing, person)));
  const seats = readOf(input, 'bulk').flatMap(({ lines }) => lines);
  const seatIds = new Set(seats.map(({ enrollment_id }) => textOf(enrollment_id)));
  const invited = new Set(
    readOf(input, 'bulk').flatMap(({ values, lines }) => lines.map(({ email }) => `${textOf(values.listing_id)} ${addressOf(email)}`)),
  );
  return Array.from(enrollments.values()).flatMap((ofPair): Case[] => {
    const active = latest(ofPair.filter(({ status }) => status === 'active'));
    if (!active || !isInPeriod(active.enrolled_at)) return [];
    const [listing, person] = [textOf(active.listing_id), people.personOf(textOf(active.canvas_user_id))];
    const price = unitsOf(listings.get(listing)?.enrollment_fee) ?? 0;
    const hasSeat =
      ofPair.some(({ id }) => seatIds.has(textOf(id))) ||
      people.accountsOf(person).some((account) => {
        const email = addressOf(people.userOf(account)?.email_address);
        return email !== '' && invited.has(`${listing} ${email}`);
      });
    if (person === '' || price <= 0 || hasSeat || ordered.has(pairOf(listing, person))) return [];
    return [{ finding: 'Enrolled without an order', listing, person, enrollment: active }];
  });
}

function casesWithoutOrder(input: ReportInput, world: World): Case[] {
  const { people } = world;
  const ordered = new Set<string>();
  const paid = new Map<string, Set<string>>();
  for (const { values, lines } of [...readOf(input, 'orders'), ...readOf(input, 'ordered')]) {
    const person = people.personOf(textOf(values.canvas_user_id));
    const listings = paid.get(person) ?? new Set();
    paid.set(person, listings);
    for (const { listing_id: listing } of lines) {
      ordered.add(pairOf(textOf(listing), person));
      if (textOf(values.purchased_at) !== '') listings.add(textOf(listing));
    }
  }
  const requiring = requiringPrograms(input);
  return unpaidCandidates(input, world).filter(({ listing, person }) => {
    const isInProgram = requiring.get(listing)?.some((program) => paid.get(person)?.has(program)) === true;
    return !ordered.has(pairOf(listing, person)) && !isInProgram;
  });
}

/** Returns the programs that require each listing, at any depth. */
function requiringPrograms(input: ReportInput): Map<string, string[]> {
  const programs = new Map<string, string[]>();
  for (const { values, lines } of readOf(input, 'programs')) {
    for (const { listing_id: listing } of lines) {
      const id = textOf(listing);
      programs.set(id, [...(programs.get(id) ?? []), textOf(values.id)]);
    }
  }
  return programs;
}

function casesOfBulks(input: ReportInput, { people }: World): Case[] {
  const isInPeriod = inPeriod(input);
  const paid = readOf(input, 'bulk').filter(({ values }) => isInPeriod(values.purchased_at));
  const pairs = groupBy(paid, ({ values }) => {
    const person = people.personOf(textOf(values.canvas_user_id));
    return pairOf(textOf(values.listing_id), person || `o${textOf(values.order_id)}`);
  });
  return Array.from(pairs.values()).flatMap((bulks): Case[] => {
    const seats = bulks.reduce((sum, { values, lines }) => sum + (typeof values.seats === 'number' ? values.seats : lines.length), 0);
    const used = bulks.reduce((sum, { lines }) => sum + lines.filter(({ enrollment_id: id }) => textOf(id) !== '').length, 0);
    if (used >= seats) return [];
    const bulk = [...bulks].sort((a, b) => compare(textOf(a.values.purchased_at), textOf(b.values.purchased_at))).pop()?.values ?? {};
    return [
      {
        finding: 'Seats bought, not used',
        listing: textOf(bulk.listing_id),
        person: people.personOf(textOf(bulk.canvas_user_id)),
        detail: sayHere`${seats - used} of ${seats} seats not used`,
        bulk,
      },
    ];
  });
}

function rowOf({ finding, listing, person, detail, sale, enrollment, bulk }: Case, { people, listings, orders }: World): Record_ {
  const order = sale?.order.values ?? (bulk && orders.get(textOf(bulk.order_id)));
  const user = people.userOf(person);
  const orderId = order?.id ?? bulk?.order_id ?? null;
  const net = sale && netOf(sale.order, sale.line);
  return {
    finding,
    detail: detail ?? null,
    learner: orNull(user?.user_name) ?? orNull(order?.user_name),
    learner_email: orNull(user?.email_address) ?? orNull(order?.user_email),
    listing: orNull(listings.get(listing)?.title ?? sale?.line.title ?? enrollment?.listing_title ?? bulk?.listing_title),
    order_number: orNull(order?.full_id),
    purchased: bulk?.purchased_at ?? order?.purchased_at ?? null,
    net: net === undefined ? (bulk?.discounted_amount ?? null) : amountOf(net),
    currency: orNull(order?.currency),
    enrolled: enrollment?.enrolled_at ?? null,
    status: orNull(enrollment?.status),
    catalog: orNull(listings.get(listing)?.catalog_name ?? order?.catalog_name),
    canvas_user_id: person || null,
    listing_id: listing || null,
    order_id: orderId,
    enrollment_id: enrollment?.id ?? null,
    // Orders without a learner have nothing else that tells them apart.
    row: [listing || 'none', person || `o${textOf(orderId)}`, SLUGS[finding]].join('-'),
  };
}

function latest(enrollments: readonly Record_[]): Record_ | undefined {
  return [...enrollments].sort((a, b) => compare(textOf(a.enrolled_at), textOf(b.enrolled_at))).pop();
}

function byPayment(a: Sale, b: Sale): number {
  return compare(a.paidAt, b.paidAt) || compare(textOf(a.order.values.id), textOf(b.order.values.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
