// The visible tabs that are rewritten as a whole and never read: the send log and the schedules.

import type { Area, Cell, Sheet, Workbook } from '../platform/ports.ts';
import { growTo } from './memory/storage.ts';

export interface ListHead {
  header: string;
  /** In pixels. */
  width: number;
}

/** Adds a blank tab with its look. */
export function addListTab(workbook: Workbook, name: string, rows: number, heads: readonly ListHead[]): Sheet {
  const sheet = workbook.add(name);
  sheet.resize({ rows, columns: heads.length });
  sheet.dress({
    headerColumns: heads.length,
    frozenRows: 1,
    frozenColumns: 1,
    widths: Object.fromEntries(heads.map(({ width }, index) => [index + 1, width])),
    editable: [],
  });
  return sheet;
}

/** Replaces all cells, which start with the header row. All are texts, besides the times in one area. */
export function rewriteList(sheet: Sheet, cells: Cell[][], times: { area: Area; format: string }): void {
  const columns = cells[0]?.length ?? 0;
  growTo(sheet, cells.length, columns);
  const before = sheet.used().rows;
  const all = { row: 1, column: 1, rows: cells.length, columns };
  sheet.format(all, '@');
  sheet.format(times.area, times.format);
  sheet.write(all, cells);
  sheet.clear({ row: cells.length + 1, column: 1, rows: before - cells.length, columns });
}
