// The record of a write as Catalog has it now, compared with the write's entries.
import type { Client } from '../../catalog/client.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Record_ } from '../../catalog/resource.ts';
import type { CatalogError } from '../../catalog/wire/errors.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { stillEquals } from '../plan/three-way.ts';
import { fieldOf, type Write } from '../plan/write.ts';

export type ReadResult = { found: Parsed } | { gone: true } | { failed: CatalogError };

/** Reads the records of writes. Throws CatalogError if the reason isn't one of a single record: a refused key, no network. */
export function readAll(client: Client, writes: readonly Write[]): readonly ReadResult[] {
  const { sent } = readTogether(client, writes, []);
  if ('failure' in sent) throw sent.failure;
  return sent.results;
}

/** The records of writes, or the error because of which they can't be read. */
export type Readings = { results: readonly ReadResult[] } | { failure: unknown };

/** Reads the records of writes that were sent, and those of the next ones, at the same time. */
export function readTogether(client: Client, sent: readonly Write[], next: readonly Write[]): { sent: Readings; next: Readings } {
  const all = [...sent, ...next];
  try {
    const keys = all.map((write) => write.entries[0]?.key ?? '');
    const answers = all[0] ? client.readMany(all[0].resource, keys) : [];
    return { sent: readingsOf(answers.slice(0, sent.length)), next: readingsOf(answers.slice(sent.length)) };
  } catch (failure) {
    return { sent: { failure }, next: { failure } };
  }
}

function readingsOf(results: readonly ReadResult[]): Readings {
  for (const result of results) {
    if ('failed' in result && !['forbidden', 'refused', 'not-found'].includes(result.failed.code)) return { failure: result.failed };
  }
  return { results };
}

/** Returns whether sending a write twice would do it twice. */
export function isNonIdempotent(write: Write): boolean {
  const [first] = write.entries;
  const isUpload = first && write.resource.writes[first.operation]?.upload !== undefined;
  return isUpload || write.entries.some((entry) => fieldOf(write, entry)?.write?.once);
}

/** Returns whether the record shows all fields of the write. */
export function isReadable(write: Write, values: Record_): boolean {
  return write.entries.every((entry) => values[entry.field] !== undefined);
}

export function matchesReviewed(write: Write, entry: JournalEntry, values: Record_): boolean {
  const field = fieldOf(write, entry);
  return !field || values[entry.field] === undefined || stillEquals(field, entry.server, values[entry.field]);
}

export function matchesSent(write: Write, entry: JournalEntry, values: Record_): boolean {
  const field = fieldOf(write, entry);
  return !field || values[entry.field] === undefined || stillEquals(field, entry.value, values[entry.field]);
}
