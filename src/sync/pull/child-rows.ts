// The tab with the child rows of a resource: one row per item of a list inside each record, written by the pull of the records.

import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Record_, Resource, Value } from '../../catalog/resource.ts';
import type { CellContext } from '../../tabs/cells/codec.ts';
import { childResource, LINE } from '../../tabs/child-resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { readRepaired } from '../../tabs/sheet/bases.ts';
import { addColumns } from '../../tabs/sheet/change-columns.ts';
import { readKnownTab } from '../../tabs/sheet/known-columns.ts';
import { upsertRows } from '../../tabs/sheet/upsert.ts';
import type { Session } from '../jobs/session.ts';
import { namedCopies } from '../names/find-names.ts';
import type { ShownNames } from '../names/name-index.ts';
import { lookedUpIn, namesBeside, shownIn } from '../names/names-in-rows.ts';
import { personalColumnsToAdd } from './custom-columns.ts';
import type { PullReading } from './incremental.ts';
import { seenAfter } from './seen.ts';
import { childEntry, entryAfter, openTab, type TargetTab } from './target-tab.ts';

/** Returns the items of all records, in their order. */
export function linesOf(found: Found): Record_[] {
  const all: Record_[] = [];
  for (const { lines = [] } of found.values()) all.push(...lines);
  return all;
}

/** Returns the child rows of records by their keys, such as `1043-1`: the record's key and the position in it. */
export function childRowsOf(
  records: Iterable<Parsed>,
  copyOf: (item: Record_) => Record<string, Value | undefined> = (item) => ({ ...item }),
): Map<string, Record_> {
  const rows = new Map<string, Record_>();
  for (const { key: parent, lines: items = [] } of records) {
    items.forEach((item, index) => {
      const key = `${parent}-${index + 1}`;
      const row = copyOf(item);
      row[LINE] = key;
      rows.set(key, row);
    });
  }
  return rows;
}

/** Returns the key of the record that a child row belongs to. */
export function parentKeyOf(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}

/** Returns the keys of child rows to delete: their record was deleted, or it was read and no longer has the item. */
export function deletedChildRows(
  { found, deleted }: Pick<PullReading, 'found' | 'deleted'>,
  rows: ReadonlyMap<string, Record_>,
  shown: readonly string[],
): Set<string> {
  const isRead = (key: string) => deleted.has(parentKeyOf(key)) || found.has(parentKeyOf(key));
  return new Set(shown.filter((key) => key !== '' && !rows.has(key) && isRead(key)));
}

/** A tab of child rows that is open, and the resource that it shows. */
export interface ChildTab extends TargetTab {
  resource: Resource;
}

/** Opens the tab of the child rows that belong to the records in a sheet, if the resource has child rows. */
export function openChildTab(session: Session, { job, resource, found }: PullReading, sheet: number): ChildTab | undefined {
  const entry = resource.children && childEntry(session, job, sheet);
  const child = childResource(resource, entry?.lookedUp);
  if (!child) return undefined;
  const tab = openTab(session, job, { resource: child, records: () => linesOf(found), entry, part: 'lines' });
  return { ...tab, resource: child };
}

/** Writes child rows, and returns the registry entry of their tab, and which names it shows. `parent` is the entry of the records' tab before the pull. */
export function upsertChildRows(
  session: Session,
  reading: PullReading,
  { sheet, resource }: ChildTab,
  { context, parent }: { context: CellContext; parent: TabEntry | undefined },
): { entry: TabEntry; shown: () => ShownNames } {
  const present = readKnownTab(sheet, resource);
  const widened = addColumns(present, resource, personalColumnsToAdd(resource, reading.job, parent));
  const contents = readRepaired(session, { resource, contents: widened, context });
  const { names } = reading;
  const records = childRowsOf(reading.found.values(), namedCopies(resource, names));
  const deleted = deletedChildRows(reading, records, contents.keys);
  const beside = namesBeside({ contents, resource, context }, records, names);
  const input = { resource, context, records, beside, deleted, snapshot: new Map(), document: session.document };
  const result = upsertRows(session.workbook, input, contents);
  const entry = entryAfter(session, reading.job, {
    sheet: sheet.id,
    rows: result.rows,
    part: 'lines',
    lookedUp: lookedUpIn(resource, contents.columns),
  });
  // The records are those of the other tab.
  const seen = widened === present ? seenAfter(result, contents, () => ({ way: '', records: '' })) : undefined;
  return { entry: { ...entry, ...(seen ? { seen } : {}) }, shown: () => shownIn({ contents, resource, context }, records) };
}
