// Roster: the last enrollment of each learner in each listing.
import { groupBy } from '../base/group-by.ts';
import type { Record_ } from '../catalog/resource.ts';
import { inPeriod } from './calendar.ts';
import { listingsById, listingsIn, pairOf } from './listings.ts';
import { ordersOf } from './order-lists.ts';
import { chosen, isOn, orNull, type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

interface Seat {
  enrollment: Record_;
  earlier: number;
}

export const roster: ReportCode = {
  more(input) {
    if (!isOn(input, 'orders')) return [];
    const buyers = Array.from(new Set(seatsIn(input).flatMap(({ enrollment }) => textOf(enrollment.canvas_user_id) || [])));
    return ordersOf(buyers, { source: 'orders', fields: ['id', 'full_id', 'canvas_user_id', 'purchased_at'] });
  },
  rows(input) {
    const listings = listingsById(listingsIn(input));
    const completed = new Map(
      readOf(input, 'completions').map(({ values }) => [pairOf(values.product_id, values.student_canvas_user_id), values.completion_date]),
    );
    const numbers = orderNumbers(input);
    return {
      records: seatsIn(input).map(({ enrollment, earlier }) => {
        const { id, canvas_user_id: user, listing_id } = enrollment;
        const listing = listings.get(textOf(listing_id));
        const pair = pairOf(listing_id, user);
        return {
          listing: textOf(enrollment.listing_title),
          status: textOf(enrollment.status),
          enrolled: enrollment.enrolled_at ?? null,
          completed: completed.get(pair) ?? null,
          start: listing?.start_date ?? null,
          end: listing?.end_date ?? null,
          order_number: orNull(numbers.get(pair)),
          earlier,
          canvas_user_id: user ?? null,
          listing_id: listing_id ?? null,
          enrollment_id: id ?? null,
          row: textOf(user) === '' ? `${textOf(listing_id)}-e${textOf(id)}` : pair,
        };
      }),
    };
  },
};

/** Returns the last enrollment in the period of each learner in each listing, if it has the chosen status. */
function seatsIn(input: ReportInput): Seat[] {
  const isInPeriod = inPeriod(input);
  const { from, to } = input.parameters;
  const isAnyTime = textOf(from) === '' && textOf(to) === '';
  const status = textOf(input.parameters.status);
  const isChosen = isInChosenListing(input);
  // Enrollments without a user are never those of one learner.
  const pairs = groupBy(
    readOf(input, 'enrollments').flatMap(({ values }) => (isChosen(values) ? [values] : [])),
    ({ id, listing_id, canvas_user_id: user }) => (textOf(user) === '' ? `e${textOf(id)}` : pairOf(listing_id, user)),
  );
  return Array.from(pairs.values()).flatMap((enrollments): Seat[] => {
    const sorted = [...enrollments].sort(byTime);
    const shown = isAnyTime ? sorted : sorted.filter(({ enrolled_at }) => isInPeriod(enrolled_at));
    const enrollment = shown[shown.length - 1];
    if (!enrollment || (status !== '' && enrollment.status !== status)) return [];
    return [{ enrollment, earlier: sorted.indexOf(enrollment) }];
  });
}

/** Returns what tells whether an enrollment is in one of the chosen listings and catalogs. */
function isInChosenListing(input: ReportInput): (enrollment: Record_) => boolean {
  const [listings, catalogs] = [chosen(input, 'listing_id'), chosen(input, 'catalog_id')];
  const all = listingsById(listingsIn(input));
  return ({ listing_id: id }) =>
    (listings.length === 0 || listings.includes(textOf(id))) &&
    (catalogs.length === 0 || catalogs.includes(textOf(all.get(textOf(id))?.catalog_id)));
}

function byTime(a: Record_, b: Record_): number {
  const [first, second] = [textOf(a.enrolled_at), textOf(b.enrolled_at)];
  return first === second ? Number(a.id) - Number(b.id) : first < second ? -1 : 1;
}

/** Returns the numbers of the last paid orders, by listing and buyer. */
function orderNumbers(input: ReportInput): Map<string, string> {
  const paid = readOf(input, 'orders')
    .filter(({ values }) => textOf(values.purchased_at) !== '')
    .sort((a, b) => (textOf(a.values.purchased_at) < textOf(b.values.purchased_at) ? -1 : 1));
  return new Map(
    paid.flatMap(({ values, lines }) =>
      lines.map((line): [string, string] => [pairOf(line.listing_id, values.canvas_user_id), textOf(values.full_id)]),
    ),
  );
}
