// A small editable resource, and tabs that show it: column A is Action, B Status, C the key, then the fields, then the user's.
import type { Field, Record_, Resource } from '../../src/catalog/resource.ts';
import { tags } from '../../src/catalog/resources/tags.ts';
import type { Cell } from '../../src/platform/ports.ts';
import type { CellContext } from '../../src/tabs/cells/codec.ts';
import type { Snapshot } from '../../src/tabs/memory/snapshot.ts';
import { headsOf } from '../../src/tabs/sheet/columns.ts';
import type { UpsertInput } from '../../src/tabs/sheet/match-rows.ts';
import { snapshotRow } from '../../src/tabs/sheet/row-fingerprint.ts';
import { type Contents, readTab } from '../../src/tabs/sheet/tab.ts';
import { type FakeSheet, fakeProperties, fakeSheet } from './fake-workbook.ts';

export const UTC: CellContext = { zone: 'UTC', guardsFormulas: false, dropsApostrophe: false };

export function aField(name: string, kind: Field['kind'], more: Partial<Field> = {}): Field {
  return { name, label: name, kind, help: `The ${name}.`, ...more };
}

/** ID, Name (editable), Seats (editable, can be blank), and Count (read-only). */
export const resource: Resource = {
  ...tags,
  name: 'things',
  key: 'id',
  caption: 'name',
  updated: undefined,
  fields: [
    aField('id', 'id'),
    aField('name', 'text', { write: { blank: 'refused', required: true } }),
    aField('seats', 'integer', { write: { blank: 'clears' } }),
    aField('count', 'integer'),
  ],
};

export function record(id: number, name: string, seats: number | null = null, count = 0): Record_ {
  return { id, name, seats, count };
}

/** A sheet whose headers carry the resource's notes. `own` are headers of the user's columns, to the right of ours. */
export function tabSheet(rows: readonly (readonly Cell[])[], own: readonly string[] = []): FakeSheet {
  const heads = headsOf(resource);
  const header = [...heads.map((head) => head.header), ...own];
  return fakeSheet(
    7,
    [header, ...rows],
    heads.map((head) => head.note),
  );
}

/** The contents of a tab with these rows: Action, Status, ID, Name, Seats, Count, and the user's cells. */
export function tabWith(rows: readonly (readonly Cell[])[], own: readonly string[] = []): Contents {
  return readTab(tabSheet(rows, own), resource);
}

export function snapshotOf(...records: readonly Record_[]): Snapshot {
  return new Map(records.map((each) => [String(each.id), snapshotRow({ resource, contents: tabWith([]), context: UTC }, each)]));
}

export function inputOf(records: readonly Record_[], snapshot: Snapshot, more: Partial<UpsertInput> = {}): UpsertInput {
  const byKey = new Map(records.map((each) => [String(each.id), each]));
  return { resource, context: UTC, records: byKey, deleted: new Set(), snapshot, document: fakeProperties(), ...more };
}
