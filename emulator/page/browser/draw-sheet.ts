// How a sheet of the host becomes cells, widths and marks of the grid. Rows and columns count from 0 on the grid's side.
import type { ICellData, IRange, IStyleData, IWorksheetData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { Area } from '../../host.ts';
import type { Look, SheetView } from '../protocol.ts';
import { fromHost } from './guard-grid.ts';
import { type CellCopy, type ChangedCell, isInside, type SheetCopy } from './sheet-copy.ts';

export const workbookId = 'workbook';

const columnWidth = 100;
const rowHeight = 21;

export type SheetChange =
  | { type: 'insert'; sheet: IWorksheetData }
  | { type: 'remove'; sheet: number }
  | { type: 'change'; copy: SheetCopy; before: SheetView; changed: ChangedCell[] };

/** The whole sheet, as the grid takes it fastest. */
export function describeSheet(copy: SheetCopy): IWorksheetData {
  const { view } = copy;
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, cells] of copy.rows) {
    const drawn: Record<number, ICellData> = {};
    for (const [column, cell] of cells) drawn[column - 1] = drawCell(copy, row, column, cell);
    cellData[row - 1] = drawn;
  }
  return {
    id: String(view.id),
    name: String(view.id),
    tabColor: '',
    hidden: 0,
    freeze: freezeOf(view),
    rowCount: view.rows,
    columnCount: view.columns,
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    defaultColumnWidth: columnWidth,
    defaultRowHeight: rowHeight,
    mergeData: mergesOf(view),
    cellData,
    rowData: Object.fromEntries(view.hiddenRows.map((row) => [row - 1, { hd: 1 }])),
    columnData: Object.fromEntries([
      ...Object.entries(view.columnWidths).map(([column, width]) => [Number(column) - 1, { w: width }]),
      ...view.hiddenColumns.map((column) => [column - 1, { w: view.columnWidths[column] ?? columnWidth, hd: 1 }]),
    ]),
    rowHeader: { width: 46 },
    columnHeader: { height: 22 },
    showGridlines: 1,
    rightToLeft: 0,
  };
}

export function changeSheet(api: FUniver, change: SheetChange): void {
  if (change.type === 'insert') {
    const index = api.getActiveWorkbook()?.getSheets().length ?? 0;
    execute(api, 'insert-sheet', { index, sheet: change.sheet });
  } else if (change.type === 'remove') {
    execute(api, 'remove-sheet', { subUnitId: String(change.sheet), subUnitName: String(change.sheet) });
  } else {
    changeFrame(api, change.copy.view, change.before);
    changeCells(api, change.copy, change.changed);
  }
}

function changeFrame(api: FUniver, view: SheetView, before: SheetView): void {
  const subUnitId = String(view.id);
  if (view.rows !== before.rows) execute(api, 'set-worksheet-row-count', { subUnitId, rowCount: view.rows });
  if (view.columns !== before.columns) execute(api, 'set-worksheet-column-count', { subUnitId, columnCount: view.columns });
  if (view.frozenRows !== before.frozenRows || view.frozenColumns !== before.frozenColumns) {
    execute(api, 'set-frozen', { subUnitId, ...freezeOf(view), resetScroll: false });
  }
  const columns = new Set([...Object.keys(view.columnWidths), ...Object.keys(before.columnWidths)].map(Number));
  for (const column of columns) {
    const width = view.columnWidths[column] ?? columnWidth;
    if (width !== (before.columnWidths[column] ?? columnWidth)) {
      const ranges = [rangeOf({ row: 1, rows: view.rows, column, columns: 1 })];
      execute(api, 'set-worksheet-col-width', { subUnitId, ranges, colWidth: width });
    }
  }
  const [hidden, hiddenBefore] = [new Set(view.hiddenRows), new Set(before.hiddenRows)];
  const appearing = before.hiddenRows.filter((row) => !hidden.has(row) && row <= view.rows);
  const hiding = view.hiddenRows.filter((row) => !hiddenBefore.has(row));
  if (appearing.length > 0) execute(api, 'set-row-visible', { subUnitId, ranges: rowRanges(appearing, view.columns) });
  if (hiding.length > 0) execute(api, 'set-row-hidden', { subUnitId, ranges: rowRanges(hiding, view.columns) });
  const outOfSight = view.hiddenColumns.filter((column) => !before.hiddenColumns.includes(column));
  const backInSight = before.hiddenColumns.filter((column) => !view.hiddenColumns.includes(column) && column <= view.columns);
  const wholeColumns = (columns: number[]) => columns.map((column) => rangeOf({ row: 1, rows: view.rows, column, columns: 1 }));
  if (backInSight.length > 0) execute(api, 'set-col-visible', { subUnitId, ranges: wholeColumns(backInSight) });
  if (outOfSight.length > 0) execute(api, 'set-col-hidden', { subUnitId, ranges: wholeColumns(outOfSight) });
  const [merges, mergesBefore] = [mergesOf(view), mergesOf(before)];
  if (JSON.stringify(merges) !== JSON.stringify(mergesBefore)) {
    if (mergesBefore.length > 0) execute(api, 'remove-worksheet-merge', { subUnitId, ranges: mergesBefore });
    if (merges.length > 0) execute(api, 'add-worksheet-merge', { subUnitId, ranges: merges });
  }
}

