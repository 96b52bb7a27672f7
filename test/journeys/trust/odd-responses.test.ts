// What Catalog, or a server in front of it, responds is read as far as it can be, and its own reasons are shown.
import { describe, expect, it } from 'vitest';
import { fill, freeRow } from '../../support/cells.ts';
import { type OddWorld, openOddWorld } from '../../support/odd-catalog.ts';
import { FEW, pull, review, rowsOf, send } from '../../support/open-world.ts';

/** Returns what the sidebar shows of a pull that fails. */
function failureOf({ world }: OddWorld, resource: string): string {
  try {
    pull(world, resource);
  } catch (error) {
    return String(error);
  }
  throw new Error('the pull succeeded');
}

const statusOf = ({ world }: OddWorld, row = 2) => rowsOf(world, 'Courses').find((each) => each.row === String(row))?.Status ?? '';

describe('a response', () => {
  it('with a byte order mark before its JSON is read', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    odd.respond([{ match: 'GET /api/v1/tags', replace: ['^', '\ufeff'] }]);
    expect(pull(odd.world, 'tags')).toMatchObject({ complete: true, records: odd.world.catalog.records('tags').length });
  });

  it('whose next page is only a query is read to its end', async () => {
    const odd = await openOddWorld({ catalog: { scale: { courses: 8, users: 130 }, switches: { paging: 'link-only' } } });
    const [user] = odd.world.catalog.records('users');
    const last = { body: JSON.stringify({ users: [{ ...user, id: 990_001 }] }), headers: { link: '<?c=1>; rel="prev"' } };
    odd.respond([
      { match: 'GET /api/v1/users\\?page=1', headers: { link: '<?c=2>; rel="next"' } },
      { match: 'GET /api/v1/users\\?c=2', ...last },
    ]);
    expect(pull(odd.world, 'users')).toMatchObject({ complete: true, records: 101 });
  });

  it('that is compressed is read', async () => {
    const { world } = await openOddWorld({ catalog: { ...FEW, switches: { compression: 'gzip' } } });
    expect(pull(world, 'tags')).toMatchObject({ complete: true, records: world.catalog.records('tags').length });
  });

  it('of 403 with “Rate Limit Exceeded” is a limit, and the pull waits and continues', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    const limit = { status: 403, headers: { 'content-type': 'text/plain' }, body: '403 Forbidden (Rate Limit Exceeded)' };
    odd.respond([{ match: 'GET /api/v1/tags', times: 2, ...limit }]);
    expect(pull(odd.world, 'tags')).toMatchObject({ complete: true });
    odd.respond([{ match: 'GET /api/v1/tags', ...limit }]);
    expect(failureOf(odd, 'tags')).toContain('is receiving too many requests');
  });

  it('of 403 with “Rate Limit Exceeded” to a write makes the send pause and continue', async () => {
    const odd = await openOddWorld({ catalog: FEW, pulled: ['courses'] });
    odd.world.person.type('Courses', 'Price', 2, '17');
    const plan = review(odd.world);
    const limit = { status: 403, headers: { 'content-type': 'text/plain' }, body: '403 Forbidden (Rate Limit Exceeded)' };
    odd.respond([{ match: 'PUT /api/v1/courses', times: 1, ...limit }]);
    expect(send(odd.world, plan).requests[0]?.state).toBe('done');
  });

  it('of 403 without such words is still a missing permission', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    odd.respond([{ match: 'GET /api/v1/tags', status: 403, body: '{"error":"Forbidden"}' }]);
    expect(failureOf(odd, 'tags')).toContain('doesn’t have permission');
  });

  it('that redirects is refused with the address that it points to', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    odd.respond([{ match: 'GET /api/v1/tags', status: 302, headers: { location: 'https://login.example.org/start?to=1' }, body: '' }]);
    expect(failureOf(odd, 'tags')).toContain('It redirects to “https://login.example.org/start?to=1”.');
  });

  it('of 200 with nothing but an error is refused with its reason', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    odd.respond([{ match: 'GET /api/v1/tags', body: '{"error":"Database is down"}' }]);
    expect(failureOf(odd, 'tags')).toContain('“Database is down.”');
  });

  it('of 200 with nothing but an error is no proof of a change, and its reason is in the row', async () => {
    const odd = await openOddWorld({ catalog: FEW, pulled: ['courses'] });
    odd.world.person.type('Courses', 'Price', 2, '17');
    const plan = review(odd.world);
    odd.respond([{ match: 'PUT /api/v1/courses', body: '{"error":"Database is down"}' }]);
    expect(send(odd.world, plan).requests[0]?.state).toBe('failed');
    expect(statusOf(odd)).toContain('Database is down');
  });
});

