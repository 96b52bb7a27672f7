// The workbook as data, the only copy there is: sheets, their cells, and what changed since the page last looked.
import type { Area } from './area.ts';
import type { Chart } from './chart.ts';
import type { Filter } from './filter.ts';
import type { State, Step } from './history.ts';
import { extentOf, type Layer } from './layer.ts';
import type { Mark } from './marks.ts';
import type { Rule } from './rule.ts';

/** What a cell stores. Times are serial numbers: the format says that they are times. Empty cells store nothing. */
export type Scalar = number | string | boolean;

/** Looks that no rule of the host depends on. */
export type Style = Readonly<Record<string, string>>;

export interface SheetData {
  readonly id: number;
  name: string;
  hidden: boolean;
  rows: number;
  columns: number;
  values: Layer<Scalar>;
  formulas: Layer<string>;
  formats: Layer<string>;
  notes: Layer<string>;
  rules: Layer<Rule>;
  styles: Layer<Style>;
  frozenRows: number;
  frozenColumns: number;
  /** Pixels by column, where it is not the usual 100. */
  widths: Map<number, number>;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  filter: Filter | undefined;
  marks: readonly Mark[];
  charts: readonly Chart[];
  /** The active one of the selected areas, and the others. */
  selection: Area;
  alsoSelected: readonly Area[];
}

export interface Book {
  readonly id: string;
  readonly name: string;
  /** No protection keeps this person out. */
  readonly owner: string;
  timeZone: string;
  locale: string;
  sheets: SheetData[];
  activeId: number;
  /** Grows with every change. */
  revision: number;
  changed: { sheets: boolean; areas: ({ sheet: number } & Area)[] };
  /** What Ctrl+Z takes back, the newest last. */
  steps: Step[];
  readonly versions: Map<string, State>;
  /** How many copies have been made of it. */
  copies: number;
  /** How many charts have been made in it. */
  newCharts: number;
}

/** The grid of a tab that is just made. */
export const NEW_TAB = { rows: 1000, columns: 26 };
export const MAX_CELLS = 10_000_000;
export const MAX_COLUMNS = 18_278;
export const MAX_CHARACTERS = 50_000;

const ID = '1PracticeWorkbookOfTheEmulator0000000000000';

export function newBook(timeZone: string, locale: string, owner: string): Book {
  const book: Book = {
    id: ID,
    name: 'Demo workbook',
    owner,
    timeZone,
    locale,
    sheets: [],
    activeId: 0,
    revision: 0,
    changed: { sheets: true, areas: [] },
    steps: [],
    versions: new Map(),
    copies: 0,
    newCharts: 0,
  };
  book.sheets.push(newSheet(0, 'Sheet1'));
  return book;
}

export function newSheet(id: number, name: string): SheetData {
  return {
    id,
    name,
    hidden: false,
    ...NEW_TAB,
    values: [],
    formulas: [],
    formats: [],
    notes: [],
    rules: [],
    styles: [],
    frozenRows: 0,
    frozenColumns: 0,
    widths: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    filter: undefined,
    marks: [],
    charts: [],
    selection: { row: 1, column: 1, rows: 1, columns: 1 },
    alsoSelected: [],
  };
}

/** Selects areas of a sheet. The last one is active. */
export function selectAreas(sheet: SheetData, areas: readonly Area[]): void {
  sheet.selection = { ...(areas.at(-1) ?? sheet.selection) };
  sheet.alsoSelected = areas.slice(0, -1);
}

/** Looks random and is not: the same workbook gets the same ids again. */
export function nextSheetId(book: Book): number {
  let id = book.sheets.reduce((sum, sheet) => (sum * 31 + sheet.id + 7) % 2_000_000_011, book.revision + 1);
  do id = (id * 48_271 + 11) % 2_000_000_011;
  while (book.sheets.some((sheet) => sheet.id === id));
  return id;
}

export function sheetById(book: Book, id: number): SheetData | undefined {
  return book.sheets.find((sheet) => sheet.id === id);
}

export function sheetByName(book: Book, name: string): SheetData | undefined {
  return book.sheets.find((sheet) => sheet.name === name);
}

/** Returns the tab that a formula names, in any case if no tab has exactly this name. */
export function sheetInFormula(book: Book, name: string): SheetData | undefined {
  return sheetByName(book, name) ?? book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

export function totalCells(book: Book): number {
  return book.sheets.reduce((sum, sheet) => sum + sheet.rows * sheet.columns, 0);
}

/** The last row and column with content, 0 on an empty sheet. */
export function contentOf(sheet: SheetData, counts: 'values' | 'with-notes' = 'values'): { rows: number; columns: number } {
  const layers = [sheet.values, sheet.formulas, ...(counts === 'with-notes' ? [sheet.notes] : [])].map(extentOf);
  return { rows: Math.max(...layers.map(({ rows }) => rows)), columns: Math.max(...layers.map(({ columns }) => columns)) };
}

export function noteArea(book: Book, sheet: SheetData, area: Area): void {
  book.revision++;
  const { areas } = book.changed;
  const last = areas.at(-1);
  if (
    last &&
    last.sheet === sheet.id &&
    last.column === area.column &&
    last.columns === area.columns &&
    last.row + last.rows === area.row
  ) {
    last.rows += area.rows;
    return;
  }
  areas.push({ sheet: sheet.id, ...area });
  // A view that must redraw this much redraws whole sheets.
  if (areas.length > 1000) {
    const ids = new Set(areas.map((each) => each.sheet));
    book.changed.areas = book.sheets.filter((each) => ids.has(each.id)).map(wholeSheet);
  }
}

export function noteSheets(book: Book): void {
  book.revision++;
  book.changed.sheets = true;
}

/** Rows or columns moved: everything in the sheet may be elsewhere. */
export function noteShape(book: Book, sheet: SheetData): void {
  noteSheets(book);
  noteArea(book, sheet, wholeSheet(sheet));
}

function wholeSheet(sheet: SheetData): { sheet: number } & Area {
  return { sheet: sheet.id, row: 1, column: 1, rows: sheet.rows, columns: sheet.columns };
}
