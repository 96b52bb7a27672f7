// What the browser and the server of the page say to each other: the browser sends what the person does, the server
// answers with everything that the browser does not know yet. Rows and columns count from 1.
import type { Area, ChartDump, ConsentRequest, MarkDump, MenuItem, PersonsWorkbook, SheetDump } from '../host.ts';

/** What a person does at the page. */
export type Action =
  | { type: 'look' }
  | { type: 'activate'; sheet: number }
  /** The last area is the active one. */
  | { type: 'select'; sheet: number; areas: Area[] }
  | { type: 'edit'; sheet: number; row: number; column: number; typed: string }
  | { type: 'paste'; sheet: number; row: number; column: number; rows: string[][] }
  | { type: 'rename'; sheet: number; name: string }
  | { type: 'insertRows' | 'insertColumns'; sheet: number; after: number; count: number }
  | {
      type: 'deleteRows' | 'deleteColumns' | 'hideRows' | 'showRows' | 'hideColumns' | 'showColumns';
      sheet: number;
      from: number;
      count: number;
    }
  | { type: 'setColumnWidths'; sheet: number; from: number; count: number; pixels: number }
  | { type: 'freeze'; sheet: number; rows: number; columns: number }
  | { type: 'moveColumn'; sheet: number; from: number; before: number }
  | { type: 'duplicateRow'; sheet: number; row: number }
  | { type: 'cutPaste' | 'copyPaste'; sheet: number; from: Area; row: number; column: number }
  | { type: 'sort'; sheet: number; column: number; ascending: boolean }
  | { type: 'filter'; sheet: number; column: number; shown: string[] }
  | { type: 'clearFilter' | 'duplicateTab' | 'deleteTab'; sheet: number }
  | { type: 'merge' | 'toTable' | 'protect'; sheet: number; area: Area }
  | { type: 'nameRange'; sheet: number; area: Area; name: string }
  | { type: 'undo' }
  | { type: 'saveVersion' | 'restoreVersion'; name: string }
  | { type: 'setFile'; locale: string; timeZone: string }
  | { type: 'click'; path: string[] }
  | { type: 'call'; frame: number; name: string; args: unknown[] }
  | { type: 'closeFrame'; frame: number }
  | { type: 'agree'; refused: string[] }
  | { type: 'decline' };

export interface Request {
  action: Action;
  /** Newest revision that the browser has seen; -1 at first. */
  revision: number;
  /** The sheet that the browser shows. */
  shown?: number | undefined;
  /** At which revision each sheet was read that the browser holds. */
  copies: Record<number, number>;
}

export interface Reply {
  revision: number;
  file: ReturnType<PersonsWorkbook['file']>;
  /** Those that are not hidden, in their order. */
  tabs: { id: number; name: string }[];
  /** The sheet to show. */
  shown: number;
  /** Present where the script has moved the person's selection. */
  moved?: { row: number; column: number; areas: Area[] };
  /** Of the sheet to show: all of it, or what has changed; absent where the browser's copy is up to date. */
  sheet?: SheetView;
  /** Why the sheet can't be shown as it is. The browser's copy stays as old as it was. */
  problem?: string;
  menu: MenuItem[];
  sidebar?: FrameView;
  dialogs: FrameView[];
  toasts: { title: string; text: string }[];
  /** What Google asks before the script can run. */
  consent?: ConsentRequest;
  /** Is there a demo Catalog to show a panel of? */
  demo: boolean;
  /** What the action came to: of a call its value, of anything refused the reason. */
  result: { ok: true; value?: unknown } | { ok: false; message: string };
}

/** What is answered to who asked for a copy of the file. */
export interface CopyReply {
  /** Where the copy is open. */
  url: string;
  /** What its `onOpen` threw. */
  problem?: string;
}

/** A sidebar or dialog of the script; its content is served from another origin, as Google does. */
export interface FrameView {
  id: number;
  title: string;
  url: string;
  width: number;
  height: number;
}

export interface SheetView {
  id: number;
  /** What `cells` covers; the whole sheet where absent. */
  area?: Area;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  columnWidths: Record<number, number>;
  hiddenRows: number[];
  hiddenColumns: number[];
  marks: MarkDump[];
  charts: ChartDump[];
  filter?: SheetDump['filter'];
  choices: { area: Area; values: string[]; strict: boolean }[];
  checkboxes: Area[];
  looks: Look[];
  cells: CellView[];
}

export interface Look {
  align: 'left' | 'center' | 'right';
  background?: string;
  color?: string;
  bold?: boolean;
  link?: boolean;
  clipped?: boolean;
}

/** Row, column, the text that is shown, the number of its look, and what else there is to say. */
export type CellView = [row: number, column: number, display: string, look: number, more?: CellDetails];

export interface CellDetails {
  /** What stands in the editor when the person edits the cell, where it is not the text that is shown. */
  edited?: string;
  note?: string;
}

/** What the grid of the browser holds of the sheet that it shows, told on request. */
export interface GridModel {
  sheet: number;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  /** Pixels by column, only of those that are not 100 wide. */
  columnWidths: Record<number, number>;
  hiddenRows: number[];
  hiddenColumns: number[];
  merges: Area[];
  cells: GridCell[];
  rules: { type: string; values: string[]; areas: Area[] }[];
}

/** A cell that shows a text, a look or a note. */
export interface GridCell {
  row: number;
  column: number;
  text: string;
  background?: string;
  color?: string;
  bold?: true;
  link?: true;
  clipped?: true;
  note?: string;
}

/** What a frame says to the page around it, by `postMessage`. */
export type FrameMessage =
  | { from: 'google.script'; type: 'call'; call: number; name: string; args: unknown[] }
  | { from: 'google.script'; type: 'close' | 'focus' }
  | { from: 'google.script'; type: 'size'; width?: number; height?: number };

/** What the page answers to a call. */
export type FrameAnswer = { to: 'google.script'; call: number } & Reply['result'];
