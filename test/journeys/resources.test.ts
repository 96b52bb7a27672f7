import { describe, expect, it } from 'vitest';
import { openWorld, pull, review, rowsOf, send, type, violations, writes } from '../world/open-world.ts';

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
    world.host.workbook.edit('Users', `${String.fromCharCode(64 + own)}2`, 'ask');
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.Id), fields: { custom_fields: { brand_new: 'yes' } } });
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
    expect(inside).toMatchObject({ 'Program id': bundle?.['Program id'], Level: String(Number(bundle?.Level) + 1) });
  });

  it('are changed like courses', async () => {
    const world = await openWorld({ pulled: ['programs'] });
    type(world, 'Programs', 'Price', 2, '990');
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
  it('pulls what it may see, and wipes nothing that it may not', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const rows = rowsOf(world, 'Courses').length;
    world.person.ask('connect', { host: 'catalog.example.edu', key: world.catalog.keys.subcatalog });
    expect(pull(world, 'courses').records).toBeLessThan(rows);
    expect(pull(world, 'courses')).toMatchObject({ removed: 0 });
    expect(rowsOf(world, 'Courses').length).toBe(rows);
  });
});
