import { describe, expect, it } from 'vitest';
import type { PreFlight } from '../../src/protocol/pull.ts';
import { BUSY, NOW } from '../reports/judge/judge-all.ts';
import { openWorld, pull, type World } from '../support/open-world.ts';
import { refusalOf } from '../support/runs.ts';

const ask = (world: World, resource: string, more: object = {}) =>
  world.person.ask<PreFlight>('preFlight', { resource, filters: {}, ...more });
const cellsOf = ({ host: { workbook } }: World) =>
  workbook.dump().reduce((sum, { rows, columns }) => sum + Number(rows) * Number(columns), 0);

describe('the size of a pull', () => {
  it('is known after one request, and is what the pull reads and adds', async () => {
    const world = await openWorld();
    world.catalog.clearRequests();
    const before = ask(world, 'orders');
    expect(world.catalog.requests()).toHaveLength(1);
    expect(before).toMatchObject({ records: 300, requests: 7, used: 26_000, largest: { name: 'Sheet1', cells: 26_000 } });
    const sheets = world.host.workbook.sheets().length;

    pull(world, 'orders');

    expect(world.host.workbook.sheets().length).toBeGreaterThan(sheets);
    const after = ask(world, 'orders');
    // Orders with several items have more child rows than the estimate, and new tabs have room for some more rows.
    expect(before.adds).toBeGreaterThan(300 * 20);
    expect(after.used - before.used).toBeGreaterThan((before.adds ?? 0) * 0.8);
    expect(after.adds).toBeLessThan((before.adds ?? 0) * 0.1);
  });

  it('changes nothing in the file and leaves no job', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const before = [world.host.workbook.dump(), world.host.properties.document];
    ask(world, 'courses');
    ask(world, 'report/seats');
    expect([world.host.workbook.dump(), world.host.properties.document]).toEqual(before);
  });

  it('of a report counts the records and requests of all its lists, in one round', async () => {
    const world = await openWorld();
    world.catalog.clearRequests();
    const rounds = world.host.counts().fetchRounds;
    const { records, requests, adds } = ask(world, 'report/seats');
    const count = (resource: string) => world.catalog.records(resource).length;
    const waiting = world.catalog.records('applicants').filter(({ status }) => status === 'waitlist').length;
    expect(records).toBe(count('courses') + count('programs') + count('enrollments') + waiting);
    expect(requests).toBeGreaterThanOrEqual(4);
    expect(adds).toBeUndefined();
    expect(world.host.counts().fetchRounds - rounds).toBe(1);
  });

  it.each([
    ['report/roster', { from: 'last:90' }],
    ['report/revenue', { by: 'month' }],
    ['report/order_match', { from: 'last:90' }],
    ['report/seats', {}],
    ['report/opening', {}],
    ['report/duplicates', {}],
    ['report/completions', {}],
    ['report/completed_learners', {}],
    ['report/enrollment_months', {}],
    ['report/expiring', {}],
    ['report/catalog_check', {}],
  ])('of %s is at most twice or half of what the report takes', async (resource, filters) => {
    const world = await openWorld({ host: { clock: NOW }, catalog: { seed: 1, scale: { ...BUSY, orders: 3_000 } } });
    // The second run knows the names that the first one has found.
    for (const run of ['first', 'second']) {
      const { requests = 0 } = ask(world, resource, { filters });
      world.catalog.clearRequests();
      world.person.finish('pull', { resource, filters });
      const taken = world.catalog.requests().length;
      console.log(`${resource}, ${run} run: ${requests} requests expected, ${taken} taken`);
      expect(Math.max(requests / taken, taken / requests)).toBeLessThanOrEqual(2);
    }
  });

  it('of a report leaves out a list that it can do without, and says which one it needs', async () => {
    const world = await openWorld();
    const { requests } = ask(world, 'report/seats');
    world.catalog.setFaults([{ match: '/api/v1/analytics', answer: '403' }]);
    expect(ask(world, 'report/catalog_check').requests).toBeGreaterThan(3);
    world.catalog.setFaults([{ match: '/api/v1/applicants', answer: '403' }]);
    expect(refusalOf(() => ask(world, 'report/seats')).message).toContain('which “Seats” needs');
    expect(requests).toBeGreaterThan(0);
  });

  it('respects filters, and says what a pull would say about them', async () => {
    const world = await openWorld();
    const all = ask(world, 'orders');
    const some = ask(world, 'orders', { filters: { from: 'last:30' } });
    expect(some.records).toBeLessThan(all.records ?? 0);
    expect(refusalOf(() => ask(world, 'report/settlement')).code).toBe('no-export');
  });

  it('says what to do instead if the file has no room, before anything is read', async () => {
    const world = await openWorld();
    world.host.workbook.insertRows('Sheet1', 1000, Math.floor(9_998_000 / 26) - 1000);
    const refused = refusalOf(() => ask(world, 'orders'));
    expect(refused.code).toBe('cells-full');
    expect(refused.message).toMatch(/^This needs [\d,]+ more cells\. Only [\d,]+ of the 10 million/);
    expect(refusalOf(() => pull(world, 'orders'))).toEqual(refused);
  });
});

it('refuses the rows of a report that don’t fit, and leaves no tab', async () => {
  const world = await openWorld();
  world.host.workbook.insertRows('Sheet1', 1000, Math.floor(9_999_900 / 26) - 1000);
  const before = world.host.workbook.sheets().map(({ name }) => name);
  expect(refusalOf(() => world.person.finish('pull', { resource: 'report/seats', filters: {} })).code).toBe('cells-full');
  expect(world.host.workbook.sheets().map(({ name }) => name)).toEqual(before);
  expect(cellsOf(world)).toBeGreaterThan(0);
});
