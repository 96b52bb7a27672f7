// The hidden sheet behind the dashboard: what is known of its reports, and formulas over their tabs. The dashboard only looks at this
// sheet, so this one can be written again without touching what users have changed in the dashboard.
import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { serialOf } from '../../tabs/cells/time.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { FORMULA_COLUMNS, type Formulas, formulasFor, MONTHS, ROWS, type SourceTab, sourceRow } from './figures.ts';
import { kindsOfFindings } from './kinds-of-findings.ts';
import type { Source } from './sources.ts';

export const DASHBOARD_SHEET = 'Catalog Sync dashboard';

/** 2: promotion codes, and findings by their kind. */
const FORMAT = 2;
const LITERALS = { row: 1, column: 1, rows: ROWS.last, columns: 7 };
const FORMULAS = { row: 1, column: FORMULA_COLUMNS.first, rows: ROWS.last, columns: FORMULA_COLUMNS.count };
const CHOICES = { row: ROWS.monthCell, column: FORMULA_COLUMNS.first, rows: 2, columns: 1 };

/** What the sheet says of a source. */
export interface SourceState {
  source: Source;
  entry: TabEntry | undefined;
  state: string;
  /** The months that are known as a whole, or the last one so far. Blank if the rows aren't of months. */
  from: string;
  to: string;
  /** How many rows have a key. */
  keys: number;
  usable: boolean;
  tab: SourceTab | undefined;
}

/** All that is written to the sheet. */
export interface DashboardData {
  states: readonly SourceState[];
  /** Twelve of them, such as `2026-11`, the last one last. */
  months: readonly string[];
  /** The ID of the dashboard's own sheet. */
  front: number;
  zone: string;
}

/** The sheet as it is, with the formulas that look at the month and the currency of the dashboard. */
export interface KnownData {
  sheet: Sheet;
  front: number;
  choices: readonly [month: string, currency: string];
}

/**
 * Returns the sheet. `none` if there's no dashboard, and `broken` if the rows of the sheet aren't where they were written. Throws
 * StopError if a newer version wrote it.
 */
export function readData(workbook: Workbook): KnownData | 'none' | 'broken' {
  const sheet = workbook.sheetNamed(DASHBOARD_SHEET);
  if (!sheet) return 'none';
  const { rows, columns } = sheet.size();
  if (rows < ROWS.last || columns < FORMULAS.column + FORMULAS.columns - 1) return 'broken';
  const cells = sheet.values({ ...LITERALS, columns: 2 });
  const format = Number(cells[ROWS.format - 1]?.[1]);
  if (format > FORMAT) {
    throw new StopError(
      'updated-meanwhile',
      say`The dashboard was made by a newer version of Catalog Sync.`,
      say`Reload the spreadsheet to get the newer version.`,
    );
  }
  const isMoved = LABELS.some(([row, label]) => cells[row - 1]?.[0] !== label);
  const [[month = ''] = [], [currency = ''] = []] = sheet.formulas(CHOICES);
  const front = Number(cells[ROWS.front - 1]?.[1]);
  if (isMoved || format !== FORMAT) return 'broken';
  if (!workbook.sheet(front)) return 'none';
  return { sheet, front, choices: [month, currency] };
}

/** Returns the sheet, blank and hidden. */
export function blankData(workbook: Workbook): Sheet {
  const sheet = workbook.sheetNamed(DASHBOARD_SHEET) ?? workbook.add(DASHBOARD_SHEET);
  const size = { rows: ROWS.last, columns: FORMULAS.column + FORMULAS.columns - 1 };
  sheet.resize(size);
  sheet.clear({ row: 1, column: 1, ...size });
  sheet.format(LITERALS, '@');
  sheet.format({ ...LITERALS, column: 5, columns: 1 }, 'yyyy-mm-dd hh:mm');
  sheet.format({ ...LITERALS, column: 6, columns: 2 }, '0');
  if (!sheet.hidden()) sheet.hide();
  return sheet;
}

export function writeData(sheet: Sheet, data: DashboardData, choices: readonly [month: string, currency: string]): void {
  sheet.write(LITERALS, literalsOf(data));
  const formulas = new Map<number, readonly string[]>([
    ...formulasFor(data.states.flatMap(({ tab }) => tab ?? [])),
    [ROWS.monthCell, [choices[0]]],
    [ROWS.currencyCell, [choices[1]]],
  ]);
  sheet.write(FORMULAS, inRows(formulas));
}

/** Stored. The sheet is hidden, so they're English in every workbook. */
const LABELS: readonly (readonly [row: number, label: string])[] = [
  [1, 'Report'],
  [ROWS.monthCell, 'Month cell'],
  [ROWS.currencyCell, 'Currency cell'],
  [ROWS.month, 'Month'],
  [ROWS.monthBefore, 'Month before'],
  [ROWS.asOf, 'As of'],
  [ROWS.lastMonth, 'Last month'],
  [ROWS.format, 'Format'],
  [ROWS.front, 'Dashboard'],
  [ROWS.chosen, 'Net of the month'],
  [ROWS.top, 'Top listings'],
  [ROWS.codes, 'Promotion codes'],
  [ROWS.findings, 'Finding'],
];

function literalsOf({ states, months, front, zone }: DashboardData): Cell[][] {
  const rows = new Map<number, Cell[]>(LABELS.map(([row, label]) => [row, [label]]));
  rows.set(1, ['Report', 'State', 'From', 'To', 'Refreshed', 'Rows', 'Usable']);
  for (const { source, entry, state, from, to, keys, usable } of states) {
    const refreshed = entry?.pulledAt === undefined ? '' : serialOf(entry.pulledAt, zone);
    rows.set(sourceRow(source.name), [source.title, state, from, to, refreshed, keys, usable]);
  }
  const times = states.flatMap(({ entry, usable }) => (usable && entry?.pulledAt !== undefined ? [entry.pulledAt] : []));
  rows.set(ROWS.asOf, ['As of', '', '', '', times.length === 0 ? '' : serialOf(Math.min(...times), zone)]);
  rows.set(ROWS.lastMonth, ['Last month', months[MONTHS - 1] ?? '']);
  rows.set(ROWS.format, ['Format', String(FORMAT)]);
  rows.set(ROWS.front, ['Dashboard', String(front)]);
  for (const [index, { title, finding }] of kindsOfFindings().entries()) rows.set(ROWS.findings + 1 + index, [title, finding]);
  for (const [index, month] of months.entries()) rows.set(ROWS.months + index, [month]);
  return Array.from({ length: LITERALS.rows }, (_, index) => padded(rows.get(index + 1) ?? [], LITERALS.columns));
}

function inRows(formulas: Formulas): Cell[][] {
  return Array.from({ length: FORMULAS.rows }, (_, index) => padded(formulas.get(index + 1) ?? [], FORMULAS.columns));
}

function padded(cells: readonly Cell[], columns: number): Cell[] {
  return Array.from({ length: columns }, (_, index) => cells[index] ?? '');
}