describe('the reason of a refused write', () => {
  it.each([
    ['{"course":{"path":["taken"]}}', 'path taken'],
    ['["Price is odd"]', 'Price is odd'],
    ['{"violations":[{"propertyPath":"price","message":"is odd"}]}', 'price is odd'],
    ['{"violations":["Price is odd"]}', 'Price is odd'],
    ['{"failed_products":[{"id":1,"error":"No such product"}]}', 'No such product'],
    ['{"errors":[{"field":"price","messages":["is odd","is low"]}]}', 'price is odd. price is low'],
    ['{"errors":{"base":{"message":"Too late"}}}', 'Too late'],
    ['{"title":"Unprocessable","detail":"Price is odd"}', 'Price is odd'],
  ])('%s is shown as “%s”', async (body, shown) => {
    const odd = await openOddWorld({ catalog: FEW, pulled: ['courses'] });
    odd.world.person.type('Courses', 'Price', 2, '17');
    const plan = review(odd.world);
    odd.respond([{ match: 'PUT /api/v1/courses', status: 422, body }]);
    send(odd.world, plan);
    expect(statusOf(odd)).toBe(`failed: ${shown}`);
  });

  it('names each record of a request for several, whatever the list is called', async () => {
    const odd = await openOddWorld({ catalog: FEW, pulled: ['courses'] });
    odd.world.person.type('Courses', 'Action', 2, 'archive');
    odd.world.person.type('Courses', 'Action', 3, 'archive');
    const [first] = rowsOf(odd.world, 'Courses');
    const plan = review(odd.world);
    const body = `{"failed_products":[{"product_id":${first?.ID},"error":"has open orders"}]}`;
    odd.respond([{ match: 'PUT /api/v1/courses/archived', status: 422, body }]);
    send(odd.world, plan);
    expect(statusOf(odd, 2)).toContain('has open orders');
  });
});

describe('a user-defined field with the label of one of our columns', () => {
  it('has a header of its own', async () => {
    const { world } = await openOddWorld({ catalog: FEW });
    const field = (name: string, label: string, at: number) => ({ name, label, field_type: 'text', required: false, list_order: at });
    const fields = [field('a', 'Status', 0), field('b', 'Action', 1), field('c', 'status', 2)].map((each) => ({
      ...each,
      required_message: null,
      metadata: {},
      hide_in_user_workflow: false,
    }));
    for (const { id } of world.catalog.records('catalogs'))
      world.catalog.mutate({ type: 'update', resource: 'catalogs', id: Number(id), fields: { user_defined_fields: fields } });
    for (const { id } of world.catalog.records('users'))
      world.catalog.mutate({ type: 'update', resource: 'users', id: Number(id), fields: { custom_fields: { a: '1', b: '2', c: '3' } } });
    pull(world, 'users');
    const [headers = []] = world.host.workbook.display('Users', '1:1');
    expect(headers.filter((header) => /^(status|action)/i.test(header))).toEqual([
      'Action',
      'Status',
      'Status (custom)',
      'Action (custom)',
      'status (c)',
    ]);
  });
});

