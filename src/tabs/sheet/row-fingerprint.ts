// What a snapshot stores of a row: the base of each writable field, and a fingerprint of the read-only cells, which shows
// whether the user typed there.

import { alikeObjects } from '../../base/alike.ts';
import { hash } from '../../base/hash.ts';
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import { type CellContext, canonical, encoderOf } from '../cells/codec.ts';
import { type Base, baseOf, type SnapshotRow } from '../memory/snapshot.ts';
import type { Columns } from './columns.ts';
import type { OpenTab } from './tab.ts';

/** What the fingerprints of a tab depend on. */
export interface FingerprintedTab {
  resource: Resource;
  context: CellContext;
  contents: { columns: Columns };
}

/** Returns what a snapshot stores of a record that a row shows. */
export function snapshotRow(tab: FingerprintedTab, record: Record_): SnapshotRow {
  const fields = tab.resource.fields.filter(({ write, writeOnly }) => write && !writeOnly);
  return snapshotRowsIn(tab, fields)(record);
}

/** Returns what makes the rows of a snapshot of records: fingerprints, and the bases of these fields. */
export function snapshotRowsIn(tab: FingerprintedTab, fields: readonly Field[]): (record: Record_) => SnapshotRow {
  const { resource } = tab;
  const toBases = alikeObjects<Base>(fields.map(({ name }) => name));
  const fingerprint = fingerprintsIn(tab);
  return (record) => {
    const bases: Base[] = [];
    for (const { name } of fields) bases.push(baseOf(record[name]));
    return { updated: updatedOf(resource, record), readOnlyFingerprint: fingerprint(record), bases: toBases(bases) };
  };
}

/** Returns the fingerprint of a row's read-only cells, as the tab shows them. */
export function fingerprintInTab(tab: OpenTab, index: number): string {
  return fingerprintOfTexts(readOnlyTextsIn(tab)(index));
}

/** Returns what reads the texts of a row's read-only cells, in the order of the fields. */
export function readOnlyTextsIn(tab: OpenTab): (index: number) => string[] {
  const { contents, context } = tab;
  const places = readOnlyFields(tab).map(({ name }) => (contents.columns.get(name) ?? 0) - 1);
  return (index) => {
    const row = contents.values[index] ?? [];
    return places.map((at) => canonical(row[at] ?? '', context));
  };
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

/** Returns what makes the fingerprint of a record's read-only cells, as they're written. */
export function fingerprintsIn(tab: FingerprintedTab): (record: Record_) => string {
  const { context } = tab;
  const columns = readOnlyFields(tab).map((field) => ({ name: field.name, encode: encoderOf(field, context) }));
  return (record) => {
    const texts: string[] = [];
    for (const { name, encode } of columns) texts.push(canonical(encode(record[name]), context));
    return fingerprintOfTexts(texts);
  };
}

export function updatedOf(resource: Resource, record: Record_): string {
  return resource.updated === undefined ? '' : String(record[resource.updated] ?? '');
}
