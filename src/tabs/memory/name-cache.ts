// The cached names of a directory: a column of the hidden data sheet. It's only a cache. One that is damaged, too large, or of
// another connection or access is read again from Catalog, and its loss changes no tab.

import { parseVersioned, versionIn } from '../../base/versioned.ts';
import type { Directory, Record_, Value } from '../../catalog/resource.ts';
import type { Workbook } from '../../platform/ports.ts';
import {
  clearColumns,
  DATA_SHEET,
  dataSheet,
  freeColumn,
  growTo,
  NEWEST_HEAD,
  packChunks,
  readColumn,
  readHeads,
  writeColumn,
} from './storage.ts';

/** Whose names they are. With another key, other records could be visible. */
export interface CacheOwner {
  connection: string;
  scope: string;
}

export interface NameCache {
  /** By ID. `null`: Catalog has no such record. */
  records: ReadonlyMap<string, Record_ | null>;
  /** Changes up to this time are in it, `YYYY-MM-DDTHH:MM:SSZ`. */
  at?: string;
  /** When the oldest of them were read, in milliseconds since 1970. */
  readAt?: number;
}

interface Header extends CacheOwner {
  v: 1;
  names: Directory;
  /** The fields of each entry. The first one is the ID. */
  fields: readonly string[];
  at?: string;
  readAt?: number;
  /** How many entries follow. */
  count: number;
}

/** A larger cache isn't kept: reading it would take longer than reading the names. */
const MAX_LENGTH = 8_000_000;

export const EMPTY_CACHE: NameCache = { records: new Map() };

/** Returns the cached names, or an empty cache if there are none that can be used, or if they lack one of the fields. */
export function readNames(workbook: Workbook, directory: Directory, owner: CacheOwner, fields: readonly string[]): NameCache {
  const data = workbook.sheetNamed(DATA_SHEET);
  const heads = data ? readHeads(data) : [];
  const at = heads.findIndex((head) => isHeadOf(head, directory));
  const header = at < 0 ? undefined : headerIn(heads[at] ?? '');
  if (!data || header?.connection !== owner.connection || header.scope !== owner.scope) return EMPTY_CACHE;
  if (fields[0] !== header.fields[0] || fields.some((name) => !header.fields.includes(name))) return EMPTY_CACHE;
  const records = recordsIn(readColumn(data, at + 1), header.fields, fields);
  if (records?.size !== header.count) return EMPTY_CACHE;
  return { records, ...(header.at === undefined ? {} : { at: header.at }), ...(header.readAt ? { readAt: header.readAt } : {}) };
}

/** Stores names in place of those that are cached. The caller holds the document lock, and flushes. */
export function writeNames(
  workbook: Workbook,
  directory: Directory,
  { connection, scope }: CacheOwner,
  { cache, fields }: { cache: NameCache; fields: readonly string[] },
): void {
  const { records, at, readAt } = cache;
  const entries = Array.from(records, ([id, record]) =>
    record === null ? [id] : [id, fields.slice(1).map((name) => record[name] ?? null)],
  );
  const chunks = packChunks(entries);
  if (chunks.reduce((sum, chunk) => sum + chunk.length, 0) > MAX_LENGTH) {
    clearNames(workbook, directory);
    return;
  }
  const header: Header = { v: 1, names: directory, connection, scope, fields, at, readAt, count: records.size };
  const data = dataSheet(workbook);
  const heads = readHeads(data);
  const own = heads.findIndex((head) => isHeadOf(head, directory));
  const column = own < 0 ? freeColumn(heads) : own + 1;
  growTo(data, chunks.length + 1, column);
  writeColumn(data, column, [JSON.stringify(header), ...chunks]);
}

/** Clears the cached names of a directory, or of all of them. */
export function clearNames(workbook: Workbook, directory?: Directory): void {
  clearColumns(workbook, (head) => isHeadOf(head, directory));
}

/** Returns whether a column of the data sheet holds names, of one directory or of any. */
export function isHeadOf(head: string, directory?: Directory): boolean {
  return head.startsWith(directory === undefined ? '{"v":1,"names":"' : `{"v":1,"names":"${directory}",`);
}

function headerIn(head: string): Header | undefined {
  return versionIn(head) === undefined ? undefined : parseVersioned<Header>(head, NEWEST_HEAD);
}

/** Returns undefined if a cell is damaged. */
function recordsIn(
  texts: readonly string[],
  stored: readonly string[],
  fields: readonly string[],
): Map<string, Record_ | null> | undefined {
  const records = new Map<string, Record_ | null>();
  const places = fields.map((name) => stored.indexOf(name) - 1);
  try {
    for (const text of texts) {
      for (const [id, values] of JSON.parse(text) as [string, Value[]?][]) {
        records.set(
          id,
          values ? Object.fromEntries(fields.map((name, index) => [name, index === 0 ? id : (values[places[index] ?? -1] ?? null)])) : null,
        );
      }
    }
  } catch {
    return undefined;
  }
  return records;
}
