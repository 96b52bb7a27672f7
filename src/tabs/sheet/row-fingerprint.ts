// What a snapshot stores of a row: the base of each writable field, and a fingerprint of the read-only cells, which shows
// whether the user typed there.

import { hash } from '../../base/hash.ts';
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import { type CellContext, canonical, encodeCell } from '../cells/codec.ts';
import { baseOf, type SnapshotRow } from '../memory/snapshot.ts';
import type { Columns } from './columns.ts';
import { cellAt, type OpenTab } from './tab.ts';

/** What the fingerprints of a tab depend on. */
export interface FingerprintedTab {
  resource: Resource;
  context: CellContext;
  contents: { columns: Columns };
}

/** Returns what a snapshot stores of a record that a row shows. */
export function snapshotRow(tab: FingerprintedTab, record: Record_): SnapshotRow {
  const { resource } = tab;
  const bases: SnapshotRow['bases'] = {};
  for (const field of resource.fields) if (field.write && !field.writeOnly) bases[field.name] = baseOf(record[field.name]);
  return { updated: updatedOf(resource, record), readOnlyFingerprint: fingerprintOf(tab, record), bases };
}

/** Returns the fingerprint of a row's read-only cells, as the tab shows them. */
export function fingerprintInTab(tab: OpenTab, index: number): string {
  return fingerprintOfTexts(readOnlyTexts(tab, index));
}

/** Returns what the read-only cells of a row show, in the order of the fields. */
export function readOnlyTexts(tab: OpenTab, index: number): string[] {
  return readOnlyFields(tab).map((field) => canonical(cellAt(tab.contents, index, field.name), tab.context));
}

export function fingerprintOfTexts(texts: readonly string[]): string {
  return hash(texts.join('\u0000'));
}

/**
 * Returns the fields whose cells in this tab only Catalog fills. Names that are looked up change without their record. Some columns are
 * only in tabs whose users ask for them, and those of a new version aren't in tabs that are older.
 */
export function readOnlyFields({ resource, contents }: Omit<FingerprintedTab, 'context'>): Field[] {
  return resource.fields.filter(({ name, write, from }) => !write && !from && contents.columns.has(name));
}

/** Returns the fingerprint of a record's read-only cells, as they're written. */
export function fingerprintOf(tab: FingerprintedTab, record: Record_): string {
  const { context } = tab;
  return fingerprintOfTexts(readOnlyFields(tab).map((field) => canonical(encodeCell(field, record[field.name], context), context)));
}

export function updatedOf(resource: Resource, record: Record_): string {
  return resource.updated === undefined ? '' : String(record[resource.updated] ?? '');
}
