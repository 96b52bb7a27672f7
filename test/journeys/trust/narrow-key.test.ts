import { expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { CATALOG_HOST, openWorld, pull } from '../../support/open-world.ts';

it('what the key may not read is remembered for this key until it may, and checked again on demand with one request for each', async () => {
  const world = await openWorld();
  const { person, catalog } = world;
  const refused = () => person.ask<State>('state').refused;
  catalog.setFaults([
    { match: '/api/v1/tags', answer: '403' },
    { match: '/api/v1/orders', answer: '403' },
    { match: '/api/v1/courses', answer: '500' },
  ]);
  for (const resource of ['tags', 'orders', 'courses']) expect(() => pull(world, resource)).toThrow();
  expect(refused()).toEqual(['tags', 'orders']);

  // Nothing can be said of the resource where only what was asked for is refused.
  catalog.setFaults([{ match: '/api/v1/enrollments', answer: '403' }]);
  expect(() => pull(world, 'enrollments', { listing_id: '1' })).toThrow('doesn’t have permission to do this');
  expect(refused()).toEqual(['tags', 'orders']);

  catalog.setFaults([{ match: '/api/v1/orders', answer: '403' }]);
  const before = catalog.requests().length;
  expect(person.ask('checkAccess')).toEqual({ refused: ['orders'] });
  expect(catalog.requests().length - before).toBe(2);

  catalog.setFaults([{ match: '/api/v1/orders', answer: '500' }]);
  expect(() => person.ask('checkAccess')).toThrow('had a server error');
  catalog.setFaults([]);
  pull(world, 'orders');
  expect(refused()).toEqual([]);

  catalog.setFaults([{ match: '/api/v1/tags', answer: '403' }]);
  expect(() => pull(world, 'tags')).toThrow();
  catalog.setFaults([]);
  person.ask('connect', { host: CATALOG_HOST, key: catalog.keys.subcatalog, kind: 'test' });
  expect(refused()).toEqual([]);
});
