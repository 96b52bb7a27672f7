// One window for a whole file of tests, because loading the page takes seconds. Each test opens a workbook of its own in
// it, and the window forgets the one before.
import { afterAll } from 'vitest';
import type { Host } from '../../emulator/host.ts';
import type { PageServer } from '../../emulator/page.ts';
import { type FakeHost, type FakeWorld, fakeHost } from '../emulator/page/fake-host.ts';
import { expectSameAsHost, sheetOf } from './grid-model.ts';
import { drawnBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

export interface OnePage {
  /** Ends when the window shows the new workbook. */
  open(world: FakeWorld): Promise<FakeHost>;
  /** The same for a real host. */
  show(host: Host): Promise<OpenBrowser>;
  browser(): OpenBrowser;
}

export function onePage(): OnePage {
  let current: Host | undefined;
  let server: PageServer | undefined;
  let browser: OpenBrowser | undefined;
  let opened = 0;
  // What the server takes for its host is always the host of the test that runs.
  const host = new Proxy({} as Host, { get: (_, name) => Reflect.get(current ?? {}, name) });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const window = async (shown: Host): Promise<OpenBrowser> => {
    current = shown;
    server ??= await serveAtOneAddress(host);
    browser ??= await drawnBrowser(server.url);
    browser.problems.length = 0;
    await browser.page.locator('canvas[id^=univer-sheet]').waitFor();
    return browser;
  };

  return {
    async show(shown) {
      const opened = await window(shown);
      await expectSameAsHost(opened.page, shown);
      return opened;
    },
    async open(world) {
      opened += 1;
      const fake = fakeHost({ idsFrom: opened * 100, ...world });
      const { page } = await window(fake.host);
      await soon(() => sheetOf(page)).toBe(opened * 100);
      await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe('A1');
      return fake;
    },
    browser() {
      if (browser === undefined) throw new Error('Open a workbook first.');
      return browser;
    },
  };
}
