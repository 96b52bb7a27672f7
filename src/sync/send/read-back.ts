// The record of a write as Catalog holds it, and what it says of the write's lines.
import type { Client } from '../../catalog/client.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Field, Record_ } from '../../catalog/resource.ts';
import type { CatalogError } from '../../catalog/wire/errors.ts';
import type { Line } from '../plan/journal-entry.ts';
import { holdsStill } from '../plan/three-way.ts';
import type { Write } from './batch.ts';

export type ReadAnswer = { found: Parsed } | { gone: true } | { failed: CatalogError };

/** Throws where reading fails for a reason that no single record has: a wrong key, no network. */
export function readAll(client: Client, writes: readonly Write[]): ReadAnswer[] {
  const [first] = writes;
  if (!first) return [];
  const answers = client.readMany(
    first.resource,
    writes.map((write) => write.lines[0]?.key ?? ''),
  );
  for (const answer of answers) {
    if ('failed' in answer && !['forbidden', 'refused', 'not-found'].includes(answer.failed.code)) throw answer.failed;
  }
  return answers;
}

/** May this never be sent again without knowing what became of it? */
export function isOnce(write: Write): boolean {
  const [first] = write.lines;
  const isUpload = first && write.resource.writes[first.operation]?.upload !== undefined;
  return isUpload || write.lines.some((line) => fieldOf(write, line)?.write?.once);
}

/** Does the record show all that was sent? */
export function isSeen(write: Write, values: Record_): boolean {
  return write.lines.every((line) => values[line.field] !== undefined);
}

export function stillAsReviewed(write: Write, line: Line, values: Record_): boolean {
  const field = fieldOf(write, line);
  return !field || values[line.field] === undefined || holdsStill(field, line.server, values[line.field]);
}

export function isSent(write: Write, line: Line, values: Record_): boolean {
  const field = fieldOf(write, line);
  return !field || values[line.field] === undefined || holdsStill(field, line.value, values[line.field]);
}

export function fieldOf(write: Pick<Write, 'resource'>, line: Line): Field | undefined {
  return write.resource.fields.find((field) => field.name === line.field);
}
