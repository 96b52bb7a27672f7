// Whether a tab still knows its columns. Notes can be deleted, swapped, and sorted away with their headers, and whoever did it
// has to hear about it before a value goes into another field, or an edit is taken for a cell of the user's own column.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { type Field, type Resource, writableFields } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { type Snapshot, showsBase } from '../memory/snapshot.ts';
import { type ColumnHead, headsOf, tagIn } from './columns.ts';
import { type Contents, cellAt, type OpenTab, readTab } from './tab.ts';

/** The codes of the problems that *Repair columns* solves. */
export const REPAIRABLE = ['lost-columns', 'mixed-columns', 'moved-header'];

/** Names of columns in a sentence. */
const MAX_NAMED = 6;
/** Rows that are compared to find out which field a column shows. */
const MAX_SAMPLE = 200;
const MIN_EVIDENCE = 3;

/** A column, counted from 1, and the field that its header names. */
export interface NamedColumn {
  column: number;
  head: ColumnHead;
}

/** Throws StopError if the tab has lost its key column, doesn't know one of its columns, or could take one for another. */
export function assertKnownColumns(contents: Contents, resource: Resource): void {
  const { name, columns } = contents;
  const lost = lostColumns(contents, resource);
  if (lost.length > 0)
    throw lostProblem(
      name,
      lost.map(({ head }) => head.header),
    );
  const mixed = mixedHeaders(contents, resource);
  if (mixed.length > 0)
    throw mixedProblem(
      name,
      mixed.map(({ head }) => head.header),
    );
  if (resource.key === undefined ? columns.size > 0 : columns.has(resource.key)) return;
  if (contents.usedRows === 0)
    throw lostProblem(
      name,
      headsOf(resource).map(({ header }) => header),
    );
  const row = movedHeader(contents.sheet);
  if (row !== undefined) throw new StopError('moved-header', say`The header row of the “${name}” tab moved to row ${row}.`, repair());
  if (columns.size === 0) {
    throw new StopError(
      'no-header',
      say`The “${name}” tab has no header row.`,
      say`Undo the change, or restore an earlier version of the file.`,
    );
  }
  throw new StopError(
    'no-key-column',
    say`The “${name}” tab is missing its ${resource.fields.find((field) => field.name === resource.key)?.label ?? 'ID'} column, so rows can’t be identified.`,
    say`Undo the deletion, or restore an earlier version of the file. You can also pull into an additional tab.`,
  );
}

/** Reads a tab, and throws StopError if it doesn't know its columns. */
export function readKnownTab(sheet: Sheet, resource: Resource): Contents {
  try {
    return readKnownOnce(sheet, resource);
  } catch {
    // Users can have moved a column between the read of the notes and that of the headers.
    return readKnownOnce(sheet, resource);
  }
}

function readKnownOnce(sheet: Sheet, resource: Resource): Contents {
  const contents = readTab(sheet, resource);
  assertKnownColumns(contents, resource);
  return contents;
}

/** Throws StopError if columns show the values of each other's fields. The header alone can't tell once it was renamed. */
export function assertOwnValues(tab: OpenTab, snapshot: Snapshot): void {
  const { name, headers, columns } = tab.contents;
  const labels = swappedColumns(tab, snapshot).map((field) => headers[(columns.get(field.name) ?? 0) - 1] || field.label);
  if (labels.length > 0) throw mixedProblem(name, labels);
}

/** A column that must get the tag of this field, and its header unless the user has renamed it. */
export interface Reassigned {
  column: number;
  head: ColumnHead;
  header: 'ours' | 'renamed';
}

/**
 * Returns the fields of columns that were taken for each other: of each column, the field whose values it shows or, without
 * evidence, the one that its header names. Returns none if two columns would get the same one.
 */
export function untangled(tab: OpenTab, snapshot: Snapshot): Reassigned[] {
  const { contents, resource } = tab;
  const heads = new Map(headsOf(resource).map((head) => [head.name, head]));
  const named = new Map(mixedHeaders(contents, resource).map(({ column, head }) => [column, head.name]));
  const swapped = swappedColumns(tab, snapshot).map(({ name }) => name);
  const mixed = Array.from(contents.columns).filter(([name, column]) => named.has(column) || swapped.includes(name));
  const among = [...mixed.map(([name]) => name), ...named.values()];
  const reassigned = mixed.flatMap(([name, column]): Reassigned[] => {
    const head = heads.get(fieldShown(tab, snapshot, name, among) ?? named.get(column) ?? name);
    return head ? [{ column, head, header: named.has(column) ? 'ours' : 'renamed' }] : [];
  });
  const others = Array.from(contents.columns.keys()).filter((name) => !mixed.some(([each]) => each === name));
  const names = [...others, ...reassigned.map(({ head }) => head.name)];
  return new Set(names).size === names.length ? reassigned : [];
}

function lostProblem(tab: string, labels: readonly string[]): StopError {
  return new StopError(
    'lost-columns',
    say`The “${tab}” tab no longer recognizes its columns ${namesOf(labels)}. No data was read or written.`,
    say`Choose Catalog Sync > Refresh > Repair columns. If a column is your own, rename its header.`,
  );
}

function mixedProblem(tab: string, labels: readonly string[]): StopError {
  return new StopError(
    'mixed-columns',
    say`In the “${tab}” tab, headers and notes of these columns were mixed up: ${namesOf(labels)}. No data was read or written.`,
    repair(),
  );
}

