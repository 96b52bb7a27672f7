// What a review writes into the tabs: the Status of the rows in scope.
import type { Cell } from '../../platform/ports.ts';
import { EDITED, encodeStatus, isClearedByReview, isCreateOpen, status } from '../../tabs/cells/status-text.ts';
import { planBlocks } from '../../tabs/sheet/blocks.ts';
import { STATUS } from '../../tabs/sheet/columns.ts';
import { cellAt } from '../../tabs/sheet/tab.ts';
import { writeBlocks } from '../../tabs/sheet/write-blocks.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Refused, TabContents } from '../plan/row-change.ts';
import { isInScope, type Scope } from './scope.ts';

/** Writes the Status of rows that can't be sent, are in conflict, or wait for their create. Clears a Status that no longer applies. */
export function markRows(reading: TabContents, scope: Scope, entries: readonly JournalEntry[], refused: readonly Refused[]): void {
  const { contents, resource } = reading;
  const column = contents.columns.get(STATUS);
  if (column === undefined) return;
  const wanted = new Map<number, string>();
  const hinted = (row: number) => cellAt(contents, row - 2, STATUS) === EDITED;
  for (const entry of entries) {
    if (entry.sheet !== contents.sheet.id) continue;
    if (entry.operation === 'create') wanted.set(entry.row, encodeStatus(status.toCreate(entry.key)));
    else if (entry.state === 'conflict') wanted.set(entry.row, encodeStatus(status.conflict()));
    else if (entry.operation !== 'update') wanted.set(entry.row, encodeStatus(status.reviewed()));
    // A new change replaces the result of an earlier send.
    else if (!wanted.has(entry.row)) wanted.set(entry.row, hinted(entry.row) ? EDITED : '');
  }
  for (const row of refused)
    if (row.sheet === contents.sheet.id) wanted.set(row.row, encodeStatus(status.rejected(`${row.label} ${row.what}. ${row.todo}`)));
  const changed: number[] = [];
  for (let index = 0; index < contents.values.length; index++) {
    const row = index + 2;
    if (!isInScope(scope, contents.sheet.id, row)) continue;
    const now = String(cellAt(contents, index, STATUS));
    // The send finds the row of an open create by this text.
    if (isCreateOpen(now)) continue;
    if (!wanted.has(row) && isClearedByReview(now)) wanted.set(row, '');
    if (wanted.has(row) && wanted.get(row) !== now) changed.push(row);
  }
  const blocks = planBlocks({
    changed: new Map(changed.length > 0 ? [[column, changed]] : []),
    wanted: (row): Cell => wanted.get(row) ?? cellAt(contents, row - 2, STATUS),
  });
  writeBlocks(contents, blocks, resource);
}
