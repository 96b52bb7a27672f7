import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/open-world.ts';
import { openBuiltPage } from './built-page.ts';
import { gridOf } from './grid-model.ts';
import { keyboard, mouse } from './hands.ts';
import { lookAt } from './look-at-scenes.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { openSpreadsheet, type Spreadsheet } from './open-spreadsheet.ts';
import { reportsScenes } from './scenes/reports-scenes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The list, the forms, a run, and each kind of message in them. The deep tests look at all states. */
const KINDS = [
  'no access',
  'settings',
  'settlement, types and dates',
  'save a tab',
  'own report, edit',
  'own report, edit a wrong number',
  'set',
  'paste recipe',
  'running',
  'incomplete',
  'interrupted',
  'the dashboard, done',
  'asks about personal data',
];

describe.skipIf(!hasBrowser)('the page of the reports', () => {
  it('has no flaw in a state of each kind', async () => {
    const kinds = reportsScenes.filter(({ name }) => KINDS.includes(name));
    expect(kinds).toHaveLength(KINDS.length);
    expect(await lookAt('reports', kinds)).toBeGreaterThan(200);
  });

  it('runs a report and opens its tab with the keyboard alone', async () => {
    const own = await openBuiltPage('reports', { width: 300, height: 640 });
    await own.open('reports');
    await reportsScenes.find(({ name }) => name === 'no run yet')?.play(own);
    await own.tabTo('Run Seats');
    await own.page.keyboard.press('Enter');
    expect(await own.page.evaluate('window.calls[0].input')).toEqual({ resource: 'report/seats', filters: {} });
    await own.browser.close();
  });

  it('sends the period and the findings that the form shows', async () => {
    const own = await openBuiltPage('reports', { width: 300, height: 900 });
    await own.open('reports:report/order_match');
    await reportsScenes.find(({ name }) => name === 'settings')?.play(own);
    await own.page.getByLabel('Paid, not enrolled').check();
    await own.page.getByRole('button', { name: 'Run', exact: true }).click();
    expect(await own.page.evaluate('window.calls[0].input')).toEqual({
      resource: 'report/order_match',
      filters: { from: 'last:90', findings: ['Paid, not enrolled'] },
    });
    await own.browser.close();
  });
});

describe.skipIf(!hasBrowser)('a report, in a real browser', () => {
  let browser: OpenBrowser;
  let world: Spreadsheet;

  beforeAll(async () => {
    const clock = Date.parse('2026-11-29T15:00:00Z');
    const opened = await openSpreadsheet({ scale: 'small', clock }, (world) => {
      world.host.click('Open sidebar');
      connect(world);
    });
    world = opened;
    ({ browser } = opened);
    return opened.close;
  });

  /** What axe finds against WCAG and good practice, outside the grid and the script’s own pages. */
  async function flaws(): Promise<string[]> {
    await browser.page.evaluate(axe);
    return await browser.page.evaluate(`axe.run({ exclude: [['.grid > *'], ['iframe']] }, { iframes: false })
      .then((found) => found.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`);
  }

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

  it('shows the dashboard, and another month of it that is chosen in its cell', async () => {
    const { page } = browser;
    const sidebar = page.frameLocator('iframe[name=sidebar]');
    await sidebar
      .getByRole('button', { name: 'All reports' })
      .or(sidebar.getByRole('button', { name: 'Run Dashboard' }))
      .first()
      .waitFor();

    await sidebar.getByRole('button', { name: 'Run Dashboard' }).click();

    await sidebar.getByText('Dashboard: 7 reports refreshed.').waitFor();
    await soon(() => page.getByRole('tab', { name: 'Dashboard', exact: true }).getAttribute('aria-selected')).toBe('true');
    const shown = async (row: number, column: number) => (await gridOf(page, { row, column, rows: 1, columns: 1 }))?.cells[0]?.text;
    await soon(() => shown(5, 2)).toBe('2026-11');
    const net = await shown(6, 2);
    const charts = page.getByRole('img', { name: 'Chart:' });
    await soon(() => charts.count()).toBe(3);
    expect(await charts.first().getAttribute('aria-label')).toMatch(
      /^Chart: Net sales by month\. 2025-12: [\d,.]+\. .*2026-11: [\d,.]+\.$/,
    );
    await browser.screenshot('dashboard');
    const dashboard = world.host.workbook.dump('Dashboard');
    await mouse(page, () => dashboard.columnWidths).type(3, 2, '2026-07');
    await soon(() => shown(5, 2)).toBe('2026-07');
    expect(await shown(6, 2)).not.toBe(net);
    await browser.screenshot('dashboard-july');
    // As an office shows it in a meeting: on a wide screen, without the sidebar.
    await page.getByRole('button', { name: 'Close Catalog Sync' }).click();
    await page.setViewportSize({ width: 1780, height: 1180 });
    await mouse(page, () => dashboard.columnWidths).type(3, 2, '2026-10');
    await soon(() => shown(5, 2)).toBe('2026-10');
    await browser.screenshot('dashboard-wide');
    expect(browser.problems).toEqual([]);
  });

  it('shows another month and currency with the keyboard alone, and reads them out', async () => {
    const { page } = browser;
    const hands = keyboard(page);
    const dashboard = () => world.host.workbook.display('Dashboard');
    const month = dashboard()[4]?.[1];
    expect(month).toBe('2026-10');

    await hands.type(3, 2, '2026-08');

    await soon(() => dashboard()[4]?.[1]).toBe('2026-08');
    await hands.type(3, 4, 'JPY');
    await soon(() => dashboard()[5]?.[1]).toMatch(/^[\d,]+$/);
    // A screen reader gets the place and the content of the cell, and each chart in words.
    await soon(() => page.getByLabel('Selected cells').textContent()).toMatch(/^D[34]$/);
    const chart = page.getByRole('img', { name: 'Chart: Net sales by month' });
    await soon(() => chart.getAttribute('aria-label')).toMatch(/2026-08: [\d,]+\./);
    await browser.screenshot('dashboard-yen');
    for (let row = 4; row < 84; row++) await page.keyboard.press('ArrowDown');
    await soon(() => page.getByLabel('Selected cells').textContent()).toBe('D84');
    await browser.screenshot('dashboard-findings');
    expect(await flaws()).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
