// Refresh of selected rows: their records are read by the IDs in the rows, and the rest of the tab doesn't change.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import { lookedUpFields, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Area } from '../../platform/ports.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { isDeletionConfirmed, saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readBases } from '../../tabs/sheet/bases.ts';
import { readKnownTab } from '../../tabs/sheet/known-columns.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { type Contents, isRowIn, readTab } from '../../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../../tabs/sheet/upsert.ts';
import { assertTabsFree } from '../jobs/lease.ts';
import { otherConnection, type Session, TRY_AGAIN, withLock } from '../jobs/session.ts';
import { type FoundNames, findNames, withNames } from '../names/find-names.ts';
import { shownIn } from '../names/names-in-rows.ts';
import { storeNames } from '../names/store-names.ts';
import { fillCustom } from './custom-columns.ts';
import { isKey } from './deleted-records.ts';

/** With more rows, reading one by one takes longer than a refresh of the whole tab. */
const MAX_ROWS = 500;

export interface RefreshedRows {
  read: number;
  result: UpsertResult;
  /** How many records couldn't be read. Their rows are unchanged. */
  failed: number;
  /** How many hidden rows of the selection were left out. */
  hidden: number;
  /** Why names are missing. */
  notes: readonly string[];
}

/** Throws StopError if the rows can't be refreshed individually, and CatalogError if none of their records can be read. */
export function refreshRows(session: Session, tab: TabEntry, selection: readonly Area[]): RefreshedRows {
  const { workbook, client } = session;
  const sheet = workbook.sheet(tab.sheet);
  if (!sheet || tab.connection !== client.connection.id) throw otherConnection(session, tab);
  assertTabsFree(session, '', [tab.sheet]);
  const resource = resourceForTab(tab);
  if (tab.part || !resource.single || resource.key === undefined) throw cantRefreshRows(sheet.name());
  const before = readTab(sheet, resource);
  const { keys, hidden } = visibleKeys(
    before,
    keysIn(before, selection).filter((key) => isKey(resource, key)),
  );
  if (keys.length === 0 || keys.length > MAX_ROWS) throw invalidSelection(keys.length);
  const rows = readRows(session, tab, resource, keys);
  const names = namesOf(session, before, resource, rows);
  return withLock(session, TRY_AGAIN, () => {
    const contents = readKnownTab(sheet, resource);
    // Rows that were deleted since they were selected don't come back as new ones.
    const present = Array.from(rows.records).filter(([key]) => contents.keys.includes(key));
    const named = withNames(resource, names);
    const records = new Map(present.map(([key, record]) => [key, named(record)]));
    const result = upsertSelected(session, contents, { ...rows, resource, records, names });
    saveTab(session.document, { ...tab, rows: result.rows });
    return { read: records.size, result, failed: rows.failed, hidden, notes: names.notes };
  });
}

export interface SelectedRows {
  records: ReadonlyMap<string, Record_>;
  /** Keys of records that were deleted in Catalog. */
  deleted: ReadonlySet<string>;
  failed: number;
}

/** Reads the records of rows. Throws CatalogError if none of them can be read. */
export function readRows({ client }: Pick<Session, 'client'>, tab: TabEntry, resource: Resource, keys: readonly string[]): SelectedRows {
  const outcomes = client.readMany(resource, keys);
  const failed = outcomes.flatMap((outcome) => ('failed' in outcome ? [outcome.failed] : []));
  if (failed[0] && failed.length === outcomes.length) throw failed[0];
  const found: Found = new Map(outcomes.flatMap((outcome) => ('found' in outcome ? [[outcome.found.key, outcome.found] as const] : [])));
  const { scope } = client.connection;
  const deleted = new Set(keys.filter((key, index) => 'gone' in (outcomes[index] ?? {}) && isDeletionConfirmed(tab, scope, key)));
  const records = new Map(Array.from(fillCustom(found, resource), ([key, { values }]) => [key, values]));
  return { records, deleted, failed: keys.length - found.size - deleted.size };
}

/** Looks up the names of the selected rows only. */
function namesOf(session: Session, { columns }: Contents, resource: Resource, rows: SelectedRows): FoundNames {
  const records = Array.from(rows.records.values());
  const fields = lookedUpFields(resource).filter(({ name }) => columns.has(name));
  return findNames(session, { read: { resource, records }, shown: [{ fields, records }], rows: 'of-records', absent: 'ask-again' });
}

function upsertSelected(
  session: Session,
  contents: Contents,
  { resource, records, deleted, names }: SelectedRows & { resource: Resource; names: FoundNames },
): UpsertResult {
  const { workbook, document } = session;
  const context = cellContext(workbook, document);
  const bases = readBases(session, { resource, contents, context });
  if (bases.zone !== undefined && bases.zone !== context.zone) throw zoneChanged(contents);
  const input = { resource, context, records, deleted, snapshot: bases.rows, document };
  const result = upsertWithSnapshot(workbook, input, bases.contents, bases.uncommitted ? 'always' : 'if-changed');
  storeNames(session, names, { sheets: [contents.sheet.id], shown: () => [shownIn({ contents, resource, context }, records)] });
  workbook.flush();
  return result;
}

function keysIn(contents: Contents, selection: readonly Area[]): string[] {
  return Array.from(new Set(contents.keys.filter((key, index) => key !== '' && isRowIn(selection, index + 2))));
}

/** Leaves out rows that a filter hides within the selection. With too many rows, they aren't asked for. */
function visibleKeys({ sheet, keys: all }: Contents, keys: readonly string[]): { keys: readonly string[]; hidden: number } {
  if (keys.length > MAX_ROWS) return { keys, hidden: 0 };
  const rowOf = new Map(all.map((key, index) => [key, index + 2]));
  const hidden = new Set(sheet.hiddenRows(keys.map((key) => rowOf.get(key) ?? 0)));
  const visible = keys.filter((key) => !hidden.has(rowOf.get(key) ?? 0));
  return { keys: visible, hidden: keys.length - visible.length };
}

function cantRefreshRows(name: string): StopError {
  return new StopError('not-by-row', say`Rows in “${name}” can’t be refreshed individually.`, say`Refresh the whole tab instead.`);
}

function invalidSelection(rows: number): StopError {
  return rows === 0
    ? new StopError('no-rows-selected', say`The selected rows don’t contain Catalog records.`, say`Select rows with an ID, then try again.`)
    : new StopError(
        'too-many-rows',
        say`You selected ${rows} rows. Up to ${MAX_ROWS} can be refreshed individually.`,
        say`Select fewer, or refresh the whole tab.`,
      );
}

function zoneChanged({ name }: Contents): StopError {
  return new StopError(
    'zone-changed',
    say`The spreadsheet’s time zone changed after “${name}” was pulled.`,
    say`Refresh the whole tab to update its times.`,
  );
}
