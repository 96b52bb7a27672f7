import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeHost } from '../emulator/page/fake-host.ts';
import { expectSameAsHost } from './grid-model.ts';
import { onePage } from './one-page.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';

/** Two clicks that are further apart are single ones: Chromium takes 500 ms. */
const DOUBLE_CLICK_MS = 600;

describe.skipIf(!hasBrowser)('the grid of the page', () => {
  const window = onePage();
  let fake: FakeHost;
  let browser: OpenBrowser;

  beforeEach(async () => {
    fake = await window.open({
      sheets: [
        {
          name: 'Courses',
          frozenRows: 1,
          columnWidths: { 2: 220 },
          values: [
            ['Action', 'Title', 'Price', 'Published'],
            ['', 'Algebra', 10.5, true],
            ['', 'Botany', 20, false],
          ],
          cells: [
            { row: 1, column: 2, bold: true, background: '#e8eaed', note: 'The name of the course.\ncatalog:title' },
            { row: 4, column: 3, value: 30.5, display: '30.50', formula: '=SUM(C2:C3)' },
          ],
          validations: [
            { area: { row: 2, column: 1, rows: 2, columns: 1 }, type: 'list', values: ['create', 'delete'], strict: true },
            { area: { row: 2, column: 4, rows: 2, columns: 1 }, type: 'checkbox', strict: true },
          ],
        },
        {
          name: 'Orders',
          values: [['Order'], [4711], ['https://learn.example.edu/a']],
          cells: [{ row: 3, column: 1, link: true, color: '#1155cc' }],
        },
        { name: 'Journal', hidden: true, values: [['secret']] },
        { name: 'Tags', values: [['Name'], ['maths']] },
      ],
      parse(typed) {
        if (typed === 'refuse me') throw new Error('The data you entered is not one of the choices.');
        return typed.toUpperCase();
      },
    });
    browser = window.browser();
  });

  const address = () => browser.page.getByRole('status', { name: 'Selected cells' });
  const content = () => browser.page.getByRole('textbox', { name: 'Cell content' });
  /** Left edges of the columns A to D on the screen; rows are 21 high below a head of 22. */
  const lefts = [46, 146, 366, 466];
  let clickedAt = 0;
  /** All tests use one window, so a click soon after that of the test before would be a double click, which opens the editor. */
  async function clickCell(row: number, column: number, within = 20): Promise<void> {
    await setTimeout(Math.max(0, clickedAt + DOUBLE_CLICK_MS - Date.now()));
    await browser.page.locator('#sheet').click({ position: { x: (lefts[column - 1] ?? 0) + within, y: 22 + 21 * row - 10 } });
    clickedAt = Date.now();
  }
  const said = (what: string) => fake.said.filter((line) => line.startsWith(what));

  it('shows the tabs that are not hidden, in texts that have a width', async () => {
    expect(await browser.page.getByRole('tab').allTextContents()).toEqual(['Courses', 'Orders', 'Tags']);
    const box = await browser.page.getByRole('heading', { name: 'Spring catalog' }).boundingBox();
    expect(box?.width).toBeGreaterThan(50);
    await browser.screenshot('grid');
    expect(browser.problems).toEqual([]);
  });

  it('sends what is typed to the host, and shows what the host made of it', async () => {
    const { page } = browser;
    await clickCell(3, 2);
    await soon(() => address().textContent()).toBe('B3');
    await page.keyboard.type('zoology');
    await page.keyboard.press('Enter');
    await soon(() => said('edit')).toEqual(['edit Courses!B3 zoology']);
    await soon(() => address().textContent()).toBe('B4');
    await page.keyboard.press('ArrowUp');
    await soon(() => content().inputValue()).toBe('ZOOLOGY');
    await expectSameAsHost(page, fake.host);
    expect(browser.problems).toEqual([]);
  });

  it('edits a formula as its formula, and sends nothing when nothing was changed', async () => {
    const { page } = browser;
    await clickCell(4, 3);
    await soon(() => content().inputValue()).toBe('=SUM(C2:C3)');
    await page.keyboard.press('F2');
    await soon(() => page.getByRole('textbox', { name: 'Edit cell' }).inputValue()).toBe('=SUM(C2:C3)');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await soon(() => address().textContent()).toBe('C4');
    expect(said('edit')).toEqual([]);
  });

  it('takes an edit back with Escape', async () => {
    await clickCell(3, 2);
    await browser.page.keyboard.type('gone');
    await browser.page.keyboard.press('Escape');
    await browser.page.keyboard.press('ArrowDown');
    await soon(() => address().textContent()).toBe('B4');
    expect(said('edit')).toEqual([]);
  });

  it('opens the editor on its cell, also where the sheet is scrolled', async () => {
    const { page } = browser;
    await clickCell(3, 2);
    const click = { x: 200, y: 333 };
    await soon(async () => {
      // Again each time: the grid pays no heed to the wheel while it draws a new sheet.
      await page.mouse.wheel(0, 400);
      await page.locator('#sheet').click({ position: click });
      return Number((await address().textContent())?.slice(1));
    }).toBeGreaterThan(20);
    await page.keyboard.press('F2');
    const grid = await page.locator('#sheet').boundingBox();
    const box = await page.getByRole('textbox', { name: 'Edit cell' }).boundingBox();
    const offset = (box?.y ?? 0) - (grid?.y ?? 0);
    expect(offset).toBeLessThanOrEqual(click.y);
    expect(offset + 24).toBeGreaterThan(click.y);
    expect((box?.x ?? 0) - (grid?.x ?? 0)).toBeCloseTo(146, -1);
  });

  it('scrolls to the cell that the keyboard or a script selects, in a frozen column, too', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => [index + 1, 'text', 'text', 'text']);
    const values = [['Action', 'Status', 'ID', 'Title'], ...rows];
    fake = await window.open({ sheets: [{ name: 'Long', frozenRows: 1, frozenColumns: 3, values }] });
    const { page } = browser;
    /** Opens the editor, which stands on the selected cell, and returns whether that can be seen. */
    const isInSight = async () => {
      await page.keyboard.press('F2');
      const grid = await page.locator('#sheet').boundingBox();
      const box = await page.getByRole('textbox', { name: 'Edit cell' }).boundingBox();
      await page.keyboard.press('Escape');
      const above = (box?.y ?? -1) - (grid?.y ?? 0);
      return above > 0 && above < (grid?.height ?? 0) - 21;
    };
    /** As a script would. If the page still tells the host of an earlier selection, that is forgotten, so it's selected again. */
    const selectByScript = (row: number, letter: string, column: number) =>
      soon(() => {
        fake.activate('Long', row, column);
        return address().textContent();
      }).toBe(`${letter}${row}`);
    await clickCell(2, 1);
    for (const [letter, column] of [
      ['A', 1],
      ['D', 4],
    ] as const) {
      await selectByScript(20, letter, column);
      await soon(isInSight).toBe(true);
      for (let row = 20; row < 40; row += 1) await page.keyboard.press('ArrowDown');
      await soon(() => said('select').at(-1)).toBe(`select Long!${letter}40`);
      await soon(isInSight).toBe(true);
      await selectByScript(95, letter, column);
      await soon(isInSight).toBe(true);
    }
  });

  it('scrolls to the cell that a script selects in another tab', async () => {
    const values = Array.from({ length: 100 }, (_, index) => [index + 1, 'text', 'text', 'text']);
    const long = { name: 'Long', frozenRows: 1, frozenColumns: 3, values };
    fake = await window.open({ sheets: [{ name: 'Short', values: [['Name']] }, long] });
    fake.activate('Long', 95, 1);
    await soon(() => address().textContent()).toBe('A95');
    await clickCell(20, 1);
    await soon(async () => Number((await address().textContent())?.slice(1))).toBeGreaterThan(60);
  });

  it('inserts rows where the person stands, from the menu', async () => {
    await clickCell(3, 2);
    await browser.page.getByRole('menuitem', { name: 'Insert' }).click();
    await browser.page.getByRole('menuitem', { name: 'Rows above' }).click();
    await soon(() => content().inputValue()).toBe('');
    await browser.page.keyboard.press('ArrowDown');
    await soon(() => content().inputValue()).toBe('Botany');
    await expectSameAsHost(browser.page, fake.host);
  });

  it('edits through the formula bar', async () => {
    await clickCell(3, 2);
    await soon(() => content().inputValue()).toBe('Botany');
    await content().fill('Biology');
    await content().press('Enter');
    await soon(() => said('edit')).toEqual(['edit Courses!B3 Biology']);
    await soon(() => content().inputValue()).toBe('BIOLOGY');
  });

  it('shows the note of the cell', async () => {
    await clickCell(1, 2);
    await soon(() => browser.page.getByRole('textbox', { name: 'Cell note' }).inputValue()).toContain('catalog:title');
  });

  it('says in the words of the host why an edit is refused, and keeps the old value', async () => {
    const { page } = browser;
    await clickCell(3, 2);
    await page.keyboard.type('refuse me');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').getByText('The data you entered is not one of the choices.').waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    await page.keyboard.press('ArrowUp');
    await soon(() => content().inputValue()).toBe('Botany');
  });

  it('clears cells with Delete', async () => {
    await clickCell(3, 2);
    await browser.page.keyboard.press('Delete');
    await soon(() => said('edit')).toEqual(['edit Courses!B3 ']);
  });

  it('ticks a checkbox through the host', async () => {
    await clickCell(3, 4, 50);
    await soon(() => said('edit')).toEqual(['edit Courses!D3 TRUE']);
    await expectSameAsHost(browser.page, fake.host);
  });

  it('offers the choices of a drop-down and sends the chosen one', async () => {
    const { page } = browser;
    await clickCell(2, 1, 89);
    await page.getByText('delete', { exact: true }).click();
    await soon(() => said('edit').at(-1)).toBe('edit Courses!A2 delete');
  });

  it('pastes a table as one paste', async () => {
    await clickCell(3, 2);
    await browser.page.evaluate(`
      const data = new DataTransfer();
      data.setData('text/plain', 'a\\t1\\nb\\t2');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));`);
    await soon(() => said('paste')).toEqual(['paste Courses!B3 [["a","1"],["b","2"]]']);
    await expectSameAsHost(browser.page, fake.host);
  });

  it('follows the person to another tab, and tells the host', async () => {
    await browser.page.getByRole('tab', { name: 'Orders' }).click();
    await soon(() => said('activate')).toEqual(['activate Orders']);
    await clickCell(2, 1);
    await soon(() => content().inputValue()).toBe('4711');
    const link = browser.page.getByRole('link', { name: 'Open link' });
    expect(await link.count()).toBe(0);
    await clickCell(3, 1);
    await soon(() => link.getAttribute('href')).toBe('https://learn.example.edu/a');
  });

  it('shows what the script writes while nobody does anything', async () => {
    await clickCell(3, 2);
    await soon(() => content().inputValue()).toBe('Botany');
    fake.write('Courses', 3, 2, 'Bionics');
    await soon(() => content().inputValue()).toBe('Bionics');
    fake.activate('Tags');
    await soon(() => browser.page.getByRole('tab', { selected: true }).textContent()).toBe('Tags');
    await expectSameAsHost(browser.page, fake.host);
  });
});
