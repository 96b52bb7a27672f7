import { describe, expect, it, onTestFinished } from 'vitest';
import { personAt } from '../../../scripts/person.ts';
import type { KeyUse, State } from '../../../src/protocol/state.ts';
import { CATALOG_HOST, openUnconnected, openWorld, pull, type World } from '../../support/open-world.ts';
import { startTwo, TEST_HOST } from '../../support/two-catalogs.ts';
import { COLLEAGUE, OWNER } from '../../support/two-users.ts';

const SCALE = { courses: 6, programs: 2, orders: 4, enrollments: 4, tags: 6, users: 8 };

const state = ({ person }: Pick<World, 'person'>) => person.ask<State>('state');
const keysOf = ({ person }: Pick<World, 'person'>) => person.ask<{ hosts: KeyUse[] }>('keys').hosts;

function sitDown({ host }: World, email: string): void {
  host.setUser(email);
  host.click('Open sidebar');
}

async function openTwo() {
  const { production, test, hosts } = await startTwo(SCALE, onTestFinished);
  const world = await openUnconnected({ at: production, host: { hosts } });
  const connectTo = (host: string, user: string) =>
    world.person.ask('connect', { host, key: host === TEST_HOST ? test.apiKey : production.apiKey, kind: 'test', user });
  return { world, test, production, connectTo };
}

describe('disconnecting', () => {
  it('ends the connection, the schedules, and their trigger in this file', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 6 } });
    expect(world.host.triggers()).toHaveLength(1);
    expect(world.person.ask('disconnect')).toEqual({ keyKept: false });
    expect(world.host.triggers()).toEqual([]);
    expect(state(world).connection).toBeUndefined();
    expect(state(world).schedules).toEqual([]);
    expect(JSON.stringify(world.host.properties)).not.toContain(world.catalog.apiKey);
  });

  it('keeps the key for other files that use it', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const copy = world.host.workbook.copyFile('add-on');
    copy.open();
    copy.click('Open sidebar');
    const other = { ...world, host: copy, person: personAt(copy) };
    other.person.ask('connect', { host: CATALOG_HOST, key: world.catalog.apiKey, kind: 'test' });
    expect(other.person.ask('disconnect')).toEqual({ keyKept: true });
    expect(() => pull(other, 'tags')).toThrow('You’re not connected to Catalog');
    expect(JSON.stringify(copy.properties.user)).toContain(world.catalog.apiKey);
    copy.close();
  });
});

describe('removing the key everywhere', () => {
  it('lists each host and file with its schedules, then removes all of it', async () => {
    const { world, test, production, connectTo } = await openTwo();
    connectTo(TEST_HOST, 'Kim');
    connectTo(CATALOG_HOST, 'Kim');
    pull(world, 'tags');
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 6 } });
    expect(keysOf(world)).toEqual(
      expect.arrayContaining([
        { host: TEST_HOST, files: [] },
        { host: CATALOG_HOST, files: [{ name: world.host.workbook.file().name, here: true, daily: true }] },
      ]),
    );
    expect(world.person.ask('removeKeys')).toEqual({ removed: 2 });
    expect(keysOf(world)).toEqual([]);
    expect(world.host.triggers()).toEqual([]);
    expect(state(world).connection).toBeUndefined();
    for (const { apiKey } of [test, production]) expect(JSON.stringify(world.host.properties)).not.toContain(apiKey);
  });
});

describe('a file that a colleague connects to another Catalog', () => {
  it('isn’t read or sent with the keys of others until they choose, even if they have a key for it', async () => {
    const { world, test, production, connectTo } = await openTwo();
    const { person, host } = world;
    connectTo(TEST_HOST, 'Kim');
    connectTo(CATALOG_HOST, 'Kim');
    pull(world, 'tags');
    person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 16 } });
    sitDown(world, COLLEAGUE);
    connectTo(TEST_HOST, 'Lee');
    sitDown(world, OWNER);
    for (const { clearRequests } of [test, production]) clearRequests();

    expect(() => pull(world, 'courses')).toThrow(`Lee connected this spreadsheet to ${TEST_HOST}. You were connected to ${CATALOG_HOST}.`);
    expect(() => person.ask('refreshAll')).toThrow('Lee connected this spreadsheet');
    host.click('Catalog Sync > Refresh > All tabs');
    expect(host.toasts().at(-1)?.text).toContain('Open the sidebar and choose which Catalog you work with.');
    host.advance(24);
    expect(state(world)).toMatchObject({
      switched: { from: CATALOG_HOST, to: TEST_HOST, kind: 'test', by: 'Lee', hasKey: { from: true, to: true } },
      schedules: [{ problem: { code: 'switched' } }],
    });
    expect(state(world).connection).toBeUndefined();
    expect([...test.requests(), ...production.requests()]).toEqual([]);

    person.ask('useCatalog', { host: TEST_HOST });
    expect(state(world)).toMatchObject({ connection: { host: TEST_HOST } });
    expect(state(world).switched).toBeUndefined();
    expect(pull(world, 'courses').complete).toBe(true);
  });

  it('goes back to the Catalog of a user who keeps theirs, and then the colleague is asked', async () => {
    const { world, connectTo } = await openTwo();
    const { person } = world;
    connectTo(CATALOG_HOST, 'Kim');
    sitDown(world, COLLEAGUE);
    connectTo(TEST_HOST, 'Lee');
    sitDown(world, OWNER);
    expect(state(world).switched).toMatchObject({ to: TEST_HOST, hasKey: { from: true, to: false } });
    expect(() => person.ask('useCatalog', { host: TEST_HOST })).toThrow(`You don’t have an API key for ${TEST_HOST}.`);
    person.ask('useCatalog', { host: CATALOG_HOST });
    expect(pull(world, 'tags').complete).toBe(true);
    sitDown(world, COLLEAGUE);
    expect(state(world).switched).toMatchObject({ from: TEST_HOST, to: CATALOG_HOST, by: 'Kim' });
  });
});
