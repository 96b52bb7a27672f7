// Compares what the grid of the page holds with what the host says, cell by cell: the page is only a view.
import type { Page } from 'playwright-core';
import type { Area, Host, SheetDump } from '../../emulator/host.ts';
import type { GridModel } from '../../emulator/page.ts';
import { soon } from './open-browser.ts';

/** What the grid holds of the sheet that it shows; `area` leaves out the cells elsewhere. */
export async function gridOf(page: Page, area?: Area): Promise<GridModel | undefined> {
  // As one text: the driver takes each of thousands of cells apart otherwise.
  const text = await page.evaluate<string | undefined>(`JSON.stringify(window.emulator?.grid(${JSON.stringify(area)}))`);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Which sheet the grid shows. */
export async function sheetOf(page: Page): Promise<number | undefined> {
  return (await gridOf(page, { row: 1, column: 1, rows: 1, columns: 1 }))?.sheet;
}

/** Goes through all tabs of the page and expects each to be, sooner or later, what the host has. */
export async function expectSameAsHost(page: Page, host: Host): Promise<void> {
  const visible = host.workbook.sheets().filter((sheet) => !sheet.hidden);
  await soon(() => page.getByRole('tab').allTextContents()).toEqual(visible.map(({ name }) => name));
  for (const { id, name } of visible) {
    await page.locator(`#tab-${id}`).click();
    await soon(() => sheetOf(page)).toBe(id);
    await soon(() => gridOf(page)).toEqual(gridFor(host.workbook.dump(name)));
  }
}

/** How the grid should hold a sheet; written apart from the page's own way from host to grid, on purpose. */
function gridFor(dump: SheetDump): GridModel {
  const { id, rows, columns, frozenRows, frozenColumns, columnWidths, hiddenRows, hiddenColumns, marks = [] } = dump;
  return {
    sheet: id,
    rows,
    columns,
    frozenRows,
    frozenColumns,
    // The host may remember the width of a column that is not there.
    columnWidths: Object.fromEntries(Object.entries(columnWidths).filter(([column]) => Number(column) <= columns)),
    hiddenRows,
    hiddenColumns,
    merges: marks.filter(({ kind }) => kind === 'merge').map(({ area }) => area),
    cells: dump.cells
      .filter(({ display, note, background, color, bold }) => display !== '' || Boolean(note || background || color || bold))
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map(({ row, column, display, note, background, color, bold, link, clipped }) => ({
        row,
        column,
        text: display,
        ...(background && { background }),
        ...(color && { color }),
        ...(bold && { bold }),
        ...(link && { link }),
        ...(clipped && display !== '' && { clipped }),
        ...(note && { note }),
      })),
    rules: [
      ...dump.validations.filter(({ type }) => type === 'list').map(({ area, values = [] }) => ({ type: 'list', values, areas: [area] })),
      ...dump.validations.filter(({ type }) => type === 'checkbox').map(({ area }) => ({ type: 'checkbox', values: [], areas: [area] })),
    ],
  };
}
