// `Sheet`: one tab. Rows and columns that it gains or loses are held back like writes; the script sees them at once.
import type { Execution } from '../execution.ts';
import { beforeRead, changing, gridSeen, hold, refusal } from '../execution.ts';
import { contentOf, noteShape, noteSheets, type SheetData } from '../workbook/book.ts';
import { type Chart, nextChartId } from '../workbook/chart.ts';
import type { Condition } from '../workbook/condition.ts';
import { isProtected, type Mark } from '../workbook/marks.ts';
import {
  areaOfLines,
  deleteLines,
  growthProblem,
  insertLines,
  type Lines,
  relocateColumn,
  relocateRow,
  setWidths,
} from '../workbook/shape.ts';
import { areaAt, areaNamed } from './address.ts';
import { EmbeddedChart, EmbeddedChartBuilder } from './chart.ts';
import { ConditionalFormatRule } from './conditional-format.ts';
import type { GoogleSheet, Modelled } from './modelled.ts';
import { NamedRange } from './named-range.ts';
import { Range } from './range.ts';
import { RangeList } from './range-list.ts';
import { Service } from './service.ts';

export class Sheet extends Service implements Modelled<GoogleSheet, ModelledMember> {
  constructor(
    run: Execution,
    readonly sheet: SheetData,
  ) {
    super(run);
  }

