import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../../emulator/page/protocol.ts';
import { servePage } from '../../../emulator/page/serve-page.ts';
import { fakeHost } from './fake-host.ts';

async function pageWith(options: { reach?: string }): Promise<string> {
  const server = await servePage(fakeHost({ sheets: [{ name: 'Courses', values: [['Title']] }] }).host, options);
  onTestFinished(() => server.close());
  return (await fetch(server.url)).text();
}

it('the page says where requests of the script go: nowhere, unless told otherwise', async () => {
  expect(await pageWith({})).toContain('no request leaves this computer');

  const live = await pageWith({ reach: 'connected to the real catalog.example.edu, read only' });
  expect(live).toContain('connected to the real catalog.example.edu, read only');
  expect(live).not.toContain('no request leaves');
});

it('opens the sidebar again when the page is loaded again, and leaves it open if that fails', async () => {
  const fake = fakeHost({ sheets: [{ name: 'Courses' }] });
  let opened = 0;
  let fails = false;
  const open = () => {
    if (fails) throw new Error('Not now.');
    opened += 1;
    fake.openSidebar({ title: 'Demo', html: `<p>Opened ${opened} times</p>` });
  };
  open();
  const server = await servePage(fake.host, { reopen: open });
  onTestFinished(() => server.close());
  const sidebar = async () => {
    await (await fetch(server.url)).text();
    const look = { action: { type: 'look' }, revision: -1, copies: {} };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(new URL('act', server.url), { method: 'POST', headers, body: JSON.stringify(look) });
    return (await fetch(((await answer.json()) as Reply).sidebar?.url ?? '')).text();
  };

  expect(await sidebar()).toContain('Opened 1 times');
  expect(await sidebar()).toContain('Opened 2 times');
  fails = true;
  expect(await sidebar()).toContain('Opened 2 times');
});

it('lets a browser keep the script, at an address that names its text, and nothing else', async () => {
  const server = await servePage(fakeHost({ sheets: [{ name: 'Courses' }] }).host);
  onTestFinished(() => server.close());
  const page = await fetch(server.url);
  const [address = '', digest = ''] = /page\.js\?(\w+)/.exec(await page.text()) ?? [];
  const script = await fetch(new URL(address, server.url));

  expect(script.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(
    createHash('sha256')
      .update(await script.text())
      .digest('hex')
      .slice(0, 16),
  ).toBe(digest);
  expect(page.headers.get('cache-control')).toBe('no-store');
  for (const other of ['page.css', 'workbook.xlsx', 'nowhere']) {
    const response = await fetch(new URL(other, server.url));
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});
