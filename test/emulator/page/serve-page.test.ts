import { expect, it, onTestFinished } from 'vitest';
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
