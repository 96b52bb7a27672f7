import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect, rowsOf, type World } from '../support/open-world.ts';
import { openBuiltPage } from './built-page.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import { PAYPAL, reportsScenes } from './scenes/reports-scenes.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');
const DAY = 86_400_000;

async function opened(scene: string) {
  const own = await openBuiltPage('reports', { width: 300, height: 900 });
  await own.open('reports:report/settlement');
  await reportsScenes.find(({ name }) => name === scene)?.play(own);
  return own;
}

describe.skipIf(!hasBrowser)('the form of an export', () => {
  it('sends payments without names and addresses, and runs with what the server has stored', async () => {
    const own = await opened('settlement, export');
    await own.page.getByText('1 row can’t be read and is left out.').waitFor();
    expect(await own.page.getByLabel('Paid from').inputValue()).toBe('2026-08-06');
    await own.page.getByRole('button', { name: 'Run', exact: true }).click();
    const sent = JSON.stringify(await own.page.evaluate('window.calls[0].input'));
    expect(sent).not.toMatch(/Maria|Lopez|x\.org/);
    expect(await own.answer('keepPayments', { export: 'e7' })).toEqual({
      payments: [
        { id: '1AB', also: ['51208'], kind: 'payment', amount: '249', fee: '7.52', currency: 'USD', at: '2026-08-06T04:03:22Z' },
        { id: '2CD', also: ['51209'], kind: 'payment', amount: '1100', fee: '32.2', currency: 'USD', at: '2026-08-06T16:00:00Z' },
        { id: '3EF', also: ['1AB'], kind: 'refund', amount: '-249', fee: '-7.52', currency: 'USD', at: '2026-08-20T16:00:00Z' },
      ],
    });
    expect(await own.page.evaluate('window.calls[0].input')).toEqual({
      resource: 'report/settlement',
      filters: { from: '2026-08-06', to: '2026-08-20', export: 'e7' },
    });
    await own.browser.close();
  });

  it('takes columns and types that the user chooses, with the keyboard alone', async () => {
    const own = await opened('settlement, other columns');
    const { page } = own;
    await own.tabTo('Transaction ID');
    await page.keyboard.type('A');
    await own.tabTo('Amount');
    await page.keyboard.type('B');
    await page.getByText('Other provider: 2 transactions').waitFor();
    await own.tabTo('Types of transactions');
    await page.keyboard.press('Enter');
    await own.tabTo('Run');
    await page.keyboard.press('Enter');
    expect(await own.page.evaluate('window.calls[0].input.payments.map(({ id, kind, amount }) => [id, kind, amount])')).toEqual([
      ['x1', 'payment', '12'],
      ['x2', 'refund', '-3'],
    ]);
    await own.browser.close();
  });

  it('says what’s missing, with the focus there, and sends nothing', async () => {
    const own = await opened('settlement');
    await own.tabTo('Run');
    await own.page.keyboard.press('Enter');
    await own.page.getByText('This isn’t a table. Paste a CSV file with its header row.').waitFor();
    expect(await own.focused()).toBe('Export');
    expect(await own.page.evaluate('window.calls.length')).toBe(0);
    await own.browser.close();
  });

  it('reads a file that is chosen, and a new tab gets its own name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    writeFileSync(join(folder, 'paypal.csv'), `\ufeff${PAYPAL}`);
    const own = await opened('settlement, into which tab');
    await own.page.getByRole('button', { name: 'Replace export' }).click();
    await own.page.getByText('The last export is still here. Paste another one to replace it.').waitFor();
    await own.page.getByLabel('Or choose the file').setInputFiles(join(folder, 'paypal.csv'));
    await own.page.getByText('PayPal: 3 transactions').waitFor();
    await own.page.getByLabel('Destination').selectOption('New tab');
    await own.page.getByRole('button', { name: 'Run', exact: true }).click();
    await own.answer('keepPayments', { export: 'e8' });
    expect(await own.page.evaluate('window.calls[0].input.sheet')).toBe('new');
    await own.browser.close();
  });
});

describe.skipIf(!hasBrowser)('settling, in a real browser', () => {
  let browser: OpenBrowser;
  let world: World;

  beforeAll(async () => {
    const spreadsheet = await openSpreadsheet({ scale: 'small', clock: CLOCK }, (opened) => {
      world = opened;
      world.host.click('Open sidebar');
      connect(world);
    });
    ({ browser } = spreadsheet);
    return spreadsheet.close;
  });

  it('goes from the pasted export to the tab with its findings', async () => {
    const { page } = browser;
    const sidebar = page.frameLocator('iframe[name=sidebar]');
    const { text } = world.catalog.paymentExport('paypal', CLOCK - 55 * DAY, CLOCK);
    for (const caption of ['Extensions', 'Catalog Sync', 'Reports', 'Settlement'])
      await page.getByRole('menuitem', { name: caption, exact: true }).click();

    await sidebar.getByLabel('Export', { exact: true }).fill(text);
    await sidebar.getByText(/^PayPal: \d+ transactions/).waitFor();
    await browser.screenshot('settlement-form');
    await sidebar.getByRole('button', { name: 'Run', exact: true }).click();
    await sidebar.getByText(/^Settlement: \d+ payments\.$/).waitFor();

    await soon(() => page.getByRole('tab', { name: 'Settlement' }).getAttribute('aria-selected')).toBe('true');
    await browser.screenshot('settlement');
    const findings = new Set(rowsOf(world, 'Settlement').map(({ Finding }) => Finding));
    for (const finding of [
      'Charged back',
      'Money without an order',
      'Order without money',
      'Different amount',
      'Refunded',
      'Partly refunded',
    ])
      expect(findings).toContain(finding);
    expect(browser.problems).toEqual([]);
  });
});
