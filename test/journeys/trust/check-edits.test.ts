import { describe, expect, it } from 'vitest';
import { connect, openWorld, review, rowsOf, send, writes } from '../../support/open-world.ts';

describe('Check my edits', () => {
  it('shows without a key what would be sent and what is refused; a colleague with one sends it', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const { person, catalog, host } = world;
    person.ask('disconnect');
    const tab = host.workbook.dump('Courses');
    const asked = catalog.requests().length;
    const price = Object.keys(rowsOf(world, 'Courses')[0] ?? {}).find((header) => /price|fee/i.test(header)) ?? '';
    world.person.type('Courses', 'Title', 2, 'Checked first');
    world.person.type('Courses', price, 3, 'a lot');

    const plan = review(world);
    expect(plan.dryRunReason).toBe('no-key');
    expect(plan.requests).toMatchObject([{ row: 2, fields: [{ label: 'Title', after: 'Checked first' }] }]);
    expect(plan.refused).toMatchObject([{ row: 3, what: 'isn’t a number' }]);
    expect(catalog.requests()).toHaveLength(asked);
    expect(() => send(world, plan)).toThrow('not connected');
    host.dialogs().at(-1)?.close();
    expect(host.workbook.dump('Courses').name).toBe(tab.name);

    connect(world);
    send(world, review(world));
    expect(writes(world)).toHaveLength(1);
    expect(catalog.records('courses').map(({ title }) => title)).toContain('Checked first');
  });

  it('offers a filled new row without an Action, as a review does', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    world.person.ask('disconnect');
    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Name', row, 'Maybe');
    expect(review(world)).toMatchObject({ dryRunReason: 'no-key', requests: [], newRows: [{ tab: 'Tags', rows: [row] }] });
  });

  it('is all that a read-only connection does with edits', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    world.person.ask('connect', { host: 'catalog.example.edu', key: world.catalog.apiKey, kind: 'test', readOnly: true });
    world.person.type('Tags', 'Name', 2, 'Looked at only');
    const plan = review(world);
    expect(plan).toMatchObject({ dryRunReason: 'read-only', requests: [{ fields: [{ after: 'Looked at only' }] }] });
    expect(() => send(world, plan)).toThrow('is read-only');
    expect(writes(world)).toEqual([]);
  });
});
