// Courses and programs are listings alike: what reports count and join by them.
import type { Record_ } from '../catalog/resource.ts';
import { type ReportInput, readOf, textOf } from './report-input.ts';

export interface Listing {
  type: 'Course' | 'Program';
  values: Record_;
}

/** Returns the records of the sources `courses` and `programs`. */
export function listingsIn(input: ReportInput): Listing[] {
  return [
    ...readOf(input, 'courses').map(({ values }): Listing => ({ type: 'Course', values })),
    ...readOf(input, 'programs').map(({ values }): Listing => ({ type: 'Program', values })),
  ];
}

/** Returns the listings by their ID. */
export function listingsById(listings: readonly Listing[]): Map<string, Record_> {
  return new Map(listings.map(({ values }) => [textOf(values.id), values]));
}

/** Returns the name of a listing with one person, which stays the same from one run to the next. */
export function pairOf(listing: unknown, person: unknown): string {
  return `${String(listing)}-${String(person)}`;
}

/** Returns how often each text occurs. */
export function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
