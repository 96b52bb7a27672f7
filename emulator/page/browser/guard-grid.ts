// Stops the grid from changing anything by itself. The host's workbook is the only truth: what the grid was about to do
// is told as what the person did, and comes back as what the host made of it.
import type { FUniver } from '@univerjs/core/facade';

/** What the grid may change by itself, because it is only how the person looks at the sheet. */
const viewOnly = new Set([
  'sheet.mutation.set-worksheet-col-width',
  'sheet.mutation.set-worksheet-row-height',
  'sheet.mutation.set-worksheet-row-is-auto-height',
  'sheet.mutation.set-worksheet-row-auto-height',
]);

/** Marks what comes from the host, as an option of `executeCommand`. */
export const fromHost = { onlyLocal: true, fromHost: true };

/** `typed` gets what a drop-down, a checkbox or the Delete key was about to write, with rows and columns from 1. */
export function guardGrid(univer: FUniver, typed: (row: number, column: number, text: string) => void): void {
  univer.addEvent(univer.Event.BeforeCommandExecute, (event) => {
    const { id } = event;
    if (event.options?.fromHost === true) return;
    if (id === 'sheet.mutation.set-range-values') {
      for (const { row, column, text } of writtenBy(event.params)) typed(row, column, text);
      event.cancel = true;
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

function textOf(cell: { v?: unknown } | null): string {
  return cell === null || cell.v === null || cell.v === undefined ? '' : String(cell.v);
}
