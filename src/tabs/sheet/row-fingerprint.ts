// What a snapshot stores of a row: the base of each writable field, and a fingerprint of the read-only cells, which shows
// whether the user typed there.

import { hash } from '../../base/hash.ts';
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import { type CellContext, canonical, encodeCell } from '../cells/codec.ts';
import { baseOf, type SnapshotRow } from '../memory/snapshot.ts';
import { cellAt, type OpenTab } from './tab.ts';

/** Returns what a snapshot stores of a record that a row shows. */
export function snapshotRow(resource: Resource, record: Record_, context: CellContext): SnapshotRow {
  const bases: SnapshotRow['bases'] = {};
  for (const field of resource.fields) if (field.write && !field.writeOnly) bases[field.name] = baseOf(record[field.name]);
  return { updated: updatedOf(resource, record), readOnlyFingerprint: fingerprintOf(resource, record, context), bases };
}

/** Returns the fingerprint of a row's read-only cells, as the tab shows them. */
export function fingerprintInTab(tab: OpenTab, index: number): string {
  return fingerprintOfTexts(readOnlyTexts(tab, index));
}

/** Returns what the read-only cells of a row show, in the order of the fields. */
export function readOnlyTexts({ resource, contents, context }: OpenTab, index: number): string[] {
  return readOnlyFields(resource).map((field) => canonical(cellAt(contents, index, field.name), context));
}

export function fingerprintOfTexts(texts: readonly string[]): string {
  return hash(texts.join('\u0000'));
}

/**
 * Returns the fields whose cells only Catalog fills, in each tab. Names that are looked up change without their record, and a tab can
 * do without the columns that users ask for.
 */
export function readOnlyFields({ fields }: Resource): Field[] {
  return fields.filter((field) => !field.write && !field.from && !field.asked);
}

/** Returns the fingerprint of a record's read-only cells, as they're written. */
export function fingerprintOf(resource: Resource, record: Record_, context: CellContext): string {
  return fingerprintOfTexts(readOnlyFields(resource).map((field) => canonical(encodeCell(field, record[field.name], context), context)));
}

export function updatedOf(resource: Resource, record: Record_): string {
  return resource.updated === undefined ? '' : String(record[resource.updated] ?? '');
}
