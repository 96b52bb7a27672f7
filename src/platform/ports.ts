// What the product needs from the outside world, as small interfaces. `platform/google` fills them in; nothing else
// names a Google global. All calls are synchronous, because Apps Script is.

/** What a cell holds. An empty cell is `''`; a cell with a date format reads back as a `Date`. */
export type Cell = string | number | boolean | Date;

/** A rectangle of cells; rows and columns count from 1. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** A drop-down. `strict` refuses anything else; otherwise other text is accepted with a warning mark. */
export interface Choice {
  values: string[];
  strict: boolean;
  help?: string;
}

/** A chart over columns of cells side by side: labels first, then the numbers. */
export interface NewChart {
  kind: 'columns' | 'bars';
  title: string;
  ranges: readonly Area[];
  /** The cell of its corner. */
  row: number;
  column: number;
  /** In pixels. */
  width: number;
  height: number;
}

/** One sheet of the workbook. Writes are buffered by the platform until `Workbook.flush` or the next read. */
export interface Sheet {
  /** Never changes, unlike name and position. */
  readonly id: number;
  name(): string;
  /** Throws if another sheet has the name. */
  rename(name: string): void;
  /** The grid: every cell that exists, filled or not. */
  size(): { rows: number; columns: number };
  /** The last row and column that hold anything, 0 when empty. */
  used(): { rows: number; columns: number };
  values(area: Area): Cell[][];
  /** The formula of each cell in A1 notation, `''` where there is none. */
  formulas(area: Area): string[][];
  /** The formula of each cell in R1C1 notation, which is the same text in each row of a formula that was filled down. */
  formulasR1C1(area: Area): string[][];
  notes(area: Area): string[][];
  /** Merged areas that touch this one. */
  merges(area: Area): Area[];
  /** Writes values; strings are parsed by the platform as if typed, so text columns are formatted `@` first. */
  write(area: Area, rows: Cell[][]): void;
  /** One formula, in R1C1 notation, for all cells of an area. */
  fill(area: Area, formula: string): void;
  writeNotes(area: Area, notes: string[][]): void;
  /** A number format such as `0`, `@` or `yyyy-mm-dd hh:mm` for the whole area. */
  format(area: Area, numberFormat: string): void;
  /** A number format for each cell, in one call. */
  formatEach(area: Area, numberFormats: string[][]): void;
  /** The number format of each cell. */
  formats(area: Area): string[][];
  choice(area: Area, choice: Choice): void;
  checkbox(area: Area): void;
  /** Removes drop-downs, checkboxes, and all other rules about what a cell takes. */
  clearRules(area: Area): void;
  /** Are there rules that color cells by what they hold? */
  hasColorRules(): boolean;
  /**
   * Bold, tinted header, clipped text below it, widths in pixels by column; called when a tab is made, and again where that
   * was interrupted. Addresses in the columns `links` are shown as links, and headers of `numbers` are aligned with them. `status` makes rules in the place of all: colors in its column for cells with either text.
   */
  dress(look: {
    headerColumns: number;
    frozenRows: number;
    frozenColumns: number;
    widths: Record<number, number>;
    editable: number[];
    links?: number[];
    numbers?: number[];
    status?: { column: number; edited: string; trouble: string };
  }): void;
  /** The look of a header, of one above numbers, of cells that users fill in, or of bars made of characters. */
  paint(area: Area, look: 'header' | 'number-header' | 'input' | 'bar'): void;
  /** Draws a chart over the cells. Its first row of cells has headers, and its first column labels. */
  addChart(chart: NewChart): void;
  /**
   * Lets color rules and named ranges that end in a row cover so many rows below, and gives those rows the drop-downs and
   * checkboxes of that row in some columns.
   */
  extendDown(row: number, count: number, columns: readonly number[]): void;
  insertRows(after: number, count: number): void;
  insertColumns(after: number, count: number): void;
  /** To stand before another one; both numbers are as they were. */
  moveColumn(from: number, before: number): void;
  moveRow(from: number, before: number): void;
  /** Those that are out of sight, of so many from the first on: one question each. */
  hiddenColumns(upTo: number): number[];
  /** Returns which of these rows are hidden, by a filter or by hand. */
  hiddenRows(rows: readonly number[]): number[];
  showColumn(column: number, shown: boolean): void;
  deleteRows(from: number, count: number): void;
  deleteColumns(from: number, count: number): void;
  hide(): void;
  /** Returns whether this user can't change a sheet of texts, because it's protected. */
  locked(): boolean;
  hidden(): boolean;
  /** Gives the grid exactly this size; what stands outside of it is lost. */
  resize(size: { rows: number; columns: number }): void;
  clear(area: Area): void;
}

