// Five small clients, each calling in the manner of a public program for Catalog. They share no code with the add-on, and the
// demo Catalog accepts them as a real one is known to.
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import got from 'got';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCatalog } from '../../../emulator/catalog/start-catalog.ts';
import type { CatalogServer } from '../../../emulator/demo-catalog.ts';

let catalog: CatalogServer;
beforeAll(async () => {
  catalog = await startCatalog({});
});
afterAll(() => catalog.close());
beforeEach(() => {
  catalog.clearRequests();
  catalog.setSwitches({});
});

const idsOf = (row: Record<string, unknown>) => [(row.listing as { id: number } | null)?.id, (row.user as { id: number } | null)?.id];
const api = () => `${catalog.url}/api/v1`;

describe('a public client of Catalog', () => {
  it('gets enrollments of a listing with an unquoted token', async () => {
    const [course] = catalog.records('courses');
    const headers = { Authorization: `Token token=${catalog.apiKey}` };

    const response = await fetch(`${api()}/enrollments?listing_id=${course?.id}&per_page=100`, { headers });

    expect(response.status).toBe(200);
    const { enrollments } = (await response.json()) as { enrollments: unknown[] };
    expect(enrollments).toHaveLength(catalog.records('enrollments').filter((row) => idsOf(row)[0] === course?.id).length);
  });

  it('pages through users with a bearer token after two spaces', async () => {
    const emails: unknown[] = [];
    for (let page = 1; ; page++) {
      const response = await fetch(`${api()}/users?page=${page}&per_page=50`, { headers: { authorization: `bearer  ${catalog.apiKey}` } });
      expect(response.status).toBe(200);
      const { users } = (await response.json()) as { users: { email_address: string }[] };
      emails.push(...users.map((user) => user.email_address));
      if (users.length < 50) break;
    }

    expect(emails).toHaveLength(catalog.records('users').length);
  });

  it('registers a person with flat JSON', async () => {
    const { statusCode, body } = await got.post(`${api()}/user_registrations`, {
      headers: { authorization: `Token ${catalog.apiKey}` },
      json: { name: 'Rosa Quist', email: 'rosa.quist@example.org' },
      responseType: 'json',
      throwHttpErrors: false,
    });

    expect(statusCode).toBe(201);
    expect(body).toMatchObject({ user_registration: { email: 'rosa.quist@example.org' } });
  });

  it('sends parameters that no document declares, which are rejected or ignored', async () => {
    const list = (switches: Parameters<CatalogServer['setSwitches']>[0]) => {
      catalog.setSwitches(switches);
      const query = new URLSearchParams({ per_page: '10', order: 'asc', access_token: 'none' });
      return fetch(`${api()}/courses?${query}`, { headers: { authorization: `Token token="${catalog.apiKey}"` } });
    };

    expect((await list({})).status).toBe(400);
    expect((await list({ unknownParameters: 'ignored' })).status).toBe(200);
    // Fields of a body have a switch of their own.
    expect((await list({ unknownFields: 'ignored' })).status).toBe(400);
  });

  it('enrolls a person with numbers and booleans as strings, and reads a compressed response', async () => {
    catalog.setSwitches({ compression: 'gzip' });
    const taken = new Set(catalog.records('enrollments').map((row) => idsOf(row).join(' ')));
    const open = { enrollment_open: true, enrollment_cap: null, visibility: 'listed', enrollment_open_from: null };
    const course = catalog.records('courses').find((row) => Object.entries(open).every(([name, value]) => row[name] === value));
    const user = catalog.records('users').find((row) => !taken.has(`${course?.id} ${row.canvas_user_id}`));

    const created = await exchange('POST', '/enrollments', {
      enrollment: { listing_id: String(course?.id), canvas_user_id: String(user?.canvas_user_id) },
      send_email: 'false',
    });

    expect(created).toMatchObject({ status: 201, encoding: 'gzip' });
    expect(created.json).toMatchObject({ enrollment: { listing: { id: course?.id }, user: { id: user?.canvas_user_id } } });
    const plain = await fetch(`${api()}/courses?per_page=1`, {
      headers: { authorization: `Token ${catalog.apiKey}`, 'accept-encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('is refused a string that is no number, whatever it calls itself', async () => {
    const refused = await exchange('POST', '/enrollments', {
      enrollment: { listing_id: 'twelve', canvas_user_id: '1e2' },
      send_email: 'maybe',
    });

    expect(refused.status).toBeGreaterThanOrEqual(400);
    for (const field of ['canvas_user_id', 'listing_id', 'send_email']) expect(JSON.stringify(refused.json)).toContain(field);
  });

  it('is named in the log when it leaves the contract, although it was served', async () => {
    await exchange('POST', '/enrollments', { enrollment: { listing_id: '0', canvas_user_id: 1 } });

    expect(catalog.requests()[0]?.violations).toContain('body.enrollment.listing_id: must be integer');
  });
});

/** As a client without a library does it: raw bytes, decompressed by hand. */
function exchange(
  method: string,
  path: string,
  body: unknown,
): Promise<{ status: number | undefined; encoding: string | undefined; json: unknown }> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${api()}${path}`,
      {
        method,
        headers: {
          authorization: `Token token="${catalog.apiKey}"`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'accept-encoding': 'gzip',
        },
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const encoding = response.headers['content-encoding'];
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode, encoding, json: JSON.parse(String(encoding === 'gzip' ? gunzipSync(bytes) : bytes)) });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
