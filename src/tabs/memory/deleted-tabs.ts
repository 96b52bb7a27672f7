// What the file remembers of tabs that were deleted. Hidden sheets forget them at once, because no one expects personal data there after
// its tab is gone. Their entries in the registry are put aside, so that Ctrl+Z or a restored version brings back the same tab.

import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Clock, Properties, Workbook } from '../../platform/ports.ts';
import { forgetChanges } from './changes.ts';
import { clearNames } from './name-cache.ts';
import { readTabs, removeTab, saveTab, type TabEntry } from './registry.ts';
import { clearColumns } from './storage.ts';
import { rewriteManifest, saveManifest } from './tab-manifest.ts';
import { forgetTyped } from './typed-meanwhile.ts';
import { forgetTicketNote } from './write-ticket.ts';

/** Stored under `deleted.<hash of the sheet's ID>`. */
interface PutAside {
  v: 1;
  at: number;
  entry: Omit<TabEntry, 'sheet'>;
}

const PREFIX = 'deleted.';
const MAX_PUT_ASIDE = 10;
/** Time to notice that a tab is missing. */
const KEPT_MS = 30 * 86_400_000;

const nameOf = (sheet: number) => PREFIX + hash(String(sheet));

/**
 * Removes registry entries, snapshots, and cursors of tabs that no longer exist. Looks for snapshots only if an entry is left over,
 * unless `all` sheets are checked. Then no entry is put aside, either.
 */
export function forgetDeletedTabs(
  { workbook, document, clock }: { workbook: Workbook; document: Properties; clock: Clock },
  all?: ReadonlySet<number>,
): void {
  const deleted = readTabs(document).filter(({ sheet }) => (all ? !all.has(sheet) : workbook.sheet(sheet) === undefined));
  for (const tab of deleted) {
    removeTab(document, tab.sheet);
    forgetTyped(document, tab.sheet);
    forgetChanges(document, tab.sheet);
    forgetTicketNote(document, tab.sheet);
    if (!all) putAside(document, tab, clock.now());
  }
  dropPutAside(document, all ? Number.POSITIVE_INFINITY : clock.now() - KEPT_MS);
  if (!all && deleted.length === 0) return;
  const gone = new Set(deleted.map(({ sheet }) => sheet));
  clearDataOf(workbook, (sheet) => (all ? !all.has(sheet) : gone.has(sheet)));
  // Users expect the names of a deleted tab to be gone. What other tabs show is read again.
  if (deleted.some(({ lookedUp }) => lookedUp)) clearNames(workbook);
  saveManifest(workbook, document);
}

/** Puts back the registry entries of tabs that exist again. */
export function bringBackTabs(workbook: Workbook, document: Properties): void {
  const names = Object.keys(document.all()).filter((name) => name.startsWith(PREFIX));
  if (names.length === 0) return;
  for (const { id } of workbook.sheets()) {
    const text = names.includes(nameOf(id)) ? document.get(nameOf(id)) : undefined;
    if (text === undefined) continue;
    saveTab(document, { ...parseVersioned<PutAside>(text).entry, sheet: id });
    document.remove(nameOf(id));
    rewriteManifest(document);
  }
}

function putAside(document: Properties, { sheet, problem: _, unseen, ...entry }: TabEntry, at: number): void {
  // The list of unseen rows can fill a property.
  const aside: PutAside = { v: 1, at, entry: { ...entry, ...(unseen ? { unseen: 'many' as const } : {}) } };
  document.set(nameOf(sheet), JSON.stringify(aside));
}

/** Drops entries that were put aside before a time, and all but the newest ones. */
function dropPutAside(document: Properties, before: number): void {
  const all = Object.entries(document.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, text]) => ({ name, at: parseVersioned<PutAside>(text).at }))
    .sort((a, b) => b.at - a.at);
  for (const [index, { name, at }] of all.entries()) if (index >= MAX_PUT_ASIDE || at < before) document.remove(name);
}

/** Clears the columns of the data sheet that belong to some sheets. */
export function clearDataOf(workbook: Workbook, isMeant: (sheet: number) => boolean): void {
  clearColumns(workbook, (head) => {
    const sheet = ownerOf(head);
    return sheet !== undefined && isMeant(sheet);
  });
}

/** Clears the columns of the data sheet that a killed run left without a head. What they hold is never read again. */
export function clearLeftovers(workbook: Workbook): void {
  clearColumns(workbook, (head) => head === '');
}

/** Returns the sheet that a column of the data sheet belongs to: as a snapshot, a cursor, or a ticket. */
function ownerOf(head: string): number | undefined {
  try {
    const { sheet, cursor, ticket } = JSON.parse(head) as { sheet?: number; cursor?: number; ticket?: number };
    return sheet ?? cursor ?? ticket;
  } catch {
    return undefined;
  }
}
