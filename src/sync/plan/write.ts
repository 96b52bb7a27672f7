// A write: one request to Catalog with the journal entries that it sends. It never changes: each step of a send returns new ones.
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import type { Session } from '../jobs/session.ts';
import { advance, detailsNow, type EntryEvent } from './entry-state.ts';
import { withLabels } from './field-labels.ts';
import type { JournalEntry } from './journal-entry.ts';

export interface Write {
  readonly resource: Resource;
  readonly entries: readonly JournalEntry[];
  /** Entries that are not sent because the user took Catalog's value: their cells are to show it. */
  readonly taken: readonly JournalEntry[];
  /** Whether some of its fields are conflicts that aren't sent. */
  readonly unresolved: boolean;
  /** The record just before the write. */
  readonly before?: Record_;
  /** The record after the write, as read back or as the create returned it. */
  readonly after?: Record_;
  /** The review was made with another key, so a 404 or an absent record proves nothing. */
  readonly otherKey?: true;
  /** Catalog removed more than was asked. */
  readonly overdone?: true;
}

/** Returns a write to all of whose entries the same has happened. */
export function advanceWrite(session: Pick<Session, 'clock'>, write: Write, event: EntryEvent, note: string): Write {
  const details = detailsNow(session, withLabels(write.resource, note));
  return { ...write, entries: write.entries.map((entry) => advance(entry, event, details)) };
}

/** Returns the entries of a plan with those of its writes in the place of what they were. */
export function withEntriesOf(entries: readonly JournalEntry[], writes: readonly Write[]): JournalEntry[] {
  const changed = new Map(writes.flatMap((write) => [...write.entries, ...write.taken]).map((entry) => [placeOf(entry), entry]));
  return entries.map((entry) => changed.get(placeOf(entry)) ?? entry);
}

/** Returns the entries of a plan, those of its writes changed. */
export function changeEntriesOf(
  entries: readonly JournalEntry[],
  writes: readonly Write[],
  change: (entry: JournalEntry) => JournalEntry,
): JournalEntry[] {
  const places = new Set(writes.flatMap((write) => [...write.entries, ...write.taken]).map(placeOf));
  return entries.map((entry) => (places.has(placeOf(entry)) ? change(entry) : entry));
}

/** A field can be in a request twice: as it was at the review, and as it was entered for the Action. */
function placeOf({ request, field, server }: JournalEntry): string {
  return `${request} ${field} ${server === undefined}`;
}

/** Returns the entry that stands for the whole write: all of its entries share operation, record, and row. */
export function firstOf({ entries, taken }: Pick<Write, 'entries' | 'taken'>): JournalEntry | undefined {
  return entries[0] ?? taken[0];
}

/** Returns the field of an entry, or `undefined` for an entry that only checks or removes its record. */
export function fieldOf({ resource }: Pick<Write, 'resource'>, entry: JournalEntry): Field | undefined {
  return resource.fields.find((field) => field.name === entry.field);
}

/** Returns the values that a create sends. */
export function valuesOfWrite({ entries }: Pick<Write, 'entries'>): Record_ {
  return Object.fromEntries(entries.map((entry) => [entry.field, entry.value]));
}
