// What `npm start`, the tests and the benchmark may do with an Apps Script host. Open and close are promises, everything else
// is synchronous.

import type { HostSwitches } from './host-switches.ts';
import type { Site } from './site.ts';

export interface HostOptions {
  /** Folder with Code.js, its HTML pages and appsscript.json. */
  dist: string;
  /**
   * Where the internet is: host name to address or site, such as `{ 'catalog.example.edu': catalog.where }`. Others are unreachable.
   * An address is plain http on this computer, or https anywhere; then the certificate must be that of the host name.
   */
  hosts: Record<string, string | Site>;
  /** Keeps a request from leaving: the text that it answers becomes the body of a 403. */
  refuse?: (request: { method: string; path: string }) => string | undefined;
  timeZone?: string;
  locale?: string;
  /** Milliseconds since 1970 at which the settable clock stands; real time when absent. */
  clock?: number;
  user?: string;
  /** The language of the user's account, such as `es`. Default `en`. */
  language?: string;
  /** The name of the bound script. Default `Catalog Sync`. */
  scriptName?: string;
  switches?: HostSwitches;
  /** A run that never ends by itself is ended after seven minutes of real time, which takes a thread for each run. Default `ended`. */
  endlessRuns?: 'ended' | 'allowed';
  /** What `Host.save` has answered: opens that file as it was then, with its clock and its person where none is named here. */
  saved?: string;
}

export type CellValue = string | number | boolean | Date;

/** A rectangle of cells; rows and columns count from 1. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Everything that a sheet is; the page draws from it and the tests compare it. Rows and columns count from 1. */
export interface SheetDump {
  id: number;
  name: string;
  hidden: boolean;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  /** Pixels by column, only of columns that differ from the default of 100. */
  columnWidths: Record<number, number>;
  hiddenRows: number[];
  hiddenColumns: number[];
  /** By row, then column; cells that hold nothing (no value, format, note, look) are left out. */
  cells: CellDump[];
  /** Areas may overlap; the later one counts. */
  validations: ValidationDump[];
  /** Merges, tables, protections, named ranges and conditional formats; absent where there are none. */
  marks?: MarkDump[];
  charts?: ChartDump[];
  /** Absent where the sheet is not filtered. Rows that it hides are among `hiddenRows`. */
  filter?: { area: Area; shown: Record<number, string[]> };
}

export interface MarkDump {
  kind: 'merge' | 'table' | 'protection' | 'name' | 'condition';
  area: Area;
  /** The name of a range, or the rule of a conditional format. */
  text?: string;
}

export interface CellDump {
  row: number;
  column: number;
  /** `''` where there is only a note, a format or a look. */
  value: CellValue;
  /** The value as the person sees it. */
  display: string;
  /** With its `=`. */
  formula?: string;
  note?: string;
  /** Number format, such as `0` or `@`. */
  format?: string;
  /** Such as `#f3f3f3`; that of a conditional format where the cell meets one. */
  background?: string;
  color?: string;
  /** Where it isn't the usual one of its value. */
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  /** What is shown is an address, and leads there. */
  link?: boolean;
  /** A text that is too long ends at the edge of its cell, instead of running over empty neighbors. */
  clipped?: boolean;
}

/** A chart with the numbers that it shows. */
export interface ChartDump {
  id: number;
  /** Such as `COLUMN`. */
  type: string;
  title: string;
  /** The cell of its corner, and how many pixels it's right of it and below it. */
  row: number;
  column: number;
  x: number;
  y: number;
  /** In pixels. */
  width: number;
  height: number;
  labels: string[];
  series: { name: string; values: (number | null)[]; texts: string[] }[];
}

export interface ValidationDump {
  area: Area;
  type: 'list' | 'checkbox';
  /** The choices of a list. */
  values?: string[];
  /** Refuses anything else. */
  strict: boolean;
  help?: string;
}

/** One dialog or sidebar that the script has opened. */
export interface OpenPage {
  /** Another number for each opening, so that a sidebar opened again is known to be new. */
  id: number;
  title: string;
  html: string;
  width: number;
  height: number;
}

/** A message as the page sends it: a name and one JSON-like argument; answers or throws what the failure handler gets. */
export interface SidebarPage extends OpenPage {
  call(name: string, ...args: unknown[]): unknown;
  /** As the person's close button or `google.script.host.close()` does. */
  close(): void;
}

/** What Google asks a person who uses a script for the first time. */
export interface ConsentRequest {
  script: string;
  user: string;
  /** Who made the script, as Google sees it: the owner of the file. */
  developer: string;
  /** Whether Google warns that it hasn't verified the script. It doesn't within one organization. */
  unverified: boolean;
  /** By the end of its address, with Google's sentence about it. */
  scopes: { scope: string; text: string }[];
}

