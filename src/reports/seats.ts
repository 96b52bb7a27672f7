// Seats: listings with a limit or a waitlist, and what's wrong with them.
import type { Record_ } from '../catalog/resource.ts';
import { listingsIn, tally } from './listings.ts';
import { isOn, type ReportCode, readOf, type SourceRecord, textOf } from './report-input.ts';

const NEARLY_FULL_SEATS = 2;
const NEARLY_FULL_SHARE = 0.1;

export const seats: ReportCode = {
  rows(input) {
    const taken = countByListing(readOf(input, 'enrollments').filter(({ values }) => values.status === 'active'));
    const waiting = readOf(input, 'applicants').filter(({ values }) => values.status === 'waitlist');
    const waitingIn = countByListing(waiting);
    const notifiedIn = countByListing(waiting.filter(({ values }) => textOf(values.notified_of_opening_at) !== ''));
    const shown = listingsIn(input).filter(
      ({ values: listing }) => isOn(input, 'all') || isNumber(listing.enrollment_cap) || listing.waitlist === true,
    );
    return {
      records: shown.map(({ type, values: listing }) => {
        const id = textOf(listing.id);
        const counts = { taken: taken.get(id) ?? 0, waiting: waitingIn.get(id) ?? 0 };
        return {
          finding: findingOf(listing, counts),
          listing: textOf(listing.title),
          type,
          catalog: listing.catalog_name ?? null,
          seats: listing.enrollment_cap ?? null,
          taken: counts.taken,
          free: isNumber(listing.enrollment_cap) ? listing.enrollment_cap - counts.taken : null,
          waiting: counts.waiting,
          notified: notifiedIn.get(id) ?? 0,
          waitlist_seats: listing.waitlist_cap ?? null,
          open: listing.enrollment_open ?? null,
          open_to: listing.enrollment_open_to ?? null,
          listing_id: listing.id ?? null,
          row: `${id}-seats`,
        };
      }),
    };
  },
};

/** Returns the first finding that applies. */
function findingOf(listing: Record_, { taken, waiting }: { taken: number; waiting: number }): string | null {
  const { enrollment_cap: cap, enrollment_open: isOpen, waitlist } = listing;
  if (isNumber(cap)) {
    const free = cap - taken;
    if (free < 0) return 'Over the limit';
    if (cap === 0 && isOpen === true) return 'Open with no seats';
    if (free === 0 && waitlist !== true) return 'Full, no waitlist';
    if (free === 0 && waiting === 0) return 'Full, empty waitlist';
    if (free > 0 && waiting > 0) return 'Free seats, learners waiting';
  }
  if (isOpen === false && waiting > 0) return 'Closed, learners waiting';
  const free = isNumber(cap) ? cap - taken : 0;
  const isNearlyFull = free > 0 && (free <= NEARLY_FULL_SEATS || free <= Number(cap) * NEARLY_FULL_SHARE);
  return isNearlyFull && waitlist !== true ? 'Nearly full' : null;
}

function countByListing(records: readonly SourceRecord[]): Map<string, number> {
  return tally(records.map(({ values }) => textOf(values.listing_id)));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
