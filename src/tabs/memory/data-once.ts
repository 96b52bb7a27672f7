// The hidden data sheet as it was at one moment, for looks at several tabs: each would read its header row and a column or two.
import type { Sheet, Workbook } from '../../platform/ports.ts';
import { DATA_SHEET } from './storage.ts';

/** Returns a workbook whose hidden data sheet is read once, when it's first asked for. It doesn't show what's written to it later. */
export function withDataReadOnce(workbook: Workbook): Workbook {
  let kept: { sheet: Sheet | undefined } | undefined;
  return withDataSheet(workbook, (data) => {
    kept ??= { sheet: readWhole(data()) };
    return kept.sheet;
  });
}

/** Returns a workbook that shows another hidden data sheet. `data` returns the one that is there. */
export function withDataSheet(workbook: Workbook, shown: (data: () => Sheet | undefined) => Sheet | undefined): Workbook {
  return {
    ...workbook,
    sheetNamed: (name) => (name === DATA_SHEET ? shown(() => workbook.sheetNamed(name)) : workbook.sheetNamed(name)),
  };
}

function readWhole(sheet: Sheet | undefined): Sheet | undefined {
  if (!sheet) return undefined;
  const size = sheet.size();
  const cells = sheet.values({ row: 1, column: 1, ...size });
  return {
    ...sheet,
    size: () => size,
    values: ({ row, column, rows, columns }) =>
      cells.slice(row - 1, row - 1 + rows).map((line) => line.slice(column - 1, column - 1 + columns)),
  };
}
