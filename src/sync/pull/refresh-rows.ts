// Refresh of selected rows: their records are read by the ids that stand in the rows, and nothing else is touched.

import { StopError } from '../../base/problem.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import { isEditable } from '../../catalog/resource.ts';
import type { Area } from '../../platform/ports.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { isDeletionConfirmed, saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readBases } from '../../tabs/sheet/bases.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { type Contents, readTab } from '../../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../../tabs/sheet/upsert.ts';
import { assertTabsFree } from '../jobs/lease.ts';
import { otherConnection, type Session, withLock } from '../jobs/session.ts';
import { fillCustom } from './custom-columns.ts';
import { isKey } from './deleted-records.ts';

/** More take longer one by one than the whole tab by pages. */
const MAX = 500;

export interface RefreshedRows {
  read: number;
  brought: UpsertResult;
  /** Records that could not be read; their rows stay as they are. */
  failed: number;
}

/** Throws StopError where the resource has no single reads, or no row with an id is selected; CatalogError where nothing could be read. */
export function refreshRows(session: Session, tab: TabEntry, selection: readonly Area[]): RefreshedRows {
  const { workbook, client, document } = session;
  const sheet = workbook.sheet(tab.sheet);
  if (!sheet || tab.connection !== client.connection.id) throw otherConnection(session, tab);
  assertTabsFree(session, '', [tab.sheet]);
  const resource = resourceForTab(tab);
  if (tab.part || !resource.single || resource.key === undefined) throw cantRefreshRows(sheet.name());
  const keys = keysIn(readTab(sheet, resource), selection).filter((key) => isKey(resource, key));
  if (keys.length === 0 || keys.length > MAX) throw invalidSelection(keys.length);
  const found: Found = new Map();
  const gone = new Set<string>();
  const outcomes = client.readMany(resource, keys);
  outcomes.forEach((outcome, index) => {
    if ('found' in outcome) found.set(outcome.found.key, outcome.found);
    else if ('gone' in outcome && isDeletionConfirmed(tab, client.connection.scope, keys[index] ?? '')) gone.add(keys[index] ?? '');
  });
  const failed = outcomes.flatMap((outcome) => ('failed' in outcome ? [outcome.failed] : []));
  if (failed[0] && failed.length === outcomes.length) throw failed[0];
  fillCustom(found, resource);
  const records = new Map(Array.from(found, ([key, { values }]) => [key, values]));
  const brought = withLock(session, 'Wait a minute, then try again.', () => {
    const contents = readTab(sheet, resource);
    const context = cellContext(workbook, document);
    const remembered = isEditable(resource) ? readBases(workbook, { resource, contents, context }) : undefined;
    if (remembered?.zone !== undefined && remembered.zone !== context.zone) throw zoneChanged(contents);
    // Rows that went away meanwhile do not come back as new ones.
    for (const key of keys) if (!contents.keys.includes(key)) records.delete(key);
    const input = { resource, context, records, deleted: gone, snapshot: remembered?.rows ?? new Map() };
    const result = upsertWithSnapshot(workbook, input, contents, remembered?.uncommitted ? 'always' : 'if-changed');
    workbook.flush();
    saveTab(document, { ...tab, rows: result.rows });
    return result;
  });
  return { read: records.size, brought, failed: outcomes.length - found.size - gone.size };
}

function keysIn(contents: Contents, selection: readonly Area[]): string[] {
  const isSelected = (row: number) => selection.some((area) => row >= area.row && row < area.row + area.rows);
  return Array.from(new Set(contents.keys.filter((key, index) => key !== '' && isSelected(index + 2))));
}

function cantRefreshRows(name: string): StopError {
  return new StopError('not-by-row', `Rows in “${name}” can’t be refreshed individually.`, 'Refresh the whole tab instead.');
}

function invalidSelection(rows: number): StopError {
  return rows === 0
    ? new StopError('no-rows-selected', 'The selected rows don’t contain Catalog records.', 'Select rows with an ID, then try again.')
    : new StopError(
        'too-many-rows',
        `You selected ${rows} rows. Up to ${MAX} can be refreshed individually.`,
        'Select fewer, or refresh the whole tab.',
      );
}

function zoneChanged({ name }: Contents): StopError {
  return new StopError(
    'zone-changed',
    `The spreadsheet’s time zone changed after “${name}” was pulled.`,
    'Refresh the whole tab to update its times.',
  );
}