/** The open spreadsheet. */
export interface Workbook {
  id(): string;
  /** The name of the file. */
  name(): string;
  /** IANA name, such as `Europe/Berlin`; the zone in which cells show times. */
  timeZone(): string;
  /** Such as `de_DE`. */
  locale(): string;
  sheet(id: number): Sheet | undefined;
  /** All sheets, hidden ones included. */
  sheets(): Sheet[];
  sheetNamed(name: string): Sheet | undefined;
  /** Returns the names of sheets that this run has found by name or added, and that someone has deleted since. */
  lost(): string[];
  /** The sheet that the person looks at; none in a scheduled run. */
  active(): Sheet | undefined;
  /** What the person has selected in the active sheet: several areas where they held Ctrl, none in a scheduled run. */
  selection(): Area[];
  /** Adds a sheet at the end and leaves the active sheet as it was. A taken name gets a number. */
  add(name: string): Sheet;
  /** Deletes a sheet. */
  remove(id: number): void;
  /** Shows a sheet, at the given cell where there is one. */
  activate(id: number, row?: number, column?: number): void;
  /** Shows a sheet with these areas selected. The last one is active. */
  select(id: number, areas: readonly Area[]): void;
  flush(): void;
}

export interface HttpRequest {
  url: string;
  method: 'get' | 'post' | 'put' | 'delete';
  headers: Record<string, string>;
  contentType?: string;
  body?: string;
  /** A multipart form, in place of `body`. */
  parts?: readonly Part[];
}

/** One part of a multipart form; bytes from -128 to 127, as the platform has them. */
export interface Part {
  name: string;
  content: string | readonly number[];
  file?: { name: string; type: string };
}

/** Any status, 2xx or not. Header names are lower case. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Http {
  /**
   * Sends all requests at the same time and answers in their order. Redirects are not followed.
   * Throws when the network fails; then any of the requests may or may not have arrived.
   */
  fetchAll(requests: HttpRequest[]): HttpResponse[];
  /** Reads a public file, with no key of anybody; redirects are followed. Throws when the network fails. */
  file(url: string): { status: number; type: string; bytes: number[] };
}

/**
 * A store of small texts: at most 9 KB a value. It's read once, and again after a lock was taken. Before changing a record without
 * a lock, call `refresh`.
 */
export interface Properties {
  get(name: string): string | undefined;
  all(): Record<string, string>;
  set(name: string, value: string): void;
  /** Sets several in one call. */
  setAll(values: Readonly<Record<string, string>>): void;
  remove(name: string): void;
  /** Has the next read ask Google again, because others might have changed something. */
  refresh(): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): void;
  /** A new random id. */
  id(): string;
}

export interface Lock {
  /** Runs `work` while nobody else in this document does; `undefined` when the lock could not be had in time. */
  hold<T>(milliseconds: number, work: () => T): T | undefined;
}

/** Signs texts, so that this user's own can be told from those that someone else wrote. */
export interface Signer {
  /** Returns the HMAC-SHA-256 of an ASCII text as 64 hex digits. Neither text can be empty. */
  hmac(text: string, secret: string): string;
}

/** What a page knows when it opens. */
export interface Page {
  view: string;
  /** Sent with each message of the page. */
  token: string;
  /** The response to the page's first message as JSON, which saves a call, or `''` if the page has to send it. */
  first: string;
  /** `en` or another one in which the page was built. */
  language: string;
}

export interface Ui {
  /** Returns whether a user is there, as after a click in the menu. In formulas and triggers, Google refuses the UI. */
  available(): boolean;
  /** `file` is the HTML file that has the view. */
  sidebar(file: 'sidebar' | 'tasks' | 'reports', page: Page): void;
  dialog(page: Page, title: string, size: { width: number; height: number }): void;
  toast(text: string, title: string): void;
}

export interface Triggers {
  /** Returns whether a function got this event from a trigger of this user in this script. */
  fired(event: unknown): boolean;
  /** Returns the ID of the file for which this user's trigger was made, also if Google opened no file for it. */
  file(event: unknown): string | undefined;
  /** Is the hourly trigger of this person in this file there? */
  hourly(): boolean;
  startHourly(): void;
  stopHourly(): void;
  /** Deletes all triggers of this user that the script can see, whatever file they are for. */
  stopAll(): void;
}

/** Sends email from the account of the user. */
export interface Mail {
  /** Throws when Google refuses it, as after 100 recipients in a day. */
  send(to: string, subject: string, text: string): void;
}

/** What a check of the platform found, under the names of the emulator's switches. */
export interface Findings {
  /** Undefined if it couldn't be decided. */
  facts: Record<string, string | boolean | undefined>;
  /** Milliseconds that each kind of call takes. */
  costs: Record<string, number>;
}

/** Everything outside, together. */
export interface Platform {
  /** Absent where a scheduled run has no open file. */
  workbook: Workbook | undefined;
  http: Http;
  /** Of this person, over all files: the only place for keys. */
  user: Properties;
  /** Of this file, for everybody in it. */
  document: Properties;
  clock: Clock;
  lock: Lock;
  /** Like `lock`, but for all executions of this user, in all files. */
  userLock: Lock;
  signer: Signer;
  ui: Ui;
  triggers: Triggers;
  /** Only in the variant whose manifest asks for it. */
  mail: Mail | undefined;
  /** The language of the user's Google account, such as `en` or `es-MX`. */
  locale(): string;
  /** The built dictionary of a language, as JSON. Throws if there is none. */
  dictionary(language: string): string;
  /** Has this person agreed to all that the manifest asks for? What was not agreed to throws. */
  permitted(): boolean;
  /** Tries what no document of Google settles, in a scratch tab of the open file that it deletes. `echo` is the address of a server that sends back what it gets. */
  probe(echo: string | undefined): Findings;
  /** Writes to the log of the script. Never a key, never a value of a cell. */
  log(text: string): void;
}