export interface MenuItem {
  /** Path of captions, such as `['Catalog Sync', 'Pull', 'Orders']`. */
  path: string[];
  functionName: string;
}

/** Counts of service calls since opening or `reset`. */
export interface Counts {
  /** Functions that were started by a user, a page, or a trigger. */
  runs: number;
  /** By `Service.method`, such as `Range.setValues`. */
  calls: Record<string, number>;
  /** Reads of the file, each of which waits for it. */
  reads: number;
  /** A read after writes, or a flush with writes pending. */
  roundTrips: number;
  /** Calls of UrlFetchApp.fetch or fetchAll: each waits once. */
  fetchRounds: number;
  fetches: number;
  cellsRead: number;
  /** Cells covered by value writes, header row included. */
  cellsWritten: number;
  /** Cells that got a number format of their own, from a matrix of formats. */
  cellsFormatted: number;
  /** Characters of texts longer than 1,000, which the hidden sheets hold. */
  longTextRead: number;
  longTextWritten: number;
  /** Value writes: sheet name and area of each. */
  writes: { sheet: string; row: number; column: number; rows: number; columns: number }[];
}

export interface SheetChanges {
  sheets: boolean;
  /** `sheet` is the sheet's id. */
  areas: (Area & { sheet: number })[];
}

/** The person at the spreadsheet. Sheets are named by their tab; areas in A1 notation without the tab. */
export interface PersonsWorkbook {
  sheets(): { id: number; name: string; hidden: boolean; rows: number; columns: number }[];
  activate(sheet: string): void;
  /** Several areas with commas between, as with Ctrl held: the last one is active. */
  select(sheet: string, a1: string): void;
  values(sheet: string, a1?: string): CellValue[][];
  display(sheet: string, a1?: string): string[][];
  formulas(sheet: string, a1?: string): string[][];
  formats(sheet: string, a1?: string): string[][];
  notes(sheet: string, a1?: string): string[][];
  /** Types into a cell: parsed by locale and format, refused by a strict rule with the person's error text. */
  edit(sheet: string, a1: string, typed: string): void;
  /** Puts a note on a cell, or takes it off where the text is blank. */
  note(sheet: string, a1: string, text: string): void;
  /** Pastes plain text, a matrix from the given cell on. */
  paste(sheet: string, a1: string, rows: string[][]): void;
  /** Ctrl+X and Ctrl+V: cells go with notes, formats and rules, and formulas that look at them follow. `to` is the new corner. */
  cutPaste(sheet: string, from: string, to: string): void;
  /** Ctrl+C and Ctrl+V, with notes, formats and rules; rows that a filter hides are not copied. */
  copyPaste(sheet: string, from: string, to: string): void;
  /** A copy of the row right below it. */
  duplicateRow(sheet: string, row: number): void;
  sort(sheet: string, column: number, ascending: boolean): void;
  /** Keeps rows in sight whose text in a column is one of `shown`; several columns add up. */
  filter(sheet: string, column: number, shown: string[]): void;
  clearFilter(sheet: string): void;
  hideRows(sheet: string, from: number, count: number): void;
  showRows(sheet: string, from: number, count: number): void;
  hideColumns(sheet: string, from: number, count: number): void;
  showColumns(sheet: string, from: number, count: number): void;
  setColumnWidths(sheet: string, from: number, count: number, pixels: number): void;
  /** How many rows and columns stay in sight, from the first on. */
  freeze(sheet: string, rows: number, columns: number): void;
  /** Only the first cell keeps its value. */
  merge(sheet: string, a1: string): void;
  /** Makes a Sheets table of the area, its first row being the header. */
  toTable(sheet: string, a1: string): void;
  /** Keeps everybody but the owner and `editors` out of an area, or of the whole sheet; `warningOnly` keeps nobody out. */
  protect(sheet: string, a1: string | undefined, how: { editors?: string[]; warningOnly?: boolean }): void;
  nameRange(sheet: string, a1: string, name: string): void;
  /** A conditional format for cells that contain a text. */
  highlight(sheet: string, a1: string, text: string): void;
  insertRows(sheet: string, after: number, count: number): void;
  deleteRows(sheet: string, from: number, count: number): void;
  insertColumns(sheet: string, after: number, count: number): void;
  deleteColumns(sheet: string, from: number, count: number): void;
  moveColumn(sheet: string, from: number, before: number): void;
  renameSheet(sheet: string, name: string): void;
  /** The copy stands right of it and is active; answers its name. */
  duplicateTab(sheet: string): string;
  deleteSheet(sheet: string): void;
  /** Ctrl+Z: takes back the last change to the grid, the person's or the script's; never properties. */
  undo(): void;
  /** Names the present state in the version history. */
  saveVersion(name: string): void;
  /** Brings that state of the grid back; never properties. */
  restoreVersion(name: string): void;
  /**
   * File > Make a copy: a host of its own on the copy, which belongs to the person, without triggers and document properties. A
   * `bound` script is copied along as a new script, so the person's own properties are gone as well; an `add-on` still has them.
   */
  copyFile(script?: 'bound' | 'add-on'): Host;
  setTimeZone(zone: string): void;
  setLocale(locale: string): void;
  /** The document: its name as the title bar shows it, its settings, and the names of its versions, the oldest first. */
  file(): { name: string; locale: string; timeZone: string; versions: string[] };
  /** What the person looks at: the active sheet and the selected cell. The script's `activate` moves it too. */
  active(): { sheet: number; row: number; column: number };
  /** All areas that are selected in the active sheet, the active one last. */
  selected(): Area[];
  /** Everything that all sheets are, for comparing byte for byte. */
  dump(): SheetDump[];
  /** One sheet; cells only of `area` where it is given, everything else always whole. The page reads this. */
  dump(sheet: string, area?: Area): SheetDump;
}

