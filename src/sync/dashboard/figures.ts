// The formulas of the hidden sheet: the numbers of each month, the listings with the most sales, and how many findings are open. They
// look at the tabs of the reports, so they change with them. Each is blank unless its report is complete and has the right settings.
import { saidHere, sayHere } from '../../base/say.ts';
import { NEWS_RESOLVED } from '../../catalog/reports/entry.ts';
import { kindsOfFindings } from './kinds-of-findings.ts';
import { below, orBlank } from './references.ts';
import { FINDING_SOURCES, SOURCES, type SourceName } from './sources.ts';

/** Rows of the hidden sheet. Row 1 has headers. */
export const ROWS = {
  sources: 2,
  monthCell: 10,
  currencyCell: 11,
  month: 12,
  monthBefore: 13,
  asOf: 14,
  lastMonth: 15,
  format: 16,
  front: 17,
  chosen: 18,
  months: 20,
  top: 40,
  codes: 52,
  /** A header, and below it each kind of finding. */
  findings: 64,
  last: 114,
} as const;

export const MONTHS = 12;
export const TOP = 10;
/** How many kinds of findings there's room for. */
export const KINDS = ROWS.last - ROWS.findings;

/** What the cell of the month can say instead of a month, in the language of the workbook. */
export function latestMonth(): string {
  return sayHere`Latest month`;
}

/** As a text in a formula. */
function resolvedWord(): string {
  return `"${saidHere(NEWS_RESOLVED)}"`;
}

/** The columns of formulas. What is before them is written as it is. */
export const FORMULA_COLUMNS = { first: 9, count: 7 } as const;

/** In the hidden sheet: the ID of the dashboard's own sheet, and the formula that looks at its currency. */
export const FRONT_PLACE = `B${ROWS.front}`;
export const CURRENCY_PLACE = `I${ROWS.currencyCell}`;

/** The tab of a source as formulas see it. */
export interface SourceTab {
  name: SourceName;
  /** The start of references to it. */
  tab: string;
  columns: ReadonlyMap<string, number>;
  lastRow: number;
}

/** Formulas of the columns from I on, by row. Other rows have none. */
export type Formulas = ReadonlyMap<number, readonly string[]>;

/** More rows than a report of this dashboard has. */
const MOST_ROWS = 100_000;
/** An INDEX that looks at a cell without a formula shows 0. */
const NO_NUMBER = '=""';
/** What counts as a known amount. Blank cells and texts don't. */
const KNOWN = '">=-1000000000000"';
const MONTH_NAMES = `$A$${ROWS.months}:$A$${ROWS.months + MONTHS - 1}`;
const [MONTH, CURRENCY] = [`$I$${ROWS.month}`, `$I$${ROWS.currencyCell}`];

/** Returns all formulas but the two that look at the chosen month and currency. */
export function formulasFor(tabs: readonly SourceTab[]): Formulas {
  const named = (name: SourceName) => tabs.find((each) => each.name === name);
  return new Map([
    ...settings(),
    ...tabs.map((tab): [number, string[]] => [sourceRow(tab.name), ofSource(tab)]),
    ...ofMonths(named('revenue'), named('enrollment_months')),
    ...ofTop(named('revenue')),
    ...ofCodes(named('codes')),
    ...ofFindings(tabs),
  ]);
}

export function sourceRow(name: SourceName): number {
  return ROWS.sources + SOURCES.indexOf(name);
}

function settings(): [number, string[]][] {
  const place = `MATCH(${MONTH};${MONTH_NAMES};0)`;
  return [
    [ROWS.month, [`=IF($I$${ROWS.monthCell}="${latestMonth()}";$B$${ROWS.lastMonth};$I$${ROWS.monthCell})`]],
    [ROWS.monthBefore, [orBlank(`IF(${place}>1;INDEX(${MONTH_NAMES};${place}-1);"")`)]],
    [ROWS.chosen, [orBlank(`INDEX($I$${ROWS.months}:$I$${ROWS.months + MONTHS - 1};${place})`)]],
  ];
}

