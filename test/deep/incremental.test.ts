import { describe, expect, it } from 'vitest';
import { expectLatePayments, lists, readWhole } from '../world/late-payments.ts';
import { openWorld, pull, rowsOf } from '../world/open-world.ts';

describe('a refresh of a long tab', () => {
  it('shows late payments where Catalog filters orders by creation, and leaves out what lies on the bound', async () => {
    await expectLatePayments({ orderTime: 'created', dateBounds: 'exclusive' });
  });

  it('shows renamed tags and new ones; deleted ones go when everything is read, which is said', async () => {
    const world = await openWorld({ catalog: { scale: { tags: 2_000, courses: 5, users: 5 } }, pulled: ['tags'] });
    const [first, second] = rowsOf(world, 'Tags');
    world.catalog.mutate({ type: 'update', resource: 'tags', id: Number(first?.Id), fields: { name: 'Renamed by a colleague' } });
    world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(second?.Id) });
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Brand new' } });
    const refreshed = pull(world, 'tags');
    expect(refreshed).toMatchObject({ added: 1, changed: 1, removed: 0 });
    expect(refreshed.remarks.join()).toContain('Everything was read last on 2026-11-20; that is what shows deleted records.');
    expect(readWhole(world, 'tags')).toMatchObject({ added: 0, changed: 0, removed: 1 });

    // The workbook's own clock does not matter, and after a week everything is read.
    world.host.setClock(Date.parse('2026-11-20T14:50:00Z'));
    world.catalog.mutate({ type: 'update', resource: 'tags', id: Number(first?.Id), fields: { name: 'Renamed once more' } });
    expect(pull(world, 'tags')).toMatchObject({ changed: 1 });
    lists(world, 'tags');
    world.host.setClock(Date.parse('2026-11-27T15:01:00Z'));
    pull(world, 'tags');
    expect(lists(world, 'tags').some((path) => path.includes('updated_at_from'))).toBe(false);
  });
});

describe('a cursor', () => {
  it('that lies far ahead brings nothing, wipes nothing, and is not used again', async () => {
    const world = await openWorld({ catalog: { scale: { users: 2_000, courses: 5 } }, pulled: ['users'] });
    const { workbook } = world.host;
    const [heads = []] = workbook.values('Catalog Sync data', '1:1');
    const column = heads.findIndex((head) => String(head).includes('"cursor"'));
    const ahead = String(heads[column]).replace(/"at":"[^"]*"/, '"at":"2099-01-01T00:00:00Z"');
    workbook.edit('Catalog Sync data', `${String.fromCharCode(65 + column)}1`, ahead);
    const before = rowsOf(world, 'Users');
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(before[0]?.Id), fields: { user_name: 'Renamed' } });
    expect(pull(world, 'users')).toMatchObject({ records: 0, added: 0, changed: 0, removed: 0 });
    expect(rowsOf(world, 'Users')).toEqual(before);
    expect(pull(world, 'users')).toMatchObject({ changed: 1, removed: 0 });
  });
});
