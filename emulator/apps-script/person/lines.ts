// Rows and columns under the person's hands: coming, going, moving, sorting, out of sight and back.
import type { PersonsWorkbook } from '../../host.ts';
import { noteSheets, type SheetData } from '../workbook/book.ts';
import { filterBy } from '../workbook/filter.ts';
import { deleteFrom, growthProblem, insertAfter, relocateColumn, setWidths } from '../workbook/shape.ts';
import { sortSheet } from '../workbook/sort.ts';
import { type Desk, wholeOf } from './at-desk.ts';

type Verbs = Pick<
  PersonsWorkbook,
  | 'sort'
  | 'filter'
  | 'clearFilter'
  | 'hideRows'
  | 'showRows'
  | 'hideColumns'
  | 'showColumns'
  | 'setColumnWidths'
  | 'freeze'
  | 'insertRows'
  | 'deleteRows'
  | 'insertColumns'
  | 'deleteColumns'
  | 'moveColumn'
>;

export function lineVerbs(desk: Desk): Verbs {
  const { book } = desk.world;
  const insert = (name: string, axis: 'row' | 'column', after: number, count: number): void => {
    const sheet = desk.sheet(name);
    desk.mayEdit(sheet, linesOf(sheet, axis, after + 1, 0));
    desk.step();
    growGrid(desk, sheet, axis, after, count);
  };
  const remove = (name: string, axis: 'row' | 'column', from: number, count: number): void => {
    const sheet = desk.sheet(name);
    desk.mayEdit(sheet, linesOf(sheet, axis, from, count));
    desk.step();
    deleteFrom(book, sheet, axis, from, count);
  };
  /** Out of sight or back: nothing that Ctrl+Z would not bring back. */
  const look = (name: string, act: (sheet: SheetData) => void): void => {
    const sheet = desk.sheet(name);
    desk.step();
    act(sheet);
    noteSheets(book);
  };
  return {
    sort(name, column, ascending) {
      const sheet = desk.sheet(name);
      desk.mayEdit(sheet, wholeOf(sheet));
      desk.noMerges(sheet, linesOf(sheet, 'row', sheet.frozenRows + 1, sheet.rows - sheet.frozenRows));
      desk.step();
      sortSheet(book, sheet, column, ascending);
    },
    filter: (name, column, shown) => look(name, (sheet) => filterBy(book, sheet, column, shown)),
    clearFilter: (name) =>
      look(name, (sheet) => {
        sheet.filter = undefined;
      }),
    hideRows: (name, from, count) =>
      look(name, (sheet) => {
        for (let row = from; row < from + count; row++) sheet.hiddenRows.add(row);
      }),
    showRows: (name, from, count) =>
      look(name, (sheet) => {
        for (let row = from; row < from + count; row++) sheet.hiddenRows.delete(row);
      }),
    hideColumns: (name, from, count) =>
      look(name, (sheet) => {
        for (let column = from; column < from + count; column++) sheet.hiddenColumns.add(column);
      }),
    showColumns: (name, from, count) =>
      look(name, (sheet) => {
        for (let column = from; column < from + count; column++) sheet.hiddenColumns.delete(column);
      }),
    setColumnWidths: (name, from, count, pixels) => look(name, (sheet) => setWidths(book, sheet, from, count, pixels)),
    freeze(name, rows, columns) {
      const { rows: most, columns: broadest } = desk.sheet(name);
      if (rows >= most || columns >= broadest) throw new Error('At least one row and one column must stay unfrozen.');
      look(name, (sheet) => Object.assign(sheet, { frozenRows: rows, frozenColumns: columns }));
    },
    insertRows: (name, after, count) => insert(name, 'row', after, count),
    deleteRows: (name, from, count) => remove(name, 'row', from, count),
    insertColumns: (name, after, count) => insert(name, 'column', after, count),
    deleteColumns: (name, from, count) => remove(name, 'column', from, count),
    moveColumn(name, from, before) {
      const sheet = desk.sheet(name);
      const left = Math.min(from, before);
      const way = linesOf(sheet, 'column', left, Math.max(from, before - 1) - left + 1);
      desk.mayEdit(sheet, way);
      desk.noMerges(sheet, way);
      desk.step();
      relocateColumn(book, sheet, from, before);
    },
  };
}

/** Does nothing where there is room already. */
export function growGrid(desk: Desk, sheet: SheetData, axis: 'row' | 'column', after: number, count: number): void {
  if (count <= 0) return;
  const { book } = desk.world;
  const problem = growthProblem(book, sheet, axis === 'row' ? count : 0, axis === 'column' ? count : 0);
  if (problem) desk.refuse(problem);
  insertAfter(book, sheet, axis, after, count);
}

function linesOf(sheet: SheetData, axis: 'row' | 'column', from: number, count: number) {
  const whole = wholeOf(sheet);
  return axis === 'row' ? { ...whole, row: from, rows: count } : { ...whole, column: from, columns: count };
}
