// Names that come from analytics: of users, if this Catalog names them there, and of listings that were deleted.
import { describe, expect, it } from 'vitest';
import type { CatalogSwitches } from '../../emulator/demo-catalog.ts';
import { openWorld, pull, rowsOf, violations, type World } from '../support/open-world.ts';

const MANY = { scale: { courses: 8, programs: 4, orders: 30, enrollments: 500, tags: 8, users: 450 } } as const;

const open = async (switches: CatalogSwitches) => {
  const world = await openWorld({ catalog: MANY });
  world.catalog.setSwitches(switches);
  world.catalog.clearRequests();
  return world;
};

const namesIn = (world: World) =>
  new Map(world.catalog.records('users').map((user) => [String(user.canvas_user_id), String(user.user_name)]));

/** How often a pull asked for users, and for their analytics. */
function asked({ catalog }: World): { users: number; analytics: number } {
  const count = (start: string) => catalog.requests().filter(({ path }) => path.startsWith(start)).length;
  return { users: count('/api/v1/users'), analytics: count('/api/v1/analytics/users') };
}

/** Cells whose learner exists in Catalog and isn't named as there. */
function wrongNames(world: World): string[] {
  const names = namesIn(world);
  return rowsOf(world, 'Enrollments').flatMap((row) => {
    const name = names.get(row['Canvas user ID'] ?? '');
    return name === undefined || name === row.Learner ? [] : [`${name}: ${row.Learner}`];
  });
}

describe('names of users', () => {
  it('are read from analytics, 500 with one request, once one request has shown that users are named there', async () => {
    const world = await open({});
    pull(world, 'enrollments');
    expect(wrongNames(world)).toEqual([]);
    const { users, analytics } = asked(world);
    console.log(
      `names of ${new Set(rowsOf(world, 'Enrollments').map((row) => row['Canvas user ID'])).size} users: ${users} requests for users, ${analytics} for their analytics`,
    );
    expect(analytics).toBeLessThanOrEqual(2);
    expect(users).toBeLessThanOrEqual(2);
    expect(violations(world)).toEqual([]);
  });

  it('come from the list of users if analytics don’t name them, and they’re asked once only', async () => {
    const world = await open({ figuresRows: 'bare' });
    pull(world, 'enrollments');
    expect(wrongNames(world)).toEqual([]);
    expect(asked(world).analytics).toBe(1);
    world.catalog.clearRequests();
    world.person.finish('pull', { resource: 'enrollments', filters: {}, sheet: 'new' });
    expect(asked(world).analytics).toBe(0);
    expect(violations(world)).toEqual([]);
  });

  it('come from analytics if the key can’t read users', async () => {
    const world = await open({ usersReadable: false });
    const { notes } = pull(world, 'enrollments') as { notes?: string[] };
    expect(wrongNames(world)).toEqual([]);
    expect(JSON.stringify(notes ?? [])).not.toContain('can’t read users');
  });

  it('are blank and counted if neither of them can be read', async () => {
    const world = await open({ usersReadable: false, figuresRows: 'bare' });
    const summary = pull(world, 'enrollments');
    expect(JSON.stringify(summary)).toMatch(/Your API key can’t read users, so the names of \d+ users are missing\./);
    expect(rowsOf(world, 'Enrollments').every((row) => row.Learner === '')).toBe(true);
  });

  it('aren’t believed if analytics name users in another way than their list', async () => {
    const first = await open({});
    pull(first, 'enrollments');
    const probe = first.catalog.requests().findIndex(({ path }) => path.startsWith('/api/v1/analytics/users')) + 1;
    const world = await open({});
    const [user] = world.catalog.records('users');
    // After the list has shown the user, and before analytics do.
    world.catalog.at(probe, 'before', { type: 'update', resource: 'users', id: Number(user?.id), fields: { user_name: 'Someone Else' } });
    pull(world, 'enrollments');
    expect(asked(world).analytics).toBe(1);
    expect(asked(world).users).toBeGreaterThan(4);
    expect(wrongNames(world)).toEqual([]);
  });
});

describe('the title of a deleted listing', () => {
  it('is read from analytics, and stays after a full refresh', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 8, programs: 4, orders: 30, enrollments: 30, tags: 8, users: 27 } } });
    const titles = new Map(
      [...world.catalog.records('courses'), ...world.catalog.records('deletedCourses')].map(({ id, title }) => [String(id), String(title)]),
    );
    const there = new Set(world.catalog.records('courses').map(({ id }) => String(id)));
    pull(world, 'email_domain_sets');
    pull(world, 'promotions');
    const ids = new Set(
      rowsOf(world, 'Email domain promotions')
        .map((row) => row['Listing ID'])
        .filter((id) => id && there.has(id)),
    );
    const [gone = ''] = ids;
    world.catalog.mutate({ type: 'delete', resource: 'courses', id: Number(gone) });
    world.host.click('Catalog Sync > Refresh > All tabs (full refresh)');
    const shown = () =>
      rowsOf(world, 'Email domain promotions')
        .filter((row) => row['Listing ID'] === gone)
        .map(({ Listing }) => Listing);
    expect(shown().length).toBeGreaterThan(0);
    expect(shown()).toEqual(shown().map(() => titles.get(gone)));
    world.host.workbook.deleteSheet('Email domain promotions');
    pull(world, 'promotions');
    expect(shown()).toEqual(shown().map(() => titles.get(gone)));
    expect(violations(world)).toEqual([]);
  });
});