  getSheetId(): number {
    return this.sheet.id;
  }
  getName(): string {
    return this.sheet.name;
  }
  getRange(first: number | string, column = 1, rows = 1, columns = 1): Range {
    if (typeof first === 'string') {
      const { area, whole } = areaNamed(this.run, this.sheet, first);
      return new Range(this.run, this.sheet, area, whole);
    }
    return new Range(this.run, this.sheet, areaAt(this.run, this.sheet, { row: first, column, rows, columns }));
  }
  getRangeList(names: string[]): RangeList {
    return new RangeList(
      this.run,
      names.map((name) => this.getRange(name)),
    );
  }
  getDataRange(): Range {
    beforeRead(this.run, 0);
    const content = contentOf(this.sheet);
    const area = { row: 1, column: 1, rows: Math.max(1, content.rows), columns: Math.max(1, content.columns) };
    return new Range(this.run, this.sheet, area);
  }
  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }
  getLastRow(): number {
    return readContent(this).rows;
  }
  getLastColumn(): number {
    return readContent(this).columns;
  }
  getMaxRows(): number {
    return gridSeen(this.run, this.sheet).rows;
  }
  getMaxColumns(): number {
    return gridSeen(this.run, this.sheet).columns;
  }

  /** Writes below the last row that's in use, and makes room for it. */
  appendRow(cells: unknown[]): this {
    const row = this.getLastRow() + 1;
    const { rows, columns } = gridSeen(this.run, this.sheet);
    if (row > rows) this.insertRowsAfter(rows, row - rows);
    if (cells.length > columns) this.insertColumnsAfter(columns, cells.length - columns);
    this.getRange(row, 1, 1, cells.length).setValues([cells]);
    return this;
  }
  insertRowsAfter(after: number, count: number): this {
    grow(this, { axis: 'row', from: after + 1, count });
    return this;
  }
  insertRowsBefore(before: number, count: number): this {
    grow(this, { axis: 'row', from: before, count }, 'behind');
    return this;
  }
  insertColumnsAfter(after: number, count: number): this {
    grow(this, { axis: 'column', from: after + 1, count });
    return this;
  }
  insertColumnsBefore(before: number, count: number): this {
    grow(this, { axis: 'column', from: before, count }, 'behind');
    return this;
  }
  deleteRows(from: number, count: number): void {
    shrink(this, { axis: 'row', from, count });
  }
  deleteColumns(from: number, count: number): void {
    shrink(this, { axis: 'column', from, count });
  }

  hideSheet(): this {
    const { book } = this.run.world;
    if (book.sheets.every((each) => each.hidden || each === this.sheet)) throw refusal(this.run, 'last-visible');
    changing(this.run);
    this.sheet.hidden = true;
    if (book.activeId === this.sheet.id) book.activeId = book.sheets.find((each) => !each.hidden)?.id ?? book.activeId;
    noteSheets(book);
    return this;
  }
  isSheetHidden(): boolean {
    return this.sheet.hidden;
  }
  setFrozenRows(rows: number): void {
    freeze(this, { frozenRows: rows });
  }
  setFrozenColumns(columns: number): void {
    freeze(this, { frozenColumns: columns });
  }
  setColumnWidths(column: number, count: number, width: number): this {
    const { run, sheet } = this;
    if (!(column >= 1 && count >= 1 && column + count - 1 <= gridSeen(run, sheet).columns)) throw refusal(run, 'outside');
    const widen = () => setWidths(run.world.book, sheet, { from: column, count }, width);
    hold(run, { cells: 0, apply: widen });
    return this;
  }
  hideColumns(column: number, count = 1): void {
    lookAtColumns(this, column, count, (hidden, each) => hidden.add(each));
  }
  showColumns(column: number, count = 1): void {
    lookAtColumns(this, column, count, (hidden, each) => hidden.delete(each));
  }
  isColumnHiddenByUser(column: number): boolean {
    beforeRead(this.run, 0);
    return this.sheet.hiddenColumns.has(column);
  }
  isRowHiddenByUser(row: number): boolean {
    beforeRead(this.run, 0);
    return this.sheet.hiddenRows.has(row);
  }
  isRowHiddenByFilter(row: number): boolean {
    beforeRead(this.run, 0);
    return this.sheet.filter?.hidden.has(row) ?? false;
  }
  getConditionalFormatRules(): ConditionalFormatRule[] {
    beforeRead(this.run, 0);
    const ranges = new Map<Condition, Range[]>();
    for (const mark of this.sheet.marks) {
      if (mark.kind !== 'condition') continue;
      ranges.set(mark.rule, [...(ranges.get(mark.rule) ?? []), new Range(this.run, this.sheet, mark.area)]);
    }
    return [...ranges].map(([rule, areas]) => new ConditionalFormatRule(this.run, rule, areas));
  }
  newChart(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this.run, this.sheet);
  }
  getCharts(): EmbeddedChart[] {
    beforeRead(this.run, 0);
    return this.sheet.charts.map((chart) => new EmbeddedChart(this.run, this.sheet, chart));
  }
  insertChart({ chart }: EmbeddedChart): void {
    const id = chart.id === 0 ? nextChartId(this.run.world.book) : chart.id;
    drawCharts(this, (charts) => [...charts, { ...chart, id }]);
  }
  /** The chart that was built from one of the sheet's takes its place. */
  updateChart({ chart }: EmbeddedChart): void {
    drawCharts(this, (charts) => charts.map((each) => (each.id === chart.id ? chart : each)));
  }
  removeChart({ chart }: EmbeddedChart): void {
    drawCharts(this, (charts) => charts.filter((each) => each.id !== chart.id));
  }
  getNamedRanges(): NamedRange[] {
    beforeRead(this.run, 0);
    return this.sheet.marks.flatMap((mark) => (mark.kind === 'name' ? [new NamedRange(this.run, mark.name)] : []));
  }
  /** In the place of all that are there; the first counts most. */
  setConditionalFormatRules(rules: ConditionalFormatRule[]): void {
    const { run, sheet } = this;
    const marks = rules.flatMap(({ rule, ranges }) => ranges.map(({ area }): Mark => ({ kind: 'condition', area, rule })));
    const apply = () => {
      sheet.marks = [...sheet.marks.filter(({ kind }) => kind !== 'condition'), ...marks];
      noteShape(run.world.book, sheet);
    };
    hold(run, { cells: 0, apply });
  }
  /** The place is counted before the move: the columns come to stand in front of the one that is there now. */
  moveColumns(columns: Range, destination: number): void {
    const { run, sheet } = this;
    const { column, columns: count } = columns.area;
    const { columns: size, frozenColumns } = gridSeen(run, sheet);
    checkPlace(run, destination, size);
    const crosses = column <= frozenColumns !== destination <= frozenColumns;
    if (crosses && run.world.switches.moveAcrossFrozen === 'refused') throw refusal(run, 'across-frozen');
    move(this, { axis: 'column', from: column, count }, destination);
  }
  /** The place is counted before the move, like that of columns. */
  moveRows(rows: Range, destination: number): void {
    const { row, rows: count } = rows.area;
    checkPlace(this.run, destination, gridSeen(this.run, this.sheet).rows);
    move(this, { axis: 'row', from: row, count }, destination);
  }
  activate(): this {
    this.run.world.book.activeId = this.sheet.id;
    if (this.run.world.switches.hiddenActivation === 'shown') this.sheet.hidden = false;
    noteSheets(this.run.world.book);
    return this;
  }
}

type ModelledMember = Exclude<Extract<keyof Sheet, keyof GoogleSheet>, 'run' | 'sheet'>;

/** The part of the sheet that counts as used. */
function readContent({ run, sheet }: Sheet): { rows: number; columns: number } {
  beforeRead(run, 0);
  return contentOf(sheet, run.world.switches.noteIsContent ? 'with-notes' : 'values');
}

/** Lines can move in front of each line, and behind the last one. */
function checkPlace(run: Execution, destination: number, size: number): void {
  if (destination < 1 || destination > size + 1) throw refusal(run, 'outside');
}

function move({ run, sheet }: Sheet, { axis, from, count }: Lines, destination: number): void {
  const relocate = axis === 'row' ? relocateRow : relocateColumn;
  const first = Math.min(from, destination);
  const end = Math.max(from + count, destination);
  hold(run, {
    cells: count,
    check: () => checkLines(run, sheet, { axis, from: first, count: end - first }),
    apply: () => {
      // Toward the end each one frees its place for the next; toward the start they line up.
      for (let moved = 0; moved < count; moved++)
        if (destination > from) relocate(run.world.book, sheet, from, destination);
        else relocate(run.world.book, sheet, from + moved, destination + moved);
    },
  });
}

