import { describe, expect, it } from 'vitest';
import { expectLatePayments, lists } from '../world/late-payments.ts';
import { openWorld, pull } from '../world/open-world.ts';

describe('a refresh of a long tab', () => {
  it('asks only for what changed, and shows late payments where Catalog filters orders by payment', async () => {
    await expectLatePayments({ orderTime: 'paid', dateBounds: 'inclusive' });
  });

  it('reads everything where filters, columns or rows are not those of the last one, or a refresh was taken back', async () => {
    const world = await openWorld({ catalog: { scale: { users: 1_920, courses: 2, orders: 5, enrollments: 5 } }, pulled: ['users'] });
    const { person, host, catalog } = world;
    const readsOn = () => lists(world, 'users').some((path) => path.includes('updated_at_from'));
    pull(world, 'users');
    expect(readsOn()).toBe(true);

    // Taken back by the person, the changes of the last refresh come again.
    const top = () => host.workbook.display('Users', '1:2');
    const at = (header: string) => top()[1]?.[top()[0]?.indexOf(header) ?? -1];
    catalog.mutate({ type: 'update', resource: 'users', id: Number(at('Id')), fields: { merged_into_user_id: 4_711 } });
    expect(pull(world, 'users')).toMatchObject({ changed: 1 });
    host.workbook.undo();
    expect(at('Merged into')).toBe('');
    expect(pull(world, 'users')).toMatchObject({ changed: 1 });
    expect(at('Merged into')).toBe('4711');

    // A row that the person has deleted comes back.
    lists(world, 'users');
    host.workbook.deleteRows('Users', 2, 1);
    expect(pull(world, 'users')).toMatchObject({ added: 1 });
    expect(readsOn()).toBe(false);

    person.finish('pull', { resource: 'users', filters: { registered_in_catalog: 'true' } });
    expect(readsOn()).toBe(false);
  });
});
