// A schedule that stops, or that can't do its work, says so in the sidebar.
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { openWorld, type World } from '../../support/open-world.ts';

const AT_10_UTC = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;

async function scheduled(): Promise<World> {
  const world = await openWorld({ host: { clock: AT_10_UTC, timeZone: 'UTC' }, pulled: ['tags'] });
  world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 11 } });
  return world;
}

const problemIn = ({ person }: World) => person.ask<State>('state').schedules[0]?.problem?.code;
const triggerOf = ({ host }: World) => String(host.triggers()[0]?.id);

function runAt(world: World, hours: number): void {
  world.host.setClock(AT_10_UTC + hours * HOUR);
  world.host.fire(triggerOf(world));
}

describe('a trigger', () => {
  it('that Google deleted is missed at once, and Save creates another one', async () => {
    const world = await scheduled();
    expect(problemIn(world)).toBeUndefined();
    world.host.removeTrigger(triggerOf(world));
    expect(problemIn(world)).toBe('no-trigger');
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 11 } });
    expect([problemIn(world), world.host.triggers().length]).toEqual([undefined, 1]);
    world.host.advance(2);
    expect(world.person.ask<State>('state').schedules.at(-1)?.refreshedAt).toBeGreaterThan(AT_10_UTC);
  });

  it('that Google disabled is missed after 26 hours without a run, and Save replaces it', async () => {
    const world = await scheduled();
    runAt(world, 1.5);
    world.host.disableTrigger(triggerOf(world));
    world.host.setClock(AT_10_UTC + 27 * HOUR);
    expect(problemIn(world)).toBeUndefined();
    world.host.setClock(AT_10_UTC + 28 * HOUR);
    expect(problemIn(world)).toBe('schedule-silent');
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 11 } });
    expect(world.host.triggers()).toMatchObject([{ disabled: false }]);
    expect(problemIn(world)).toBeUndefined();
  });

  it('that never ran is missed 26 hours after it was saved', async () => {
    const world = await scheduled();
    world.host.disableTrigger(triggerOf(world));
    world.host.setClock(AT_10_UTC + 25 * HOUR);
    expect(problemIn(world)).toBeUndefined();
    world.host.setClock(AT_10_UTC + 27 * HOUR);
    expect(problemIn(world)).toBe('schedule-silent');
  });

  it('that runs every day is never missed, whatever the day', async () => {
    const world = await scheduled();
    for (let day = 0; day < 3; day++) {
      world.host.advance(24);
      expect(problemIn(world)).toBeUndefined();
    }
  });
});

describe('a run', () => {
  it('without a key says so', async () => {
    const world = await scheduled();
    for (const name of Object.keys(world.host.properties.user)) if (name.startsWith('connection')) delete world.host.properties.user[name];
    runAt(world, 2);
    expect(problemIn(world)).toBe('not-connected');
  });

  it('without a spreadsheet says so', async () => {
    const world = await scheduled();
    world.host.setSwitches({ activeFileInTrigger: false });
    runAt(world, 2);
    expect(problemIn(world)).toBe('no-file');
  });

  it('without all permissions says so', async () => {
    const world = await scheduled();
    world.host.setSwitches({ consent: 'missing' });
    runAt(world, 2);
    world.host.setSwitches({ consent: 'given' });
    expect(problemIn(world)).toBe('no-permission');
  });

  it('that Google stops halfway says so, and the next one that ends takes it back', async () => {
    const world = await scheduled();
    world.host.setClock(AT_10_UTC + 2 * HOUR);
    world.host.killAt(40);
    expect(() => world.host.fire(triggerOf(world))).toThrow();
    // Until Google’s limit has passed, it could still be running.
    expect(problemIn(world)).toBeUndefined();
    world.host.setClock(AT_10_UTC + 2.2 * HOUR);
    expect(problemIn(world)).toBe('schedule-cut-off');
    runAt(world, 3);
    expect(problemIn(world)).toBeUndefined();
  });
});
