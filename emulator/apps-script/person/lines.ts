// Rows and columns under the person's hands: coming, going, moving, sorting, out of sight and back.
import type { PersonsWorkbook } from '../../host.ts';
import { noteSheets, type SheetData } from '../workbook/book.ts';
import { filterBy } from '../workbook/filter.ts';
import { areaOfLines, deleteLines, growthProblem, insertLines, type Lines, relocateColumn, setWidths } from '../workbook/shape.ts';
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
  const insert = (name: string, lines: Lines): void => {
    const sheet = desk.sheet(name);
    desk.mayEdit(sheet, areaOfLines(sheet, { ...lines, count: 0 }));
    desk.step();
    growGrid(desk, sheet, lines);
  };
  const remove = (name: string, lines: Lines): void => {
    const sheet = desk.sheet(name);
    desk.mayEdit(sheet, areaOfLines(sheet, lines));
    desk.step();
    deleteLines(book, sheet, lines);
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
      const { frozenRows, rows } = sheet;
      desk.noMerges(sheet, areaOfLines(sheet, { axis: 'row', from: frozenRows + 1, count: rows - frozenRows }));
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
    setColumnWidths: (name, from, count, pixels) => look(name, (sheet) => setWidths(book, sheet, { from, count }, pixels)),
    freeze(name, rows, columns) {
      const { rows: most, columns: broadest } = desk.sheet(name);
      if (rows >= most || columns >= broadest) throw new Error('At least one row and one column must stay unfrozen.');
      look(name, (sheet) => Object.assign(sheet, { frozenRows: rows, frozenColumns: columns }));
    },
    insertRows: (name, after, count) => insert(name, { axis: 'row', from: after + 1, count }),
    deleteRows: (name, from, count) => remove(name, { axis: 'row', from, count }),
    insertColumns: (name, after, count) => insert(name, { axis: 'column', from: after + 1, count }),
    deleteColumns: (name, from, count) => remove(name, { axis: 'column', from, count }),
    moveColumn(name, from, before) {
      const sheet = desk.sheet(name);
      const left = Math.min(from, before);
      const way = areaOfLines(sheet, { axis: 'column', from: left, count: Math.max(from, before - 1) - left + 1 });
      desk.mayEdit(sheet, way);
      desk.noMerges(sheet, way);
      desk.step();
      relocateColumn(book, sheet, from, before);
    },
  };
}

/** Does nothing where there is room already. */
export function growGrid(desk: Desk, sheet: SheetData, lines: Lines): void {
  const { axis, count } = lines;
  if (count <= 0) return;
  const { book } = desk.world;
  const problem = growthProblem(book, sheet, axis === 'row' ? count : 0, axis === 'column' ? count : 0);
  if (problem) desk.refuse(problem);
  insertLines(book, sheet, lines);
}
