// Stops the grid from changing anything by itself. The host's workbook is the only truth: what the grid was about to do
// is told as what the person did, and comes back as what the host made of it.
import type { IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';

/** What the grid may change by itself, because it is only how the person looks at the sheet. */
const viewOnly = new Set([
  'sheet.mutation.set-worksheet-row-height',
  'sheet.mutation.set-worksheet-row-is-auto-height',
  'sheet.mutation.set-worksheet-row-auto-height',
]);

const widths = 'sheet.mutation.set-worksheet-col-width';

/** Marks what comes from the host, as an option of `executeCommand`. */
export const fromHost = { onlyLocal: true, fromHost: true };

/** What the person did with the grid, with rows and columns from 1. */
export interface GuardedEvents {
  /** What a drop-down, a checkbox or the Delete key was about to write. */
  typed(row: number, column: number, text: string): void;
  /** The edge of a column was dragged. */
  widened(from: number, count: number, pixels: number): void;
}

export function guardGrid(univer: FUniver, { typed, widened }: GuardedEvents): void {
  univer.addEvent(univer.Event.BeforeCommandExecute, (event) => {
    const { id } = event;
    if (event.options?.fromHost === true) return;
    if (id === 'sheet.mutation.set-range-values') {
      for (const { row, column, text } of writtenBy(event.params)) typed(row, column, text);
      event.cancel = true;
    } else if (id === widths) {
      for (const { from, count, pixels } of widenedBy(event.params)) widened(from, count, pixels);
    } else if (/^(sheet|data-validation)\.mutation\./.test(id) && !viewOnly.has(id)) event.cancel = true;
  });
  // Cells are edited in an editor of our own, which knows formulas and full numbers.
  univer.addEvent(univer.Event.BeforeSheetEditStart, (event) => {
    event.cancel = true;
  });
  univer.addEvent(univer.Event.BeforeClipboardPaste, (event) => {
    event.cancel = true;
  });
}

function writtenBy(params: unknown): { row: number; column: number; text: string }[] {
  // The shape of `ISetRangeValuesMutationParams`, which the event declares as unknown.
  const { cellValue } = params as { cellValue?: Record<number, Record<number, { v?: unknown } | null>> };
  return Object.entries(cellValue ?? {}).flatMap(([row, cells]) =>
    Object.entries(cells).map(([column, cell]) => ({ row: Number(row) + 1, column: Number(column) + 1, text: textOf(cell) })),
  );
}

/** A drag of one edge may set the widths of several selected columns; it is drawn at once and then told to the host. */
function widenedBy(params: unknown): { from: number; count: number; pixels: number }[] {
  // The shape of `ISetWorksheetColWidthMutationParams`, which the event declares as unknown.
  const { ranges, colWidth } = params as { ranges: IRange[]; colWidth: number | Record<number, number> };
  return ranges.flatMap(({ startColumn, endColumn }) => {
    if (typeof colWidth === 'number') return [{ from: startColumn + 1, count: endColumn - startColumn + 1, pixels: Math.round(colWidth) }];
    return Object.entries(colWidth).map(([column, pixels]) => ({ from: Number(column) + 1, count: 1, pixels: Math.round(pixels) }));
  });
}

function textOf(cell: { v?: unknown } | null): string {
  return cell === null || cell.v === null || cell.v === undefined ? '' : String(cell.v);
}
