// `Range`: a rectangle of cells. Reads commit what is pending, writes are held back.

import { NotModelled } from '../exceptions.ts';
import type { Execution } from '../execution.ts';
import { beforeRead } from '../execution.ts';
import { type Area, areaName, type WholeLines } from '../workbook/area.ts';
import { type SheetData, selectAreas } from '../workbook/book.ts';
import { readArea } from '../workbook/layer.ts';
import { mergesIn } from '../workbook/marks.ts';
import { fromR1C1, toR1C1 } from '../workbook/r1c1.ts';
import type { Cell } from '../workbook/read.ts';
import { translateFormula } from '../workbook/references.ts';
import { checkboxValues, DataValidation } from './data-validation.ts';
import type { GoogleRange, Modelled } from './modelled.ts';
import { displayIn, formulasIn, valuesIn } from './range-reading.ts';
import {
  breakApartIn,
  clearIn,
  filled,
  matrixOf,
  mergeIn,
  setFormatsIn,
  setFormulasIn,
  setNotesIn,
  setRulesIn,
  setStyleIn,
  setValuesIn,
} from './range-writing.ts';
import { Service } from './service.ts';
import { Sheet } from './sheet.ts';

export class Range extends Service implements Modelled<GoogleRange, ModelledMember> {
  constructor(
    run: Execution,
    readonly sheet: SheetData,
    readonly area: Area,
    readonly whole?: WholeLines,
  ) {
    super(run);
  }

  getValues(): Cell[][] {
    return valuesIn(this);
  }
  getValue(): Cell {
    return valuesIn(corner(this))[0]?.[0] ?? '';
  }
  getDisplayValue(): string {
    return displayIn(corner(this))[0]?.[0] ?? '';
  }
  getFormulas(): string[][] {
    return formulasIn(this);
  }
  getFormula(): string {
    return formulasIn(corner(this))[0]?.[0] ?? '';
  }
  getFormulasR1C1(): string[][] {
    const { row, column } = this.area;
    // Google's types promise texts.
    const empty = this.run.world.switches.emptyR1C1 === 'null' ? (null as unknown as string) : '';
    return formulasIn(this).map((cells, down) => cells.map((text, across) => (text ? toR1C1(text, row + down, column + across) : empty)));
  }
  getNotes(): string[][] {
    beforeRead(this.run, cellsIn(this.area));
    return readArea(this.sheet.notes, this.area, (note) => note ?? '');
  }
  getNote(): string {
    beforeRead(this.run, 1);
    return readArea(this.sheet.notes, corner(this).area, (note) => note ?? '')[0]?.[0] ?? '';
  }
  getNumberFormats(): string[][] {
    beforeRead(this.run, cellsIn(this.area));
    return readArea(this.sheet.formats, this.area, (format) => format ?? this.run.world.switches.freshFormat);
  }
  getNumberFormat(): string {
    beforeRead(this.run, 1);
    const { freshFormat } = this.run.world.switches;
    return readArea(this.sheet.formats, corner(this).area, (format) => format ?? freshFormat)[0]?.[0] ?? freshFormat;
  }
  getDataValidation(): DataValidation | null {
    beforeRead(this.run, 1);
    return readArea(this.sheet.rules, corner(this).area, (rule) => (rule ? new DataValidation(this.run, rule) : null))[0]?.[0] ?? null;
  }
  getDataValidations(): (DataValidation | null)[][] {
    beforeRead(this.run, cellsIn(this.area));
    return readArea(this.sheet.rules, this.area, (rule) => (rule ? new DataValidation(this.run, rule) : null));
  }
  isBlank(): boolean {
    const empty = valuesIn(this).every((cells) => cells.every((value) => value === ''));
    return empty && formulasIn(this).every((cells) => cells.every((text) => text === ''));
  }

