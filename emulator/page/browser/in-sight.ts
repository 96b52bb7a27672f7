// Scrolls to the selected cell. The grid's own code compares a column with the number of frozen rows, so on its own it scrolls to no
// cell in a frozen column except the last one.
import type { FUniver } from '@univerjs/core/facade';
import type { ISetSelectionsOperationParams } from '@univerjs/preset-sheets-core';

/** Follows the keyboard into frozen columns. Elsewhere, the grid does it. */
export function keepInSight(api: FUniver): void {
  api.addEvent(api.Event.CommandExecuted, ({ id, params }) => {
    if (id === 'sheet.operation.set-selections') {
      // The shape that this operation declares.
      const { selections, reveal } = params as ISetSelectionsOperationParams;
      const primary = selections.at(-1)?.primary;
      if (reveal && primary && isFrozen(api, primary.actualColumn)) scrollTo(api, primary.actualRow, primary.actualColumn);
    } else if (id === 'sheet.command.expand-selection') {
      const selection = api.getActiveWorkbook()?.getActiveSheet().getSelection();
      const cell = selection?.getCurrentCell();
      const range = selection?.getActiveRange()?.getRange();
      if (!cell || !range || !isFrozen(api, cell.actualColumn)) return;
      scrollTo(api, cell.actualRow === range.startRow ? range.endRow : range.startRow, cell.actualColumn);
    }
  });
}

/** Scrolls no further than it must. Both are counted from 0. */
export function scrollTo(api: FUniver, row: number, column: number): void {
  const sheet = api.getActiveWorkbook()?.getActiveSheet();
  // Before the first drawing there is nothing to scroll.
  if (!sheet || api.getCurrentLifecycleStage() < api.Enum.LifecycleStages.Rendered) return;
  const { startColumn, ySplit } = sheet.getFreeze();
  // The last frozen column, which scrolls rows and no columns. Without frozen rows, only the first column behind it does.
  const reached = column < startColumn ? startColumn - Math.min(1, ySplit) : column;
  void api.executeCommand('sheet.operation.scroll-to-range', { range: sheet.getRange(row, reached).getRange() });
}

function isFrozen(api: FUniver, column: number): boolean {
  return column < (api.getActiveWorkbook()?.getActiveSheet().getFreeze().startColumn ?? 0);
}
