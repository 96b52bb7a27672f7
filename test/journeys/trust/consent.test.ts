import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { CATALOG_HOST, openUnconnected, pull, rowsOf, type World } from '../../support/open-world.ts';
import { COLLEAGUE, OWNER } from '../../support/two-users.ts';

const SMALL = { catalog: { scale: { orders: 12, users: 27, courses: 6 } } };

function connectAs({ person, catalog }: World, user?: string): void {
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test', user });
}

/** A colleague with a key of their own sits down at the same spreadsheet. */
function sitDown(world: World, email: string, user?: string): void {
  world.host.setUser(email);
  world.host.click('Open sidebar');
  connectAs(world, user);
}

function personal({ person }: World) {
  const { personal: answer, personalDecided } = person.ask<State>('state');
  return answer && { answer, ...personalDecided };
}

describe('consent to personal data', () => {
  it('can be given only by someone with a key', async () => {
    const world = await openUnconnected(SMALL);
    expect(() => world.person.ask('personal', { answer: 'with' })).toThrow('You’re not connected to Catalog');
    connectAs(world);
    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    expect(() => world.person.ask('personal', { answer: 'with' })).toThrow('You’re not connected to Catalog');
    expect(personal(world)).toBeUndefined();
  });

  it('is stored with the name entered when connecting, and the time', async () => {
    const world = await openUnconnected(SMALL);
    connectAs(world, '  Kim Example ');
    world.person.ask('personal', { answer: 'with' });
    expect(personal(world)).toEqual({ answer: 'with', yours: 'with', by: 'Kim Example', at: expect.any(Number) });
    expect(new Date(personal(world)?.at ?? 0).toISOString()).toMatch(/^2026-11-20T15:00/);
  });

  it('is asked once of each user with a key, and the stricter answer wins until it’s changed', async () => {
    const world = await openUnconnected(SMALL);
    connectAs(world, 'Kim');
    world.person.ask('personal', { answer: 'with' });
    pull(world, 'orders');

    sitDown(world, COLLEAGUE, 'Lee');
    expect(() => pull(world, 'orders')).toThrow('Orders include personal data');
    world.person.ask('personal', { answer: 'with' });
    expect(pull(world, 'orders').complete).toBe(true);

    world.host.advance(1);
    world.person.ask('personal', { answer: 'without' });
    expect(personal(world)).toMatchObject({ answer: 'without', yours: 'without', by: 'Lee' });
    world.host.setUser(OWNER);
    world.host.click('Open sidebar');
    expect(personal(world)).toMatchObject({ answer: 'without', yours: 'with', by: 'Lee' });
    world.person.ask('personal', { answer: 'with' });
    expect(personal(world)?.answer).toBe('without');
    expect(pull(world, 'users').complete).toBe(true);
    expect(Object.keys(rowsOf(world, 'Users')[0] ?? {})).not.toContain('Email');

    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    world.person.ask('personal', { answer: 'with' });
    expect(personal(world)?.answer).toBe('with');
  });

  it('of an earlier version holds, and each user is asked once more to give their name', async () => {
    const world = await openUnconnected(SMALL);
    connectAs(world, 'Kim');
    world.host.properties.document.personal = 'with';
    expect(personal(world)).toEqual({ answer: 'with', by: '', at: 0 });
    expect(() => pull(world, 'orders')).toThrow('Orders include personal data');
    world.person.ask('personal', { answer: 'with' });
    expect(pull(world, 'orders').complete).toBe(true);
  });
});
