// All that a sheet is, as plain data: the page draws from it, and tests compare it.
import type { CellDump, MarkDump, SheetDump, ValidationDump } from '../../host.ts';
import type { Area } from './area.ts';
import { type Book, contentOf, type SheetData } from './book.ts';
import { dumpChart } from './chart.ts';
import { conditionalLook, conditionText } from './condition.ts';
import { displayOf } from './display.ts';
import type { Filter } from './filter.ts';
import { cellOf, extentOf } from './layer.ts';
import type { Mark } from './marks.ts';
import { readStored, readValues } from './read.ts';
import type { Rule } from './rule.ts';

const LINK_COLOR = '#1155cc';

/** Cells only of `area` where it is given. */
export function dumpSheet(book: Book, sheet: SheetData, area: Area = filledArea(sheet)): SheetDump {
  const { id, name, hidden, rows, columns, frozenRows, frozenColumns } = sheet;
  return {
    id,
    name,
    hidden,
    rows,
    columns,
    frozenRows,
    frozenColumns,
    columnWidths: Object.fromEntries([...sheet.widths].filter(([, width]) => width !== 100).sort(([a], [b]) => a - b)),
    hiddenRows: [...new Set([...sheet.hiddenRows, ...(sheet.filter?.hidden ?? [])])].sort((a, b) => a - b),
    hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
    cells: dumpCells(book, sheet, area),
    validations: dumpRules(sheet),
    ...(sheet.marks.length > 0 ? { marks: sheet.marks.map(dumpMark) } : {}),
    ...(sheet.charts.length > 0 ? { charts: sheet.charts.map((chart) => dumpChart(book, sheet, chart)) } : {}),
    ...(sheet.filter ? { filter: dumpFilter(sheet.filter) } : {}),
  };
}

function dumpMark(mark: Mark): MarkDump {
  const { kind, area } = mark;
  if (mark.kind === 'name') return { kind, area, text: mark.name };
  return mark.kind === 'condition' ? { kind, area, text: conditionText(mark.rule) } : { kind, area };
}

function dumpFilter({ area, shown }: Filter): SheetDump['filter'] {
  return { area, shown: Object.fromEntries([...shown].map(([column, texts]) => [column, [...texts]])) };
}

function filledArea(sheet: SheetData): Area {
  const parts = [contentOf(sheet), extentOf(sheet.notes), extentOf(sheet.formats), extentOf(sheet.styles)];
  return { row: 1, column: 1, rows: Math.max(...parts.map((part) => part.rows)), columns: Math.max(...parts.map((part) => part.columns)) };
}

function dumpCells(book: Book, sheet: SheetData, area: Area): CellDump[] {
  const values = readValues(book, sheet, area);
  const stored = readStored(book, sheet, area);
  const cells: CellDump[] = [];
  values.forEach((line, down) => {
    line.forEach((value, across) => {
      const row = area.row + down;
      const column = area.column + across;
      const formula = cellOf(sheet.formulas, row, column);
      const note = cellOf(sheet.notes, row, column);
      const format = cellOf(sheet.formats, row, column);
      const style = cellOf(sheet.styles, row, column);
      if (value === '' && formula === undefined && note === undefined && format === undefined && style === undefined) return;
      const cell: CellDump = { row, column, value, display: displayOf(stored[down]?.[across], format, book.locale) };
      const background = conditionalLook(sheet, row, column, cell.display)?.background ?? style?.background;
      if (formula !== undefined) cell.formula = formula;
      if (note !== undefined) cell.note = note;
      if (format !== undefined) cell.format = format;
      if (background !== undefined) cell.background = background;
      if (style?.fontColor !== undefined) cell.color = style.fontColor;
      // That the text of a cell counts as a link is written nowhere; people use the setting so.
      if (style?.links === 'shown' && /^https?:\/\/\S+$/.test(cell.display)) Object.assign(cell, { link: true, color: LINK_COLOR });
      if (style?.align === 'left' || style?.align === 'center' || style?.align === 'right') cell.align = style.align;
      if (style?.fontWeight === 'bold') cell.bold = true;
      if (style?.wrap === 'CLIP') cell.clipped = true;
      cells.push(cell);
    });
  });
  return cells;
}

/** Runs of the same rule down a column; equal runs side by side become one area. */
function dumpRules(sheet: SheetData): ValidationDump[] {
  const found: { rule: string; dump: ValidationDump }[] = [];
  sheet.rules.forEach((rules, across) => {
    if (!rules) return;
    const column = across + 1;
    for (let start = 0; start < rules.length; ) {
      const rule = rules[start];
      const key = JSON.stringify(rule);
      let end = start + 1;
      while (end < rules.length && (rules[end] === rule || JSON.stringify(rules[end]) === key)) end++;
      if (rule) {
        const area = { row: start + 1, column, rows: end - start, columns: 1 };
        const left = found.find((each) => each.rule === key && isRightOf(area, each.dump.area));
        if (left) left.dump.area.columns++;
        else found.push({ rule: key, dump: dumpRule(rule, area) });
      }
      start = end;
    }
  });
  return found.map(({ dump }) => dump);
}

function isRightOf(area: Area, other: Area): boolean {
  return other.row === area.row && other.rows === area.rows && other.column + other.columns === area.column;
}

function dumpRule(rule: Rule, area: Area): ValidationDump {
  const dump: ValidationDump = { area, type: rule.type, strict: !rule.allowInvalid };
  if (rule.type === 'list') dump.values = rule.values.map(String);
  if (rule.help !== null) dump.help = rule.help;
  return dump;
}