function changeCells(api: FUniver, copy: SheetCopy, changed: ChangedCell[]): void {
  const { view } = copy;
  const cellValue: Record<number, Record<number, ICellData | null>> = {};
  for (const { row, column, cell } of changed) {
    if (row > view.rows || column > view.columns) continue;
    cellValue[row - 1] ??= {};
    const cells = cellValue[row - 1];
    if (cells !== undefined) cells[column - 1] = cell === undefined ? null : drawCell(copy, row, column, cell);
  }
  if (Object.keys(cellValue).length > 0) execute(api, 'set-range-values', { subUnitId: String(view.id), cellValue });
}

/** Notes and rules, which the grid keeps beside its cells. */
export function drawRules(api: FUniver, copy: SheetCopy, before: SheetView | undefined, changed: ChangedCell[]): void {
  const { view } = copy;
  const subUnitId = String(view.id);
  const rulesOf = (of: SheetView) => JSON.stringify([of.choices, of.checkboxes]);
  if (before === undefined || rulesOf(before) !== rulesOf(view)) {
    const old = before === undefined ? [] : [...before.choices, ...before.checkboxes].map((_, index) => `${subUnitId}-${index}`);
    if (old.length > 0)
      api.syncExecuteCommand('data-validation.mutation.removeRule', { unitId: workbookId, subUnitId, ruleId: old }, fromHost);
    const rules = [
      ...view.choices.map(({ area, values, strict }) => ({
        type: 'list',
        formula1: values.join(','),
        ranges: [rangeOf(area)],
        errorStyle: strict ? 1 : 2,
        allowBlank: true,
        renderMode: 1,
      })),
      ...view.checkboxes.map((area) => ({ type: 'checkbox', formula1: '1', formula2: '0', ranges: [rangeOf(area)], allowBlank: true })),
    ].map((rule, index) => ({ uid: `${subUnitId}-${index}`, ...rule }));
    if (rules.length > 0)
      api.syncExecuteCommand('data-validation.mutation.addRule', { unitId: workbookId, subUnitId, rule: rules }, fromHost);
  }
  for (const { row, column, cell, hadNote } of changed) {
    if (cell?.note === undefined) {
      if (hadNote) execute(api, 'remove-note', { sheetId: subUnitId, row: row - 1, col: column - 1 });
      continue;
    }
    const note = { id: `${row}-${column}`, row: row - 1, col: column - 1, width: 260, height: 100, note: cell.note, show: false };
    execute(api, 'update-note', { sheetId: subUnitId, row: row - 1, col: column - 1, note });
  }
}

function drawCell(copy: SheetCopy, row: number, column: number, cell: CellCopy): ICellData {
  const { view } = copy;
  const isCheckbox = (cell.display === 'TRUE' || cell.display === 'FALSE') && view.checkboxes.some((area) => isInside(area, row, column));
  if (isCheckbox) return { v: cell.display === 'TRUE' ? 1 : 0, t: 3, s: styleOf(cell.look) };
  return { v: cell.display, t: 1, s: styleOf(cell.look) };
}

const styles = new WeakMap<Look, IStyleData>();

/** One object for a look, because thousands of cells share it. */
function styleOf(look: Look): IStyleData {
  let style = styles.get(look);
  if (style === undefined) {
    // In the middle of the row, where the grid draws its checkboxes and choices.
    style = { ht: look.align === 'left' ? 1 : look.align === 'center' ? 2 : 3, vt: 2 };
    // What is not said stays as it was; null takes it away.
    style.bg = look.background === undefined ? null : { rgb: look.background };
    style.cl = look.color === undefined ? null : { rgb: look.color };
    style.bl = look.bold === true ? 1 : 0;
    style.ul = { s: look.link === true ? 1 : 0 };
    if (look.clipped === true) style.tb = 2;
    styles.set(look, style);
  }
  return style;
}

function freezeOf(view: SheetView) {
  return {
    startRow: view.frozenRows === 0 ? -1 : view.frozenRows,
    startColumn: view.frozenColumns === 0 ? -1 : view.frozenColumns,
    ySplit: view.frozenRows,
    xSplit: view.frozenColumns,
  };
}

function mergesOf(view: SheetView): IRange[] {
  return view.marks.filter(({ kind }) => kind === 'merge').map(({ area }) => rangeOf(area));
}

/** Neighbors together: a filter may hide thousands of rows. `rows` in ascending order. */
function rowRanges(rows: number[], columns: number): IRange[] {
  const runs: Area[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last.row + last.rows === row) last.rows += 1;
    else runs.push({ row, rows: 1, column: 1, columns });
  }
  return runs.map(rangeOf);
}

function rangeOf(area: Area): IRange {
  return {
    startRow: area.row - 1,
    endRow: area.row + area.rows - 2,
    startColumn: area.column - 1,
    endColumn: area.column + area.columns - 2,
  };
}

function execute(api: FUniver, mutation: string, params: object): void {
  api.syncExecuteCommand(`sheet.mutation.${mutation}`, { unitId: workbookId, ...params }, fromHost);
}
