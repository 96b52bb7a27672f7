// Uses an existing name in a list in place of a new one that a review has shown, such as a misspelled tag. The cell then holds
// what the user would have typed, so it stays an edit, and the next review shows it.
import { said, say } from '../../base/say.ts';
import type { Value } from '../../catalog/resource.ts';
import { encodeCell } from '../../tabs/cells/codec.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readShown } from '../../tabs/sheet/bases.ts';
import { readKnownTab } from '../../tabs/sheet/known-columns.ts';
import { upsertRows } from '../../tabs/sheet/upsert.ts';
import { writeInRows } from '../../tabs/sheet/write-in-rows.ts';
import { assertTabsFree } from '../jobs/lease.ts';
import { type Session, TRY_AGAIN, withLock } from '../jobs/session.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { TabContents } from '../plan/row-change.ts';
import { textIn } from './cell-edits.ts';
import { leftBy, rowIndexOf, shortText } from './discard.ts';
import { forgetEdits } from './edit-counts.ts';
import { sinceReview } from './since-review.ts';

/** Returns sentences on why the cell stayed as it is, or on what the write replaced. */
export function useExistingName(session: Session, entry: JournalEntry, { name, existing }: { name: string; existing: string }): string[] {
  const { workbook, document } = session;
  const entered = entry.typed ?? entry.value ?? null;
  const registered = readTabs(document).find(({ sheet }) => sheet === entry.sheet);
  const sheet = workbook.sheet(entry.sheet);
  if (!registered || !sheet || registered.connection !== session.client.connection.id || !Array.isArray(entered)) return [said(GONE)];
  const value = Array.from(new Set((entered as readonly string[]).map((each) => (each === name ? existing : each))));
  assertTabsFree(session, '', [entry.sheet]);
  const resource = resourceForTab(registered);
  const kept = withLock(session, TRY_AGAIN, () => {
    const { rows, contents, context } = readShown(session, { resource, contents: readKnownTab(sheet, resource) });
    const tab = { resource, contents, snapshot: rows, context };
    const index = rowIndexOf(contents, entry.key);
    if (index < 0) return [said(GONE)];
    if (sinceReview({ tab, index }, entry.field, { value: entered }) === 'same') return writeEdit(session, tab, { index, entry, value });
    const field = resource.fields.find((each) => each.name === entry.field);
    const shows = shortText(textIn({ tab, index }, entry.field));
    return [
      say`${say`${contents.name}, row ${index + 2}, ${field?.label ?? entry.field}`}: “${shows}” was entered after the review, so it stays.`,
    ];
  });
  forgetEdits(document, [entry.sheet]);
  return kept;
}

const GONE = 'The row isn’t in its tab any more.';

interface NewValue {
  index: number;
  entry: JournalEntry;
  value: Value;
}

/** Writes a value as if the user had typed it: the cell keeps its base. */
function writeEdit(
  { workbook, document }: Session,
  { resource, contents, snapshot, context }: TabContents,
  { index, entry: { key, field: name }, value }: NewValue,
): string[] {
  const field = resource.fields.find((each) => each.name === name);
  const column = contents.columns.get(name);
  const row = snapshot.get(key);
  if (!field || column === undefined) return [said(GONE)];
  if (!row) {
    const block = { row: index + 2, column, values: [[encodeCell(field, value, context)]] };
    const refused = writeInRows({ workbook, document }, { contents, resource, context }, [block]);
    return leftBy({ refused: refused.map((cell) => ({ ...cell, header: field.label, of: key })) }, contents);
  }
  // Without a base, the cell isn't an edit, so the merge writes it.
  const bare = new Map(snapshot).set(key, { ...row, bases: { ...row.bases, [name]: undefined } });
  const records = new Map([[key, { [name]: value }]]);
  const result = upsertRows(workbook, { resource, context, records, deleted: new Set(), snapshot: bare, document }, contents);
  workbook.flush();
  return leftBy(result, contents);
}