export interface Host {
  /** Runs a top-level function of the bundle as the editor or the menu would (mode FULL) and answers its value. */
  run(name: string, ...args: unknown[]): unknown;
  /**
   * Calls a top-level function as a formula in a cell would (mode CUSTOM_FUNCTION): `=DOUBLE(A1:B2, "text")`, with values and
   * references for arguments. Returns the values that would show from that cell on, and throws what the cell's error note would
   * say. Cells stay as they are.
   */
  calculate(sheet: string, a1: string, formula: string): CellValue[][];
  /** Opens the file: fires `onOpen`, unless the user can only view it. */
  open(): void;
  workbook: PersonsWorkbook;
  menu(): MenuItem[];
  /** Clicks a menu item by its last caption, or by its whole path joined with ` > `. */
  click(caption: string): void;
  /** What Google asks right now; undefined if it doesn't. */
  consent(): ConsentRequest | undefined;
  /** Agrees to all scopes but these, or to none at all. The click that brought up the question is lost. */
  agree(refused?: readonly string[]): void;
  decline(): void;
  /** Those that are open, oldest first. */
  dialogs(): SidebarPage[];
  /** Throws where none is open. */
  sidebar(): SidebarPage;
  /** All since opening, oldest first. */
  toasts(): { title: string; text: string }[];
  /** The reply to the next alert or prompt. */
  answer(reply: string): void;
  /** Email that was sent, oldest first. */
  mails(): { from: string; to: string; subject: string; text: string }[];
  triggers(): { id: string; functionName: string; everyHours: number | undefined; disabled: boolean }[];
  /** Fires a trigger now, as the clock would. */
  fire(id: string): void;
  /** Lets time pass on the settable clock and fires every trigger that comes due; what fails is in the log. */
  advance(hours: number): void;
  /** As Google does now and then without a word. */
  disableTrigger(id: string): void;
  /** As the person does in their list of triggers, or a new deployment. */
  removeTrigger(id: string): void;
  properties: { user: Record<string, string>; document: Record<string, string>; script: Record<string, string> };
  /** Lines written by console and Logger. */
  logs(): string[];
  counts(): Counts;
  resetCounts(): void;
  /** Kills the run at its nth service call from now (before the call acts). The next run is not affected. */
  killAt(call: number): void;
  /** Runs `act` inside the script's run, just before its nth service call from now. */
  at(call: number, act: () => void): void;
  setClock(milliseconds: number): void;
  /** Who is at the spreadsheet now. A viewer can read and copy the file; the owner always can edit. Default `edit`. */
  setUser(email: string, access?: 'edit' | 'view'): void;
  /** The language of the account of who is at the spreadsheet, such as `es-MX`. Pages and menus that are open stay as they are. */
  setLanguage(language: string): void;
  language(): string;
  setSwitches(switches: HostSwitches): void;
  /**
   * What changed since the last call. `sheets`: anything but cells (tabs, names, order, grid size, inserted or deleted rows and
   * columns, widths, frozen or hidden rows, rules), so that the page reads every sheet named in `areas`, and the list, again.
   */
  changes(): SheetChanges;
  /**
   * Keeps all of it: workbook, history, properties, cache, clock, screen, counts. Inside a run (from `at`) it is what a kill right
   * there would leave. Answers what brings it back between two runs, as often as wanted;
   * kills and hooks that wait then are dropped.
   */
  keep(): () => void;
  /** The file with its properties, triggers, and clock as a JSON text, to be opened again by `HostOptions.saved`, in another process too. */
  save(): string;
  /**
   * Opens the same file for another script, such as an add-on beside a bound script: the same cells, and properties, locks, triggers, and
   * pages of its own. Close it too.
   */
  beside(script: { dist: string; name?: string; switches?: HostSwitches }): Host;
  /** Reads the built files again, as after a push: the next run uses them, and pages that are open stay as they are. */
  push(): void;
  close(): Promise<void>;
}
