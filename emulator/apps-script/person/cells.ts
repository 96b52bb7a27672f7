// Cells under the person's hands: typing, pasting, cutting, copying.
import type { CellValue, PersonsWorkbook } from '../../host.ts';
import { fireEdit } from '../events.ts';
import { textOf } from '../exceptions.ts';
import { mannerOf } from '../services/range-writing.ts';
import type { Area } from '../workbook/area.ts';
import { noteArea, type SheetData } from '../workbook/book.ts';
import { cellOf, setCell } from '../workbook/layer.ts';
import { insertLines } from '../workbook/shape.ts';
import { copyCells, moveCells } from '../workbook/transfer.ts';
import { refusedCell, writeValues } from '../workbook/write.ts';
import type { Desk } from './at-desk.ts';
import { growGrid } from './lines.ts';

type Verbs = Pick<PersonsWorkbook, 'edit' | 'note' | 'paste' | 'cutPaste' | 'copyPaste' | 'duplicateRow'>;

export function cellVerbs(desk: Desk): Verbs {
  const { world } = desk;
  const { book } = world;
  const roomFor = (sheet: SheetData, area: Area): void => {
    growGrid(desk, sheet, { axis: 'row', from: sheet.rows + 1, count: area.row + area.rows - 1 - sheet.rows });
    growGrid(desk, sheet, { axis: 'column', from: sheet.columns + 1, count: area.column + area.columns - 1 - sheet.columns });
  };
  return {
    edit(name, a1, typed) {
      const sheet = desk.sheet(name);
      const area = { ...desk.area(sheet, a1), rows: 1, columns: 1 };
      desk.mayEdit(sheet, area);
      const before = oldText(sheet, area);
      const manner = mannerOf(world);
      const block = { sheet, area, rows: [[typed]] };
      const refused = refusedCell(book, block, manner);
      if (refused !== undefined) {
        const help = cellOf(sheet.rules, area.row, area.column)?.help;
        throw new Error(textOf(world.switches.errorLanguage, 'violates-rule', [refused]) + (help ? ` ${help}` : ''));
      }
      desk.step();
      writeValues(book, block, manner);
      fireEdit(world, sheet, area, { value: typed === '' ? undefined : typed, oldValue: before });
    },
    note(name, a1, text) {
      const sheet = desk.sheet(name);
      const area = { ...desk.area(sheet, a1), rows: 1, columns: 1 };
      desk.mayEdit(sheet, area);
      desk.step();
      setCell(sheet.notes, area.row, area.column, text === '' ? undefined : text);
      noteArea(book, sheet, area);
    },
    // Rules do not hold pasted text back.
    paste(name, a1, rows) {
      const sheet = desk.sheet(name);
      const { row, column } = desk.area(sheet, a1);
      const area = { row, column, rows: rows.length, columns: Math.max(0, ...rows.map((cells) => cells.length)) };
      desk.mayEdit(sheet, area);
      desk.step();
      roomFor(sheet, area);
      writeValues(book, { sheet, area, rows }, mannerOf(world));
      fireEdit(world, sheet, area, {});
    },
    cutPaste(name, from, to) {
      const sheet = desk.sheet(name);
      const source = desk.area(sheet, from);
      const { row, column } = desk.area(sheet, to);
      const target = { ...source, row, column };
      desk.mayEdit(sheet, source);
      desk.mayEdit(sheet, target);
      desk.step();
      roomFor(sheet, target);
      moveCells(book, sheet, source, target);
      fireEdit(world, sheet, target, {});
    },
    copyPaste(name, from, to) {
      const sheet = desk.sheet(name);
      const source = desk.area(sheet, from);
      const { row, column } = desk.area(sheet, to);
      const target = { ...source, row, column };
      desk.mayEdit(sheet, target);
      desk.step();
      roomFor(sheet, target);
      fireEdit(world, sheet, copyCells(book, sheet, source, target), {});
    },
    duplicateRow(name, row) {
      const sheet = desk.sheet(name);
      const area = { row, column: 1, rows: 1, columns: sheet.columns };
      desk.mayEdit(sheet, area);
      desk.noMerges(sheet, area);
      desk.step();
      insertLines(book, sheet, { axis: 'row', from: row + 1, count: 1 });
      copyCells(book, sheet, area, { row: row + 1, column: 1 });
    },
  };
}

function oldText(sheet: SheetData, area: Area): string | undefined {
  const value: CellValue | undefined = cellOf(sheet.values, area.row, area.column);
  return value === undefined ? undefined : String(value);
}
