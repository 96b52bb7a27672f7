// A formula runs a top-level function of the script with the key of the file's owner, whoever has typed it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SidebarPage } from '../../../emulator/host.ts';
import { tokenOf } from '../../../emulator/person.ts';
import { commands } from '../../../src/commands/index.ts';
import type { State } from '../../../src/protocol/state.ts';
import { CATALOG_HOST, DIST, FEW, openWorld, type, type World } from '../../support/open-world.ts';

const OWNER = 'pat@college.example.edu';
const COLLEAGUE = 'colleague@example.edu';

/** Each function that a formula can call: names that end with an underscore are private. */
const FUNCTIONS = [...readFileSync(join(DIST, 'Code.js'), 'utf8').matchAll(/^function (\w+)\(/gm)]
  .map(([, name = '']) => name)
  .filter((name) => !name.endsWith('_'));

/** Inputs that a page could send, some of which would reach Catalog, write, or show what is stored. */
const INPUTS = [
  {},
  { resource: 'tags', filters: {} },
  { host: CATALOG_HOST, key: 'another-key', kind: 'test' },
  { answer: 'without' },
  { hour: 6 },
  { view: 'home' },
  { on: false },
];

/** Everything that a formula could change. */
function traces({ host, catalog }: World): unknown {
  const { document, script, user } = host.properties;
  return structuredClone({
    requests: catalog.requests().length,
    properties: { document, script, user },
    cells: host.workbook.dump(),
    triggers: host.triggers(),
    sidebar: host.sidebar().html,
    dialogs: host.dialogs().length,
    toasts: host.toasts(),
  });
}

/** Calls each function with each list of arguments, and returns what a cell would show, blanks left out. */
function shown({ host }: World, lists: readonly string[]): string[] {
  const far = 'AZ900';
  return FUNCTIONS.flatMap((name) =>
    lists.flatMap((args) => {
      const formula = `=${name}(${args})`;
      try {
        const cells = host.calculate('Tags', far, formula).flat();
        return cells.every((cell) => cell === '') ? [] : [`${formula}: ${cells.join().slice(0, 80)}`];
      } catch (error) {
        return [`${formula}: ${error}`];
      }
    }),
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function worldWithEdit(): Promise<World> {
  const world = await openWorld({ catalog: FEW, pulled: ['tags'], host: { user: OWNER } });
  type(world, 'Tags', 'Name', 2, 'Not sent');
  return world;
}

describe('a formula that calls a function of the script', () => {
  it('is tried with every top-level function', () => {
    expect(FUNCTIONS).toEqual(
      expect.arrayContaining([...Object.keys(commands), 'menuRefreshAll', 'hourly', 'onOpen', 'onInstall', 'onEdit']),
    );
  });

  it('sends no request, changes nothing, and shows nothing, whatever its arguments', async () => {
    const world = await worldWithEdit();
    const before = traces(world);
    const requests = world.catalog.requests().length;
    const inputs = INPUTS.map((input) => quoted(JSON.stringify(input)));
    const shapes = [
      '',
      '1',
      'TRUE',
      '"x"',
      'A1',
      'A1:C3',
      '"{}", TRUE',
      '"{}", A1:B2',
      ...inputs,
      ...inputs.map((input) => `${input}, ""`),
    ];
    const cells = shown(world, shapes);
    expect(world.catalog.requests().length - requests).toBe(0);
    expect(cells).toEqual([]);
    expect(traces(world)).toEqual(before);
  });

  it('does nothing with a token that a colleague takes from a page, or makes up', async () => {
    const world = await worldWithEdit();
    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    const own = tokenOf(world.host.sidebar());
    expect(own).toMatch(/^[0-9a-f-]{36}$/);
    const before = traces(world);
    const tokens = [own, '0'.repeat(36), own.replace(/^./, 'g'), `page.${own}`, '__proto__', 'constructor'];
    expect(
      shown(
        world,
        tokens.flatMap((token) => INPUTS.slice(0, 2).map((input) => `${quoted(JSON.stringify(input))}, ${quoted(token)}`)),
      ),
    ).toEqual([]);
    expect(traces(world)).toEqual(before);
  });
});

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
    expect(calls(() => page.call('hints', '{}'))).toEqual({ 'SpreadsheetApp.getActiveSpreadsheet': 1 });
    expect(calls(() => page.call('hints', '{}', '00000000-0000-4000-8000-000000000000'))).toEqual({
      'SpreadsheetApp.getActiveSpreadsheet': 1,
      'PropertiesService.getUserProperties': 1,
      'Properties.getProperty': 1,
    });
  });
});

describe('the hourly function', () => {
  it('does nothing unless a trigger of this user calls it', async () => {
    const world = await worldWithEdit();
    const { host, person } = world;
    person.ask('schedule', { hour: 6 });
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
    expect(person.ask<State>('state').schedule?.ranAt).toBeGreaterThan(0);
  });
});
