// How many records a demo Catalog holds.
import type { CatalogOptions } from '../../demo-catalog.ts';

export interface Counts extends Record<'courses' | 'programs' | 'orders' | 'tags' | 'users', number> {
  /** `paid`: everyone who paid is enrolled. A number is exact, and the newest ones are kept. */
  enrollments: number | 'paid';
}

const named: Record<'small' | 'medium' | 'large', Counts> = {
  small: { courses: 24, programs: 8, orders: 300, enrollments: 'paid', tags: 12, users: 60 },
  medium: { courses: 240, programs: 40, orders: 5_000, enrollments: 'paid', tags: 40, users: 800 },
  large: { courses: 2_000, programs: 200, orders: 100_000, enrollments: 40_000, tags: 120, users: 12_000 },
};

/** Counts by name, or the small ones with exact counts in their place. */
export function countsOf(scale: CatalogOptions['scale'] = 'small'): Counts {
  return typeof scale === 'string' ? named[scale] : { ...named.small, ...scale };
}
