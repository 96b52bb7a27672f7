// Learners and courses of the demo Catalog, for new enrollments that are typed by hand.
import type { World } from './open-world.ts';

export interface User {
  id: number;
  user_name: string;
  email_address: string;
  canvas_user_id: number;
}

export interface Listing {
  id: number;
  title: string;
}

export function usersIn({ catalog }: World): User[] {
  return catalog.records('users') as unknown as User[];
}

export function coursesIn({ catalog }: World): Listing[] {
  return catalog.records('courses') as unknown as Listing[];
}

/** Courses that their titles name. Some titles look like formulas, and are taken for one when they are typed anew. */
export function namedCourses(world: World): Listing[] {
  const all = coursesIn(world);
  return all.filter(({ title }) => /^[A-Z]/.test(title) && all.filter((other) => other.title === title).length === 1);
}

/** The users who aren't enrolled in a course. */
export function usersOutside(world: World, course: Listing): User[] {
  const enrolled = world.catalog.records('enrollments') as unknown as { listing: Listing; user: { id: number } | null }[];
  const ids = enrolled.filter(({ listing }) => listing.id === course.id).map(({ user }) => user?.id);
  return usersIn(world).filter(({ canvas_user_id }) => !ids.includes(canvas_user_id));
}

/** Lets a course take any number of learners. */
export function openSeats({ catalog }: World, { id }: Listing): void {
  catalog.mutate({ type: 'update', resource: 'courses', id, fields: { enrollment_cap: null } });
}
