// A refresh that finds what the last one has seen writes nothing and hardly reads the tab. Whatever has happened to the tab meanwhile,
// it shows what Catalog has afterward, as after any refresh.
import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../scripts/person.ts';
import { dumpOf, openWorld, pull, rowsOf, type World } from '../support/open-world.ts';
import { refusalOf } from '../support/runs.ts';

const FEW = { courses: 30, orders: 20, enrollments: 30, tags: 12, users: 20 };

/** Pulls until a refresh has written nothing, so that the next one can tell by what this one has seen. */
function seenWorld(resource: string): Promise<World> {
  return openWorld({ catalog: { scale: FEW }, pulled: [resource, resource] });
}

/** Refreshes as the sidebar does, and counts. */
function refresh({ host, person }: World, resource: string): { reads: number; written: number; commits: number; pulled: unknown } {
  host.resetCounts();
  const { pulled } = person.finish<JobProgress & { pulled: unknown }>('pull', { resource, filters: {} });
  const { reads, cellsWritten, roundTrips } = host.counts();
  return { reads, written: cellsWritten, commits: roundTrips, pulled };
}

describe('a refresh that finds nothing new', () => {
  it.each([
    ['courses', 4],
    ['orders', 4],
    ['enrollments', 8],
  ])('reads little of %s, and writes nothing', async (resource, reads) => {
    const world = await seenWorld(resource);
    const refreshed = refresh(world, resource);
    expect(refreshed).toMatchObject({ written: 0, commits: 0, pulled: { added: 0, changed: 0, removed: 0, complete: true } });
    expect(refreshed.reads).toBeLessThanOrEqual(reads);
  });

  it('counts the unsent edits as before', async () => {
    const world = await seenWorld('courses');
    world.person.type('Courses', 'Price', 2, '123');
    expect(pull(world, 'courses')).toMatchObject({ kept: 1, changed: 0 });
    expect(pull(world, 'courses')).toMatchObject({ kept: 1, changed: 0 });
    expect(rowsOf(world, 'Courses')[0]?.Price).toBe('123.00');
  });
});

describe('a refresh of all tabs', () => {
  it('shows a new name from the list of users in other tabs, and doesn’t ask for it again', async () => {
    const world = await openWorld({ catalog: { scale: FEW }, pulled: ['enrollments', 'users'] });
    const { catalog, host, person } = world;
    person.ask('refreshAll', {});
    const id = rowsOf(world, 'Enrollments').find((row) => row['Canvas user ID'] !== '')?.['Canvas user ID'];
    const user = catalog.records('users').find(({ canvas_user_id }) => String(canvas_user_id) === id);
    host.advance(3_600_000);
    host.click('Open sidebar');
    catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.id), fields: { user_name: 'Renamed Person' } });
    catalog.clearRequests();
    person.ask('refreshAll', {});
    const rows = rowsOf(world, 'Enrollments').filter((row) => row['Canvas user ID'] === id);
    expect(rows.map(({ Learner }) => Learner)).toEqual(rows.map(() => 'Renamed Person'));
    const ofUsers = catalog.requests().filter(({ path }) => path.startsWith('/api/v1/users?'));
    expect(ofUsers.filter(({ path }) => path.includes('updated_at_from'))).toEqual([]);
  });
});

describe('the sidebar', () => {
  it('opens with its state in one call, and counts the edits of a tab once', async () => {
    const world = await seenWorld('courses');
    const { host } = world;
    const open = () => {
      host.resetCounts();
      host.click('Open sidebar');
      return host.counts();
    };
    world.person.type('Courses', 'Price', 2, '123');
    open();
    const { runs, reads } = open();
    expect([runs, reads]).toEqual([1, 2]);
    const [, first = ''] = / data-first="([^"]*)"/.exec(host.sidebar().html) ?? [];
    const text = first.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(JSON.parse(text)).toEqual({ ok: true, data: JSON.parse(JSON.stringify(world.person.ask('state'))) });
    expect(text).toContain('"unsent":1');
    world.person.type('Courses', 'Price', 3, '124');
    open();
    expect(host.sidebar().html).toContain('unsent&#34;:2');
  });
});

describe('the refresh after one that found nothing new', () => {
  it('restores a read-only cell that was overtyped', async () => {
    const world = await seenWorld('courses');
    const before = rowsOf(world, 'Courses')[3]?.Catalog;
    world.person.type('Courses', 'Catalog', 5, 'Mine');
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses')[3]?.Catalog).toBe(before);
  });

  it('brings back a deleted row, and keeps another order of rows', async () => {
    const world = await seenWorld('courses');
    world.host.workbook.deleteRows('Courses', 4, 1);
    expect(pull(world, 'courses')).toMatchObject({ added: 1 });
    world.host.workbook.sort('Courses', 3, false);
    const sorted = dumpOf(world, 'Courses').cells;
    expect(pull(world, 'courses')).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(dumpOf(world, 'Courses').cells).toEqual(sorted);
  });

  it('shows what changed in Catalog, also if it’s undone in the tab', async () => {
    const world = await seenWorld('courses');
    const [course] = world.catalog.records('courses');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields: { title: 'Renamed' } });
    expect(pull(world, 'courses')).toMatchObject({ changed: 1 });
    const titles = () => rowsOf(world, 'Courses').map(({ Title }) => Title);
    expect(titles()).toContain('Renamed');
    world.host.workbook.undo();
    expect(titles()).not.toContain('Renamed');
    pull(world, 'courses');
    expect(titles()).toContain('Renamed');
  });

  it('shows records that came and went in Catalog', async () => {
    const world = await seenWorld('orders');
    const [first] = world.catalog.records('orders');
    world.catalog.mutate({ type: 'delete', resource: 'orders', id: Number(first?.id) });
    expect(pull(world, 'orders')).toMatchObject({ removed: 1 });
    expect(rowsOf(world, 'Order items').some((row) => row['Order ID'] === String(first?.id))).toBe(false);
  });

  it('says that a column isn’t known any more', async () => {
    const world = await seenWorld('courses');
    const price = world.person.at('Courses', 'Price', 1);
    world.host.workbook.note('Courses', price, '');
    expect(refusalOf(() => pull(world, 'courses')).code).toBe('lost-columns');
  });

  it('shows times in the new time zone of the file', async () => {
    const world = await seenWorld('orders');
    const before = rowsOf(world, 'Orders').map(({ Created }) => Created);
    world.host.workbook.setTimeZone('Asia/Tokyo');
    pull(world, 'orders');
    expect(rowsOf(world, 'Orders').map(({ Created }) => Created)).not.toEqual(before);
  });

  it('restores overtyped cells of a long tab if it’s read from the start', async () => {
    const world = await openWorld({ catalog: { scale: { ...FEW, tags: 1_930 } }, pulled: ['tags'] });
    for (let times = 0; times < 2; times++) pull(world, 'tags');
    const before = rowsOf(world, 'Tags')[900]?.ID;
    expect(refresh(world, 'tags')).toMatchObject({ written: 0, commits: 0 });
    world.person.type('Tags', 'Catalog', 902, 'Mine');
    const catalogs = rowsOf(world, 'Tags')[900]?.Catalog;
    expect([before !== undefined, catalogs]).toEqual([true, 'Mine']);
    world.person.finish('pull', { resource: 'tags', filters: {}, fromStart: true });
    expect(rowsOf(world, 'Tags')[900]?.Catalog).not.toBe('Mine');
  });
});
