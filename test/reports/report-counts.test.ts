// What each report reads: each list once, page by page. The deep tests count at 10,000 and 100,000 orders.
import { expect, it } from 'vitest';
import { openWorld } from '../support/open-world.ts';
import { costOf } from '../support/report-counts.ts';
import { BUSY, NOW, ZONE } from './judge/judge-all.ts';

it('reads each page of its lists once', async () => {
  const scale = { ...BUSY, courses: 450, orders: 3_500, enrollments: 3_000, users: 700 };
  const world = await openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog: { seed: 1, scale } });
  const count = (resource: string, isCounted: (record: Record<string, unknown>) => boolean = () => true) =>
    Math.ceil(world.catalog.records(resource).filter(isCounted).length / 100);
  // What changed in the last five minutes has pages read again.
  world.host.setClock(NOW + 3_600_000);
  world.catalog.setClock(NOW + 3_600_000);
  const listsOf = (report: string, filters: Record<string, string> = {}) => costOf(world, `report/${report}`, filters).lists;

  const pages = { enrollments: count('enrollments'), courses: count('courses'), programs: count('programs') };
  expect([pages, count('users')]).toEqual([{ enrollments: 30, courses: 5, programs: 1 }, 7]);
  const waiting = count('applicants', ({ status }) => status === 'waitlist');
  expect(listsOf('roster', { from: 'last:30' })).toMatchObject(pages);
  expect(listsOf('seats')).toEqual({ ...pages, 'applicants status': waiting });
  expect(listsOf('catalog_check')).toMatchObject({ courses: pages.courses, programs: pages.programs });
  expect(listsOf('duplicates')).toMatchObject({ users: count('users') });
  const bulk = { 'order_items/history/bulk_enrollments': count('bulkEnrollments') };
  expect(listsOf('order_match', { from: 'last:90' })).toMatchObject({ ...pages, ...bulk, users: count('users') });
  // Listings that are open, those that aren't, and one page to count them all.
  const opening = listsOf('opening');
  expect(opening).toMatchObject({ courses: 1, programs: 1 });
  expect(opening['courses is_enrollable']).toBeLessThanOrEqual(pages.courses + 1);
});
