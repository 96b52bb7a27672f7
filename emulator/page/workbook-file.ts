// The workbook of the host as an .xlsx file, for people who want to look at it in another program.
import { type Cell, type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { mapReferences, referenceText } from '../apps-script/workbook/references.ts';
import type { CellDump, CellValue, Host, SheetDump, ValidationDump } from '../host.ts';
import { areaName } from './a1.ts';

/** What Excel takes at most: characters in a cell, and in the choices of a drop-down that stand in its rule. */
const mostCharacters = 32_767;
const mostChoices = 255;

/** Hidden sheets stay hidden. Left out: choices that Excel cannot hold in a rule (longer than 255 characters, or with a comma). */
export async function workbookFile(host: Host): Promise<Buffer> {
  const { timeZone } = host.workbook.file();
  const clockTime = clockTimeIn(timeZone);
  const dumps = host.workbook.dump();
  const names = fileNames(dumps.map(({ name }) => name));
  const sheets = dumps.map((dump): WriteSheet => {
    const formulas = dump.cells.map((cell) => ({ ...cell, formula: cell.formula && withFileNames(cell.formula, names) }));
    return fileSheet(names.get(dump.name) ?? dump.name, { ...dump, cells: formulas }, clockTime);
  });
  return Buffer.from(await writeXlsx({ sheets }));
}

function fileSheet(name: string, dump: SheetDump, clockTime: (time: Date) => Date): WriteSheet {
  const hiddenColumns = new Set(dump.hiddenColumns);
  const columns = Array.from({ length: dump.columns }, (_, index) => ({
    width: charactersOf(dump.columnWidths[index + 1] ?? 100),
    ...(hiddenColumns.has(index + 1) && { hidden: true }),
  }));
  return {
    name,
    hidden: dump.hidden,
    columns,
    rowDefs: new Map(dump.hiddenRows.map((row) => [row - 1, { hidden: true }])),
    cells: new Map(dump.cells.map((cell) => [`${cell.row - 1},${cell.column - 1}`, fileCell(cell, clockTime)])),
    freezePane: { rows: dump.frozenRows, columns: dump.frozenColumns },
    dataValidations: dump.validations.flatMap(fileRule),
  };
}

function fileCell(dump: CellDump, clockTime: (time: Date) => Date): Partial<Cell> {
  const value = fileValue(dump.value, clockTime);
  const style = styleOf(dump);
  return {
    ...(dump.formula === undefined ? { value } : { value: null, formula: dump.formula.slice(1), formulaResult: value ?? '' }),
    ...(Object.keys(style).length > 0 && { style }),
    ...(dump.note !== undefined && { comment: { text: dump.note } }),
  };
}

function styleOf({ format, background, bold, color }: CellDump): CellStyle {
  return {
    ...(format !== undefined && { numFmt: format }),
    ...(background !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: rgb(background) } } }),
    ...((bold || color !== undefined) && { font: { bold: bold === true, ...(color !== undefined && { color: { rgb: rgb(color) } }) } }),
  };
}

function fileValue(value: CellValue, clockTime: (time: Date) => Date): CellValue | null {
  if (value === '') return null;
  if (typeof value === 'string') return value.slice(0, mostCharacters);
  return value instanceof Date ? clockTime(value) : value;
}

function fileRule({ area, type, values = [], strict, help }: ValidationDump): DataValidation[] {
  const choices = type === 'checkbox' ? ['TRUE', 'FALSE'] : values;
  if (choices.join(',').length > mostChoices || choices.some((choice) => choice.includes(','))) return [];
  return [
    {
      type: 'list',
      values: [...choices],
      range: areaName(area),
      allowBlank: true,
      showErrorMessage: strict,
      ...(help !== undefined && { showInputMessage: true, inputMessage: help.slice(0, mostChoices) }),
    },
  ];
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

function rgb(color: string): string {
  return color.slice(1).toUpperCase();
}
