import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import { openHost, startCatalog } from '../../emulator/index.ts';
import { type PageServer, servePage } from '../../emulator/page/serve-page.ts';
import { personAt } from '../../emulator/person.ts';
import { CATALOG_HOST, DIST } from '../support/open-world.ts';
import { lookAt } from './look-at-scenes.ts';
import { hasBrowser, type OpenBrowser, openBrowser, soon } from './open-browser.ts';
import { ownPage } from './own-page.ts';
import { reportsScenes } from './scenes/reports-scenes.ts';

describe.skipIf(!hasBrowser)('the page of the reports', () => {
  it('has no flaw in any of its states', async () => {
    expect(await lookAt('reports', reportsScenes)).toBeGreaterThan(200);
  });

  it('runs a report and opens its tab with the keyboard alone', async () => {
    const browser = await openBrowser('about:blank', { width: 300, height: 640 });
    const own = await ownPage(browser.page, readFileSync(join(DIST, 'reports.html'), 'utf8'));
    await own.open('reports');
    await reportsScenes.find(({ name }) => name === 'no run yet')?.play(own);
    await own.tabTo('Run Seats');
    await own.page.keyboard.press('Enter');
    expect(await own.page.evaluate('window.calls[0].input')).toEqual({ resource: 'report/seats', filters: {} });
    await browser.close();
  });

  it('sends the period and the findings that the form shows', async () => {
    const browser = await openBrowser('about:blank', { width: 300, height: 900 });
    const own = await ownPage(browser.page, readFileSync(join(DIST, 'reports.html'), 'utf8'));
    await own.open('reports:report/order_match');
    await reportsScenes.find(({ name }) => name === 'settings')?.play(own);
    await own.page.getByLabel('Paid, not enrolled').check();
    await own.page.getByRole('button', { name: 'Run', exact: true }).click();
    expect(await own.page.evaluate('window.calls[0].input')).toEqual({
      resource: 'report/order_match',
      filters: { from: 'last:90', findings: ['Paid, not enrolled'] },
    });
    await browser.close();
  });
});

describe.skipIf(!hasBrowser)('a report, in a real browser', () => {
  let catalog: DemoCatalog;
  let host: Host;
  let server: PageServer;
  let browser: OpenBrowser;

  beforeAll(async () => {
    const clock = Date.parse('2026-11-29T15:00:00Z');
    catalog = await startCatalog({ seed: 1, scale: 'small', clock });
    host = await openHost({ dist: DIST, hosts: { [CATALOG_HOST]: catalog.url }, timeZone: 'America/New_York', clock });
    host.open();
    host.click('Open sidebar');
    const person = personAt(host);
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
    person.ask('personal', { answer: 'with' });
    server = await servePage(host);
    browser = await openBrowser(server.url);
    await browser.page.locator('canvas[id^=univer-sheet]').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await host?.close();
    await catalog?.close();
  });

  it('answers “who paid and isn’t enrolled” two clicks after the overview', async () => {
    const { page } = browser;
    const sidebar = page.frameLocator('iframe[name=sidebar]');
    for (const caption of ['Extensions', 'Catalog Sync', 'Open sidebar'])
      await page.getByRole('menuitem', { name: caption, exact: true }).click();

    await sidebar.getByRole('button', { name: 'Reports' }).click();
    await sidebar.getByRole('button', { name: 'Run Orders against enrollments' }).click();

    await sidebar.getByText(/^Orders against enrollments: \d+ findings\.$/).waitFor();
    await soon(() => page.getByRole('tab', { name: 'Orders against enrollments, last 90 days' }).getAttribute('aria-selected')).toBe(
      'true',
    );
    await browser.screenshot('report-order-match');
    expect(browser.problems).toEqual([]);
  });
});
