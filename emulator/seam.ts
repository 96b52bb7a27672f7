// The seam of the emulator: what `npm start`, the tests and the benchmark may use. Start, open and close are promises,
// everything else is synchronous.

/** How the practice Catalog misbehaves, until set back. Answers made by a fault are marked and not checked. */
export interface Faults {
  /** Milliseconds added to every answer. */
  latency?: number;
  /** Which requests the fault meets: matched against `METHOD /path?query`; all when absent. */
  match?: RegExp | string;
  /** Let this many matching requests pass before the fault begins. */
  after?: number;
  /** How many matching requests it meets; all when absent. */
  times?: number;
  /** What the answer becomes. */
  answer?:
    | '401'
    | '403'
    | '404'
    | '422'
    | '429'
    | '429-retry-after'
    | '500'
    | '503'
    | 'html'
    | 'cut-json'
    | 'drop'
    | 'act-then-drop'
    | 'act-then-500';
}

/** What no document answers; each can be switched to the other plausible shape. */
export interface CatalogSwitches {
  sort?: 'ascending' | 'descending';
  /** `old` answers in the older shape of the documents. */
  shape?: 'current' | 'old';
  /** `link-only` leaves Total away; `total-only` leaves Link away; `none` leaves both away. */
  paging?: 'full' | 'link-only' | 'total-only' | 'none';
  /** Every page holds this many rows whatever was asked. */
  perPageIgnored?: number;
  tagEnvelope?: 'root' | 'envelope' | 'array';
  analyticsEnvelope?: 'root' | 'envelope';
  /** What becomes of an enrollment that is dropped. */
  dropped?: 'status' | 'gone';
  /** Texts are trimmed when stored. */
  trims?: boolean;
  unknownFields?: 'refused' | 'ignored';
  bulkTagDelete?: 'served' | 'missing';
}

export interface CatalogOptions {
  /** Same seed, same data. Default 1. */
  seed?: number;
  /** `small`: 24 courses, 300 orders. `medium`: 240, 5,000. `large`: 2,000, 100,000. Or exact counts. */
  scale?: 'small' | 'medium' | 'large' | Partial<Record<'courses' | 'orders' | 'enrollments' | 'tags' | 'users', number>>;
  /** 0 picks a free one. */
  port?: number;
  faults?: Faults[];
  switches?: CatalogSwitches;
}

/** One request that reached the practice Catalog. */
export interface LoggedRequest {
  at: number;
  method: string;
  /** Without host, with query. */
  path: string;
  operationId: string | undefined;
  /** Parsed where it is JSON or a form; never holds the key. */
  body: unknown;
  status: number;
  /** Was the answer made by a fault? */
  fault: boolean;
  /** What the contract says against the request or the answer; empty when all is well. */
  violations: string[];
}

export interface PracticeCatalog {
  /** Base address on the loopback, such as `http://127.0.0.1:4310`. */
  url: string;
  apiKey: string;
  requests(): LoggedRequest[];
  /** Count of requests by operationId. */
  operations(): Record<string, number>;
  clearRequests(): void;
  setFaults(faults: Faults[]): void;
  setSwitches(switches: CatalogSwitches): void;
  /** What a colleague does meanwhile in the Catalog: changes records directly, without a request. */
  mutate(change: CatalogChange): void;
  /** The records as stored, in the current shape of the API: `courses`, `tags`, `enrollments`, `orders`, … */
  records(resource: string): Record<string, unknown>[];
  /** Runs `act` when the nth request (from 1, counted from now) arrives, before or after the server acts on it. */
  at(request: number, moment: 'before' | 'after', act: CatalogChange): void;
  close(): Promise<void>;
}

export type CatalogChange =
  | { type: 'update'; resource: string; id: number; fields: Record<string, unknown> }
  | { type: 'create'; resource: string; fields: Record<string, unknown> }
  | { type: 'delete'; resource: string; id: number };

/** Questions about Apps Script that no document answers; the suite runs both ways. */
export interface HostSwitches {
  /** What `=1+1` becomes in a cell with the text format. Default `text`. */
  equalsInTextCell?: 'text' | 'formula';
  /** Whether a leading apostrophe written into a cell with the text format disappears. Default `dropped`. */
  apostropheInTextCell?: 'dropped' | 'kept';
  /** Whether setting a checkbox rule writes FALSE into empty cells. Default false. */
  checkboxWritesFalse?: boolean;
  /** What becomes of unflushed writes of a killed run. Default `kept`. */
  unflushedWrites?: 'lost' | 'kept' | 'half';
  /** Whether a clock trigger has an active spreadsheet. Default true. */
  activeFileInTrigger?: boolean;
  /** `all`: one failing request makes `fetchAll` throw (default). */
  fetchAllFailure?: 'all' | 'each-muted';
  /** Whether the body of a DELETE is dropped. Default false. */
  deleteBodyDropped?: boolean;
  /** Language of the texts of exceptions. Default `en`. */
  errorLanguage?: 'en' | 'de';
  /** Authorization of `onOpen`: `NONE` is a published add-on that is installed but not yet used in this file. Default `LIMITED`. */
  openingMode?: 'LIMITED' | 'NONE';
}