/** Whether the tab still has the rows of its last refresh, its open findings, and its free seats. */
function ofSource(source: SourceTab): string[] {
  const row = sourceRow(source.name);
  const cells = cellsOf(source);
  const ifUsable = (value: string) => orBlank(`IF($I$${row};${value};"")`);
  const isFindings = FINDING_SOURCES.some((name) => name === source.name);
  return [
    `=IFERROR(AND($G$${row};COUNTA(${cells('row')})=$F$${row});FALSE)`,
    isFindings ? ifUsable(current('COUNTIFS(', [cells('finding'), '"?*"'], cells('news'))) : '',
    source.name === 'seats' ? ifUsable(current(`SUMIFS(${cells('free')};`, [cells('free'), '">0"'], cells('news'))) : '',
  ];
}

function ofMonths(revenue: SourceTab | undefined, enrollments: SourceTab | undefined): [number, string[]][] {
  return Array.from({ length: MONTHS }, (_, index) => {
    const row = ROWS.months + index;
    const sale = { pattern: `"listing-*-"&$A${row}&"-"&${CURRENCY}`, needs: [`${CURRENCY}<>""`], row };
    const seat = { pattern: `"listing-*-"&$A${row}`, needs: [], row };
    return [
      row,
      [
        sumOf(revenue, 'net', { ...sale, canLack: true }),
        sumOf(revenue, 'sold', sale),
        sumOf(revenue, 'unpaid', { ...sale, canLack: true }),
        sumOf(revenue, 'unpaid_amount', { ...sale, canLack: true }),
        sumOf(enrollments, 'enrolled', seat),
        sumOf(enrollments, 'dropped', seat),
      ],
    ];
  });
}

/** The rows of a month, by a pattern of their keys, which no spreadsheet takes for a date. */
interface MonthRows {
  row: number;
  pattern: string;
  needs: readonly string[];
  /** It can be unknown, and then a sum is, too. */
  canLack?: true;
}

