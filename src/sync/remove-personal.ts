// Removes personal data from the tabs, the snapshots, the journal, and the staged records. Data in Catalog doesn't change.

import { StopError } from '../base/problem.ts';
import { isCustom } from '../catalog/custom-fields.ts';
import { isEditable, type Resource } from '../catalog/resource.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { leaveOutPersonal, type PersonalDecision } from '../tabs/memory/personal-data.ts';
import { readTabs, saveTab, type TabEntry } from '../tabs/memory/registry.ts';
import { withoutBases } from '../tabs/memory/snapshot.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { readBases } from '../tabs/sheet/bases.ts';
import { fingerprintInTab } from '../tabs/sheet/row-fingerprint.ts';
import { type Contents, readTab } from '../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../tabs/sheet/upsert.ts';
import { readJobs } from './jobs/job.ts';
import { type Session, withLock } from './jobs/session.ts';
import { rewriteEntries } from './plan/journal.ts';
import type { JournalEntry } from './plan/journal-entry.ts';
import { childResource } from './pull/child-rows.ts';
import { clearAllStaged } from './pull/staging.ts';

type File = Pick<Session, 'workbook' | 'document' | 'lock'>;

/**
 * Clears personal data, and returns the names of the tabs in which columns were cleared. Later pulls leave personal data out, until
 * the user chooses to include it.
 */
export function removePersonal(file: File, by: Omit<PersonalDecision, 'answer'>): string[] {
  const { workbook, document } = file;
  if (readJobs(document).length > 0) {
    throw new StopError('job-open', 'A pull or send hasn’t finished. No data was removed.', 'Resume or cancel it, then try again.');
  }
  return withLock(file, 'Wait a minute, then try again.', () => {
    leaveOutPersonal(document, by);
    const tabs = readTabs(document);
    const names = tabs.flatMap((tab) => clearTab(file, tab));
    rewriteEntries(workbook, document, (entry) => withoutPersonalData(entry, tabs));
    clearAllStaged(workbook);
    workbook.flush();
    return names;
  });
}

/** Clears the columns with personal data of a tab, and returns its name if it has any. */
function clearTab({ workbook, document }: File, tab: TabEntry): string[] {
  const sheet = workbook.sheet(tab.sheet);
  const all = resourceForTab({ ...tab, withoutPersonal: undefined });
  const resource = tab.part ? childResource(all) : all;
  const personal = resource?.fields.filter((field) => field.personal).map(({ name }) => name) ?? [];
  if (!sheet || !resource || personal.length === 0) return [];
  const contents = readTab(sheet, resource);
  if (!tab.part && isEditable(resource)) forgetPersonal({ workbook, document }, resource, contents, personal);
  const columns = personal.flatMap((name) => contents.columns.get(name) ?? []);
  for (const column of columns) sheet.clear({ row: 2, column, rows: contents.lastRow - 1, columns: 1 });
  saveTab(document, { ...tab, withoutPersonal: true });
  return columns.length > 0 ? [contents.name] : [];
}

/** Removes fields from the snapshot of a tab: their bases, and their share of each row's fingerprint. */
function forgetPersonal(
  { workbook, document }: Pick<File, 'workbook' | 'document'>,
  resource: Resource,
  contents: Contents,
  personal: readonly string[],
): void {
  const rest = { ...resource, fields: resource.fields.filter(({ name }) => !personal.includes(name)) };
  const present = cellContext(workbook, document);
  const { rows, zone = present.zone } = readBases(workbook, { resource, contents, context: present }, 'ignore');
  // Times keep the zone in which the last pull wrote them.
  const context = { ...present, zone };
  const snapshot = withoutBases(rows, personal);
  contents.keys.forEach((key, index) => {
    const row = snapshot.get(key);
    if (row) snapshot.set(key, { ...row, readOnlyFingerprint: fingerprintInTab({ resource: rest, contents, context }, index) });
  });
  upsertWithSnapshot(workbook, { resource: rest, context, records: new Map(), deleted: new Set(), snapshot }, contents, 'always');
}

/** Returns a journal entry without the values of personal fields and without names in its caption, or the same one if it has none. */
export function withoutPersonalData(entry: JournalEntry, tabs: readonly TabEntry[]): JournalEntry {
  const custom = tabs.find(({ sheet }) => sheet === entry.sheet)?.custom;
  const resource = resourceForTab({ resource: entry.resource, custom });
  const isPersonal = (name: string | undefined) => resource.fields.some((field) => field.name === name && field.personal);
  const namesLearner = resource.subject !== undefined && entry.caption !== '';
  const caption = isPersonal(resource.caption) || namesLearner ? `${resource.one} ${entry.key}`.trim() : entry.caption;
  // A tab can have lost a custom field that an entry still names.
  const isKept = !isPersonal(entry.field) && !isCustom(entry.field);
  if (isKept) return caption === entry.caption ? entry : { ...entry, caption };
  return { ...entry, caption, base: undefined, server: undefined, value: undefined, typed: undefined, stored: undefined, note: '' };
}
