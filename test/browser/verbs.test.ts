// What a person does to cells, rows, columns, tabs and the file from the page, with the real host behind it.
import { describe, expect, it } from 'vitest';
import type { Host } from '../../emulator/host.ts';
import { hostWith } from '../emulator/apps-script/host-with.ts';
import { expectSameAsHost } from './grid-model.ts';
import { onePage } from './one-page.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';

const code = `
  function fill() { sheet().getRange('A1:C4').setValues([['Title', 'Price', 'Note'], ['Algebra', 10, ''], ['Botany', 20, ''], ['Chemistry', 30, '']]); sheet().setFrozenRows(1); }
  function remark() { sheet().getRange('B2').setNote('half price in May'); }
  function forget() { sheet().getRange('B2').setNote(null); }`;

describe.skipIf(!hasBrowser)('the user of the page', () => {
  const window = onePage();

  const begin = async () => {
    const host = await hostWith(code);
    host.run('fill');
    const browser = await window.show(host);
    return { host, ...browser };
  };
  /** Columns are 100 wide behind a head of 46, rows 21 high below one of 22. */
  const clickCell = async ({ page }: OpenBrowser, row: number, column: number) => {
    await page.locator('#sheet').click({ position: { x: 46 + 100 * (column - 1) + 20, y: 22 + 21 * row - 10 } });
    const address = `${'ABC'[column - 1]}${row}`;
    await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe(address);
  };
  const choose = async ({ page }: OpenBrowser, menu: string, item: string) => {
    await page.getByRole('menuitem', { name: menu, exact: true }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const sheetOf = (host: Host) => host.workbook.dump('Sheet1');
  const columnA = (host: Host) => host.workbook.display('Sheet1', 'A1:A6').flat();

  it('sets a filter by keyboard, reads what it hides, and removes it', async () => {
    const { host, ...browser } = await begin();
    const { page } = browser;
    await clickCell(browser, 2, 1);
    for (const key of ['F6', 'd', 'ArrowDown', 'f', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('dialog', { name: 'Filter column A' }).getByLabel('Botany').press('Space');
    await page.keyboard.press('Enter');
    await soon(() => sheetOf(host).hiddenRows).toEqual([3]);
    await expectSameAsHost(page, host);
    const line = page.getByRole('status', { name: 'Filter' });
    await soon(() => line.textContent()).toContain('Filter on A1:C4: column A shows 2 values. 1 row hidden.');
    await line.getByRole('button', { name: 'Remove' }).click();
    await soon(() => sheetOf(host).hiddenRows).toEqual([]);
    await expectSameAsHost(page, host);
    expect(browser.problems).toEqual([]);
  });

  it('doubles a row, moves a column, merges cells, and takes it back with Ctrl+Z', async () => {
    const { host, ...browser } = await begin();
    await clickCell(browser, 3, 1);
    await choose(browser, 'Insert', 'Duplicate row');
    await soon(() => columnA(host)).toEqual(['Title', 'Algebra', 'Botany', 'Botany', 'Chemistry', '']);
    await choose(browser, 'Edit', 'Move column right');
    await soon(() => host.workbook.display('Sheet1', 'A1:C1')).toEqual([['Price', 'Title', 'Note']]);
    await clickCell(browser, 2, 1);
    await browser.page.keyboard.press('Shift+ArrowRight');
    await choose(browser, 'Format', 'Merge cells');
    await soon(() => sheetOf(host).marks).toEqual([{ kind: 'merge', area: { row: 2, column: 1, rows: 1, columns: 2 } }]);
    await soon(() => browser.page.getByRole('status', { name: 'Cell properties' }).textContent()).toBe('merged');
    await expectSameAsHost(browser.page, host);
    await clickCell(browser, 4, 1);
    for (let step = 0; step < 3; step += 1) await browser.page.keyboard.press('Control+z');
    await soon(() => columnA(host)).toEqual(['Title', 'Algebra', 'Botany', 'Chemistry', '', '']);
    await expectSameAsHost(browser.page, host);
  });

  it('hides and shows rows, freezes them, and makes a column wider by dragging or by number', async () => {
    const { host, ...browser } = await begin();
    const { page } = browser;
    await clickCell(browser, 3, 1);
    await choose(browser, 'View', 'Hide rows');
    await soon(() => sheetOf(host).hiddenRows).toEqual([3]);
    await choose(browser, 'View', 'Unhide all rows');
    await soon(() => sheetOf(host).hiddenRows).toEqual([]);
    await clickCell(browser, 2, 1);
    await choose(browser, 'View', 'Freeze up to current row');
    await soon(() => sheetOf(host).frozenRows).toBe(2);
    await choose(browser, 'View', 'Column width');
    await page.getByRole('textbox', { name: 'Pixels' }).fill('160');
    await page.keyboard.press('Enter');
    await soon(() => sheetOf(host).columnWidths).toEqual({ 1: 160 });
    await expectSameAsHost(page, host);
    const grid = await page.locator('#sheet').boundingBox();
    const [left, y] = [(grid?.x ?? 0) + 46, (grid?.y ?? 0) + 11];
    // Again each time: the grid ignores the mouse while it draws. Two tries in quick succession would be a double-click, which fits
    // the column to its texts.
    await soon(async () => {
      const x = left + (sheetOf(host).columnWidths[1] ?? 100);
      await page.waitForTimeout(600);
      await page.mouse.move(x - 30, y);
      await page.mouse.move(x - 1, y, { steps: 4 });
      await page.mouse.down();
      await page.mouse.move(x + 40, y, { steps: 4 });
      await page.mouse.up();
      return sheetOf(host).columnWidths[1];
    }).toBeGreaterThan(180);
    await expectSameAsHost(page, host);
  });

  it('cuts and pastes a cell with its note, and a note that the script removes is gone from the grid', async () => {
    const { host, ...browser } = await begin();
    host.run('remark');
    await expectSameAsHost(browser.page, host);
    await clickCell(browser, 2, 2);
    const clipboard = (event: string) =>
      browser.page.evaluate(`
        window.held = window.held ?? new DataTransfer();
        document.activeElement.dispatchEvent(new ClipboardEvent('${event}', { clipboardData: window.held, bubbles: true, cancelable: true }));`);
    await clipboard('cut');
    // By keyboard: the open note lies over the cell.
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await browser.page.keyboard.press(key);
    await soon(() => browser.page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe('C4');
    await clipboard('paste');
    await soon(() => host.workbook.notes('Sheet1', 'B2:C4')).toEqual([
      ['', ''],
      ['', ''],
      ['', 'half price in May'],
    ]);
    await expectSameAsHost(browser.page, host);
    host.workbook.undo();
    await expectSameAsHost(browser.page, host);
    host.run('forget');
    await expectSameAsHost(browser.page, host);
  });

  it('copies a tab, names a version and restores it, changes locale and zone, and copies the file', async () => {
    const { host, ...browser } = await begin();
    const { page } = browser;
    await page.getByRole('menuitem', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Version history' }).click();
    await page.getByRole('menuitem', { name: 'Name this version' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('before May');
    await page.keyboard.press('Enter');
    await soon(() => host.workbook.file().versions).toEqual(['before May']);
    await choose(browser, 'Tab', 'Duplicate');
    await soon(() => host.workbook.sheets().length).toBe(2);
    await expectSameAsHost(page, host);
    await page.getByRole('menuitem', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Version history' }).click();
    await page.getByRole('menuitem', { name: 'Restore before May' }).click();
    await soon(() => host.workbook.sheets().length).toBe(1);
    await choose(browser, 'File', 'Settings');
    await page.getByLabel('Locale').selectOption('de_DE');
    await page.getByLabel('Time zone').selectOption('Europe/Berlin');
    await page.getByRole('button', { name: 'OK' }).click();
    await soon(() => host.workbook.file()).toMatchObject({ locale: 'de_DE', timeZone: 'Europe/Berlin' });
    await choose(browser, 'File', 'Make a copy');
    const copy = await page.getByRole('link', { name: 'Copy of Demo workbook' }).getAttribute('href');
    expect(await (await fetch(String(copy))).text()).toContain('Emulated Google Sheets');
    await page.keyboard.press('Escape');
    expect(browser.problems).toEqual([]);
  });

  it('protects and names ranges and makes a table, and is told when that cannot be', async () => {
    const { host, ...browser } = await begin();
    const { page } = browser;
    await clickCell(browser, 1, 1);
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe('A1:B2');
    await choose(browser, 'Format', 'Convert to table');
    await choose(browser, 'Data', 'Protect range');
    await choose(browser, 'Data', 'Named range');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('offers');
    await page.keyboard.press('Enter');
    await soon(() => sheetOf(host).marks?.map(({ kind }) => kind)).toEqual(['table', 'protection', 'name']);
    await soon(() => page.getByRole('status', { name: 'Cell properties' }).textContent()).toBe('in a table, protected, named offers');
    await choose(browser, 'Format', 'Convert to table');
    await page.getByRole('alertdialog').getByText('There is already a table at A1:B2.').waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
  });
});
