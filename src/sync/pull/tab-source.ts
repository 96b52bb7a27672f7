// A source of a report that's all records of a resource, from the tab that shows them. What changed since the tab's cursor is read from
// Catalog, and so is each record whose row doesn't show what the last pull has written: users type over cells, and delete rows.

import { type Found, type ListReading, startList } from '../../catalog/lists/list-state.ts';
import { readFirstPages } from '../../catalog/lists/read-list.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import { type Field, isEditable, type Record_, type Resource, type Value } from '../../catalog/resource.ts';
import type { Cell, Sheet } from '../../platform/ports.ts';
import { type CellContext, canonical, decodeCell } from '../../tabs/cells/codec.ts';
import { shownResource } from '../../tabs/child-resource.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { isShortened, isUnordered, readSnapshot, type SnapshotRow, showsBase } from '../../tabs/memory/snapshot.ts';
import { isSettled } from '../../tabs/sheet/bases.ts';
import { type Columns, findColumns, headerNotes } from '../../tabs/sheet/columns.ts';
import { fingerprintOfTexts, readOnlyFields } from '../../tabs/sheet/row-fingerprint.ts';
import { keyOf } from '../../tabs/sheet/tab.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { cursorFrom, filtersSince } from './incremental.ts';

/** With more rows that don't show what was pulled, reading their records one by one takes about as long as the whole list. */
const MAX_ASKED = 200;

/** A source that is read from a tab: the sheet, and the list of what changed since. */
export interface TabSource {
  sheet: number;
  reading: ListReading;
}

/** Returns how a source is read from a tab. Undefined if it isn't a long list without filters, or if no tab shows all of it. */
export function tabSource(session: Session, source: ReportSource, job: PullJob, reading: ListReading): TabSource | undefined {
  const { resource, fields, state } = reading;
  const isAll = !source.parts && !resource.custom && !resource.children && Object.keys(state.filters).length === 0;
  if (!isAll || !isEditable(resource) || !resource.incremental || resource.incremental.final) return undefined;
  for (const tab of readTabs(session.document)) {
    if (tab.resource !== source.resource || tab.connection !== session.client.connection.id || !isWhole(tab, job)) continue;
    const shown = shownResource(tab);
    const cursor = cursorFrom(session, shown, tab, {});
    const sheet = session.workbook.sheet(tab.sheet);
    if (!cursor || !sheet || !isSettled(session.workbook, tab.sheet)) continue;
    const columns = findColumns(headerNotes(sheet), sheet.name());
    if (!fields.every(({ name, from }) => columns.has(name) && !from)) continue;
    const since = { ...startList(resource, filtersSince(shown, cursor, {})), dated: true as const };
    return { sheet: tab.sheet, reading: { ...reading, state: since } };
  }
  return undefined;
}

function isWhole({ filters, part, takenIn, withoutPersonal }: TabEntry, job: PullJob): boolean {
  return !part && !takenIn && withoutPersonal === job.withoutPersonal && Object.values(filters).every((value) => value.length === 0);
}

/** Returns all records once it's known what changed. Undefined if the tab can't tell: then the whole list has to be read. */
export function withTabRecords(session: Session, sheetId: number, { resource, fields, state, found }: ListReading): Found | undefined {
  const { workbook, document, client } = session;
  const tab = readTabs(document).find(({ sheet }) => sheet === sheetId);
  const sheet = workbook.sheet(sheetId);
  if (!tab || !sheet || !state.complete || !isSettled(workbook, sheetId)) return undefined;
  const shown = shownResource(tab);
  const { committed } = readSnapshot(workbook, { sheet: sheetId, keys: [], resource: shown }, 'ignore');
  if (!committed) return undefined;
  const context = { ...cellContext(workbook, document), zone: committed.zone };
  const inTab = recordsIn(sheet, { resource: shown, fields, rows: committed.rows, context });
  const unsure = Array.from(committed.rows.keys()).filter((key) => !found.has(key) && !inTab.has(key));
  if (unsure.length > MAX_ASKED) return undefined;
  const asked = client.readMany(resource, unsure);
  if (asked.some((outcome) => 'failed' in outcome)) return undefined;
  const again = asked.flatMap((outcome) => ('found' in outcome ? [outcome.found] : []));
  const all: Found = new Map([...inTab, ...again.map((parsed) => [parsed.key, parsed] as const), ...found]);
  // A deleted record isn't among the changes. Without one, there are as many as Catalog counts.
  const [{ total } = {}] = readFirstPages(client, [{ resource, fields, state: startList(resource, {}), found: new Map() }]);
  return all.size === total ? new Map(Array.from(all).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))) : undefined;
}

interface Shown {
  resource: Resource;
  /** The fields that the report needs. */
  fields: readonly Field[];
  /** What the rows have shown after the last pull. */
  rows: ReadonlyMap<string, SnapshotRow>;
  context: CellContext;
}

/** Returns the records whose rows show what the last pull has written. Reads only the columns that prove it. */
function recordsIn(sheet: Sheet, shown: Shown): Found {
  const { resource, fields, rows, context } = shown;
  const columns = findColumns(headerNotes(sheet), sheet.name());
  const readOnly = readOnlyFields({ resource, contents: { columns } });
  const cells = cellsIn(sheet, columns, [...readOnly, ...fields]);
  const cellAt = ({ name }: Field, index: number) => cells.get(name)?.[index] ?? '';
  const found = new Map<string, Parsed>();
  const keyField = resource.fields.find(({ name }) => name === resource.key);
  const keys = keyField ? (cells.get(keyField.name) ?? []) : [];
  for (const [index, keyCell] of keys.entries()) {
    const key = keyOf(keyCell);
    const row = rows.get(key);
    if (!row || fingerprintOfTexts(readOnly.map((field) => canonical(cellAt(field, index), context))) !== row.readOnlyFingerprint) continue;
    const values = fields.map((field) => [field.name, valueIn(field, cellAt(field, index), row, context)] as const);
    if (values.some(([, value]) => value === undefined)) continue;
    found.set(key, { key, values: Object.fromEntries(values) as Record_ });
  }
  return found;
}

/** Returns the value that a cell shows. Undefined if that isn't known for sure. */
function valueIn(field: Field, cell: Cell, { bases }: SnapshotRow, context: CellContext): Value | undefined {
  if (!field.write) {
    const meaning = decodeCell(field, cell, context);
    return meaning.ok ? meaning.value : undefined;
  }
  // Only a cell that shows its base shows what Catalog has returned last: the base of an edited one can be older.
  const base = bases[field.name];
  return base === undefined || isShortened(base) || isUnordered(base) || !showsBase(field, cell, base, context) ? undefined : base;
}

function cellsIn(sheet: Sheet, columns: Columns, fields: readonly Field[]): Map<string, readonly Cell[]> {
  const rows = sheet.used().rows - 1;
  return new Map(
    Array.from(new Set(fields)).flatMap(({ name }): [string, readonly Cell[]][] => {
      const column = columns.get(name);
      if (column === undefined || rows < 1) return [];
      return [[name, sheet.values({ row: 2, column, rows, columns: 1 }).map(([cell = '']) => cell)]];
    }),
  );
}
