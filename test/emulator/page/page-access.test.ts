// Who gets an answer from the page's server: only who has the whole address that was printed.
import { request as httpRequest } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Demo } from '../../../emulator/page/demo.ts';
import type { Reply } from '../../../emulator/page/protocol.ts';
import { type PageServer, servePage } from '../../../emulator/page/serve-page.ts';
import { type FakeHost, fakeHost, freshDemo } from './fake-host.ts';

const demo: Demo = {
  look: () => freshDemo,
  act: () => {},
  paymentExport: () => '',
};

async function open(): Promise<{ server: PageServer; fake: FakeHost; frame: string }> {
  const fake = fakeHost({ sheets: [{ name: 'Courses', values: [['Title']] }] });
  fake.openSidebar({ title: 'Catalog Sync', html: '<p>Sidebar</p>' });
  const server = await servePage(fake.host, { demo });
  onTestFinished(() => server.close());
  const look = { action: { type: 'look' }, revision: -1, copies: {} };
  const reply = (await (await ask(new URL('act', server.url).href, { method: 'POST', body: JSON.stringify(look) })).json()) as Reply;
  return { server, fake, frame: reply.sidebar?.url ?? '' };
}

function ask(
  address: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: string; headers?: Record<string, string> } = {},
) {
  return fetch(address, {
    method,
    body,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    redirect: 'manual',
  });
}

/** As `fetch`, which doesn't let anyone choose these headers. */
function statusWith(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(address, { headers }, (response) => {
      response.destroy();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const ROUTES = ['', 'page.js', 'page.css', 'workbook.xlsx', 'events', 'demo', 'POST act', 'POST copy', 'POST demo', 'nowhere'];

describe('the page’s server', () => {
  it.each(ROUTES)('refuses /%s without the token, with one line', async (route) => {
    const { server, fake } = await open();
    const { origin } = new URL(server.url);
    const [path = '', method = 'GET'] = route.split(' ').reverse();
    const before = fake.said.length;

    for (const prefix of ['', `${'x'.repeat(32)}/`, '%zz/', '../', '//']) {
      const response = await ask(`${origin}/${prefix}${path}`, { method, body: method === 'POST' ? '{}' : undefined });
      expect(response.status).toBe(403);
      expect(await response.text()).toMatch(/^[^\n]+\n$/);
    }
    expect(fake.said.length).toBe(before);
  });

  it('refuses a frame without the token, and with that of the page', async () => {
    const { server, frame } = await open();
    const [token] = new URL(server.url).pathname.split('/').filter(Boolean);

    expect((await ask(frame)).status).toBe(200);
    for (const path of ['/frame/1', `/${token}/frame/1`, '/']) expect((await ask(new URL(path, frame).href)).status).toBe(403);
  });

  it('has another token each time, of at least 128 bits', async () => {
    const tokens = await Promise.all([1, 2, 3].map(async () => new URL((await open()).server.url).pathname.split('/')[1] ?? ''));

    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/);
  });

  it('refuses the right address under another name, and calls of other pages', async () => {
    const { server, frame } = await open();
    for (const address of [server.url, new URL('page.js', server.url).href, frame]) {
      const { host, origin } = new URL(address);
      expect(await statusWith(address, {})).toBe(200);
      expect(await statusWith(address, { host: 'rebound.example' })).toBe(403);
      expect(await statusWith(address, { host: host.replace('127.0.0.1', 'localhost') })).toBe(403);
      expect(await statusWith(address, { origin: 'http://rebound.example' })).toBe(403);
      expect(await statusWith(address, { origin: 'null' })).toBe(403);
      expect(await statusWith(address, { origin })).toBe(200);
    }
  });

  it('sends an address without its last slash to the page', async () => {
    const { server } = await open();
    const response = await ask(server.url.slice(0, -1));

    expect([response.status, response.headers.get('location')]).toEqual([308, server.url]);
  });

  it('lets no page frame it, only itself frame its sidebar, and keeps its token out of both policies', async () => {
    const { server, frame } = await open();
    const { origin } = new URL(server.url);
    const policyOf = async (address: string) => (await ask(address)).headers.get('content-security-policy') ?? '';

    expect(await policyOf(server.url)).toContain("frame-ancestors 'none'");
    expect(await policyOf(new URL('page.js', server.url).href)).toContain("frame-ancestors 'none'");
    expect(await policyOf(frame)).toMatch(new RegExp(`frame-ancestors ${origin}$`));
    expect(await policyOf(server.url)).toMatch(new RegExp(`frame-src ${new URL(frame).origin}(;|$)`));
  });

  it('keeps the token out of what other servers see', async () => {
    const { server, frame } = await open();

    for (const address of [server.url, frame]) expect((await ask(address)).headers.get('referrer-policy')).toBe('strict-origin');
  });
});
