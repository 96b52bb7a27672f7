// The notes of a review: what you should know about edits that aren't sent as they are. Pure, apart from the look for an open send.
import { say } from '../../base/say.ts';
import type { Value } from '../../catalog/resource.ts';
import { parseStatus } from '../../tabs/cells/status-text.ts';
import { isNearDstGap } from '../../tabs/cells/time.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { STATUS } from '../../tabs/sheet/columns.ts';
import { cellAt } from '../../tabs/sheet/tab.ts';
import { openSend, timeOf } from '../jobs/lease.ts';
import type { Session } from '../jobs/session.ts';
import { captionText } from '../plan/caption.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { RowChange, TabContents } from '../plan/row-change.ts';
import type { TabDiff } from './diff.ts';
import type { ScopedDiff } from './scope.ts';

/** Returns a note if an earlier send hasn't finished. */
export function openSendNotes(session: Session): string[] {
  const open = openSend(session);
  return open ? [say`A send started at ${timeOf(session, open)} hasn’t finished. Resume or cancel it before you send anything else.`] : [];
}

/** Returns notes on edits that a review skips, and on changes that Catalog already has. */
export function editNotes(tabs: readonly TabContents[], diffs: readonly ScopedDiff[], noops: readonly RowChange[]): string[] {
  const notes: string[] = [];
  diffs.forEach((diff, index) => {
    const tab = tabs[index]?.contents.name ?? '';
    if (diff.ignored.length > 0) {
      notes.push(
        say`${tab}: edits in read-only columns (${rowsText(diff.ignored)}) aren’t sent. The next refresh restores the original values.`,
      );
    }
    if (diff.hidden.length > 0) notes.push(say`${tab}: hidden rows of your selection were left out (${rowsText(diff.hidden)}).`);
    if (diff.concealed.length > 0) notes.push(say`${tab}: hidden rows with an Action are included (${rowsText(diff.concealed)}).`);
    const leftovers = leftoversIn(tabs[index], diff);
    if (leftovers.length > 0)
      notes.push(say`${tab}: an earlier review had these rows, and they weren’t sent then (${rowsText(leftovers)}).`);
    if (diff.outranked.length > 0)
      notes.push(say`${tab}: edits skipped because the row’s Action takes priority: ${rowsText(diff.outranked)}.`);
  });
  return [...notes, ...noopNotes(noops)];
}

/** Returns rows with an Action that an earlier review left unsent. They'd be sent now although only the others are new. */
function leftoversIn(tab: TabContents | undefined, { changes }: TabDiff): number[] {
  return changes.flatMap(({ operation, row }) => {
    const shown = tab && parseStatus(String(cellAt(tab.contents, row - 2, STATUS)));
    const isLeft = operation !== 'update' && (shown?.kind === 'toCreate' || shown?.kind === 'reviewed' || shown?.kind === 'notSent');
    return isLeft ? [row] : [];
  });
}

export function rowsText(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).join(', ');
  if (numbers.length > 5) return say`rows ${shown} and ${numbers.length - 5} more`;
  return numbers.length === 1 ? say`row ${shown}` : say`rows ${shown}`;
}

/** Returns a note for each change that Catalog already has. */
export function noopNotes(noops: readonly RowChange[]): string[] {
  return noops.map((change) => {
    const { tab, row, resource } = change;
    const caption = captionText(resource, change);
    return row > 0 ? say`${tab}: ${caption} (row ${row}) already matches Catalog.` : say`${tab}: ${caption} already matches Catalog.`;
  });
}

/**
 * Returns a note for each time beside the hour that clocks skip in spring. A cell shows a time within that hour as it was entered,
 * but scripts get another time within an hour of it, so the two can't be told apart.
 */
export function dstNotes(entries: readonly JournalEntry[], zone: string, tabName: (sheet: number) => string): string[] {
  return entries.flatMap(({ resource, field: name, value, sheet, row }) => {
    const field = resourceOf(resource).fields.find((each) => each.name === name);
    if (field?.kind !== 'time' || !isTime(value) || !isNearDstGap(Date.parse(value), zone)) return [];
    return [
      say`${tabName(sheet)}, row ${row}: check ${field.label}. Clocks go forward that day, and a time typed within the skipped hour shifts. The time shown here is what will be sent.`,
    ];
  });
}

function isTime(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