function repair(): string {
  return say`Choose Catalog Sync > Refresh > Repair columns.`;
}

function namesOf(labels: readonly string[]): string {
  const more = labels.length - MAX_NAMED;
  return more > 0 ? say`${labels.slice(0, MAX_NAMED).join(', ')}, and ${more} more` : labels.join(', ');
}

/** Returns the columns without a tag whose header is that of a field without a column. */
export function lostColumns({ headers, columns }: Contents, resource: Resource): NamedColumn[] {
  const ours = new Set(columns.values());
  const heads = headsByLabel(resource);
  const seen = new Set<string>();
  return headers.flatMap((header, index) => {
    const head = heads.get(header);
    if (!head || ours.has(index + 1) || columns.has(head.name) || isOptional(head) || seen.has(head.name)) return [];
    seen.add(head.name);
    return [{ column: index + 1, head }];
  });
}

/** Returns the columns whose header is that of another field, if that field's own column doesn't have it. `head` is what the header names. */
function mixedHeaders({ headers, columns }: Contents, resource: Resource): NamedColumn[] {
  const heads = headsByLabel(resource);
  return Array.from(columns).flatMap(([name, column]) => {
    const head = heads.get(headers[column - 1] ?? '');
    if (!head || head.name === name) return [];
    const own = columns.get(head.name);
    // A user can have named a column so before this one existed.
    if (own === undefined && isOptional(head)) return [];
    return own !== undefined && headers[own - 1] === head.header ? [] : [{ column, head }];
  });
}

/** Returns whether a tab can do without this column: tabs of earlier versions don't have those that are looked up. */
function isOptional({ field }: ColumnHead): boolean {
  return field?.asked === true || field?.from !== undefined;
}

/** Returns the heads by label, without labels that several fields have. */
function headsByLabel(resource: Resource): Map<string, ColumnHead> {
  const heads = headsOf(resource);
  return new Map(
    heads.filter((head) => heads.every((each) => each === head || each.header !== head.header)).map((head) => [head.header, head]),
  );
}

/** Returns the row below the first one that holds headers with our tags. */
export function movedHeader(sheet: Sheet): number | undefined {
  const { rows, columns } = sheet.used();
  if (rows < 2) return undefined;
  const notes = sheet.notes({ row: 2, column: 1, rows: rows - 1, columns });
  const at = notes.findIndex((row) => row.filter((note) => tagIn(note) !== undefined).length > 1);
  return at < 0 ? undefined : at + 2;
}

/** Returns fields whose columns show, in most rows, what the last pull wrote into the column of another one of them. */
function swappedColumns(tab: OpenTab, snapshot: Snapshot): Field[] {
  const { columns, keys } = tab.contents;
  const fields = writableFields(tab.resource).filter(({ name, writeOnly }) => columns.has(name) && !writeOnly);
  // Nearly every column shows its own values, and half of its rows prove that.
  const enough = Math.min(keys.length, MAX_SAMPLE) / 2;
  const suspects = fields.flatMap((field) => {
    const { known, shown } = evidence(tab, snapshot, { field, column: field.name, enough });
    return known - shown >= MIN_EVIDENCE && shown < known / 2 ? [{ field, shown }] : [];
  });
  return suspects.flatMap(({ field }) => {
    const isElsewhere = suspects.some((other) => {
      const { known, shown, distinct } = evidence(tab, snapshot, { field, column: other.field.name });
      return other.field !== field && distinct >= MIN_EVIDENCE && shown > known / 2 && shown > other.shown;
    });
    return isElsewhere ? [field] : [];
  });
}

interface Evidence {
  /** Rows whose base is known. */
  known: number;
  /** Rows in which the column shows that base. */
  shown: number;
  /** Different values among those: columns of the same few values are no evidence. */
  distinct: number;
}

interface Question {
  field: Field;
  column: string;
  /** Ends once so many rows show the base. */
  enough?: number;
}

/** Compares the column of one field with the bases of a field, in the first rows of the tab. */
function evidence({ contents, context }: OpenTab, snapshot: Snapshot, { field, column, enough = MAX_SAMPLE }: Question): Evidence {
  const values = new Set<string>();
  let [known, shown] = [0, 0];
  for (const [index, key] of contents.keys.entries()) {
    const base = snapshot.get(key)?.bases[field.name];
    if (base === undefined) continue;
    known += 1;
    if (showsBase(field, cellAt(contents, index, column), base, context)) {
      shown += 1;
      values.add(JSON.stringify(base));
    }
    if (known >= MAX_SAMPLE || shown >= enough) break;
  }
  return { known, shown, distinct: values.size };
}

/** Returns the field whose values a column shows, among some. Undefined without evidence. */
function fieldShown(tab: OpenTab, snapshot: Snapshot, column: string, among: readonly string[]): string | undefined {
  const scores = writableFields(tab.resource)
    .filter(({ name }) => among.includes(name))
    .map((field) => ({ name: field.name, ...evidence(tab, snapshot, { field, column }) }))
    .sort((a, b) => b.shown - a.shown);
  const [best, second] = scores;
  return best && best.distinct >= MIN_EVIDENCE && best.shown > (second?.shown ?? 0) ? best.name : undefined;
}