function drawCharts({ run, sheet }: Sheet, change: (charts: readonly Chart[]) => readonly Chart[]): void {
  const apply = () => {
    sheet.charts = change(sheet.charts);
    noteShape(run.world.book, sheet);
  };
  hold(run, { cells: 0, apply });
}

function grow({ run, sheet }: Sheet, lines: Lines, neighbor: 'before' | 'behind' = 'before'): void {
  const { axis, from, count } = lines;
  const grid = gridSeen(run, sheet);
  const rows = axis === 'row' ? count : 0;
  const columns = axis === 'column' ? count : 0;
  if (from < 1 || from > (axis === 'row' ? grid.rows : grid.columns) + 1) throw refusal(run, 'outside');
  if (count < 1) throw refusal(run, axis === 'row' ? 'rows-too-few' : 'columns-too-few');
  const problem = growthProblem(run.world.book, grid, rows, columns);
  if (problem) throw refusal(run, problem);
  hold(run, {
    cells: count,
    grows: { sheet, rows, columns },
    check: () => checkLines(run, sheet, { ...lines, count: 0 }),
    apply: () => insertLines(run.world.book, sheet, lines, { neighbor, inherited: inherited(run, sheet, axis) }),
  });
}

/** The layers that new rows or columns take over from their neighbor. */
function inherited({ world }: Execution, sheet: SheetData, axis: 'row' | 'column'): ReadonlySet<unknown> {
  const { insertedRowFormat, insertedRowRule, insertedColumnFormat } = world.switches;
  const formats = axis === 'row' ? insertedRowFormat : insertedColumnFormat;
  const rules = axis === 'row' ? insertedRowRule : insertedColumnFormat;
  return new Set([...(formats === 'inherited' ? [sheet.formats, sheet.styles] : []), ...(rules === 'inherited' ? [sheet.rules] : [])]);
}

function shrink({ run, sheet }: Sheet, lines: Lines): void {
  const { axis, from, count } = lines;
  const grid = gridSeen(run, sheet);
  const size = axis === 'row' ? grid.rows : grid.columns;
  if (count < 1) throw refusal(run, axis === 'row' ? 'rows-too-few' : 'columns-too-few');
  if (from < 1 || from + count - 1 > size) throw refusal(run, 'outside');
  const frozen = axis === 'row' ? grid.frozenRows : grid.frozenColumns;
  // A sheet keeps one row and one column that are not frozen.
  if (count === size || (frozen > 0 && from <= frozen + 1 && count >= size - frozen)) {
    throw refusal(run, axis === 'row' ? 'all-rows-gone' : 'all-columns-gone');
  }
  const grows = { sheet, rows: axis === 'row' ? -count : 0, columns: axis === 'column' ? -count : 0 };
  const check = (): void => checkLines(run, sheet, lines);
  hold(run, { cells: count, grows, check, apply: () => deleteLines(run.world.book, sheet, lines) });
}

/** In the order of the writes around it: what is frozen before an insert is not what is frozen after it. */
function freeze({ run, sheet }: Sheet, lines: { frozenRows?: number; frozenColumns?: number }): void {
  const { frozenRows = 0, frozenColumns = 0 } = lines;
  const grid = gridSeen(run, sheet);
  const areAllFrozen = (frozen: number, count: number, hidden: ReadonlySet<number>) =>
    frozen > 0 && Array.from({ length: count - frozen }, (_, index) => frozen + index + 1).every((line) => hidden.has(line));
  if (areAllFrozen(frozenRows, grid.rows, sheet.hiddenRows)) throw refusal(run, 'freeze-rows');
  if (areAllFrozen(frozenColumns, grid.columns, sheet.hiddenColumns)) throw refusal(run, 'freeze-columns');
  const apply = () => {
    Object.assign(sheet, lines);
    noteSheets(run.world.book);
  };
  hold(run, { cells: 0, freezes: { sheet, ...lines }, apply });
}

function lookAtColumns({ run, sheet }: Sheet, column: number, count: number, look: (hidden: Set<number>, column: number) => void): void {
  if (column < 1 || count < 1 || column + count - 1 > gridSeen(run, sheet).columns) throw refusal(run, 'outside');
  const apply = () => {
    for (let each = column; each < column + count; each++) look(sheet.hiddenColumns, each);
    noteSheets(run.world.book);
  };
  hold(run, { cells: 0, apply });
}

/** Nobody else deletes protected lines; with `count` 0: or puts lines between them. */
function checkLines(run: Execution, sheet: SheetData, lines: Lines): void {
  if (isProtected(run.world.book, sheet, areaOfLines(sheet, lines), run.user)) throw refusal(run, 'protected');
}
