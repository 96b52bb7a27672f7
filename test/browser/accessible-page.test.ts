import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageServer } from '../../emulator/page.ts';
import { type FakeHost, fakeHost } from '../emulator/page/fake-host.ts';
import { drawnBrowser, hasBrowser, type OpenBrowser } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!hasBrowser)('the page for everybody', () => {
  let fake: FakeHost;
  let server: PageServer;
  let browser: OpenBrowser;

  beforeAll(async () => {
    fake = fakeHost({
      sheets: [{ name: 'Courses', values: [['Title']], cells: [{ row: 1, column: 1, note: 'The name.' }] }, { name: 'Orders' }],
      menu: [{ path: ['Catalog Sync', 'Open'], functionName: 'open' }],
    });
    fake.openSidebar({ title: 'Catalog Sync', html: '<!doctype html><html lang="en"><body><h1>Hello</h1></body></html>' });
    server = await serveAtOneAddress(fake.host);
    browser = await drawnBrowser(server.url);
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** What axe finds against WCAG and good practice, around the grid and outside the script's own pages. */
  async function violations(): Promise<string[]> {
    // The content security policy keeps scripts of others out; the test comes in through the debugger.
    await browser.page.evaluate(axe);
    return await browser.page.evaluate(`axe.run({ exclude: [['.grid > *'], ['iframe']] }, { iframes: false })
      .then((found) => found.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`);
  }

  it('has no flaw that axe finds in title, menus, formula bar, tabs and sidebar (the grid of Univer is left out)', async () => {
    console.info('axe leaves out: .grid (the canvas of Univer), iframe (pages of the script)');
    expect(await violations()).toEqual([]);
  });

  it('has none with an open menu', async () => {
    await browser.page.getByRole('menuitem', { name: 'Insert' }).click();
    await browser.page.getByRole('menuitem', { name: 'Rows above' }).waitFor();
    expect(await violations()).toEqual([]);
    await browser.page.keyboard.press('Escape');
  });

  it('has none with a dialog and a toast', async () => {
    fake.openDialog({ title: 'Review', html: '<!doctype html><html lang="en"><body><h1>Plan</h1></body></html>', width: 500, height: 200 });
    fake.toast('Catalog Sync', 'Done');
    await browser.page.getByRole('dialog').waitFor();
    expect(await violations()).toEqual([]);
  });
});
