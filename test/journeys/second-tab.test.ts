import { describe, expect, it } from 'vitest';
import { personAt } from '../../scripts/person.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import type { State } from '../../src/protocol/state.ts';
import { connect, openWorld, pull, review, rowsOf, send, violations, type World, writes } from '../support/open-world.ts';

function pullNew({ person }: World, resource: string, filters: Record<string, string | string[]>): PullSummary {
  return person.finish<{ job: string; phase: string; count: number; text: string; pulled: PullSummary }>('pull', {
    resource,
    filters,
    sheet: 'new',
  }).pulled;
}

const ids = (world: World, tab: string, header = 'ID') => rowsOf(world, tab).map((row) => String(row[header]));

describe('a second tab with other filters', () => {
  it('is named after them, and each tab is refreshed with its own', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host, person, catalog } = world;
    const all = ids(world, 'Tags');
    const word = String(rowsOf(world, 'Tags')[0]?.Name);
    const second = pullNew(world, 'tags', { name: word });
    expect(second.name).toBe(`Tags, Name contains ${word}`);
    expect(second.records).toBeLessThan(all.length);
    const few = ids(world, second.name);

    catalog.mutate({ type: 'create', resource: 'tags', fields: { name: `${word} two` } });
    catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Zyx' } });
    host.click('Catalog Sync > Refresh > All tabs');
    expect(ids(world, 'Tags')).toHaveLength(all.length + 2);
    expect(ids(world, second.name)).toHaveLength(few.length + 1);
    host.workbook.activate(second.name);
    host.click('Catalog Sync > Refresh > This tab');
    expect(ids(world, second.name)).toHaveLength(few.length + 1);
    const { tabs } = person.ask<State>('state');
    expect(tabs.map(({ name, filters }) => [name, filters])).toEqual([
      ['Tags', {}],
      [second.name, { name: word }],
    ]);
    expect(violations(world)).toEqual([]);
  });

  it('has its own edits: what is sent from one tab is no edit of the other', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const word = String(rowsOf(world, 'Tags')[0]?.Name);
    const { name } = pullNew(world, 'tags', { name: word });
    const row = rowsOf(world, name).find((each) => each.Name === word);
    world.person.type(name, 'Name', String(row?.row), 'Renamed in the second tab');
    send(world, review(world));
    expect(writes(world)).toHaveLength(1);
    expect(review(world).requests).toEqual([]);
    pull(world, 'tags');
    expect(rowsOf(world, 'Tags')[0]?.Name).toBe('Renamed in the second tab');
  });

  it('of orders has a tab of its own for their lines', async () => {
    const world = await openWorld({ pulled: ['orders'] });
    const before = world.host.workbook.dump('Order items');
    const { name } = pullNew(world, 'orders', { from: '2025-06-01', completed: 'true' });
    expect(name).toBe('Orders, Ordered from 2025-06-01, Only completed orders');
    const lines = 'Order items, Ordered from 2025-06-01, Only completed orders';
    expect(new Set(ids(world, lines, 'Order ID'))).toEqual(new Set(ids(world, name)));
    expect(world.host.workbook.dump('Order items')).toEqual(before);
    // A refresh from the tab of lines refreshes the orders that it belongs to.
    world.host.workbook.activate(lines);
    world.host.workbook.deleteRows(name, 2, 1);
    const left = ids(world, name).length;
    world.host.click('Catalog Sync > Refresh > This tab');
    expect(ids(world, name)).toHaveLength(left + 1);
  });
});

describe('a copy of a file whose data sheet was lost and made again', () => {
  it.each<[string, (world: World) => void]>([
    ['its first column', ({ host }) => host.workbook.deleteColumns('Catalog Sync data', 1, 1)],
    ['the whole sheet', ({ host }) => host.workbook.deleteSheet('Catalog Sync data')],
  ])('still knows its tabs after %s was deleted and the tab refreshed', async (_, lose) => {
    const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 6 } } });
    lose(world);
    world.host.workbook.activate('Courses');
    world.host.click('Catalog Sync > Refresh > This tab, keep local values');
    const copy = world.host.workbook.copyFile('add-on');
    copy.open();
    copy.click('Open sidebar');
    const there = personAt(copy);
    expect(there.ask<State>('state').copied).toBe(true);
    connect({ ...world, host: copy, person: there });
    expect(there.ask<State>('state').tabs.map(({ name }) => name)).toEqual(['Courses']);
    copy.close();
  });
});