describe('a value of another type', () => {
  it('leaves its record in the tab, is blank, and is named', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    const [order] = odd.world.catalog.records('orders');
    odd.respond([{ match: 'GET /api/v1/orders', replace: [`("id":${order?.id},.*?"purchased_at":)[^,]*`, '$1""'] }]);
    const pulled = pull(odd.world, 'orders');
    expect(pulled).toMatchObject({ complete: true, records: odd.world.catalog.records('orders').length });
    expect(pulled.unreadable).toEqual([`${order?.id}: Purchased`]);
    expect(rowsOf(odd.world, 'Orders').find(({ ID }) => ID === String(order?.id))).toMatchObject({
      Purchased: '',
      'Order number': order?.full_id,
    });
  });

  it('in a setting leaves its catalog in the tab', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    odd.respond([{ match: 'GET /api/v1/catalogs', replace: ['"private_catalog":(true|false)', '"private_catalog":"1"'] }]);
    const pulled = pull(odd.world, 'catalogs');
    expect(pulled).toMatchObject({ complete: true, records: odd.world.catalog.records('catalogs').length });
    expect(pulled.unreadable).toEqual([expect.stringMatching(/^\d+: Private$/)]);
  });

  it.each([
    ['Price', 'enrollment_fee', '12'],
    ['Seats', 'enrollment_cap', '12'],
    ['Tags', 'tag_names', 'Evening'],
    ['Open from', 'enrollment_open_from', '2026-12-01 09:00'],
  ])('in %s cannot be edited, and the rest of its row can', async (header, name, text) => {
    const odd = await openOddWorld({ catalog: FEW, pulled: ['courses'] });
    const row = rowsOf(odd.world, 'Courses')[1];
    const pattern = `("id":${row?.ID},.*?"${name}":)("[^"]*"|\\[[^\\]]*\\]|[^,]*)`;
    odd.respond([
      { match: 'GET /api/v1/courses\\?', replace: [pattern, '$1{"odd":1}'] },
      { match: `GET /api/v1/courses/${row?.ID}`, replace: [`("${name}":)("[^"]*"|\\[[^\\]]*\\]|[^,]*)`, '$1{"odd":1}'] },
    ]);
    expect(pull(odd.world, 'courses')).toMatchObject({ complete: true, unreadable: [`${row?.ID}: ${header}`] });
    expect(rowsOf(odd.world, 'Courses')[1]).toMatchObject({ ID: row?.ID, [header]: '' });
    odd.world.person.type('Courses', 'Credits', 3, '9');
    const plan = review(odd.world);
    expect(plan.refused).toEqual([]);
    expect(send(odd.world, plan).requests[0]?.state).toBe('done');
    odd.world.person.type('Courses', header, 3, text);
    const { requests, refused } = review(odd.world);
    expect(requests).toEqual([]);
    expect(refused).toMatchObject([{ row: 3, what: `has a value for ${header} in Catalog that Catalog Sync can’t read` }]);
  });

  it('does not stop a new record from being created', async () => {
    const odd = await openOddWorld({ catalog: FEW, pulled: ['tags'] });
    odd.respond([{ match: 'GET /api/v1/tags', replace: ['"updated_at":"[^"]*"', '"updated_at":5'] }]);
    const row = freeRow(odd.world, 'Tags');
    fill(odd.world, 'Tags', row, { Name: 'Weekend', Action: 'create' });
    expect(review(odd.world)).toMatchObject({ refused: [], counts: { create: 1 } });
  });
});

describe('a list with fewer records than Catalog counts', () => {
  it('is read once more, and the pull says how many this key can’t see', async () => {
    const odd = await openOddWorld({ catalog: { scale: { courses: 250 } } });
    const records = odd.world.catalog.records('courses').length;
    odd.respond([{ match: 'GET /api/v1/courses\\?', headers: { total: String(records + 1) } }]);
    for (const _ of [1, 2]) {
      odd.world.catalog.clearRequests();
      const pulled = pull(odd.world, 'courses');
      expect(pulled).toMatchObject({ records, complete: true });
      expect(pulled.remarks).toContain('Catalog counts 1 more record than it shows to this key.');
      const reads = odd.world.catalog.requests().filter(({ path }) => path.startsWith('/api/v1/courses?'));
      expect(reads.length).toBeLessThanOrEqual(2 * Math.ceil(records / 100) + 3);
    }
  });

  it('is incomplete if it ends at a number at which servers cut lists', async () => {
    const odd = await openOddWorld({ catalog: { scale: { courses: 200 } } });
    odd.respond([{ match: 'GET /api/v1/courses\\?', headers: { total: '700' } }]);
    expect(pull(odd.world, 'courses')).toMatchObject({ records: 200, complete: false });
  });
});
