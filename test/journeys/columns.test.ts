import { describe, expect, it } from 'vitest';
import type { SheetDump } from '../../emulator/host.ts';
import type { ColumnState } from '../../src/protocol/state.ts';
import { FEW, openWorld, review, rowsOf, type World } from '../support/open-world.ts';

const sheetOf = ({ host }: World, name: string): number => host.workbook.dump(name, { row: 1, column: 1, rows: 1, columns: 1 }).id;

function columns(world: World, tab: string): ColumnState[] {
  return world.person.ask<{ columns: ColumnState[] }>('columns', { sheet: sheetOf(world, tab) }).columns;
}

function arrange(world: World, tab: string, wanted: { name: string; shown: boolean }[]): { added: number } {
  return world.person.ask('arrangeColumns', { sheet: sheetOf(world, tab), columns: wanted });
}

function headers({ host }: World, tab: string): string[] {
  return host.workbook.display(tab, '1:1')[0]?.filter(Boolean) ?? [];
}

describe('the columns of a tab', () => {
  it('come into the order and sight that was asked for, and the columns of the person stay beside their neighbors', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { workbook } = world.host;
    const before = headers(world, 'Tags');
    workbook.insertColumns('Tags', 3, 1);
    workbook.edit('Tags', 'D1', 'Mine');
    workbook.edit('Tags', 'D2', 'a word');
    workbook.hideColumns('Tags', 1, 1);
    const now = columns(world, 'Tags');
    expect(now.map(({ label }) => label)).toEqual(before);
    expect(now.filter(({ shown }) => !shown).map(({ name }) => name)).toEqual(['$action']);

    const wanted = [...now.slice(1), ...now.slice(0, 1)].map(({ name }) => ({ name, shown: name !== '$status' }));
    const shape = () => Object.fromEntries(rowsOf(world, 'Tags').map((row) => [row.ID, row.Name]));
    const rows = shape();
    expect(arrange(world, 'Tags', wanted)).toEqual({ added: 0 });

    expect(headers(world, 'Tags')).toEqual([before[1], before[2], 'Mine', ...before.slice(3), before[0]]);
    expect(columns(world, 'Tags').map(({ name, shown }) => ({ name, shown }))).toEqual(wanted);
    expect(workbook.dump('Tags').hiddenColumns).toEqual([1]);
    expect(shape()).toEqual(rows);
    expect(workbook.values('Tags', 'C2')).toEqual([['a word']]);
    expect(review(world).requests).toEqual([]);
  });

  it('come back when they were deleted: blank is no edit, and a refresh fills them', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const { workbook } = world.host;
    const before = workbook.dump('Courses');
    const order = headers(world, 'Courses');
    const [price, published] = [order.indexOf('Price') + 1, order.findIndex((header) => /visib|enrollment open/i.test(header)) + 1];
    for (const column of [price, published].filter((place) => place > 0).sort((a, b) => b - a))
      workbook.deleteColumns('Courses', column, 1);
    // Columns that a tab has only where users ask for them were never there.
    const now = columns(world, 'Courses').filter(({ label }) => order.includes(label));
    const away = now.filter(({ there }) => !there).map(({ label }) => label);
    expect(away).toContain('Price');

    const names = [...now].sort((a, b) => order.indexOf(a.label) - order.indexOf(b.label)).map(({ name }) => ({ name, shown: true }));
    expect(arrange(world, 'Courses', names)).toEqual({ added: away.length });
    expect(headers(world, 'Courses')).toEqual(order);
    expect(rowsOf(world, 'Courses').every((row) => row.Price === '')).toBe(true);
    const plan = review(world);
    expect([plan.requests, plan.refused]).toEqual([[], []]);
    world.host.dialogs().at(-1)?.close();

    world.person.finish('pull', { resource: 'courses', filters: {}, sheet: sheetOf(world, 'Courses'), fromStart: true });
    const after = workbook.dump('Courses');
    const inRows = ({ cells }: SheetDump) =>
      cells.filter(({ row }) => row > 1 && row <= before.rows - 1).map(({ row, column, value, format }) => [row, column, value, format]);
    expect(inRows(after)).toEqual(inRows(before));
    expect(after.validations).toEqual(before.validations);
    expect(review(world).requests).toEqual([]);
  });

  it('of a catalog leave its rarer settings to those who ask for them', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['catalogs'] });
    const [first] = world.catalog.records('catalogs');
    const settings = first?.settings as Record<string, unknown>;
    const before = headers(world, 'Catalogs');
    const away = columns(world, 'Catalogs').filter(({ there }) => !there);
    expect(away.map(({ name }) => name)).toContain('custom.enable_pathways');
    expect(before.length + away.length).toBeGreaterThan(Object.keys(settings).length);
    expect(away.map(({ name }) => name)).not.toContain('custom.currency');

    world.catalog.mutate({
      type: 'update',
      resource: 'catalogs',
      id: Number(first?.id),
      fields: { settings: { ...settings, brand_new: 7 } },
    });
    expect(arrange(world, 'Catalogs', [{ name: 'custom.enable_pathways', shown: true }])).toEqual({ added: 1 });
    world.person.finish('pull', { resource: 'catalogs', filters: {}, sheet: sheetOf(world, 'Catalogs') });
    expect(headers(world, 'Catalogs')).toEqual([...before, 'enable_pathways']);
    expect(rowsOf(world, 'Catalogs')[0]?.enable_pathways).toBe('false');
    expect(columns(world, 'Catalogs').filter(({ there }) => !there)).toHaveLength(away.length);
    world.person.finish('pull', { resource: 'catalogs', filters: {}, sheet: sheetOf(world, 'Catalogs') });
    expect(columns(world, 'Catalogs').map(({ label }) => label)).toContain('brand_new');
  });

  it('cannot be arranged in a tab of another Catalog, nor in one that is gone', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const sheet = sheetOf(world, 'Tags');
    world.host.workbook.deleteSheet('Tags');
    expect(() => world.person.ask('columns', { sheet })).toThrow('This tab no longer exists.');
  });
});
