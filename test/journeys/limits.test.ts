// How much of Google's limits is used, in Settings. Requests are counted with writes that are there anyway.
import { expect, it } from 'vitest';
import type { LimitsUsed } from '../../src/protocol/state.ts';
import { FEW, openWorld, pull, review, send, type World } from '../support/open-world.ts';

const limitsOf = ({ person }: World) => person.ask<LimitsUsed>('limits');

it('counts the requests of refreshes and sends by hand, for a day', async () => {
  const world = await openWorld({ catalog: FEW });
  const { host } = world;
  expect(limitsOf(world)).toMatchObject({ requests: { byHand: 0, bySchedules: 0, most: 20_000 }, minutes: { used: 0, most: 90 } });
  host.resetCounts();
  pull(world, 'courses');
  pull(world, 'tags');
  const pulled = host.counts().fetches;
  expect(pulled).toBeGreaterThan(1);
  expect(limitsOf(world).requests.byHand).toBe(pulled);

  world.person.type('Courses', 'Price', 2, '123');
  const plan = review(world);
  host.resetCounts();
  send(world, plan);
  expect(limitsOf(world).requests.byHand).toBe(pulled + host.counts().fetches);
  host.advance(25);
  host.click('Open sidebar');
  expect(limitsOf(world).requests.byHand).toBe(0);
});

it('counts each request of several tabs once, and what triggers take apart', async () => {
  const world = await openWorld({ catalog: FEW, pulled: ['courses', 'tags'] });
  const { host, person } = world;
  const before = limitsOf(world).requests.byHand;
  host.resetCounts();
  person.ask('refreshAll', { fromStart: true });
  const byHand = before + host.counts().fetches;
  expect(limitsOf(world).requests).toMatchObject({ byHand, bySchedules: 0 });
  person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
  host.resetCounts();
  host.advance(2);
  const bySchedules = host.counts().fetches;
  expect(bySchedules).toBeGreaterThan(0);
  host.click('Open sidebar');
  expect(limitsOf(world).requests).toMatchObject({ byHand, bySchedules });
});

it('counts the cells of all sheets, hidden ones included', async () => {
  const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
  const { cells } = limitsOf(world);
  const sheets = world.host.workbook.sheets();
  expect(cells?.most).toBe(10_000_000);
  expect(cells?.used).toBe(sheets.reduce((sum, { rows, columns }) => sum + rows * columns, 0));
});
