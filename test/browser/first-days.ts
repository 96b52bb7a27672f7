// The first day of someone who has just installed Catalog Sync: from an empty file, through Google's questions, to the first edit
// that was sent. Two kinds of accounts, and two screens with the window that a browser leaves of them.
// `npm test` goes through days that show each kind, account, and screen, and the deep tests through all of them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import type { HostSwitches } from '../../emulator/host-switches.ts';
import { openHost, startCatalog } from '../../emulator/index.ts';
import { writeServer } from '../support/changed-project.ts';
import { CATALOG_HOST, DIST, FEW } from '../support/open-world.ts';
import { PROJECT, temporaryPackage } from '../support/packages.ts';
import { drawnBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

/** The screen, and the window inside a maximized browser with its bars and the bar of the system. */
const screens = {
  '1366x768': { width: 1366, height: 641 },
  '1920x1080': { width: 1920, height: 953 },
} as const;

/** How it was installed, the kind of account, and the screen. */
export type FirstDay = readonly ['bound' | 'add-on', 'private' | 'workspace', keyof typeof screens];

interface Day {
  host: Host;
  page: Page;
  browser: OpenBrowser;
}

export function firstDays(days: readonly FirstDay[]): void {
  let catalog: DemoCatalog;
  const addOn = temporaryPackage();

  beforeAll(async () => {
    await writeServer(PROJECT, addOn, { kind: 'add-on' });
    catalog = await startCatalog({ seed: 1, ...FEW });
  });
  afterAll(() => catalog.close());

  async function begin(switches: HostSwitches, screen: keyof typeof screens = '1366x768', dist = DIST): Promise<Day> {
    const hosts = { [CATALOG_HOST]: catalog.where };
    const host = await openHost({ dist, hosts, timeZone: 'America/New_York', switches: { consent: 'unasked', ...switches } });
    host.open();
    const server = await serveAtOneAddress(host);
    const browser = await drawnBrowser(server.url, screens[screen]);
    onTestFinished(async () => {
      await browser.close();
      await server.close();
      await host.close();
    });
    return { host, page: browser.page, browser };
  }

  async function menu({ page }: Day, ...captions: string[]): Promise<void> {
    for (const caption of ['Extensions', 'Catalog Sync', ...captions])
      await page.getByRole('menuitem', { name: caption, exact: true }).click();
  }

  const button = ({ page }: Day, name: string) => page.getByRole('button', { name, exact: true });
  const sidebar = ({ page }: Day) => page.frameLocator('iframe[name=sidebar]');
  const dialog = ({ page }: Day) => page.frameLocator('iframe[name=dialog]');

  /** Answers Google's questions as the guide says, and returns the titles of the screens. */
  async function agree(day: Day, look: (name: string) => Promise<unknown>, without?: string): Promise<string[]> {
    const titles: string[] = [];
    const see = async (name: string) => {
      titles.push((await day.page.getByRole('dialog').getByRole('heading').textContent()) ?? '');
      await look(name);
    };
    await see('1-authorization');
    await button(day, 'OK').click();
    await see('2-account');
    await button(day, 'pat@college.example.edu').click();
    if (await button(day, 'Advanced').isVisible()) {
      await button(day, 'Advanced').click();
      await see('3-unverified');
      await button(day, 'Go to Catalog Sync (unsafe)').click();
    }
    for (const box of await day.page.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false);
    await day.page.getByLabel('Select all').check();
    if (without !== undefined) await day.page.getByLabel(without).uncheck();
    await see('4-permissions');
    await button(day, 'Continue').click();
    await soon(() => day.host.consent()).toBeUndefined();
    return titles;
  }

  async function connect(day: Day): Promise<void> {
    await sidebar(day).getByLabel('Catalog address').fill(CATALOG_HOST);
    await sidebar(day).getByLabel('API key').fill(catalog.apiKey);
    await sidebar(day).getByRole('radio', { name: 'Test' }).check();
    await sidebar(day).getByRole('button', { name: 'Connect', exact: true }).click();
  }

  it.each(days)('ends with the first sent edit: %s, %s account, %s', async (kind, account, screen) => {
    // An installed add-on that wasn't used in this file before.
    const day = await (kind === 'bound' ? begin({ account }, screen) : begin({ account, openingMode: 'NONE' }, screen, addOn));
    const { host, page, browser } = day;
    const look = (name: string) => browser.screenshot(`first-day-${kind}-${account}-${screen}-${name}`);

    await menu(day, 'Open sidebar');
    const titles = await agree(day, look);
    expect(titles).toEqual([
      'Authorization required',
      'Choose an account',
      ...(account === 'private' ? ['Google hasn’t verified this app'] : []),
      'Catalog Sync wants access to your Google Account',
    ]);
    // Google has kept the click for itself.
    expect(await page.locator('iframe[name=sidebar]').count()).toBe(0);

    await menu(day, 'Open sidebar');
    await sidebar(day).getByRole('heading', { name: 'Connect to Catalog' }).waitFor();
    await look('5-connect');
    await connect(day);
    await sidebar(day).getByRole('heading', { name: 'Pull data' }).waitFor();
    await look('6-pull');
    await sidebar(day).getByRole('button', { name: /^Tags/ }).click();
    await sidebar(day).getByRole('button', { name: 'Pull', exact: true }).click();
    await soon(() => host.workbook.sheets().some(({ name }) => name === 'Tags')).toBe(true);
    await soon(() => page.getByRole('tab', { name: 'Tags', exact: true }).getAttribute('aria-selected')).toBe('true');
    await look('7-pulled');

    // The name of the first tag, in the fourth column.
    await page.locator('#sheet').click({ position: { x: 46 + 20 + widthBefore(host, 4), y: 22 + 21 * 2 - 10 } });
    await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe('D2');
    await page.keyboard.type(`Typed with ${account}, ${screen}`);
    await page.keyboard.press('Enter');
    await soon(() => host.workbook.display('Tags', 'D2')).toEqual([[`Typed with ${account}, ${screen}`]]);

    await menu(day, 'Review changes');
    const send = dialog(day).getByRole('button', { name: /^Send 1/ });
    await send.waitFor();
    await look('8-review');
    const { height } = screens[screen];
    await soon(async () => ((await send.boundingBox())?.y ?? height) + 40).toBeLessThan(height);
    await send.click();
    await dialog(day).getByRole('button', { name: 'Done' }).click();
    await look('9-sent');
    expect(host.workbook.display('Tags').flat()).toContain('sent');
    const names = catalog
      .requests()
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => JSON.stringify(body));
    expect(names.at(-1)).toContain(`Typed with ${account}, ${screen}`);
    expect(browser.problems).toEqual([]);
  });

  it('begins again if the user cancels, and the menu still asks', async () => {
    const day = await begin({ account: 'private' });
    await menu(day, 'Open sidebar');
    await button(day, 'Cancel').click();
    await soon(() => day.page.getByRole('dialog').count()).toBe(0);
    await menu(day, 'Open sidebar');
    await button(day, 'OK').click();
    await button(day, 'pat@college.example.edu').click();
    await button(day, 'Back to safety').click();
    await soon(() => day.host.consent()).toBeUndefined();
    await menu(day, 'Open sidebar');
    await day.page.getByRole('heading', { name: 'Authorization required' }).waitFor();
  });

  it('says which permission is missing if the user clears a single one', async () => {
    const day = await begin({});
    await menu(day, 'Open sidebar');
    await agree(day, async () => undefined, 'Connect to an external service');
    await menu(day, 'Open sidebar');
    await connect(day);
    await sidebar(day).getByText('Catalog Sync doesn’t have all the permissions it needs.').waitFor();
    await day.browser.screenshot('first-day-without-a-permission');
  });

  it('names several accounts as a reason if the sidebar can’t reach the script', async () => {
    const day = await begin({ consent: 'given', accounts: 'several' });
    await menu(day, 'Open sidebar');
    // The page comes with its first state, so the first action shows it.
    await connect(day);
    await sidebar(day).getByText('If you use several Google accounts').waitFor();
    await day.browser.screenshot('first-day-several-accounts');
  });
}

function widthBefore(host: Host, column: number): number {
  const { columnWidths } = host.workbook.dump('Tags', { row: 1, column: 1, rows: 1, columns: 1 });
  return Array.from({ length: column - 1 }, (_, index) => columnWidths[index + 1] ?? 100).reduce((sum, width) => sum + width, 0);
}
