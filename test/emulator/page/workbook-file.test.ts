import { type Cell, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { format } from 'numfmt';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../emulator/host.ts';
import { workbookFile } from '../../../emulator/page/workbook-file.ts';
import { hostWith } from '../apps-script/host-with.ts';

async function readBack(host: Host): Promise<Workbook> {
  return readXlsx(await workbookFile(host), { readStyles: true });
}

function sheetOf({ sheets }: Workbook, name: string | undefined): Sheet | undefined {
  return sheets.find((sheet) => sheet.name === name);
}

/** A cell with nothing but a value is only in its row. */
function cellOf(sheet: Sheet | undefined, row: number, column: number): Partial<Cell> | undefined {
  return sheet?.cells?.get(`${row - 1},${column - 1}`) ?? { value: sheet?.rows[row - 1]?.[column - 1] ?? null };
}

/** As a program that opens the file shows the cell. */
function shown(cell: Partial<Cell> | undefined): string {
  const value = cell?.formulaResult ?? cell?.value ?? '';
  if (typeof value === 'boolean') return String(value).toUpperCase();
  if (typeof value === 'string') return value;
  const numFmt = cell?.style?.numFmt;
  // Serial numbers count days from 30 December 1899.
  const number = value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : Number(value);
  return numFmt === undefined || numFmt === '@' ? String(number) : format(numFmt, number);
}

const filled = `
  function fill() {
    const tab = sheet();
    tab.getRange('A1:E1').setValues([['Id', 'Title', 'Price', 'Starts', 'Open']]).setFontWeight('bold').setBackground('#e8eef4').setNotes([['The id.', '', '', '', '']]);
    tab.getRange('B2:B3').setNumberFormat('@');
    tab.getRange('A2:E3').setValues([[1001, '007', 1249.5, new Date('2026-03-08T01:30:00-05:00'), true], [1002, '=Design', 0, new Date('2026-07-01T09:00:00-04:00'), false]]);
    tab.getRange('C2:C4').setNumberFormat('#,##0.00');
    tab.getRange('D2:D3').setNumberFormat('yyyy-mm-dd hh:mm:ss');
    tab.getRange('C4').setValue('=SUM(C2:C3)');
    tab.getRange('B2:B3').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['007', '=Design'], true).setAllowInvalid(false).build());
    tab.setFrozenRows(1);
    tab.setFrozenColumns(2);
    tab.setColumnWidths(2, 1, 240);
    file().insertSheet('Journal').hideSheet().getRange('A1').setValue('kept');
  }`;

describe('the workbook as an .xlsx file', () => {
  it('shows every cell as the host does', async () => {
    const host = await hostWith(filled, { timeZone: 'America/New_York' });
    host.run('fill');
    host.workbook.renameSheet('Sheet1', 'Courses');
    const file = await readBack(host);
    const display = host.workbook.display('Courses', 'A1:E4');
    expect(display[1]).toEqual(['1001', '007', '1,249.50', '2026-03-08 01:30:00', 'TRUE']);
    const read = display.map((cells, row) => cells.map((_, column) => shown(cellOf(sheetOf(file, 'Courses'), row + 1, column + 1))));
    expect(read).toEqual(display);
  });

  it('keeps formulas, notes, the look of the header, widths, frozen panes, drop-downs and hidden sheets', async () => {
    const host = await hostWith(filled, { timeZone: 'America/New_York' });
    host.run('fill');
    host.workbook.renameSheet('Sheet1', 'Courses');
    const file = await readBack(host);
    const courses = sheetOf(file, 'Courses');
    expect(cellOf(courses, 4, 3)?.formula).toBe('SUM(C2:C3)');
    expect(cellOf(courses, 1, 1)).toMatchObject({
      comment: { text: 'The id.' },
      style: { font: { bold: true }, fill: { fgColor: { rgb: 'E8EEF4' } } },
    });
    expect(courses?.columns?.[1]?.width).toBeCloseTo(33.57, 1);
    expect(courses?.freezePane).toEqual({ rows: 1, columns: 2 });
    expect(courses?.dataValidations).toMatchObject([{ type: 'list', range: 'B2:B3', values: ['007', '=Design'], showErrorMessage: true }]);
    expect(file.sheets.map(({ name, hidden }) => [name, hidden === true])).toEqual([
      ['Courses', false],
      ['Journal', true],
    ]);
  });

  it('gives every tab a name that Excel takes', async () => {
    const long = 'Orders of the second quarter of the year';
    const host = await hostWith(
      `function fill() { file().insertSheet('${long} 1'); file().insertSheet('${long} 2'); file().insertSheet('a/b'); }`,
    );
    host.run('fill');
    const names = (await readBack(host)).sheets.map(({ name }) => name);
    expect(names).toEqual(['Sheet1', 'Orders of the second quarter of', 'Orders of the second quarte 2', 'a-b']);
  });

  it('keeps formulas between tabs whose names the file can’t hold', async () => {
    const host = await hostWith(`
      function fill(names) {
        names.forEach((name, index) => {
          file().insertSheet(name).getRange('A1').setValue(index);
          sheet().getRange(index + 1, 1).setFormula("='" + name.replaceAll("'", "''") + "'!A1");
        });
      }`);
    host.run('fill', [
      'Applicants (catalog.example.edu) 123',
      'Applicants (catalog.example.edu) 124',
      "'quoted'",
      'History',
      '[a]:b',
      'Tab',
      'tab',
    ]);

    const file = await readBack(host);
    const formulas = [1, 2, 3, 4, 5, 6, 7].map((row) => cellOf(sheetOf(file, 'Sheet1'), row, 1)?.formula);

    expect(formulas).toEqual([
      "'Applicants (catalog.example.edu'!A1",
      "'Applicants (catalog.example 2'!A1",
      "'-quoted-'!A1",
      "'History 2'!A1",
      "'-a--b'!A1",
      "'Tab'!A1",
      "'tab 2'!A1",
    ]);
    const pointed = formulas.map((formula) => cellOf(sheetOf(file, formula?.slice(1, -4)), 1, 1)?.value);
    expect(pointed).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
