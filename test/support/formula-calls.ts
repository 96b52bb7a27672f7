// Every top-level function of the script, called by a formula with every kind of argument.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenOf } from '../../scripts/person.ts';
import { commands } from '../../src/commands/index.ts';
import { CATALOG_HOST, DIST, FEW, openWorld, type World } from './open-world.ts';

export const OWNER = 'pat@college.example.edu';
export const COLLEAGUE = 'colleague@example.edu';

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
export function traces({ host, catalog }: World): unknown {
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

/**
 * Calls functions with lists of arguments, and returns what a cell would show, blanks left out. One of `every` pairs is tried, so
 * that each function and each list has its turn.
 */
function shown({ host }: World, lists: readonly string[], every: number): string[] {
  const far = 'AZ900';
  return FUNCTIONS.flatMap((name, row) =>
    lists.flatMap((args, column) => {
      if ((row + column) % every !== 0) return [];
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

const inputs = INPUTS.map((input) => quoted(JSON.stringify(input)));
const SHAPES = ['1', 'TRUE', '"x"', 'A1', 'A1:C3', '"{}", TRUE', '"{}", A1:B2', ...inputs, ...inputs.map((input) => `${input}, ""`)];

function withTokens(tokens: readonly string[]): string[] {
  return tokens.flatMap((token) => inputs.slice(0, 2).map((input) => `${input}, ${quoted(token)}`));
}

export async function worldWithEdit(): Promise<World> {
  const world = await openWorld({ catalog: FEW, pulled: ['tags'], host: { user: OWNER } });
  world.person.type('Tags', 'Name', 2, 'Not sent');
  return world;
}

/**
 * Each function is tried without arguments and with a true token, and with one of `every` other lists of arguments. With 1, it's
 * tried with all of them.
 */
export function triedFormulas(every: number): void {
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
      const cells = [...shown(world, [''], 1), ...shown(world, SHAPES, every)];
      expect(world.catalog.requests().length - requests).toBe(0);
      expect(cells).toEqual([]);
      expect(traces(world)).toEqual(before);
    });

    it('does nothing with a token that a colleague takes from a page, or makes up', async () => {
      const world = await worldWithEdit();
      world.host.setUser(COLLEAGUE);
      world.host.click('Open sidebar');
      const own = tokenOf(world.host.sidebar());
      expect(own).toMatch(/^[0-9a-f-]{36}\.[0-9a-z]+\.[0-9a-f]{64}$/);
      const before = traces(world);
      const unsigned = own.replace(/[^.]*$/, '0'.repeat(64));
      const madeUp = ['0'.repeat(36), unsigned, own.slice(0, 36), own.replace(/^./, 'g'), `page.${own}`, '__proto__', 'constructor'];
      expect([...shown(world, withTokens([own]), 1), ...shown(world, withTokens(madeUp), every)]).toEqual([]);
      expect(traces(world)).toEqual(before);
    });
  });
}
