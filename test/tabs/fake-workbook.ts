// A workbook in memory, for tests of cores that read and write cells. It parses nothing: a cell holds what was written.
import type { Area, Cell, Properties, Sheet, Workbook } from '../../src/platform/ports.ts';

export interface FakeSheet extends Sheet {
  /** Replaces one cell, as a user or a fault would. */
  set(row: number, column: number, cell: Cell): void;
  /** The areas of all writes since the sheet was created, in order. */
  readonly writes: Area[];
}

interface Grid {
  rows: number;
  columns: number;
  cells: Map<string, Cell>;
  notes: Map<string, string>;
  formulas: Map<string, string>;
}

export function fakeSheet(id: number, rows: readonly (readonly Cell[])[] = [], notes: readonly string[] = []): FakeSheet {
  const grid: Grid = { rows: Math.max(rows.length, 1), columns: 26, cells: new Map(), notes: new Map(), formulas: new Map() };
  let hidden = false;
  const writes: Area[] = [];
  const at = (row: number, column: number) => `${row}:${column}`;
  const set = (row: number, column: number, cell: Cell) => {
    if (cell === '') grid.cells.delete(at(row, column));
    else grid.cells.set(at(row, column), cell);
  };
  const read = <T>(area: Area, from: ReadonlyMap<string, T>, blank: T): T[][] => {
    assertInside(area, grid);
    return Array.from({ length: area.rows }, (_, down) =>
      Array.from({ length: area.columns }, (_, right) => from.get(at(area.row + down, area.column + right)) ?? blank),
    );
  };
  const write = (row: number, column: number, cells: readonly (readonly Cell[])[]) => {
    for (const [down, line] of cells.entries()) for (const [right, cell] of line.entries()) set(row + down, column + right, cell);
  };
  write(1, 1, rows);
  for (const [right, note] of notes.entries()) grid.notes.set(at(1, right + 1), note);
  const moveRows = (from: number, by: number) => {
    const moved = Array.from(grid.cells).flatMap(([place, cell]): [string, Cell][] => {
      const [row = 0, column = 0] = place.split(':').map(Number);
      if (row < from) return [[place, cell]];
      return row < from - by ? [] : [[at(row + by, column), cell]];
    });
    grid.cells = new Map(moved);
    grid.rows += by;
  };
  return {
    id,
    writes,
    set,
    name: () => `Sheet ${id}`,
    rename: () => {},
    size: () => ({ rows: grid.rows, columns: grid.columns }),
    used: () => {
      const places = Array.from(grid.cells.keys(), (place) => place.split(':').map(Number));
      return { rows: Math.max(0, ...places.map(([row = 0]) => row)), columns: Math.max(0, ...places.map(([, column = 0]) => column)) };
    },
    values: (area) => read(area, grid.cells, ''),
    formulas: (area) => read(area, grid.formulas, ''),
    formulasR1C1: (area) => read(area, grid.formulas, ''),
    notes: (area) => read(area, grid.notes, ''),
    merges: () => [],
    write: (area, cells) => {
      assertInside(area, grid);
      writes.push(area);
      write(area.row, area.column, cells);
    },
    fill: (area, formula) => {
      for (let row = area.row; row < area.row + area.rows; row++) grid.formulas.set(at(row, area.column), formula);
    },
    writeNotes: (area, texts) => {
      for (const [down, row] of texts.entries())
        for (const [right, note] of row.entries()) grid.notes.set(at(area.row + down, area.column + right), note);
    },
    format: () => {},
    formatEach: () => {},
    formats: (area) => read(area, new Map<string, string>(), '@'),
    choice: () => {},
    checkbox: () => {},
    hasColorRules: () => false,
    paint: () => {},
    addChart: () => {},
    clearRules: () => {},
    extendDown: () => {},
    dress: () => {},
    insertRows: (after, count) => moveRows(after + 1, count),
    insertColumns: (_, count) => {
      grid.columns += count;
    },
    moveColumn: () => {},
    moveRow: () => {},
    hiddenColumns: () => [],
    hiddenRows: () => [],
    showColumn: () => {},
    deleteRows: (from, count) => moveRows(from, -count),
    deleteColumns: () => {},
    hide: () => {
      hidden = true;
    },
    hidden: () => hidden,
    locked: () => false,
    resize: ({ rows: height, columns }) => {
      grid.rows = height;
      grid.columns = columns;
    },
    clear: (area) => {
      for (let row = area.row; row < area.row + area.rows; row++)
        for (let column = area.column; column < area.column + area.columns; column++) grid.cells.delete(at(row, column));
    },
  };
}

function assertInside({ row, column, rows, columns }: Area, grid: Grid): void {
  if (row < 1 || column < 1 || row + rows - 1 > grid.rows || column + columns - 1 > grid.columns) throw new Error('outside of the grid');
}

export interface FakeWorkbook extends Workbook {
  /** The sheet that the product has added under this name. */
  added(name: string): FakeSheet;
}

export function fakeWorkbook(sheets: readonly FakeSheet[] = []): FakeWorkbook {
  const byName = new Map(sheets.map((sheet) => [sheet.name(), sheet]));
  const added = (name: string): FakeSheet => {
    const sheet = byName.get(name);
    if (!sheet) throw new Error(`No sheet ${name}.`);
    return sheet;
  };
  return {
    added,
    id: () => 'book',
    timeZone: () => 'UTC',
    name: () => 'Fake',
    locale: () => 'en_US',
    sheet: (id) => Array.from(byName.values()).find((sheet) => sheet.id === id),
    sheets: () => Array.from(byName.values()),
    sheetNamed: (name) => byName.get(name),
    lost: () => [],
    active: () => undefined,
    selection: () => [],
    add: (name) => {
      const sheet = fakeSheet(1000 + byName.size);
      byName.set(name, sheet);
      return sheet;
    },
    remove: (id) => {
      for (const [name, sheet] of byName) if (sheet.id === id) byName.delete(name);
    },
    activate: () => {},
    select: () => {},
    flush: () => {},
  };
}

export function fakeProperties(stored: Record<string, string> = {}): Properties {
  const all = new Map(Object.entries(stored));
  return {
    get: (name) => all.get(name),
    all: () => Object.fromEntries(all),
    set: (name, value) => {
      all.set(name, value);
    },
    setAll: (values) => {
      for (const [name, value] of Object.entries(values)) all.set(name, value);
    },
    remove: (name) => {
      all.delete(name);
    },
    refresh: () => {},
  };
}
