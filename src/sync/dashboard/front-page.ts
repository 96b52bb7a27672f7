// The dashboard as users see it, made once. From then on it's theirs: Catalog Sync only changes what its two drop-downs offer.
import { saidHere, sayHere } from '../../base/say.ts';
import type { Area, Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { MONEY_FORMATS, moneyFormat } from '../../tabs/cells/codec.ts';
import { DASHBOARD_SHEET } from './data-sheet.ts';
import { KINDS, latestMonth, MONTHS, ROWS, sourceRow, TOP } from './figures.ts';
import { columnNumber, orBlank } from './references.ts';
import { FINDING_SOURCES, SOURCES } from './sources.ts';

const NAME = 'Dashboard';
const COLUMNS = 7;
/** Pixels. The third and the sixth column hold bars. */
const WIDTHS = { 1: 290, 2: 130, 3: 190, 4: 100, 5: 110, 6: 190, 7: 100 };
/** Characters of the longest bar. */
const BAR = 18;
const MONEY = moneyFormat('USD');
const COUNT = '#,##0';
const TIME = 'yyyy-mm-dd hh:mm';
const DATA = `'${DASHBOARD_SHEET}'!`;

/** The cells of the drop-downs. */
export const PLACES = { month: '$B$3', currency: '$D$3' } as const;

const AT = { figures: 5, months: 15, top: 30, codes: 43, reports: 56, findings: 66 } as const;
/** Row, column, and columns of headers above numbers. */
const NUMBER_HEADERS = [
  [AT.figures, 2, 3],
  [AT.months, 2, 1],
  [AT.months, 4, 2],
  [AT.months, 7, 1],
  [AT.top, 2, 1],
  [AT.top, 4, 1],
  [AT.codes, 2, 1],
  [AT.codes, 4, 2],
  [AT.reports, 2, 1],
  [AT.reports, 6, 1],
  [AT.findings, 2, 1],
] as const;
/** Row, rows, and column of bars. */
const BARS = [
  [AT.months + 1, MONTHS, 3],
  [AT.months + 1, MONTHS, 6],
  [AT.top + 1, TOP, 3],
  [AT.codes + 1, TOP, 3],
  [AT.findings + 1, KINDS, 3],
] as const;
/** Each from the row of its headers on: labels, then numbers. They're drawn once, so what users change in them stays. */
const CHARTS = [
  { title: 'Net sales by month', kind: 'columns', row: AT.months, rows: MONTHS, columns: [1, 2] },
  { title: 'Enrollments by month', kind: 'columns', row: AT.months, rows: MONTHS, columns: [1, 5] },
  { title: 'Net sales of the top listings of the month', kind: 'bars', row: AT.top, rows: TOP, columns: [1, 2] },
] as const;
const CHART_SIZE = { width: 520, height: 280 };
/** To the right of the tables. */
const CHART_COLUMNS = 7;
const LAST_ROW = AT.findings + KINDS;

/** Of a number: where it is in the hidden sheet, and how it's counted. */
interface Figure {
  label: string;
  format: string;
  /** The column of the months. */
  monthly?: string;
  now?: string;
  counted: string;
}

const FIGURES: readonly Figure[] = [
  { label: 'Net sales', format: MONEY, monthly: 'I', counted: 'Prices after discount of items paid in the month.' },
  { label: 'Items sold', format: COUNT, monthly: 'J', counted: 'Items paid in the month, free ones included.' },
  { label: 'Unpaid items', format: COUNT, monthly: 'K', counted: 'Items ordered in the month and not paid.' },
  { label: 'Unpaid amount', format: MONEY, monthly: 'L', counted: 'Prices after discount of the unpaid items.' },
  { label: 'Enrollments', format: COUNT, monthly: 'M', counted: 'Enrollments in all listings, dropped ones included.' },
  { label: 'Dropped', format: COUNT, monthly: 'N', counted: 'Enrollments of the month that are dropped now.' },
  {
    label: 'Free seats now',
    format: COUNT,
    now: `K$${sourceRow('seats')}`,
    counted: 'Seats less active enrollments, if there’s a limit.',
  },
  {
    label: 'Open findings now',
    format: COUNT,
    now: `J$${sourceRow('order_match')}:$J$${sourceRow('catalog_check')}`,
    counted: 'Rows with a finding in the reports below.',
  },
];

/** Adds the tab. Its formulas look at the hidden sheet, which has to be there. */
export function addFrontPage(workbook: Workbook): Sheet {
  const sheet = workbook.add(saidHere(NAME));
  sheet.resize({ rows: LAST_ROW + 2, columns: COLUMNS + CHART_COLUMNS });
  sheet.dress({ headerColumns: 1, frozenRows: 3, frozenColumns: 0, widths: WIDTHS, editable: [] });
  sheet.format({ row: 3, column: 2, rows: 1, columns: 1 }, '@');
  sheet.format({ row: 3, column: 4, rows: 1, columns: 1 }, '@');
  sheet.write({ row: 1, column: 1, rows: LAST_ROW, columns: COLUMNS }, cells());
  for (const { area, format } of formats()) sheet.format(area, format);
  for (const row of [1, ...Object.values(AT)]) sheet.paint({ row, column: 1, rows: 1, columns: COLUMNS }, 'header');
  for (const [row, column, columns] of NUMBER_HEADERS) sheet.paint({ row, column, rows: 1, columns }, 'number-header');
  for (const [row, rows, column] of BARS) sheet.paint({ row, column, rows, columns: 1 }, 'bar');
  for (const column of [2, 4]) sheet.paint({ row: 3, column, rows: 1, columns: 1 }, 'input');
  for (const [index, { title, kind, row, rows, columns }] of CHARTS.entries()) {
    const ranges = columns.map((column) => ({ row, column, rows: rows + 1, columns: 1 }));
    sheet.addChart({ kind, title: saidHere(title), ranges, row: 5 + 14 * index, column: COLUMNS + 2, ...CHART_SIZE });
  }
  return sheet;
}

/** Has the drop-downs offer these months, newest first, and currencies. `places` are formulas such as `=Dashboard!$B$3`. */
export function offer(
  sheet: Sheet,
  places: readonly [month: string, currency: string],
  { months, currencies }: { months: readonly string[]; currencies: readonly string[] },
): void {
  const [month, currency] = places.map(cellIn);
  if (month)
    sheet.choice(month, { values: [latestMonth(), ...[...months].reverse()], strict: true, help: sayHere`Choose a month from the list.` });
  if (currency && currencies.length > 0)
    sheet.choice(currency, { values: [...currencies], strict: true, help: sayHere`Choose a currency from the list.` });
}

/** Chooses a currency if none is chosen yet. */
export function startWith(sheet: Sheet, currency: string): void {
  sheet.write({ row: 3, column: 4, rows: 1, columns: 1 }, [[currency]]);
}

/** What a formula contains that shows an amount of the hidden sheet. */
export const AMOUNT_REFERENCE = `'${DASHBOARD_SHEET}'!\\$[IL]\\$([2-9]\\d|\\d{3})(?!\\d)`;

/** Shows amounts with the decimals of their currency, wherever they are now. Formats that a user has chosen stay. */
export function showDecimals(sheet: Sheet, currency: string): void {
  const cell = cellIn(currency);
  if (!cell) return;
  const format = moneyFormat(sheet.values(cell)[0]?.[0]);
  const all = { row: 1, column: 1, ...sheet.size() };
  const [formats, formulas, amounts] = [sheet.formats(all), sheet.formulas(all), new RegExp(AMOUNT_REFERENCE)];
  const isMeant = (row: number, column: number) => {
    const shown = formats[row]?.[column] ?? '';
    return shown !== format && MONEY_FORMATS.includes(shown) && amounts.test(formulas[row]?.[column] ?? '');
  };
  for (let column = 0; column < all.columns; column++) {
    for (let row = 0, first = 0; row < all.rows; row++) {
      if (!isMeant(row, column)) first = row + 1;
      else if (!isMeant(row + 1, column)) sheet.format({ row: first + 1, column: column + 1, rows: row - first + 1, columns: 1 }, format);
    }
  }
}

/** Returns the cell that a formula of one reference looks at. Users can move the cell, and then Google changes the formula. */
function cellIn(formula: string): { row: number; column: number; rows: 1; columns: 1 } | undefined {
  const [, letters, row] = /\$?([A-Z]{1,3})\$?(\d+)$/.exec(formula) ?? [];
  return letters === undefined ? undefined : { row: Number(row), column: columnNumber(letters), rows: 1, columns: 1 };
}

function cells(): Cell[][] {
  const rows = new Map<number, Cell[]>([
    [1, [saidHere(NAME)]],
    [2, statusCells()],
    [3, [saidHere('Month'), latestMonth(), saidHere('Currency'), '', sayHere`Choose a month and a currency in the yellow cells.`]],
  ]);
  rows.set(AT.figures, [
    saidHere('Figure'),
    textIn(`$I$${ROWS.month}`),
    textIn(`$I$${ROWS.monthBefore}`),
    saidHere('Change'),
    '',
    sayHere`How it’s counted`,
  ]);
  for (const [index, figure] of FIGURES.entries()) rows.set(AT.figures + 1 + index, figureCells(figure, AT.figures + 1 + index));
  rows.set(AT.months, [saidHere('Month'), sayHere`Net sales`, '', sayHere`Items sold`, saidHere('Enrollments'), '', saidHere('Dropped')]);
  for (let index = 0; index < MONTHS; index++) rows.set(AT.months + 1 + index, monthCells(index));
  rows.set(AT.top, [sayHere`Top listings of the month`, sayHere`Net sales`, '', sayHere`Items sold`]);
  for (let index = 0; index < TOP; index++) rows.set(AT.top + 1 + index, topCells(index));
  rows.set(AT.codes, [sayHere`Promotion codes of the month`, saidHere('Discount'), '', sayHere`Net sales`, sayHere`Items sold`]);
  for (let index = 0; index < TOP; index++) rows.set(AT.codes + 1 + index, codeCells(index));
  rows.set(AT.reports, [saidHere('Report'), sayHere`Open findings`, '', saidHere('State'), '', saidHere('Refreshed')]);
  for (let index = 0; index < SOURCES.length; index++) rows.set(AT.reports + 1 + index, reportCells(index));
  rows.set(AT.findings, [saidHere('Finding'), saidHere('Open'), '', saidHere('Report')]);
  for (let index = 0; index < KINDS; index++) rows.set(AT.findings + 1 + index, findingCells(index));
  return Array.from({ length: LAST_ROW }, (_, index) =>
    Array.from({ length: COLUMNS }, (_, column) => rows.get(index + 1)?.[column] ?? ''),
  );
}

/** When the oldest of the reports was refreshed. */
function statusCells(): Cell[] {
  const time = `$E$${ROWS.asOf}`;
  const toRun = sayHere`In Reports, select Run next to Dashboard to fill this page.`;
  const blanks = sayHere`A number is blank if its report is missing or incomplete.`;
  return [sayHere`Data as of`, numberIn(time), '', orBlank(`IF(N(${DATA}${time})=0;"${toRun}";"${blanks}")`)];
}

function figureCells({ label, monthly, now, counted }: Figure, row: number): Cell[] {
  const [name, how] = [saidHere(label), saidHere(counted)];
  if (now !== undefined) {
    const isRange = now.includes(':');
    const sum = orBlank(`IF(COUNT(${DATA}$${now})=${FINDING_SOURCES.length};SUM(${DATA}$${now});"")`);
    return [name, isRange ? sum : numberIn(`$${now}`), '', '', '', how];
  }
  const names = `${DATA}$A$${ROWS.months}:$A$${ROWS.months + MONTHS - 1}`;
  const values = `${DATA}$${monthly}$${ROWS.months}:$${monthly}$${ROWS.months + MONTHS - 1}`;
  const of = (chosen: number) => `INDEX(${values};MATCH(${DATA}$I$${chosen};${names};0))`;
  const change = orBlank(`IF(OR(B${row}="";C${row}="");"";${of(ROWS.month)}-${of(ROWS.monthBefore)})`);
  return [name, orBlank(of(ROWS.month)), orBlank(of(ROWS.monthBefore)), change, '', how];
}

function monthCells(index: number): Cell[] {
  const [row, first, last] = [AT.months + 1 + index, AT.months + 1, AT.months + MONTHS];
  const of = (column: string) => numberIn(`$${column}$${ROWS.months + index}`);
  const bars = ['B', 'E'].map((column) => barOf(`${column}${row}`, `$${column}$${first}:$${column}$${last}`));
  return [textIn(`$A$${ROWS.months + index}`), of('I'), bars[0] ?? '', of('J'), of('M'), bars[1] ?? '', of('N')];
}

function topCells(index: number): Cell[] {
  const row = AT.top + 1 + index;
  const bar = barOf(`B${row}`, `$B$${AT.top + 1}:$B$${AT.top + TOP}`);
  const at = ROWS.top + index;
  return [textIn(`$M$${at}`), numberIn(`$I$${at}`), bar, numberIn(`$N$${at}`)];
}

function codeCells(index: number): Cell[] {
  const [row, at] = [AT.codes + 1 + index, ROWS.codes + index];
  const bar = barOf(`B${row}`, `$B$${AT.codes + 1}:$B$${AT.codes + TOP}`);
  return [textIn(`$K$${at}`), numberIn(`$I$${at}`), bar, numberIn(`$L$${at}`), numberIn(`$M$${at}`)];
}

function findingCells(index: number): Cell[] {
  const [row, at] = [AT.findings + 1 + index, ROWS.findings + 1 + index];
  const bar = barOf(`B${row}`, `$B$${AT.findings + 1}:$B$${AT.findings + KINDS}`);
  return [textIn(`$N$${at}`), numberIn(`$M$${at}`), bar, textIn(`$O$${at}`)];
}

function reportCells(index: number): Cell[] {
  const row = ROWS.sources + index;
  return [textIn(`$A$${row}`), numberIn(`$J$${row}`), '', textIn(`$B$${row}`), '', numberIn(`$E$${row}`)];
}

/** A formula of one reference would show a blank cell as 0. */
function numberIn(cell: string): string {
  return orBlank(`IF(ISNUMBER(${DATA}${cell});${DATA}${cell};"")`);
}

function textIn(cell: string): string {
  return orBlank(`${DATA}${cell}&""`);
}

/** A bar of characters, which prints and stays in an exported file. */
function barOf(cell: string, all: string): string {
  return orBlank(`IF(OR(${cell}="";MAX(${all})<=0);"";REPT("█";ROUND(${BAR}*MAX(0;${cell})/MAX(${all});0)))`);
}

/** Number formats, and the cells that have them. */
function formats(): { format: string; area: Area }[] {
  const figures = FIGURES.map(({ format }, index) => ({ format, area: { row: AT.figures + 1 + index, column: 2, rows: 1, columns: 3 } }));
  return [
    ...figures,
    { format: TIME, area: { row: 2, column: 2, rows: 1, columns: 1 } },
    { format: MONEY, area: { row: AT.months + 1, column: 2, rows: MONTHS, columns: 1 } },
    { format: COUNT, area: { row: AT.months + 1, column: 4, rows: MONTHS, columns: 2 } },
    { format: COUNT, area: { row: AT.months + 1, column: 7, rows: MONTHS, columns: 1 } },
    { format: MONEY, area: { row: AT.top + 1, column: 2, rows: TOP, columns: 1 } },
    { format: COUNT, area: { row: AT.top + 1, column: 4, rows: TOP, columns: 1 } },
    { format: MONEY, area: { row: AT.codes + 1, column: 2, rows: TOP, columns: 1 } },
    { format: MONEY, area: { row: AT.codes + 1, column: 4, rows: TOP, columns: 1 } },
    { format: COUNT, area: { row: AT.codes + 1, column: 5, rows: TOP, columns: 1 } },
    { format: COUNT, area: { row: AT.reports + 1, column: 2, rows: SOURCES.length, columns: 1 } },
    { format: COUNT, area: { row: AT.findings + 1, column: 2, rows: KINDS, columns: 1 } },
    { format: TIME, area: { row: AT.reports + 1, column: 6, rows: SOURCES.length, columns: 1 } },
  ];
}