function sumOf(source: SourceTab | undefined, field: string, { row, pattern, needs, canLack }: MonthRows): string {
  if (!source) return NO_NUMBER;
  const [cells, at] = [cellsOf(source), sourceRow(source.name)];
  const [values, keys] = [cells(field), cells('row')];
  const isKnown = canLack ? [`COUNTIFS(${keys};${pattern})=COUNTIFS(${keys};${pattern};${values};${KNOWN})`] : [];
  const conditions = [`$I$${at}`, `$A${row}>=$C$${at}`, `$A${row}<=$D$${at}`, ...needs, ...isKnown];
  return orBlank(`IF(AND(${conditions.join(';')});${current(`SUMIFS(${values};`, [keys, pattern], cells('news'))};"")`);
}

/** Returns a count or sum without rows whose finding is resolved. Those stay in a tab if they hold notes. */
function current(call: string, criteria: readonly string[], news: string): string {
  return `${call}${criteria.join(';')})-${call}${[...criteria, news, resolvedWord()].join(';')})`;
}

/** The listings with the highest net of the month: net, listing ID, row, title, and items. Equal ones follow each other by their ID. */
function ofTop(source: SourceTab | undefined): [number, string[]][] {
  if (!source) return [];
  const cells = cellsOf(source);
  const [keys, net] = [cells('row'), cells('net')];
  const end = `"-"&${MONTH}&"-"&${CURRENCY}`;
  const isMeant = `(${cells('news')}<>${resolvedWord()})*(RIGHT(${keys};LEN(${end}))=${end})*(${cells('sold')}>0)`;
  return Array.from({ length: TOP }, (_, index) => {
    const row = ROWS.top + index;
    const isThere = `AND($I$${ROWS.chosen}<>"";SUMPRODUCT(${isMeant})>${index})`;
    // One more than the net, or a free listing would be like those that aren't meant.
    const highest = `ROUND(SUMPRODUCT(LARGE(${isMeant}*(${net}+1);${index + 1}))-1;4)`;
    // Amounts have up to four decimals, which a subtraction can leave a little off.
    const isEqual = `(${net}>$I${row}-1/20000)*(${net}<$I${row}+1/20000)`;
    const rank = `COUNTIF($I$${ROWS.top}:$I${row};$I${row})`;
    return [
      row,
      [
        orBlank(`IF(${isThere};${highest};"")`),
        orBlank(`IF($I${row}="";"";SUMPRODUCT(LARGE(${isMeant}*${isEqual}*${cells('listing_id')};${rank})))`),
        orBlank(`MATCH("listing-"&$J${row}&${end};${keys};0)`),
        '',
        orBlank(
          `IF($I${row}="";${noneIn(index, `$I$${ROWS.chosen}<>""`, sayHere`No sales in this month`)};INDEX(${cells('listing')};$K${row}))`,
        ),
        orBlank(`IF($I${row}="";"";INDEX(${cells('sold')};$K${row}))`),
      ],
    ];
  });
}

/** The promotion codes with the highest discounts of the month: discount, row, code, net, and items. Equal ones stay in the order of their rows. */
function ofCodes(source: SourceTab | undefined): [number, string[]][] {
  if (!source) return [];
  const [cells, at] = [cellsOf(source), sourceRow(source.name)];
  const [keys, discount] = [cells('row'), cells('discount')];
  const end = `"-"&${MONTH}&"-"&${CURRENCY}`;
  const pattern = `"code-?*"&${end}`;
  // Items without a code have a row, too.
  const isMeant = `(${cells('news')}<>${resolvedWord()})*(LEFT(${keys};6)<>"code--")*(RIGHT(${keys};LEN(${end}))=${end})*(${cells('sold')}>0)`;
  const isKnown = `COUNTIFS(${keys};${pattern})=COUNTIFS(${keys};${pattern};${discount};${KNOWN})`;
  const isPeriod = [`$I$${at}`, `${CURRENCY}<>""`, `${MONTH}>=$C$${at}`, `${MONTH}<=$D$${at}`, isKnown].join(';');
  return Array.from({ length: TOP }, (_, index) => {
    const row = ROWS.codes + index;
    const isThere = `AND(${isPeriod};SUMPRODUCT(${isMeant})>${index})`;
    const highest = `ROUND(SUMPRODUCT(LARGE(${isMeant}*(${discount}+1);${index + 1}))-1;4)`;
    const isEqual = `(${discount}>$I${row}-1/20000)*(${discount}<$I${row}+1/20000)`;
    const rank = `COUNTIF($I$${ROWS.codes}:$I${row};$I${row})`;
    const value = (field: string) => orBlank(`IF($I${row}="";"";INDEX(${cells(field)};$J${row}))`);
    return [
      row,
      [
        orBlank(`IF(${isThere};${highest};"")`),
        orBlank(`IF($I${row}="";"";${MOST_ROWS}-SUMPRODUCT(LARGE(${isMeant}*${isEqual}*(${MOST_ROWS}-SEQUENCE(ROWS(${keys})));${rank})))`),
        orBlank(`IF($I${row}="";${noneIn(index, `AND(${isPeriod})`, sayHere`No codes in this month`)};INDEX(${cells('code')};$J${row}))`),
        value('net'),
        value('sold'),
      ],
    ];
  });
}

/** Returns what the first row of a list says if it's known that it has none, and nothing for the others. */
function noneIn(index: number, isKnown: string, none: string): string {
  return index === 0 ? `IF(${isKnown};"${none}";"")` : '""';
}

function ofFindings(tabs: readonly SourceTab[]): [number, string[]][] {
  const all = kindsOfFindings();
  const [first, last] = [ROWS.findings + 1, ROWS.findings + KINDS];
  return Array.from({ length: KINDS }, (_, index) => {
    const row = first + index;
    const kind = all[index];
    const source = tabs.find(({ name }) => name === kind?.name);
    const cells = source && cellsOf(source);
    const number = kind && cells && current('COUNTIFS(', [cells(kind.field), `"${kind.pattern}"`], cells('news'));
    // The kinds that have findings follow each other without gaps, in the last three columns of the same rows.
    const at = `MATCH(${index + 1};$K$${first}:$K$${last};0)`;
    const named = (column: string) => `INDEX($${column}$${first}:$${column}$${last};${at})`;
    return [
      row,
      [
        '',
        kind && number ? orBlank(`IF($I$${sourceRow(kind.name)};${number};"")`) : '',
        orBlank(`IF(N($J${row})>0;COUNTIF($J$${first}:$J${row};">0");"")`),
        '',
        orBlank(named('J')),
        orBlank(named('B')),
        orBlank(named('A')),
      ],
    ];
  });
}

/** A column that was deleted is a broken reference, as Google would write it. */
function cellsOf({ tab, columns, lastRow }: SourceTab): (field: string) => string {
  return (field) => {
    const column = columns.get(field);
    return column === undefined ? '#REF!' : below(tab, column, lastRow);
  };
}
