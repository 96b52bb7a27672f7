// What a review writes into the tabs: the Status of the rows in scope.
import { inWorkbook, saidHere, say } from '../../base/say.ts';
import type { Cell } from '../../platform/ports.ts';
import { editedHint, encodeStatus, isClearedByReview, isCreateOpen, isEditedHint, status } from '../../tabs/cells/status-text.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { type Block, planBlocks } from '../../tabs/sheet/blocks.ts';
import { ACTION, STATUS } from '../../tabs/sheet/columns.ts';
import { withAllFormulas } from '../../tabs/sheet/formulas.ts';
import { type Contents, cellAt } from '../../tabs/sheet/tab.ts';
import { writeInRows } from '../../tabs/sheet/write-in-rows.ts';
import type { Session } from '../jobs/session.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Refused, TabContents } from '../plan/row-change.ts';
import { rowsText } from './notes.ts';
import { isInScope, type Scope } from './scope.ts';

/** Returns rows that no correction makes sendable. Their Action goes, so a later review doesn't send them by mistake. */
function disarmedRows({ sheet, values, columns }: Contents, refused: readonly Refused[]): number[] {
  const action = (columns.get(ACTION) ?? 0) - 1;
  const rows = refused
    .filter((each) => each.final && each.sheet === sheet.id && values[each.row - 2]?.[action] !== '')
    .map(({ row }) => row);
  return Array.from(new Set(rows)).sort((a, b) => a - b);
}

function rejection({ label, what, todo }: Refused): string {
  return `${label} ${inWorkbook(what)}. ${inWorkbook(todo)}`;
}

interface Reviewed {
  entries: readonly JournalEntry[];
  refused: readonly Refused[];
}

/** Returns the Status of rows that can't be sent, are in conflict, or wait for their create, and clears a Status that no longer applies. */
export function marksOf({ contents }: TabContents, scope: Scope, { entries, refused }: Reviewed): Block[] {
  const column = contents.columns.get(STATUS);
  if (column === undefined) return [];
  const wanted = new Map<number, string>();
  const hinted = (row: number) => isEditedHint(cellAt(contents, row - 2, STATUS));
  for (const entry of entries) {
    if (entry.sheet !== contents.sheet.id) continue;
    if (entry.operation === 'create') wanted.set(entry.row, encodeStatus(status.toCreate(entry.key)));
    else if (entry.state === 'conflict') wanted.set(entry.row, encodeStatus(status.conflict()));
    else if (entry.operation !== 'update') wanted.set(entry.row, encodeStatus(status.reviewed()));
    // A new change replaces the result of an earlier send, which Ctrl+Z can have brought back.
    else if (!wanted.has(entry.row)) wanted.set(entry.row, hinted(entry.row) ? editedHint() : '');
  }
  for (const row of refused) if (row.sheet === contents.sheet.id) wanted.set(row.row, encodeStatus(status.rejected(rejection(row))));
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
  const actionColumn = contents.columns.get(ACTION);
  const disarmed = actionColumn === undefined ? [] : disarmedRows(contents, refused);
  return planBlocks({
    changed: new Map([[column, changed], ...(actionColumn === undefined ? [] : [[actionColumn, disarmed] as const])]),
    wanted: (row, at): Cell =>
      at === actionColumn
        ? disarmed.includes(row)
          ? ''
          : cellAt(contents, row - 2, ACTION)
        : (wanted.get(row) ?? cellAt(contents, row - 2, STATUS)),
  });
}

/**
 * Writes marks, and returns notes on rows whose Status Google refuses. The plan has to be flushed, because Google also refuses what waits
 * together with a protected cell.
 */
export function writeMarks(
  session: Pick<Session, 'workbook' | 'document'>,
  { contents, resource }: TabContents,
  blocks: readonly Block[],
): string[] {
  if (blocks.length === 0) return [];
  const context = cellContext(session.workbook, session.document);
  // A write into the wrong column can hit any formula.
  const left = writeInRows(session, { contents: withAllFormulas(contents), resource, context }, blocks);
  return left.length === 0
    ? []
    : [say`${contents.name}: Google didn’t let Catalog Sync write ${saidHere('Status')} in ${rowsText(left.map(({ row }) => row))}.`];
}
