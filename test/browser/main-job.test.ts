import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readXlsx } from 'hucre/xlsx';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import { someoneToEnroll } from '../../scripts/story.ts';
import { CATALOG_HOST } from '../support/open-world.ts';
import { expectSameAsHost } from './grid-model.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The tests tell one story, in order: connect, pull, edit, review, send, pull again. */
describe.skipIf(!hasBrowser)('the main job, in a real browser', () => {
  let catalog: DemoCatalog;
  let host: Host;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    const opened = await openSpreadsheet({ scale: 'small' });
    ({ catalog, host, browser } = opened);
    page = browser.page;
    return opened.close;
  });

  const sidebar = () => page.frameLocator('iframe[name=sidebar]');
  const dialog = () => page.frameLocator('iframe[name=dialog]');

  /** Clicks through the menu bar, as a person finds it under Extensions. */
  async function menu(...captions: string[]) {
    for (const caption of ['Extensions', 'Catalog Sync', ...captions])
      await page.getByRole('menuitem', { name: caption, exact: true }).click();
  }

  async function showTab(name: string) {
    await page.getByRole('tab', { name, exact: true }).click();
    await soon(() => page.getByRole('tab', { name, exact: true }).getAttribute('aria-selected')).toBe('true');
  }

  /** Clicks a cell near the top left, which is in view. */
  async function clickCell(tab: string, row: number, column: number) {
    const { columnWidths } = host.workbook.dump(tab, { row: 1, column: 1, rows: 1, columns: 1 });
    let x = 46 + 20;
    for (let before = 1; before < column; before++) x += columnWidths[before] ?? 100;
    await page.locator('#sheet').click({ position: { x, y: 22 + 21 * row - 10 } });
    await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe(`${String.fromCharCode(64 + column)}${row}`);
  }

  async function typeInto(tab: string, row: number, column: number, text: string) {
    await clickCell(tab, row, column);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await soon(() => host.workbook.values(tab).length).toBeGreaterThan(0);
  }

  async function pull(title: string) {
    await menu('Pull', title);
    await sidebar().getByRole('button', { name: 'Pull', exact: true }).click();
    // Asked once in a file, because enrollments show the names of learners.
    if (title === 'Enrollments' && !host.workbook.sheets().some((sheet) => sheet.name === title))
      await sidebar().getByRole('button', { name: 'Include personal data' }).click();
    await sidebar()
      .getByText(/read|up to date|rows/i)
      .first()
      .waitFor();
    await soon(() => host.workbook.sheets().some((sheet) => sheet.name === title)).toBe(true);
  }

  /** What axe finds in one of the add-on's own pages. */
  async function flaws(frame: FrameLocator): Promise<string[]> {
    const element = await frame.owner().elementHandle();
    const inner: Frame | null | undefined = await element?.contentFrame();
    if (!inner) throw new Error('no such frame');
    await inner.evaluate(axe);
    // Google sets the title of the page itself, outside of what a script can write.
    return inner.evaluate(
      `axe.run({ rules: { 'document-title': { enabled: false } } }).then((found) => found.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`,
    );
  }

  it('connects with address and key', async () => {
    await menu('Open sidebar');
    await sidebar().getByLabel('Catalog address').fill(CATALOG_HOST);
    await sidebar().getByLabel('API key').fill(catalog.apiKey);
    await sidebar().getByRole('radio', { name: 'Test' }).check();
    expect(await flaws(sidebar())).toEqual([]);
    await sidebar().getByRole('button', { name: 'Connect', exact: true }).click();
    await sidebar().getByText(CATALOG_HOST).first().waitFor();
    await browser.screenshot('connected');
    const widths = await sidebar()
      .getByText(CATALOG_HOST)
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().width));
    expect(Math.max(...widths)).toBeGreaterThan(60);
  });

  it('pulls courses, tags and enrollments from the menu', async () => {
    for (const title of ['Courses', 'Tags', 'Enrollments']) await pull(title);
    expect(
      host.workbook
        .sheets()
        .filter((sheet) => !sheet.hidden)
        .map((sheet) => sheet.name),
    ).toEqual(expect.arrayContaining(['Courses', 'Tags', 'Enrollments']));
    expect(await flaws(sidebar())).toEqual([]);
    await browser.screenshot('pulled');
  });

  it('takes three prices, a tag and a new enrollment, typed into the grid', async () => {
    await showTab('Courses');
    for (const [row, price] of [
      [2, '59.50'],
      [3, '125'],
      [4, '95'],
    ] as const) {
      await typeInto('Courses', row, 5, price);
    }
    await soon(() => host.workbook.display('Courses', 'E2:E4')).toEqual([['59.50'], ['125.00'], ['95.00']]);

    await showTab('Tags');
    const [[old = ''] = []] = host.workbook.display('Tags', 'D2');
    await typeInto('Tags', 2, 4, `${old} 2027`);
    await soon(() => host.workbook.display('Tags', 'D2')).toEqual([[`${old} 2027`]]);

    await showTab('Enrollments');
    const { user, listing, row } = someoneToEnroll(host);
    await clickCell('Enrollments', 2, 3);
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('ArrowDown');
    await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe(`C${row}`);
    const headers = host.workbook.display('Enrollments', '1:1')[0] ?? [];
    const [userAt, listingAt] = [headers.indexOf('Canvas user ID'), headers.indexOf('Listing ID')];
    for (let at = 2; at < userAt; at++) await page.keyboard.press('ArrowRight');
    await page.keyboard.type(user);
    for (let at = userAt; at < listingAt; at++) await page.keyboard.press('Tab');
    await page.keyboard.type(listing);
    await page.keyboard.press('Enter');
    await soon(() => [userAt, listingAt].map((at) => host.workbook.display('Enrollments')[row - 1]?.[at])).toEqual([user, listing]);
    host.workbook.edit('Enrollments', `A${row}`, 'create');
    expect(browser.problems).toEqual([]);
  });

  it('shows exactly these in the review, with old and new value', async () => {
    await showTab('Courses');
    await menu('Review changes');
    await dialog().getByRole('button', { name: 'Send 5 changes' }).waitFor();
    const text = String(await dialog().locator('body').textContent());
    for (const seen of ['3 course updates', '1 tag rename', '1 new enrollment', '59.50', '125', '95']) expect(text).toContain(seen);
    expect(await flaws(dialog())).toEqual([]);
    await browser.screenshot('review');
    expect(catalog.operations().updateCourse ?? 0).toBe(0);
  });

  it('sends them, and says so beside each and in each row', async () => {
    await dialog().getByRole('button', { name: 'Send 5 changes' }).click();
    await dialog().getByRole('button', { name: 'Done' }).waitFor();
    await soon(() => dialog().locator('body').textContent()).toContain('Sent');
    expect(await flaws(dialog())).toEqual([]);
    await browser.screenshot('sent');
    await dialog().getByRole('button', { name: 'Done' }).click();
    await page.locator('iframe[name=dialog]').waitFor({ state: 'detached' });
    expect(host.workbook.display('Courses', 'B2:B4')).toEqual([['sent'], ['sent'], ['sent']]);
    expect(catalog.operations()).toMatchObject({ updateCourse: 3, updateTag: 1, createEnrollment: 1 });
    await soon(() => page.getByRole('textbox', { name: 'Cell content' }).inputValue()).toBeDefined();
    await browser.screenshot('rows-say-sent');
  });

  it('has nothing left to send after pulling again', async () => {
    for (const title of ['Courses', 'Tags', 'Enrollments']) await pull(title);
    await menu('Review changes');
    await dialog().getByRole('heading', { name: 'No changes to send' }).waitFor();
    await browser.screenshot('nothing-to-send');
    await dialog().getByRole('button', { name: 'Close' }).click();
    expect(catalog.requests().flatMap((request) => request.violations)).toEqual([]);
    expect(browser.problems).toEqual([]);
  });

  it('shows in every tab, cell by cell, what the host holds', async () => {
    // Long texts end at the edge of their cell, as the add-on asks.
    expect(
      host.workbook
        .dump('Courses')
        .cells.filter(({ row }) => row === 2)
        .every(({ clipped }) => clipped === true),
    ).toBe(true);
    await expectSameAsHost(page, host);
  });

  it('downloads the workbook as an .xlsx file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('menuitem', { name: 'File' }).click();
        await page.getByRole('menuitem', { name: 'Download as .xlsx' }).click();
      })(),
    ]);
    const { sheets } = await readXlsx(await readFile(await download.path()));
    expect(sheets.map(({ name, hidden }) => [name, hidden === true])).toEqual(
      host.workbook.sheets().map(({ name, hidden }) => [name, hidden]),
    );
    const [headers = []] = host.workbook.display('Courses', '1:1');
    expect(sheets.find(({ name }) => name === 'Courses')?.rows[0]?.slice(0, headers.length)).toEqual(headers);
  });

  it('has no flaw that axe finds in the frame around the grid either', async () => {
    console.info('axe leaves out: .grid (the canvas of Univer)');
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run({ exclude: [['.grid > *'], ['iframe']] }, { iframes: false })
      .then((found) => found.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`);
    expect(found).toEqual([]);
  });
});
