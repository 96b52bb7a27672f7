// Removes personal data from the file: first searches everything for what is about to be removed, then clears what is known by its
// kind. Data in Catalog doesn't change. It runs in steps, because a run of a script ends after some minutes.

import { hash } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { clearLeftovers, forgetDeletedTabs } from '../../tabs/memory/deleted-tabs.ts';
import { clearNames } from '../../tabs/memory/name-cache.ts';
import { clearExports } from '../../tabs/memory/payment-export.ts';
import { leaveOutPersonal } from '../../tabs/memory/personal-data.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { saveManifest } from '../../tabs/memory/tab-manifest.ts';
import { readJobs } from '../jobs/job.ts';
import { TRY_AGAIN, withLock } from '../jobs/session.ts';
import { rewriteEntries } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { markCleared } from '../plan/send-record.ts';
import { clearAllStaged } from '../pull/staging.ts';
import { withoutLearner, withoutPersonalData } from './clear-entries.ts';
import { clearProperties } from './clear-properties.ts';
import { clearTab } from './clear-tab.ts';
import { type Collected, collectValues } from './collect-values.ts';
import { columnsOf, completeResources } from './personal-columns.ts';
import { type File, type Removal, readRemoval, type Scope, saveRemoval } from './removal.ts';
import { searchSheets } from './search-sheets.ts';
import { settleWrites } from './settle-writes.ts';

export interface Removed {
  removal: Removal;
  done: boolean;
}

/**
 * Works on a removal until the deadline, and at least one step. The caller writes the send log again when it's done, and ends it. If
 * everyone's data is removed, later pulls leave personal data out until a user with a key chooses to include it.
 */
export function stepRemoval(file: File, scope: Scope, by: { name: string; at: number }, deadline: number): Removed {
  const { workbook, document } = file;
  if (readJobs(document).length > 0) {
    throw new StopError('job-open', 'A pull or send hasn’t finished. No data was removed.', 'Resume or cancel it, then try again.');
  }
  return withLock(file, TRY_AGAIN, () => {
    let removal = readRemoval(document, hash(JSON.stringify(scope)));
    settleWrites(file);
    if ('everyone' in scope) leaveOutPersonal(document, by);
    const collected = collectValues(file, scope);
    if (removal.phase === 'search') removal = searchSheets(file, removal, collected, deadline);
    const step = removal.phase === 'clear' ? clear(file, { removal, scope, collected }, deadline) : { removal, done: false };
    workbook.flush();
    saveRemoval(document, step.removal);
    return step;
  });
}

/** Clears all that is known by its kind. The tabs come last, because the values come from them. */
function clear(
  file: File,
  { removal, scope, collected }: { removal: Removal; scope: Scope; collected: Collected },
  deadline: number,
): Removed {
  const { workbook, document } = file;
  const sheets = workbook.sheets();
  clearProperties(file, collected.values);
  const tabs = readTabs(document);
  const { values } = collected;
  const resourceOf = completeResources(tabs);
  const clean = (entry: JournalEntry) =>
    'everyone' in scope ? withoutPersonalData(entry, resourceOf(entry), values) : withoutLearner(entry, values);
  const touched = new Set<string>();
  rewriteEntries(workbook, document, (entry) => {
    const cleaned = clean(entry);
    if (cleaned !== entry) touched.add(entry.run);
    return cleaned;
  });
  markCleared(document, touched);
  clearAllStaged(workbook);
  // Names are read again for what the tabs still show.
  clearNames(workbook);
  // A column with names can have been chosen as the one with IDs.
  if ('everyone' in scope) clearExports(workbook);
  forgetDeletedTabs(file, new Set(sheets.map(({ id }) => id)));
  let now = removal;
  for (const sheet of sheets) {
    const tab = tabs.find((each) => each.sheet === sheet.id);
    if (now.cleared.includes(sheet.id)) continue;
    const columns = columnsOf(sheet, tab);
    if (!columns) continue;
    if (file.clock.now() >= deadline && now !== removal) return { removal: now, done: false };
    if (clearTab(file, sheet, tab, { columns, scope, collected })) now = { ...now, cleared: [...now.cleared, sheet.id] };
  }
  clearLeftovers(workbook);
  saveManifest(workbook, document);
  return { removal: now, done: true };
}
