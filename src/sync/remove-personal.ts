// Removing personal data: out of the tabs, the snapshot, the run table and what a pull had staged. Catalog is not touched.

import { StopError } from '../base/problem.ts';
import { isEditable } from '../catalog/resource.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { savePersonalAnswer } from '../tabs/memory/personal-data.ts';
import { readTabs, saveTab, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { readBases } from '../tabs/sheet/bases.ts';
import { fingerprintInTab } from '../tabs/sheet/row-fingerprint.ts';
import { readTab } from '../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../tabs/sheet/upsert.ts';
import { readJobs } from './jobs/job.ts';
import { type Session, withLock } from './jobs/session.ts';
import { rewriteEntries } from './plan/journal.ts';
import type { JournalEntry } from './plan/journal-entry.ts';
import { childResource } from './pull/child-rows.ts';
import { clearAllStaged } from './pull/staging.ts';

type File = Pick<Session, 'workbook' | 'document' | 'lock'>;

/** Answers the names of the tabs in which columns were cleared. From then on nothing about people is pulled, until asked for. */
export function removePersonal(world: File): string[] {
  const { workbook, document } = world;
  if (readJobs(document).length > 0) {
    throw new StopError('job-open', 'A pull or send hasn’t finished. No data was removed.', 'Resume or cancel it, then try again.');
  }
  return withLock(world, 'Wait a minute, then try again.', () => {
    savePersonalAnswer(document, 'without');
    const names = readTabs(document).flatMap((tab) => clearTab(world, tab));
    rewriteEntries(workbook, document, withoutPeople(document));
    clearAllStaged(workbook);
    workbook.flush();
    return names;
  });
}

function clearTab({ workbook, document }: File, tab: TabEntry): string[] {
  const sheet = workbook.sheet(tab.sheet);
  const whole = resourceForTab({ ...tab, withoutPersonal: undefined });
  const resource = tab.part ? childResource(whole) : whole;
  if (!sheet || !resource?.fields.some((field) => field.personal)) return [];
  const contents = readTab(sheet, resource);
  const told = { ...resource, fields: resource.fields.filter((field) => !field.personal) };
  if (!tab.part && isEditable(resource)) {
    const present = cellContext(workbook, document);
    const { rows, zone = present.zone } = readBases(workbook, { resource, contents, context: present }, 'ignore');
    // Times stay as the last pull has shown them.
    const context = { ...present, zone };
    contents.keys.forEach((key, index) => {
      const row = rows.get(key);
      if (row) rows.set(key, { ...row, readOnlyFingerprint: fingerprintInTab({ resource: told, contents, context }, index) });
    });
    for (const { bases } of rows.values()) for (const field of resource.fields) if (field.personal) delete bases[field.name];
    upsertWithSnapshot(workbook, { resource: told, context, records: new Map(), deleted: new Set(), snapshot: rows }, contents, 'always');
  }
  const columns = resource.fields.flatMap((field) => (field.personal ? (contents.columns.get(field.name) ?? []) : []));
  for (const column of columns) sheet.clear({ row: 2, column, rows: contents.lastRow - 1, columns: 1 });
  saveTab(document, { ...tab, withoutPersonal: true });
  return columns.length > 0 ? [contents.name] : [];
}

/** The lines of the run table, with nothing of what was sent about people, nor their names. */
function withoutPeople(document: File['document']): (entry: JournalEntry) => JournalEntry {
  const tabs = new Map(readTabs(document).map((tab) => [tab.sheet, tab]));
  return (line) => {
    const resource = resourceForTab({ resource: line.resource, custom: tabs.get(line.sheet)?.custom });
    const isPersonal = (name: string | undefined) => resource.fields.some((field) => field.name === name && field.personal);
    const caption = isPersonal(resource.caption) ? `${resource.one} ${line.key}`.trim() : line.caption;
    if (!isPersonal(line.field) && !line.field.startsWith('custom.')) return caption === line.caption ? line : { ...line, caption };
    return { ...line, caption, base: undefined, server: undefined, value: undefined, typed: undefined, stored: undefined, note: '' };
  };
}
