import { describe, expect, it } from 'vitest';
import { expectLatePayments, lists, readWhole } from '../support/late-payments.ts';
import { openWorld, pull, rowsOf } from '../support/open-world.ts';

describe('a refresh of a long tab', () => {
  it('asks only for what changed, and shows late payments where Catalog filters orders by payment', async () => {
    await expectLatePayments({ orderTime: 'paid', dateBounds: 'inclusive' });
  });

  it('shows late payments where Catalog filters orders by creation, and leaves out what lies on the bound', async () => {
    await expectLatePayments({ orderTime: 'created', dateBounds: 'exclusive' });
  });

  it('shows renamed tags and new ones; deleted ones go when everything is read, which is said', async () => {
    const world = await openWorld({ catalog: { scale: { tags: 2_000, courses: 5, users: 5 } }, pulled: ['tags'] });
    const [first, second] = rowsOf(world, 'Tags');
    world.catalog.mutate({ type: 'update', resource: 'tags', id: Number(first?.ID), fields: { name: 'Renamed by a colleague' } });
    world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(second?.ID) });
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Brand new' } });
    const refreshed = pull(world, 'tags');
    expect(refreshed).toMatchObject({ added: 1, changed: 1, removed: 0 });
    expect(refreshed.remarks.join()).toContain('The last full refresh was on 2026-11-20. Only a full refresh finds deleted records.');
    expect(readWhole(world, 'tags')).toMatchObject({ added: 0, changed: 0, removed: 1 });

    // The workbook's own clock does not matter, and after a week everything is read.
    world.host.setClock(Date.parse('2026-11-20T14:50:00Z'));
    world.catalog.mutate({ type: 'update', resource: 'tags', id: Number(first?.ID), fields: { name: 'Renamed once more' } });
    expect(pull(world, 'tags')).toMatchObject({ changed: 1 });
    lists(world, 'tags');
    world.host.setClock(Date.parse('2026-11-27T15:01:00Z'));
    pull(world, 'tags');
    expect(lists(world, 'tags').some((path) => path.includes('updated_at_from'))).toBe(false);
  });
});
