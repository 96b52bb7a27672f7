import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../scripts/person.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import { openWorld, pull, review, rowsOf, send, violations, writes } from '../support/open-world.ts';

describe('users', () => {
  it('have a column for each field that the catalogs define, with its label', async () => {
    const world = await openWorld({ pulled: ['users', 'catalogs'] });
    const labels = new Set(rowsOf(world, 'User-defined fields').map((row) => row.Label));
    const [headers = []] = world.host.workbook.display('Users', '1:1');
    const custom = headers.slice(headers.indexOf('Updated') + 1);
    expect(custom.length).toBeGreaterThan(3);
    for (const header of custom) expect(labels).toContain(header.replace(/ \(custom\)$/, ''));
    const stored = world.catalog
      .records('users')
      .map((user) => Object.values((user.custom_fields as Record<string, string>) ?? {}).filter((value) => value !== null).length);
    const shown = rowsOf(world, 'Users').map((row) => custom.filter((header) => row[header] !== '').length);
    expect(shown).toEqual(stored);
  });

  it('get a new column when a field is met for the first time, and keep the person’s own columns', async () => {
    const world = await openWorld({ pulled: ['users'] });
    const [user] = rowsOf(world, 'Users');
    const [before = []] = world.host.workbook.display('Users', '1:1');
    const own = before.length + 1;
    world.host.workbook.insertColumns('Users', before.length, 1);
    expect(own).toBeGreaterThan(26);
    world.host.workbook.edit('Users', `A${String.fromCharCode(64 + own - 26)}2`, 'ask');
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.ID), fields: { custom_fields: { brand_new: 'yes' } } });
    pull(world, 'users');
    const row = rowsOf(world, 'Users')[0];
    expect(row).toMatchObject({ brand_new: 'yes' });
    expect(Object.values(row ?? {})).toContain('ask');
    expect(pull(world, 'users')).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('a column that a person deleted stays away', async () => {
    const world = await openWorld({ pulled: ['users'] });
    const [headers = []] = world.host.workbook.display('Users', '1:1');
    world.host.workbook.deleteColumns('Users', headers.length, 1);
    pull(world, 'users');
    expect(world.host.workbook.display('Users', '1:1')[0]).toHaveLength(headers.length - 1);
  });

  it('are named as their catalogs name things only where the key may read catalogs', async () => {
    const world = await openWorld();
    world.catalog.setFaults([{ match: '/api/v1/catalogs', answer: '403' }]);
    expect(pull(world, 'users').complete).toBe(true);
    const names = new Set(world.catalog.records('users').flatMap((user) => Object.keys((user.custom_fields as object) ?? {})));
    const [headers = []] = world.host.workbook.display('Users', '1:1');
    for (const header of headers.slice(headers.indexOf('Updated') + 1)) expect(names).toContain(header.replace(/ \(custom\)$/, ''));
  });
});

describe('programs', () => {
  it('show what they require to any depth, in a tab of its own', async () => {
    const world = await openWorld({ pulled: ['programs'] });
    const rows = rowsOf(world, 'Program requirements');
    expect(Math.max(...rows.map((row) => Number(row.Level)))).toBeGreaterThan(1);
    const bundle = rows.find((row) => row.Type === 'Program');
    const inside = rows[rows.indexOf(bundle as never) + 1];
    expect(inside).toMatchObject({ 'Program ID': bundle?.['Program ID'], Level: String(Number(bundle?.Level) + 1) });
  });

  it('are changed like courses', async () => {
    const world = await openWorld({ pulled: ['programs'] });
    world.person.type('Programs', 'Price', 2, '990');
    send(world, review(world));
    expect(writes(world)).toMatchObject([{ operationId: 'updateProgram', body: { program: { enrollment_fee: 990 } }, status: 204 }]);
    expect(rowsOf(world, 'Programs')[0]?.Status).toBe('sent');
    expect(violations(world)).toEqual([]);
  });
});

