// Cells that go elsewhere whole, with notes, formats, rules and looks: cut and paste, copy and paste.
import { type Area, areaWithin } from './area.ts';
import { type Book, noteArea, noteSheets, type SheetData } from './book.ts';
import { followCut } from './follow.ts';
import { fillArea, type Layer, readArea, setCell } from './layer.ts';
import { translateFormula } from './references.ts';
import { layersOf, rewriteFormulas } from './shape.ts';

interface Corner {
  row: number;
  column: number;
}

/** The rows lose everything at their old place, and formulas everywhere follow them. */
export function moveCells(book: Book, sheet: SheetData, from: Area, to: Corner): void {
  const down = to.row - from.row;
  const across = to.column - from.column;
  const blocks = layersOf(sheet).map((layer) => [layer, readArea(layer, from, (value) => value)] as const);
  for (const [layer] of blocks) fillArea(layer, from, undefined);
  for (const [layer, rows] of blocks) putBlock(layer, to, rows);
  const cut = { sheet: sheet.name, from, down, across };
  rewriteFormulas(book, (formula, each) => followCut(formula, each.name, cut));
  sheet.marks = sheet.marks.map((mark) => {
    const { row, column } = mark.area;
    return areaWithin(mark.area, from) ? { ...mark, area: { ...mark.area, row: row + down, column: column + across } } : mark;
  });
  noteSheets(book);
  noteArea(book, sheet, from);
  noteArea(book, sheet, { ...from, ...to });
}

/** Formulas are translated as far as they go. Answers the area that was written: rows out of sight by a filter are left out. */
export function copyCells(book: Book, sheet: SheetData, from: Area, to: Corner): Area {
  const rows = rowsOf(from).filter((row) => !sheet.filter?.hidden.has(row));
  const written = { ...to, rows: rows.length, columns: from.columns };
  for (const layer of layersOf(sheet)) {
    const block = rows.map((row) => readArea(layer, { ...from, row, rows: 1 }, (value) => value)[0] ?? []);
    putBlock(layer, to, layer === sheet.formulas ? translated(block, rows, from, to) : block);
  }
  noteSheets(book);
  noteArea(book, sheet, written);
  return written;
}

function translated(block: unknown[][], rows: number[], from: Area, to: Corner): unknown[][] {
  return block.map((cells, index) =>
    cells.map((formula) =>
      typeof formula === 'string'
        ? translateFormula(formula, to.row + index - (rows[index] ?? from.row), to.column - from.column)
        : undefined,
    ),
  );
}

function putBlock(layer: Layer<unknown>, to: Corner, rows: unknown[][]): void {
  rows.forEach((cells, down) => {
    cells.forEach((value, across) => {
      setCell(layer, to.row + down, to.column + across, value);
    });
  });
}

function rowsOf(area: Area): number[] {
  return Array.from({ length: area.rows }, (_, down) => area.row + down);
}
