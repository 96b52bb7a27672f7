// What a snapshot keeps of a record that a row shows: the base of each writable field, and a fingerprint of the cells that
// cannot be edited, by which something typed there is noticed.

import { hash } from '../../base/hash.ts';
import type { Record_, Resource } from '../../catalog/resource.ts';
import { type CellContext, canonical, encodeCell } from '../cells/codec.ts';
import { baseOf, type SnapshotRow } from '../memory/snapshot.ts';
import { type Contents, cellAt } from './tab.ts';

/** What a snapshot keeps of a record that was just shown. */
export function snapshotRow(resource: Resource, record: Record_, context: CellContext): SnapshotRow {
  const bases: SnapshotRow['bases'] = {};
  for (const field of resource.fields) if (field.write && !field.writeOnly) bases[field.name] = baseOf(record[field.name]);
  return { updated: updatedOf(resource, record), fixed: fingerprintOf(resource, record, context), bases };
}

/** Fingerprint of the read-only cells of a row, as they stand in the tab. */
export function fingerprintInTab(resource: Resource, contents: Contents, index: number, context: CellContext): string {
  return hash(
    resource.fields
      .filter((field) => !field.write)
      .map((field) => canonical(cellAt(contents, index, field.name), context))
      .join('\u0000'),
  );
}

/** Fingerprint of the read-only cells as the gateway writes them. */
export function fingerprintOf(resource: Resource, record: Record_, context: CellContext): string {
  return hash(
    resource.fields
      .filter((field) => !field.write)
      .map((field) => canonical(encodeCell(field, record[field.name], context), context))
      .join('\u0000'),
  );
}

export function updatedOf(resource: Resource, record: Record_): string {
  return resource.updated === undefined ? '' : String(record[resource.updated] ?? '');
}
