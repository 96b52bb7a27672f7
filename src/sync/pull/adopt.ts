// A tab that was duplicated is left alone until somebody takes it in: two tabs that send the same edits would be one too many.
import type { Sheet } from '../../platform/ports.ts';
import { readTabs, saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { findColumns, headsOf } from '../../tabs/sheet/columns.ts';
import type { Session } from '../jobs/session.ts';

/** The tab of which this sheet is a copy: the one whose columns are most like its own. Undefined where it has none of ours. */
export function sourceOf(session: Pick<Session, 'document'>, sheet: Sheet): TabEntry | undefined {
  const [notes = []] = sheet.notes({ row: 1, column: 1, rows: 1, columns: sheet.size().columns });
  const names = Array.from(findColumns(notes, sheet.name()).keys());
  if (names.length === 0) return undefined;
  const alike = readTabs(session.document).flatMap((tab) => {
    if (tab.part || tab.pulledAt === undefined) return [];
    const heads = new Set(headsOf(resourceForTab(tab)).map((head) => head.name));
    return names.every((name) => heads.has(name)) ? [{ tab, more: heads.size - names.length }] : [];
  });
  return alike.sort((a, b) => a.more - b.more)[0]?.tab;
}

/** From now on the sheet is a tab of its own, with the choices of the one that it was copied from. */
export function adopt(session: Pick<Session, 'document'>, sheet: Sheet, source: TabEntry): TabEntry {
  const { problem: _, run: __, scope: ___, unseen: ____, ...same } = source;
  const tab: TabEntry = { ...same, sheet: sheet.id, further: true, takenIn: true, complete: false };
  saveTab(session.document, tab);
  return tab;
}
