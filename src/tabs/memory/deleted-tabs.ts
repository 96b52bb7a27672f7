// What the file remembers of tabs that were deleted. It's removed, because no one expects personal data in hidden sheets after its tab
// is gone.

import type { Properties, Workbook } from '../../platform/ports.ts';
import { readTabs, removeTab } from './registry.ts';
import { DATA_SHEET } from './storage.ts';
import { saveManifest } from './tab-manifest.ts';

/**
 * Removes registry entries, snapshots, and cursors of tabs that no longer exist. Looks for snapshots only if an entry is left over,
 * unless `all` sheets are checked.
 */
export function forgetDeletedTabs(workbook: Workbook, document: Properties, all?: ReadonlySet<number>): void {
  const deleted = readTabs(document).filter(({ sheet }) => (all ? !all.has(sheet) : workbook.sheet(sheet) === undefined));
  for (const { sheet } of deleted) removeTab(document, sheet);
  if (!all && deleted.length === 0) return;
  const gone = new Set(deleted.map(({ sheet }) => sheet));
  clearDataOf(workbook, (sheet) => (all ? !all.has(sheet) : gone.has(sheet)));
  saveManifest(workbook, document);
}

/** Clears the columns of the data sheet that belong to some sheets. */
export function clearDataOf(workbook: Workbook, isMeant: (sheet: number) => boolean): void {
  const data = workbook.sheetNamed(DATA_SHEET);
  if (!data) return;
  const { rows, columns } = data.size();
  const [heads = []] = data.values({ row: 1, column: 1, rows: 1, columns });
  heads.forEach((head, index) => {
    const sheet = ownerOf(String(head));
    if (sheet !== undefined && isMeant(sheet)) data.clear({ row: 1, column: index + 1, rows, columns: 1 });
  });
}

/** Clears the columns of the data sheet that a killed run left without a header. What they hold is never read again. */
export function clearLeftovers(workbook: Workbook): void {
  const data = workbook.sheetNamed(DATA_SHEET);
  if (!data) return;
  const { rows, columns } = data.size();
  const [heads = []] = data.values({ row: 1, column: 1, rows: 1, columns });
  heads.forEach((head, index) => {
    if (head === '') data.clear({ row: 1, column: index + 1, rows, columns: 1 });
  });
}

/** Returns the sheet that a column of the data sheet belongs to: as a snapshot, or as a cursor. */
function ownerOf(head: string): number | undefined {
  try {
    const { sheet, cursor } = JSON.parse(head) as { sheet?: number; cursor?: number };
    return sheet ?? cursor;
  } catch {
    return undefined;
  }
}
