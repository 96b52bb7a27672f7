import { describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { covers } from '../../support/covers.ts';
import { FEW, openWorld, pull, review, rowsOf, send, shareWorld, type World, writes } from '../../support/open-world.ts';
import { tracesAfterRemoval } from '../../support/people-traces.ts';

const shared = shareWorld({ pulled: ['users'] });

function stored(world: World, id: unknown): Record<string, unknown> | undefined {
  return world.catalog.records('users').find((user) => String(user.id) === String(id));
}

describe('users', () => {
  it('are created from a row, custom fields included', () => {
    const world = shared();
    fill(world, 'Users', freeRow(world, 'Users'), { Action: 'create', Name: 'Ada Example', Email: 'ada@example.com', Phone: '0042' });
    send(world, review(world));
    const ada = world.catalog.records('users').find((user) => user.email_address === 'ada@example.com');
    expect(ada).toMatchObject({ user_name: 'Ada Example', custom_fields: { phone: '0042' } });
    expect(rowOf(world, 'Users', ada?.id)).toMatchObject({ Status: 'created', Phone: '0042' });
    covers(world, { createUser: 'the user in Catalog; the id in the row' });
  });

  it('a custom field is set by a text, removed by a blank, and left alone by a cell that nobody touched', () => {
    const world = shared();
    const user = rowsOf(world, 'Users').find((row) => row.Phone !== '' && row.Employer !== '');
    const before = stored(world, user?.ID)?.custom_fields as Record<string, string>;
    fill(world, 'Users', user?.row, { Phone: '007' });
    send(world, review(world));
    expect(stored(world, user?.ID)?.custom_fields).toEqual({ ...before, phone: '007' });
    expect(rowOf(world, 'Users', user?.ID)).toMatchObject({ Phone: '007', Employer: user?.Employer, Status: 'sent' });
    fill(world, 'Users', user?.row, { Phone: '' });
    const plan = review(world);
    expect(plan.requests[0]?.fields).toMatchObject([{ label: 'Phone', before: '007', after: '' }]);
    send(world, plan);
    expect(stored(world, user?.ID)?.custom_fields).not.toHaveProperty('phone');
    expect(stored(world, user?.ID)?.custom_fields).toHaveProperty('employer');
    expect(rowOf(world, 'Users', user?.ID)).toMatchObject({ Phone: '', Status: 'sent' });
    expect(review(world).requests).toEqual([]);
    covers(world, { updateUser: 'custom fields in Catalog, key by key; the cell and Status' });
  });

  it('a custom field is set for somebody who had none, right after the first pull', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['users'] });
    const bare = world.catalog.records('users').find((user) => user.custom_fields === null);
    fill(world, 'Users', rowOf(world, 'Users', bare?.id).row, { Phone: '0042' });
    send(world, review(world));
    expect(stored(world, bare?.id)?.custom_fields).toEqual({ phone: '0042' });
    expect(rowOf(world, 'Users', bare?.id)).toMatchObject({ Phone: '0042', Status: 'sent' });
  });

  it('a merge is cleared by an Action', () => {
    const world = shared();
    const [user, other] = rowsOf(world, 'Users');
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.ID), fields: { merged_into_user_id: Number(other?.ID) } });
    pull(world, 'users');
    fill(world, 'Users', user?.row, { Action: 'unmerge' });
    send(world, review(world));
    expect(stored(world, user?.ID)?.merged_into_user_id).toBe(null);
    expect(rowOf(world, 'Users', user?.ID)).toMatchObject({ Status: 'unmerged', 'Merged into': '' });
  });

  it('are deleted in one of two scopes, each said in the review', () => {
    const world = shared();
    const ordering = (row: Record<string, string>) =>
      world.catalog.records('orders').some((order) => String((order.user as { id?: number } | null)?.id) === row['Canvas user ID']);
    const [spared, gone] = rowsOf(world, 'Users').filter(ordering);
    fill(world, 'Users', spared?.row, { Action: 'delete orders and enrollments' });
    fill(world, 'Users', gone?.row, { Action: 'delete' });
    const plan = review(world);
    expect(plan.requests.map(({ help }) => help)).toEqual([
      'Permanently deletes the user’s orders and enrollments. Keeps the user.',
      'Permanently deletes the user and all their orders, enrollments, and waitlist places.',
    ]);
    send(world, plan);
    expect(stored(world, spared?.ID)).toBeDefined();
    expect(stored(world, gone?.ID)).toBeUndefined();
    expect([spared, gone].map((row) => row && ordering(row))).toEqual([false, false]);
    expect(rowOf(world, 'Users', spared?.ID)).toMatchObject({ Status: 'orders and enrollments deleted', Action: '' });
    expect(rowOf(world, 'Users', gone?.ID)).toMatchObject({ Status: 'deleted', Action: '' });
    const sent = writes(world).filter(({ operationId }) => operationId === 'deleteUser');
    expect(sent.map(({ path }) => path.split('?')[1])).toEqual(['only_orders_and_enrollments=true', 'only_orders_and_enrollments=false']);
    covers(world, { deleteUser: 'the user gone, or only what the user ordered; Status of the row' });
  });

  it('the narrow scope stays narrow where a DELETE loses its body, or is read from its query only', () => {
    const world = shared();
    for (const deleteBody of ['dropped', 'query-only'] as const) {
      world.catalog.setSwitches({ deleteBody });
      const user = rowsOf(world, 'Users').at(deleteBody === 'dropped' ? 5 : 6);
      fill(world, 'Users', user?.row, { Action: 'delete orders and enrollments' });
      send(world, review(world));
      expect(stored(world, user?.ID)).toBeDefined();
    }
    world.catalog.setSwitches({});
  });

  it('a Catalog that deletes the user although only orders were meant gets no second such request', () => {
    const world = shared();
    const [first, second] = rowsOf(world, 'Users').slice(8, 10);
    for (const row of [first, second]) fill(world, 'Users', row?.row, { Action: 'delete orders and enrollments' });
    const plan = review(world);
    const before = world.catalog.requests().length;
    // Read, delete, read back: a colleague, or a Catalog that ignores the parameter, comes in between.
    world.catalog.at(2, 'after', { type: 'delete', resource: 'users', id: Number(first?.ID) });
    const outcome = send(world, plan);
    expect(outcome.requests.map(({ state }) => state)).toEqual(['failed', 'skipped']);
    expect(rowOf(world, 'Users', first?.ID).Status).toContain('which wasn’t requested');
    expect(stored(world, second?.ID)).toBeDefined();
    expect(
      world.catalog
        .requests()
        .slice(before)
        .filter(({ method }) => method === 'DELETE'),
    ).toHaveLength(1);
  });
});

describe('personal data of everyone in these journeys', () => {
  it('leaves no trace once it’s removed', () => {
    expect(tracesAfterRemoval(shared())).toEqual([]);
  });
});
