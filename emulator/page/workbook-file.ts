// The workbook of the host as an .xlsx file, for people who want to look at it in another program.
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import { mapReferences, referenceText } from '../apps-script/workbook/references.ts';
import type { CellDump, CellValue, Host, SheetDump, ValidationDump } from '../host.ts';

/** What Excel takes at most: characters in a cell, and in the choices of a drop-down that stand in its rule. */
const mostCharacters = 32_767;
const mostChoices = 255;

/** Hidden sheets stay hidden. Left out: choices that Excel cannot hold in a rule (longer than 255 characters, or with a comma). */
export async function workbookFile(host: Host): Promise<Buffer> {
  const { timeZone } = host.workbook.file();
  const clockTime = clockTimeIn(timeZone);
  const file = new ExcelJS.Workbook();
  const dumps = host.workbook.dump();
  const names = fileNames(dumps.map(({ name }) => name));
  for (const dump of dumps) {
    const sheet = file.addWorksheet(names.get(dump.name), {
      state: dump.hidden ? 'hidden' : 'visible',
      views: [{ state: 'frozen', xSplit: dump.frozenColumns, ySplit: dump.frozenRows }],
    });
    const formulas = dump.cells.map((cell) => ({ ...cell, formula: cell.formula && withFileNames(cell.formula, names) }));
    fillSheet(sheet, { ...dump, cells: formulas }, clockTime);
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

/** For each tab, returns its name in the file: Excel takes 31 characters, without some, and no name twice in any case. */
function fileNames(tabs: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(['history']);
  for (const tab of tabs) {
    const plain =
      tab
        .replace(/[\\/?*[\]:]/g, '-')
        .replace(/^'|'$/g, '-')
        .slice(0, 31)
        .replace(/'$/, '-') || '-';
    let free = plain;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${plain.slice(0, 27)} ${number}`;
    taken.add(free.toLowerCase());
    names.set(tab, free);
  }
  return names;
}

function withFileNames(formula: string, names: ReadonlyMap<string, string>): string {
  return mapReferences(formula, (reference, text) => {
    const name = reference.sheet === undefined ? undefined : names.get(reference.sheet);
    return name === undefined || name === reference.sheet ? text : referenceText({ ...reference, sheet: name });
  });
}

/** Excel measures columns in characters. */
function charactersOf(pixels: number): number {
  return Math.round(((pixels - 5) / 7) * 100) / 100;
}

function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}
