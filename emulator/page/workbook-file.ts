// The workbook of the host as an .xlsx file, for people who want to look at it in another program.
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import type { CellDump, CellValue, Host, SheetDump, ValidationDump } from '../host.ts';

/** What Excel takes at most: characters in a cell, and in the choices of a drop-down that stand in its rule. */
const mostCharacters = 32_767;
const mostChoices = 255;

/** Hidden sheets stay hidden. Left out: choices that Excel cannot hold in a rule (longer than 255 characters, or with a comma). */
export async function workbookFile(host: Host): Promise<Buffer> {
  const { timeZone } = host.workbook.file();
  const clockTime = clockTimeIn(timeZone);
  const file = new ExcelJS.Workbook();
  const names = new Set<string>();
  for (const dump of host.workbook.dump()) {
    const sheet = file.addWorksheet(sheetName(dump.name, names), {
      state: dump.hidden ? 'hidden' : 'visible',
      views: [{ state: 'frozen', xSplit: dump.frozenColumns, ySplit: dump.frozenRows }],
    });
    fillSheet(sheet, dump, clockTime);
  }
  return Buffer.from(await file.xlsx.writeBuffer());
}

function fillSheet(sheet: Worksheet, dump: SheetDump, clockTime: (time: Date) => Date): void {
  for (let column = 1; column <= dump.columns; column += 1) sheet.getColumn(column).width = charactersOf(dump.columnWidths[column] ?? 100);
  for (const cell of dump.cells) fillCell(sheet.getCell(cell.row, cell.column), cell, clockTime);
  for (const row of dump.hiddenRows) sheet.getRow(row).hidden = true;
  for (const column of dump.hiddenColumns) sheet.getColumn(column).hidden = true;
  for (const rule of dump.validations) addRule(sheet, rule);
}

function fillCell(cell: Cell, dump: CellDump, clockTime: (time: Date) => Date): void {
  const value = fileValue(dump.value, clockTime);
  if (dump.formula !== undefined) cell.value = { formula: dump.formula.slice(1), result: value ?? '', date1904: false };
  else if (value !== undefined) cell.value = value;
  if (dump.format !== undefined) cell.numFmt = dump.format;
  if (dump.note !== undefined) cell.note = dump.note;
  if (dump.background !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: argb(dump.background) } };
  if (dump.bold || dump.color !== undefined) {
    cell.font = { bold: dump.bold === true, ...(dump.color !== undefined && { color: { argb: argb(dump.color) } }) };
  }
}

function fileValue(value: CellValue, clockTime: (time: Date) => Date): CellValue | undefined {
  if (value === '') return undefined;
  if (typeof value === 'string') return value.slice(0, mostCharacters);
  return value instanceof Date ? clockTime(value) : value;
}

function addRule(sheet: Worksheet, { area, type, values = [], strict, help }: ValidationDump): void {
  const choices = type === 'checkbox' ? ['TRUE', 'FALSE'] : values;
  const list = choices.join(',');
  if (list.length > mostChoices || choices.some((choice) => choice.includes(','))) return;
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      sheet.getCell(row, column).dataValidation = {
        type: 'list',
        formulae: [`"${list.replace(/"/g, '""')}"`],
        allowBlank: true,
        showErrorMessage: strict,
        ...(help !== undefined && { showInputMessage: true, prompt: help.slice(0, mostChoices) }),
      };
    }
  }
}

/** The file knows no time zones: a time is what the clock of the workbook shows. */
function clockTimeIn(timeZone: string): (time: Date) => Date {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (time) => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour, minute, second } = part;
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second, time.getUTCMilliseconds()));
  };
}

/** Excel takes 31 characters, without some, and no name twice in any case. */
function sheetName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[\\/?*[\]:]/g, '-').slice(0, 31);
  let free = plain;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${plain.slice(0, 27)} ${number}`;
  taken.add(free.toLowerCase());
  return free;
}

/** Excel measures columns in characters. */
function charactersOf(pixels: number): number {
  return Math.round(((pixels - 5) / 7) * 100) / 100;
}

function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}
