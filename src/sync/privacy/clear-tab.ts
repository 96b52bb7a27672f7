// Clears personal data in one tab or copy of a tab, with what its snapshot holds of it. A cell that's cleared without its base would
// count as an edit, and a later send would clear it in Catalog.

import { StopError } from '../../base/problem.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { clearDataOf } from '../../tabs/memory/deleted-tabs.ts';
import { saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { commitSnapshot, stageSnapshot, withoutBases } from '../../tabs/memory/snapshot.ts';
import { readShown } from '../../tabs/sheet/bases.ts';
import { fingerprintInTab } from '../../tabs/sheet/row-fingerprint.ts';
import { type Contents, keyOf, readTab } from '../../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../../tabs/sheet/upsert.ts';
import { type Collected, readRows, textOf } from './collect-values.ts';
import { type Column, resourceOfEntry, type TabColumns } from './personal-columns.ts';
import type { File, Scope } from './removal.ts';

/** Clears a sheet, and returns whether anything in it was personal data. */
export function clearTab(
  file: File,
  sheet: Sheet,
  tab: TabEntry | undefined,
  { columns, scope, collected }: { columns: TabColumns; scope: Scope; collected: Collected },
): boolean {
  const cells = readRows(sheet).map((row) => ({
    personal: collected.toClear(columns, row),
    typed: typedPeople(columns, row, collected, scope),
  }));
  const isAll = 'everyone' in scope;
  if (tab)
    forgetBases(file, sheet, tab, { personal: columns.personal, rows: isAll ? 'all' : cells.map(({ personal }) => personal.length > 0) });
  if (isAll)
    for (const { column } of columns.personal) sheet.clear({ row: 2, column, rows: Math.max(0, sheet.used().rows - 1), columns: 1 });
  cells.forEach(({ personal, typed }, index) => {
    for (const column of isAll ? typed : [...personal, ...typed]) sheet.clear({ row: index + 2, column, rows: 1, columns: 1 });
  });
  if (tab && isAll && columns.personal.length > 0) saveTab(file.document, { ...tab, withoutPersonal: true });
  return (isAll && columns.personal.length > 0) || cells.some(({ personal, typed }) => personal.length + typed.length > 0);
}

/** Returns the columns of IDs in which a name or an address is typed. */
function typedPeople({ references }: TabColumns, row: readonly Cell[], { values }: Collected, scope: Scope): number[] {
  const isPerson = (cell: Cell | undefined) => {
    const text = textOf(cell);
    return 'everyone' in scope ? keyOf(cell) !== '' && !/^[\d\s,.]+$/.test(keyOf(cell)) : values.isIn(text);
  };
  return references.filter(({ column }) => isPerson(row[column - 1])).map(({ column }) => column);
}

/** Which bases of a tab are forgotten. `rows` has an entry for each row below the header. */
interface Forgotten {
  personal: readonly Column[];
  rows: 'all' | readonly boolean[];
}

function forgetBases(file: File, sheet: Sheet, tab: TabEntry, forgotten: Forgotten): void {
  const resource = resourceOfEntry(tab);
  if (tab.part || !resource || !isEditable(resource) || forgotten.personal.length === 0) return;
  try {
    const contents = readTab(sheet, resource);
    if (forgotten.rows === 'all') forgetColumns(file, resource, contents, forgotten.personal);
    else forgetRows(file, resource, contents, { personal: forgotten.personal, rows: forgotten.rows });
  } catch (error) {
    // A tab that can't be read, such as one with merged cells, loses its snapshot. The next review asks about its cells.
    if (!(error instanceof StopError)) throw error;
    forgetSnapshot(file.workbook, sheet.id);
  }
}

/** Removes fields from the snapshot of a tab: their bases, and their share of each row's fingerprint. */
function forgetColumns(file: File, resource: Resource, contents: Contents, personal: readonly Column[]): void {
  const names = personal.map(({ name }) => name);
  const rest = { ...resource, fields: resource.fields.filter(({ name }) => !names.includes(name)) };
  const { rows, context } = readShown(file, { resource, contents }, 'ignore');
  const snapshot = withoutBases(rows, names);
  contents.keys.forEach((key, index) => {
    const row = snapshot.get(key);
    if (row) snapshot.set(key, { ...row, readOnlyFingerprint: fingerprintInTab({ resource: rest, contents, context }, index) });
  });
  const input = { resource: rest, context, records: new Map(), deleted: new Set<string>(), snapshot, document: file.document };
  upsertWithSnapshot(file.workbook, input, contents, 'always');
}

/** Removes the personal bases of some rows from the snapshot of a tab. */
function forgetRows(
  file: File,
  resource: Resource,
  contents: Contents,
  { personal, rows: concerned }: { personal: readonly Column[]; rows: readonly boolean[] },
): void {
  if (!concerned.includes(true)) return;
  const { rows: snapshot, context } = readShown(file, { resource, contents }, 'ignore');
  const columns = personal.map(({ column }) => column);
  const values = contents.values.map((row, index) =>
    concerned[index] ? row.map((cell, at) => (columns.includes(at + 1) ? '' : cell)) : row,
  );
  const names = personal.map(({ name }) => name);
  contents.keys.forEach((key, index) => {
    const row = snapshot.get(key);
    if (!row || !concerned[index]) return;
    const bases = Object.fromEntries(Object.entries(row.bases).filter(([field]) => !names.includes(field)));
    const readOnlyFingerprint = fingerprintInTab({ resource, contents: { ...contents, values }, context }, index);
    snapshot.set(key, { ...row, bases, readOnlyFingerprint });
  });
  const tab = { sheet: contents.sheet.id, resource, usedRows: contents.usedRows };
  commitSnapshot(file.workbook, stageSnapshot(file.workbook, tab, { rows: snapshot, zone: context.zone }));
}

function forgetSnapshot(workbook: Workbook, sheet: number): void {
  clearDataOf(workbook, (of) => of === sheet);
}
