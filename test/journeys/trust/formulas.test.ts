// A formula runs a top-level function of the script with the key of the file's owner, whoever has typed it.
import { describe, expect, it } from 'vitest';
import type { SidebarPage } from '../../../emulator/host.ts';
import { tokenOf } from '../../../scripts/person.ts';
import type { State } from '../../../src/protocol/state.ts';
import { COLLEAGUE, OWNER, traces, triedFormulas, worldWithEdit } from '../../support/formula-calls.ts';
import { CATALOG_HOST } from '../../support/open-world.ts';

triedFormulas(8);

describe('a page', () => {
  it('works next to other windows, after other pages open, and for a colleague with pages of their own', async () => {
    const world = await worldWithEdit();
    const { host } = world;
    const asks = (page: SidebarPage) => String(page.call('state', '{}', tokenOf(page))).slice(0, 10);
    const first = host.sidebar();
    host.click('Review changes');
    host.click('Settings');
    expect([first, host.dialogs()[0], host.sidebar()].map((page) => page && asks(page))).toEqual(Array(3).fill('{"ok":true'));
    host.setUser(COLLEAGUE);
    expect(asks(first)).toBe('');
    host.click('Open sidebar');
    expect(asks(host.sidebar())).toBe('{"ok":true');
    host.setUser(OWNER);
    expect(asks(first)).toBe('{"ok":true');
  });

  it('has to be reopened after a week, and changes nothing until then', async () => {
    const world = await worldWithEdit();
    world.host.advance(7 * 24);
    const before = traces(world);
    expect(() => world.person.ask('pull', { resource: 'tags', filters: {} })).toThrow('This page has expired.');
    expect(traces(world)).toEqual(before);
    world.host.click('Open sidebar');
    expect(world.person.ask('state')).toMatchObject({ connection: { host: CATALOG_HOST } });
  });

  it('reads one property more for each message, and none for a message without a token', async () => {
    const { host } = await worldWithEdit();
    const calls = (act: () => unknown) => {
      host.resetCounts();
      act();
      return host.counts().calls;
    };
    const page = host.sidebar();
    expect(calls(() => page.call('hints', '{}'))).toEqual({});
    expect(calls(() => page.call('hints', '{}', '00000000-0000-4000-8000-000000000000'))).toEqual({
      'PropertiesService.getUserProperties': 1,
      'Properties.getProperties': 1,
    });
  });
});

describe('the hourly function', () => {
  it('does nothing unless a trigger of this user calls it', async () => {
    const world = await worldWithEdit();
    const { host, person } = world;
    person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 6 } });
    host.setClock(Date.parse('2026-11-21T15:00:00Z'));
    const [own] = host.triggers();
    const before = traces(world);
    for (const event of [undefined, {}, { triggerUid: 'made-up' }, { triggerUid: undefined }, [own?.id], own?.id])
      host.run('hourly', event);
    host.setUser(COLLEAGUE);
    host.run('hourly', { triggerUid: own?.id });
    host.setUser(OWNER);
    expect(traces(world)).toEqual(before);
    host.fire(String(own?.id));
    expect(person.ask<State>('state').schedules[0]?.problem).toBeUndefined();
  });
});
