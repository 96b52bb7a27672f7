// What a program requires: courses and programs, nested to any depth.
import type { Course, Program } from './records.ts';
import { listingById, type Store } from './store.ts';

/** In order; a listing that was deleted is no longer required. */
export function requirementsOf(store: Store, program: Program): (Course | Program)[] {
  return program.requirement_ids.flatMap((id) => listingById(store, id) ?? []);
}

/** The sum over the requirements; null where there are none. */
export function creditsOf(store: Store, listing: Course | Program): number | null {
  if (listing.type === 'Course') return listing.credits;
  const requirements = requirementsOf(store, listing);
  if (requirements.length === 0) return null;
  return requirements.reduce((sum, requirement) => sum + (creditsOf(store, requirement) ?? 0), 0);
}

/** Is `wanted` the listing itself, or anywhere among what it requires? */
export function requires(store: Store, listing: Course | Program, wanted: number): boolean {
  if (listing.id === wanted) return true;
  return listing.type === 'Program' && requirementsOf(store, listing).some((requirement) => requires(store, requirement, wanted));
}
