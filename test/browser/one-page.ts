// One window for a whole file of tests, because loading the page takes seconds. Each test opens a workbook of its own in
// it, and the window forgets the one before.
import { afterAll } from 'vitest';
import { type PageServer, servePage } from '../../emulator/page/serve-page.ts';
import type { Host } from '../../emulator/seam.ts';
import { type FakeHost, type FakeWorld, fakeHost } from '../emulator/page/fake-host.ts';
import { gridOf } from './grid-model.ts';
import { type OpenBrowser, openBrowser, soon } from './open-browser.ts';

export interface OnePage {
  /** Ends when the window shows the new workbook. */
  open(world: FakeWorld): Promise<FakeHost>;
  browser(): OpenBrowser;
}

export function onePage(): OnePage {
  let current: FakeHost | undefined;
  let server: PageServer | undefined;
  let browser: OpenBrowser | undefined;
  let opened = 0;
  // What the server takes for its host is always the host of the test that runs.
  const host = new Proxy({} as Host, { get: (_, name) => Reflect.get(current?.host ?? {}, name) });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    async open(world) {
      opened += 1;
      const fake = fakeHost({ idsFrom: opened * 100, ...world });
      current = fake;
      server ??= await servePage(host);
      browser ??= await openBrowser(server.url);
      const { page, problems } = browser;
      problems.length = 0;
      await page.locator('canvas[id^=univer-sheet]').waitFor();
      await soon(async () => (await gridOf(page))?.sheet).toBe(opened * 100);
      await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe('A1');
      return fake;
    },
    browser() {
      if (browser === undefined) throw new Error('Open a workbook first.');
      return browser;
    },
  };
}
