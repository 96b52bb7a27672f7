// Own reports and sets, in the real page with the emulated spreadsheet.
import { beforeAll, describe, expect, it } from 'vitest';
import { connect, type PullRun } from '../support/open-world.ts';
import { openBuiltPage } from './built-page.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { openSpreadsheet, type Spreadsheet } from './open-spreadsheet.ts';
import { reportsScenes } from './scenes/reports-scenes.ts';

describe.skipIf(!hasBrowser)('the page with own reports', () => {
  it('runs a set and saves a tab with the keyboard alone', async () => {
    const own = await openBuiltPage('reports', { width: 300, height: 900 });
    await own.open('reports');
    await reportsScenes.find(({ name }) => name === 'yours')?.play(own);
    await own.tabTo('Run Monday');
    await own.page.keyboard.press('Enter');
    expect(await own.page.evaluate('window.calls[0].input')).toMatchObject({ resource: 'report/roster', own: 'o1' });

    await own.open('reports:save:6');
    await reportsScenes.find(({ name }) => name === 'save a tab')?.play(own);
    await own.page.getByLabel('Name').focus();
    await own.page.keyboard.press('ControlOrMeta+A');
    await own.page.keyboard.type('For the dean');
    await own.page.keyboard.press('Enter');
    expect(await own.page.evaluate('window.calls[0]')).toMatchObject({ name: 'saveReport', input: { sheet: 6, name: 'For the dean' } });
    await own.open('reports');
    await reportsScenes.find(({ name }) => name === 'own report, edit')?.play(own);
    await own.page.getByLabel('Name').focus();
    await own.page.keyboard.press('ControlOrMeta+A');
    await own.page.keyboard.type('For the board');
    await own.page.keyboard.press('Enter');
    expect(await own.page.evaluate('window.calls[0]')).toMatchObject({
      name: 'editReport',
      input: { id: 'o1', at: 1, name: 'For the board', filters: { from: 'last:90', findings: ['Paid, not enrolled'] }, order: 'enrolled' },
    });
    await own.browser.close();
  });
});

describe.skipIf(!hasBrowser)('an own report, in a real browser', () => {
  let browser: OpenBrowser;
  let world: Spreadsheet;

  beforeAll(async () => {
    const clock = Date.parse('2026-11-29T15:00:00Z');
    const opened = await openSpreadsheet({ scale: 'small', clock }, (world) => {
      world.host.click('Open sidebar');
      connect(world);
      world.person.finish<PullRun>('pull', { resource: 'report/roster', filters: { from: 'last:30' } });
    });
    world = opened;
    ({ browser } = opened);
    return opened.close;
  });

  it('is saved from its tab, runs two clicks after the overview, and in a set with one click', async () => {
    const { page } = browser;
    const sidebar = page.frameLocator('iframe[name=sidebar]');
    const choose = async (...captions: string[]) => {
      for (const name of captions) await page.getByRole('menuitem', { name, exact: true }).click();
    };
    await page.getByRole('tab', { name: 'Roster, last 30 days' }).click();
    await choose('Extensions', 'Catalog Sync', 'Reports', 'Save tab as a report');
    await sidebar.getByLabel('Name').fill('Newest learners');
    await sidebar.getByLabel('Order of rows').selectOption('Enrolled');
    await sidebar.getByLabel('Largest or newest first').check();
    await sidebar.getByRole('button', { name: 'Save report' }).click();
    await sidebar.getByText('Newest learners: saved.').waitFor();
    await browser.screenshot('own-reports-saved');

    await choose('Extensions', 'Catalog Sync', 'Open sidebar');
    await sidebar.getByRole('button', { name: 'Reports' }).click();
    await sidebar.getByRole('button', { name: 'Run Newest learners' }).click();
    await sidebar.getByText(/^Roster: \d+ learners\.$/).waitFor();

    await sidebar
      .getByRole('button', { name: 'All reports' })
      .or(sidebar.getByRole('heading', { name: 'Reports' }))
      .first()
      .waitFor();
    await sidebar.getByRole('button', { name: 'Newest learners: settings' }).click();
    await sidebar.getByRole('button', { name: 'Edit Newest learners' }).click();
    await sidebar.getByLabel('When', { exact: true }).selectOption('Last 7 days');
    await browser.screenshot('own-reports-edit');
    await sidebar.getByRole('button', { name: 'Save report' }).click();
    await sidebar.getByText('Newest learners: saved. Its tab changes with the next run.').waitFor();
    await sidebar.getByText('Roster, last 7 days').first().waitFor();

    await sidebar.getByRole('button', { name: 'New set' }).click();
    await sidebar.getByLabel('Name').fill('Monday');
    await sidebar.getByLabel('Newest learners').check();
    await sidebar.getByLabel('Seats').check();
    await sidebar.getByRole('button', { name: 'Save set' }).click();
    await sidebar.getByText('Monday: saved.').waitFor();
    world.catalog.setFaults([{ match: '/api/v1/applicants', answer: '403' }]);

    await sidebar.getByRole('button', { name: 'Run Monday' }).click();

    await sidebar.getByText('Monday: 1 report refreshed.').waitFor();
    await sidebar.getByText('Your API key can’t read waitlist applicants').first().waitFor();
    await soon(() => page.getByRole('tab', { name: 'Seats', exact: true }).count()).toBe(0);
    await browser.screenshot('own-reports-set');
    expect(browser.problems).toEqual([]);
  });
});