export interface HostOptions {
  /** Folder with Code.js, sidebar.html and appsscript.json. */
  dist: string;
  /** Where the internet is: host name to address, such as `{ 'catalog.example.edu': catalog.url }`. Others are unreachable. */
  hosts: Record<string, string>;
  timeZone?: string;
  locale?: string;
  /** Milliseconds since 1970 at which the settable clock stands; real time when absent. */
  clock?: number;
  user?: string;
  switches?: HostSwitches;
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
  /** By row, then column; cells that hold nothing (no value, format, note, look) are left out. */
  cells: CellDump[];
  /** Areas may overlap; the later one counts. */
  validations: ValidationDump[];
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
  /** Such as `#f3f3f3`. */
  background?: string;
  color?: string;
  bold?: boolean;
  /** A text that is too long ends at the edge of its cell, instead of running over empty neighbours. */
  clipped?: boolean;
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

export interface MenuItem {
  /** Path of captions, such as `['Catalog Sync', 'Pull', 'Orders']`. */
  path: string[];
  functionName: string;
}

/** Counts of service calls since opening or `reset`. */
export interface Counts {
  /** By `Service.method`, such as `Range.setValues`. */
  calls: Record<string, number>;
  /** A read after writes, or a flush with writes pending. */
  roundTrips: number;
  /** Calls of UrlFetchApp.fetch or fetchAll: each waits once. */
  fetchRounds: number;
  fetches: number;
  cellsRead: number;
  /** Cells covered by value writes, header row included. */
  cellsWritten: number;
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
  select(sheet: string, a1: string): void;
  values(sheet: string, a1?: string): CellValue[][];
  display(sheet: string, a1?: string): string[][];
  formulas(sheet: string, a1?: string): string[][];
  formats(sheet: string, a1?: string): string[][];
  notes(sheet: string, a1?: string): string[][];
  /** Types into a cell: parsed by locale and format, refused by a strict rule with the person's error text. */
  edit(sheet: string, a1: string, typed: string): void;
  /** Pastes plain text, a matrix from the given cell on. */
  paste(sheet: string, a1: string, rows: string[][]): void;
  sort(sheet: string, column: number, ascending: boolean): void;
  hideRows(sheet: string, from: number, count: number): void;
  insertRows(sheet: string, after: number, count: number): void;
  deleteRows(sheet: string, from: number, count: number): void;
  insertColumns(sheet: string, after: number, count: number): void;
  deleteColumns(sheet: string, from: number, count: number): void;
  moveColumn(sheet: string, from: number, before: number): void;
  renameSheet(sheet: string, name: string): void;
  setTimeZone(zone: string): void;
  setLocale(locale: string): void;
  /** The document: its name as the title bar shows it, and its settings. */
  file(): { name: string; locale: string; timeZone: string };
  /** What the person looks at: the active sheet and the selected cell. The script's `activate` moves it too. */
  active(): { sheet: number; row: number; column: number };
  /** Everything that all sheets are, for comparing byte for byte. */
  dump(): SheetDump[];
  /** One sheet; cells only of `area` where it is given, everything else always whole. The page reads this. */
  dump(sheet: string, area?: Area): SheetDump;
}

export interface Host {
  /** Runs a top-level function of the bundle as the editor or the menu would (mode FULL) and answers its value. */
  run(name: string, ...args: unknown[]): unknown;
  /** Opens the file: fires `onOpen`. */
  open(): void;
  workbook: PersonsWorkbook;
  menu(): MenuItem[];
  /** Clicks a menu item by its last caption, or by its whole path joined with ` > `. */
  click(caption: string): void;
  /** Those that are open, oldest first. */
  dialogs(): SidebarPage[];
  /** Throws where none is open. */
  sidebar(): SidebarPage;
  /** All since opening, oldest first. */
  toasts(): { title: string; text: string }[];
  /** The reply to the next alert or prompt. */
  answer(reply: string): void;
  triggers(): { id: string; functionName: string; everyHours: number | undefined; disabled: boolean }[];
  /** Fires a trigger now, as the clock would. */
  fire(id: string): void;
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
  setUser(email: string): void;
  setSwitches(switches: HostSwitches): void;
  /**
   * What changed since the last call. `sheets`: anything but cells (tabs, names, order, grid size, inserted or deleted rows and
   * columns, widths, frozen or hidden rows, rules), so that the page reads every sheet named in `areas`, and the list, again.
   */
  changes(): SheetChanges;
  close(): Promise<void>;
}
