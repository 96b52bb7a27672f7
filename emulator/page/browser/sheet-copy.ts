// The browser's copy of a sheet: what the editor, the formula bar and copying read, and what tells which cells of the
// grid have changed.
import type { Area } from '../../host.ts';
import type { CellDetails, Look, SheetView } from '../protocol.ts';

export interface CellCopy extends CellDetails {
  display: string;
  look: Look;
}

export interface SheetCopy {
  /** All but the cells, as last told. */
  view: SheetView;
  rows: Map<number, Map<number, CellCopy>>;
}

export interface ChangedCell {
  row: number;
  column: number;
  /** Absent where the cell holds nothing any more. */
  cell?: CellCopy;
  /** Whether there was a note in it before. */
  hadNote?: true;
}

export function emptyCopy(view: SheetView): SheetCopy {
  return { view, rows: new Map() };
}

export function cellAt(copy: SheetCopy, row: number, column: number): CellCopy | undefined {
  return copy.rows.get(row)?.get(column);
}

/** What stands in the editor for a cell. */
export function editedText(cell: CellCopy | undefined): string {
  return cell === undefined ? '' : (cell.edited ?? cell.display);
}

/** Takes over what the server told; answers the cells that differ from before. */
export function takeOver(copy: SheetCopy, view: SheetView): ChangedCell[] {
  const fresh = new Map<number, Map<number, CellCopy>>();
  for (const [row, column, display, look, more] of view.cells) {
    rowOf(fresh, row).set(column, { display, look: view.looks[look] ?? { align: 'left' }, ...more });
  }
  const changed: ChangedCell[] = [];
  for (const row of rowsIn(copy, view.area)) {
    const cells = copy.rows.get(row) ?? new Map();
    for (const column of cells.keys()) {
      if (isInside(view.area, row, column) && fresh.get(row)?.has(column) !== true) {
        changed.push({ row, column, ...notedIn(cells.get(column)) });
        cells.delete(column);
      }
    }
  }
  for (const [row, cells] of fresh) {
    const known = rowOf(copy.rows, row);
    for (const [column, cell] of cells) {
      const before = known.get(column);
      known.set(column, cell);
      if (before === undefined || !isSame(before, cell)) changed.push({ row, column, cell, ...notedIn(before) });
    }
  }
  copy.view = view;
  return changed;
}

/** Rows of texts, as copied to other programs. */
export function textsOf(copy: SheetCopy, area: Area): string[][] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => cellAt(copy, area.row + row, area.column + column)?.display ?? ''),
  );
}

/** No area is the whole sheet. */
export function isInside(area: Area | undefined, row: number, column: number): boolean {
  if (area === undefined) return true;
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

/** An edit of one cell must not look at ten thousand rows. */
function rowsIn({ rows }: SheetCopy, area: Area | undefined): Iterable<number> {
  if (area === undefined || area.rows > rows.size) return rows.keys();
  return Array.from({ length: area.rows }, (_, index) => area.row + index);
}

function rowOf(rows: SheetCopy['rows'], row: number): Map<number, CellCopy> {
  const known = rows.get(row);
  if (known !== undefined) return known;
  const fresh = new Map<number, CellCopy>();
  rows.set(row, fresh);
  return fresh;
}

function notedIn(before: CellCopy | undefined): { hadNote?: true } {
  return before?.note === undefined ? {} : { hadNote: true };
}

function isSame(a: CellCopy, b: CellCopy): boolean {
  return (
    a.display === b.display &&
    a.edited === b.edited &&
    a.note === b.note &&
    a.look.align === b.look.align &&
    a.look.background === b.look.background &&
    a.look.color === b.look.color &&
    a.look.bold === b.look.bold &&
    a.look.link === b.look.link &&
    a.look.clipped === b.look.clipped
  );
}
