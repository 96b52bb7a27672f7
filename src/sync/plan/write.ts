// A write: one request to Catalog with the journal entries that it sends.
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import type { JournalEntry } from './journal-entry.ts';

export interface Write {
  resource: Resource;
  entries: JournalEntry[];
  /** Entries that are not sent because the user took Catalog's value: their cells are to show it. */
  taken: JournalEntry[];
  /** Whether some of its fields are conflicts that aren't sent. */
  unresolved: boolean;
  /** The record just before the write. */
  before?: Record_;
  /** The record after the write, as read back or as the create returned it. */
  after?: Record_;
  /** The review was made with another key, so a 404 or an absent record proves nothing. */
  otherKey?: true;
  /** Catalog removed more than was asked. */
  overdone?: true;
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
