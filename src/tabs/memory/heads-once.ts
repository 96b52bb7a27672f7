// Row 1 of the hidden data sheet, which says what each of its columns holds. Whoever shows the results of a batch needs it five times.
import type { Area, Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { withDataSheet } from './data-once.ts';

/**
 * Returns a workbook that reads row 1 of its hidden data sheet once, and then knows it from what is written there. Without a read in
 * between, what is written to several columns waits for one commit.
 */
export function withHeadsKept(workbook: Workbook): Workbook {
  let kept: Sheet | undefined;
  return withDataSheet(workbook, (data) => {
    kept ??= withHeadsOf(data());
    return kept;
  });
}

function withHeadsOf(sheet: Sheet | undefined): Sheet | undefined {
  if (!sheet) return undefined;
  let heads: Cell[] | undefined;
  const put = ({ row, column, columns }: Area, cells: readonly Cell[]) => {
    if (row !== 1 || !heads) return;
    for (let at = 0; at < columns; at++) heads[column - 1 + at] = cells[at] ?? '';
  };
  return {
    ...sheet,
    values(area) {
      if (area.row !== 1 || area.rows !== 1) return sheet.values(area);
      heads ??= [...(sheet.values({ row: 1, column: 1, rows: 1, columns: sheet.size().columns })[0] ?? [])];
      const from = area.column - 1;
      return [Array.from({ length: area.columns }, (_, at) => heads?.[from + at] ?? '')];
    },
    write(area, rows) {
      sheet.write(area, rows);
      put(area, rows[0] ?? []);
    },
    clear(area) {
      sheet.clear(area);
      put(area, []);
    },
    // Columns are only added behind the last one. Whatever else moves them has to be read again.
    insertColumns(after, count) {
      heads = undefined;
      sheet.insertColumns(after, count);
    },
  };
}
