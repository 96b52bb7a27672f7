// Reports whose analytics are cut off at a round number of rows: they read them again in halves of the period.
import { describe, expect, it } from 'vitest';
import { dumpOf, openWorld, type PullRun, pull, rowsOf, violations, type World } from '../support/open-world.ts';

const host = { clock: Date.parse('2026-11-29T15:00:00Z'), timeZone: 'America/New_York' };
/** Each kind of analytics has more rows than the cap. */
const scale = { courses: 60, programs: 12, orders: 600, users: 260 };
const CAP = 50;

type Run = { resource: string; filters: Record<string, string | string[]> };

const run = (world: World, what: Run): PullRun => world.person.finish<PullRun>('pull', what);
const figuresAsked = ({ catalog }: World) => catalog.requests().filter(({ path }) => path.startsWith('/api/v1/analytics')).length;

/** Reports with analytics, and the column that shows them. */
const REPORTS: readonly [title: string, column: string, what: Run][] = [
  [
    'Revenue by listing and month',
    'Catalog’s revenue',
    { resource: 'report/revenue', filters: { from: 'months:12', by: 'listing and month' } },
  ],
  ['Roster', 'Completed', { resource: 'report/roster', filters: { from: '2026-01-01' } }],
  ['Completions', 'Completions', { resource: 'report/completions', filters: {} }],
  ['Certificates', 'Completed', { resource: 'report/expiring', filters: { next: '30', last: '400' } }],
  ['Catalog check', 'Finding', { resource: 'report/catalog_check', filters: {} }],
];

describe('analytics that are cut off', () => {
  it.each(REPORTS)('give the same numbers as whole ones in %s', async (_, column, what) => {
    const world = await openWorld({ host, catalog: { scale } });
    const { name, complete } = run(world, what).pulled;
    expect(complete).toBe(true);
    const whole = dumpOf(world, name);
    expect(rowsOf(world, name).filter((row) => (row[column] ?? '') !== '').length).toBeGreaterThan(0);
    world.catalog.setSwitches({ figuresCap: CAP });
    world.catalog.clearRequests();

    const cut = run(world, what);

    expect(figuresAsked(world)).toBeGreaterThan(2);
    console.log(`${name}: ${figuresAsked(world)} requests for analytics`);
    expect(cut.pulled).toMatchObject({ complete: true, added: 0, changed: 0, removed: 0 });
    expect(dumpOf(world, name)).toEqual(whole);
    expect(violations(world)).toEqual([]);
  });

  it('are read whole into their own tabs', async () => {
    const world = await openWorld({ host, catalog: { scale } });
    const kinds = ['analytics/products', 'analytics/enrollments', 'analytics/orders', 'analytics/users'];
    const whole = kinds.map((kind) => pull(world, kind).records);
    world.catalog.setSwitches({ figuresCap: CAP });
    expect(kinds.map((kind) => pull(world, kind))).toMatchObject(whole.map((records) => ({ records, complete: true, remarks: [] })));
  });

  it('leave their columns blank and say so if a single day has more than come back', async () => {
    const world = await openWorld({ host, catalog: { scale } });
    world.catalog.setSwitches({ figuresCap: 10 });
    for (const { id } of world.catalog.records('orders').slice(-12))
      world.catalog.mutate({ type: 'update', resource: 'orders', id: Number(id), fields: { purchased_at: '2026-11-18T15:00:00Z' } });

    const { pulled } = run(world, { resource: 'report/revenue', filters: { from: 'months:12', by: 'listing' } });

    expect(pulled.remarks).toContain(
      'Might be incomplete: Catalog doesn’t return all order analytics, even of a short period. Columns that need them are blank.',
    );
    expect(rowsOf(world, pulled.name).filter((row) => row['Catalog’s revenue'] !== '')).toEqual([]);
    expect(rowsOf(world, pulled.name).filter(({ Net }) => Net !== '').length).toBeGreaterThan(0);
  });

  it('remove no rows and say so if a report’s code has asked for them', async () => {
    const world = await openWorld({ host, catalog: { scale } });
    const expiring = { resource: 'report/expiring', filters: { next: '30', last: '400' } };
    const { name } = run(world, expiring).pulled;
    const rows = rowsOf(world, name).length;
    const [certificate] = world.catalog.records('certificates');
    for (const { id } of world.catalog.records('enrollments').filter(({ listing }) => idOf(listing) === certificate?.listing_id))
      world.catalog.mutate({ type: 'update', resource: 'enrollments', id: Number(id), fields: { enrolled_at: '2025-06-10T15:00:00Z' } });
    world.catalog.setSwitches({ figuresCap: 10 });

    const { pulled } = run(world, expiring);

    expect(pulled).toMatchObject({ complete: false, removed: 0 });
    expect(pulled.remarks).toContain(
      'Might be incomplete: Catalog doesn’t return all enrollment analytics, even of a short period. No rows were removed.',
    );
    expect(rowsOf(world, name)).toHaveLength(rows);
  });

  it('remove no rows and say so if a report consists of them', async () => {
    const world = await openWorld({ host, catalog: { scale } });
    const completions = { resource: 'report/completions', filters: {} };
    const { name } = run(world, completions).pulled;
    const rows = rowsOf(world, name).length;
    world.catalog.setSwitches({ figuresCap: 10 });
    for (const { id } of world.catalog.records('courses').slice(0, 12))
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(id), fields: { created_at: '2024-03-05T15:00:00Z' } });

    const { pulled } = run(world, completions);

    expect(pulled).toMatchObject({ complete: false, removed: 0 });
    expect(pulled.remarks).toContain(
      'Might be incomplete: Catalog doesn’t return all listing analytics, even of a short period. No rows were removed.',
    );
    expect(rowsOf(world, name)).toHaveLength(rows);
  });
});

function idOf(listing: unknown): unknown {
  return Object(listing).id;
}