  setValues(rows: unknown): this {
    setValuesIn(this, matrixOf(this, rows, 'setValues'));
    return this;
  }
  setValue(value: unknown): this {
    setValuesIn(this, filled(this.area, value));
    return this;
  }
  /** Relative references move along, as if the formula were filled down and right. */
  setFormula(formula: string): this {
    setFormulasIn(
      this,
      filled(this.area, formula).map((cells, down) => cells.map((_, across) => translateFormula(formula, down, across))),
    );
    return this;
  }
  setFormulaR1C1(formula: string): this {
    setFormulasIn(this, inA1(this.area, filled(this.area, formula)));
    return this;
  }
  setNotes(rows: unknown): this {
    setNotesIn(this, matrixOf(this, rows, 'setNotes'));
    return this;
  }
  setNote(note: string | null): this {
    setNotesIn(this, filled(this.area, note));
    return this;
  }
  setNumberFormats(rows: unknown): this {
    setFormatsIn(this, matrixOf(this, rows, 'setNumberFormats'));
    return this;
  }
  setNumberFormat(format: string): this {
    setFormatsIn(this, format);
    return this;
  }
  setDataValidation(rule: DataValidation | null): this {
    setRulesIn(this, filled(this.area, rule), false);
    return this;
  }
  insertCheckboxes(...values: unknown[]): this {
    const rule = { type: 'checkbox', values: checkboxValues(values), showDropdown: false, allowInvalid: false, help: null } as const;
    setRulesIn(this, filled(this.area, new DataValidation(this.run, rule)), true);
    return this;
  }
  setFontWeight(value: string | null): this {
    return setStyleIn(this, 'fontWeight', value);
  }
  setFontColor(value: string | null): this {
    return setStyleIn(this, 'fontColor', value === null ? null : value.toLowerCase());
  }
  setHorizontalAlignment(value: string | null): this {
    return setStyleIn(this, 'align', value === 'normal' ? null : value);
  }
  setBackground(value: string | null): this {
    return setStyleIn(this, 'background', value === null ? null : value.toLowerCase());
  }
  setWrapStrategy(value: unknown): this {
    return setStyleIn(this, 'wrap', String(value));
  }
  setShowHyperlink(showHyperlink: boolean): this {
    return setStyleIn(this, 'links', showHyperlink ? 'shown' : null);
  }
  merge(): this {
    mergeIn(this);
    return this;
  }
  breakApart(): this {
    breakApartIn(this);
    return this;
  }
  clearContent(): this {
    clearIn(this, false);
    return this;
  }
  /** Number formats go too, as the reference says; one comparison with the real one says that they stay. */
  clear(options?: object): this {
    if (options) throw new NotModelled('Range.clear with options');
    clearIn(this, true);
    return this;
  }

  getRow(): number {
    return this.area.row;
  }
  getColumn(): number {
    return this.area.column;
  }
  getNumRows(): number {
    return this.area.rows;
  }
  getNumColumns(): number {
    return this.area.columns;
  }
  getLastRow(): number {
    return this.area.row + this.area.rows - 1;
  }
  getLastColumn(): number {
    return this.area.column + this.area.columns - 1;
  }
  getA1Notation(): string {
    return areaName(this.area, this.whole);
  }
  getSheet(): Sheet {
    return new Sheet(this.run, this.sheet);
  }
  /** All that touch the range, each with its whole area. */
  getMergedRanges(): Range[] {
    beforeRead(this.run, 1);
    return mergesIn(this.sheet, this.area).map((merge) => new Range(this.run, this.sheet, merge.area));
  }
  activate(): this {
    selectAreas(this.sheet, [this.area]);
    this.run.world.book.activeId = this.sheet.id;
    return this;
  }
}

type ModelledMember = Exclude<Extract<keyof Range, keyof GoogleRange>, 'run' | 'sheet' | 'area' | 'whole'>;

/** The first cell of a range, for the calls that mean one cell. */
function corner(range: Range): Range {
  const { row, column } = range.area;
  return new Range(range.run, range.sheet, { row, column, rows: 1, columns: 1 });
}

function cellsIn(area: Area): number {
  return area.rows * area.columns;
}

function inA1(area: Area, rows: unknown[][]): unknown[][] {
  return rows.map((cells, down) =>
    cells.map((text, across) => (text ? fromR1C1(String(text), area.row + down, area.column + across) : '')),
  );
}
