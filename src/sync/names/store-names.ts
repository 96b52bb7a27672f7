// Stores what was looked up in the caches. A record that no tab names any more isn't kept: a cache holds no more people than the tabs.

import { directories } from '../../catalog/directories.ts';
import { lookedUpFields, type Record_ } from '../../catalog/resource.ts';
import { shownResource } from '../../tabs/child-resource.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { type NameCache, writeNames } from '../../tabs/memory/name-cache.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { findColumns, headerNotes } from '../../tabs/sheet/columns.ts';
import type { Session } from '../jobs/session.ts';
import type { FoundNames } from './find-names.ts';
import { type ShownNames, wantedIds, wantedKey } from './name-index.ts';
import { recordsInColumns } from './records-in-columns.ts';

/** Stores the caches that changed. `now` is what some sheets are about to show. Runs under the document lock, and the caller flushes. */
export function storeNames(
  session: Session,
  { caches }: Pick<FoundNames, 'caches'>,
  now: { sheets: readonly number[]; shown(): readonly ShownNames[] },
): void {
  if (caches.size === 0) return;
  const shown = [...now.shown(), ...shownInOthers(session, now.sheets)];
  const { id: connection, scope } = session.client.connection;
  for (const [directory, { cache, fields }] of caches) {
    const named = new Set(wantedIds(directories[directory], shown).map(({ at, id }) => wantedKey(at, id)));
    const { id: idField } = directories[directory];
    const isShown = (id: string, record: Record_ | null) => named.has(wantedKey(idField, id)) || named.has(wantedKey('id', record?.id));
    const records = new Map(Array.from(cache.records).filter(([id, record]) => isShown(id, record)));
    const kept: NameCache = { ...cache, records };
    writeNames(session.workbook, directory, { connection, scope }, { cache: kept, fields });
  }
}

/** Returns the looked-up columns of the other tabs, and the IDs in their rows. */
function shownInOthers({ workbook, document, client }: Session, sheets: readonly number[]): ShownNames[] {
  const context = cellContext(workbook, document);
  return readTabs(document).flatMap((tab) => {
    const sheet = workbook.sheet(tab.sheet);
    if (!sheet || sheets.includes(tab.sheet) || tab.connection !== client.connection.id || (tab.lookedUp ?? []).length === 0) return [];
    const resource = shownResource(tab);
    const columns = findColumns(headerNotes(sheet), sheet.name());
    const fields = lookedUpFields(resource).filter(({ name }) => columns.has(name));
    const ids = resource.fields.filter(({ name }) => fields.some(({ from }) => from?.by === name));
    return fields.length === 0 ? [] : [{ fields, records: recordsInColumns(sheet, columns, ids, context) }];
  });
}