describe('filters', () => {
  it('are sent as the contract says, a day by the clock of the spreadsheet, with a second to spare at both ends', async () => {
    const world = await openWorld({ host: { timeZone: 'Europe/Berlin' } });
    world.catalog.clearRequests();
    pull(world, 'orders', { from: '2025-03-30', to: '2025-03-30', completed: 'true' });
    pull(world, 'users', { registered_in_catalog: 'false' });
    pull(world, 'analytics/orders', { order_fee: ['PAID'], purchase_date_from: '2025-01-01', product_ids: ['3110', '3116'] });
    const [orders, users] = world.catalog.requests();
    const asked = new URL(orders?.path ?? '', 'https://catalog.example.edu').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ from: '2025-03-29T22:59:59Z', to: '2025-03-30T22:00:00Z', completed: 'true' });
    expect(users?.path).toContain('registered_in_catalog=false');
    const figures = world.catalog.requests().find((request) => request.operationId === 'getOrdersAnalytics');
    expect(figures?.body).toMatchObject({ order_fee: ['PAID'], purchase_date_from: '2024-12-31T22:59:59Z', product_ids: [3110, 3116] });
    expect(violations(world)).toEqual([]);
  });

  it('another filter wipes nothing that was there', async () => {
    const world = await openWorld({ pulled: ['orders'] });
    const rows = rowsOf(world, 'Orders').length;
    expect(pull(world, 'orders', { from: '2099-01-01' })).toMatchObject({ records: 0, removed: 0 });
    expect(pull(world, 'orders', { from: '2025-06-01' })).toMatchObject({ removed: 0 });
    expect(pull(world, 'orders', { from: '2025-06-01' })).toMatchObject({ removed: 0 });
    expect(rowsOf(world, 'Orders')).toHaveLength(rows);
  });
});

describe('a key that sees less', () => {
  it('pulls what it may see; what it may not see is held: nothing typed is lost, called gone, removed or sent', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const { catalog, host, person } = world;
    const use = (key: string) => person.ask('connect', { host: 'catalog.example.edu', key, kind: 'test' });
    const all = rowsOf(world, 'Courses').map((row) => row.ID);
    const titles = () => new Map(rowsOf(world, 'Courses').map((row) => [row.ID, row.Title]));
    use(catalog.keys.subcatalog);
    const seen = person.finish<JobProgress & { pulled: PullSummary }>('pull', { resource: 'courses', filters: {}, sheet: 'new' }).pulled;
    const visible = rowsOf(world, seen.name).map((row) => row.ID);
    expect(visible.length).toBeLessThan(all.length);
    host.workbook.deleteSheet(seen.name);

    // With the first key: an edit that both keys see, one that only it sees, and a deletion that only it sees.
    use(catalog.apiKey);
    const hidden = all.filter((id) => !visible.includes(id));
    const row = (id: string | undefined) => Number(rowsOf(world, 'Courses').find((each) => each.ID === id)?.row);
    world.person.type('Courses', 'Title', row(visible[0]), 'Typed, and seen');
    world.person.type('Courses', 'Title', row(hidden[0]), 'Typed, and hidden');
    world.person.type('Courses', 'Action', row(hidden[1]), 'delete');
    const reviewed = review(world);
    expect(reviewed.requests).toHaveLength(3);
    host.dialogs().at(-1)?.close();

    for (const foreign of ['404', '403'] as const) {
      catalog.setSwitches({ narrowKey: { foreign } });
      use(catalog.keys.subcatalog);
      expect(() => send(world, reviewed)).toThrow('made with a different API key');
      host.dialogs().at(-1)?.close();
      const held = () => {
        const plan = review(world);
        host.dialogs().at(-1)?.close();
        expect(plan.requests.map(({ key }) => key)).toEqual([visible[0]]);
        const why =
          foreign === '404' ? 'was deleted in Catalog, or your API key can’t see it' : expect.stringContaining('couldn’t be read');
        expect(plan.refused.map(({ row: at, what }) => [at, what])).toEqual([
          [row(hidden[0]), why],
          [row(hidden[1]), why],
        ]);
      };
      held();
      host.workbook.activate('Courses');
      host.workbook.select('Courses', `A${row(hidden[0])}:A${row(hidden[2])}`);
      if (foreign === '404') expect(person.ask('refreshRows')).toMatchObject({ gone: 0 });
      // Twice, because the first refresh with this key has another one to compare with.
      for (const _ of [1, 2]) expect(pull(world, 'courses')).toMatchObject({ removed: 0, records: visible.length });
      held();
    }
    expect(rowsOf(world, 'Courses').map((each) => each.ID)).toEqual(all);
    expect(titles().get(hidden[0])).toBe('Typed, and hidden');
    expect(writes(world)).toEqual([]);

    // Back with the first key, all that was typed is there to send, and nothing else.
    use(catalog.apiKey);
    pull(world, 'courses');
    expect(send(world, review(world)).requests.map(({ key, operation, state }) => [key, operation, state])).toEqual([
      [hidden[0], 'update', 'done'],
      [visible[0], 'update', 'done'],
      [hidden[1], 'delete', 'done'],
    ]);
    expect(violations(world)).toEqual([]);
  });
});
