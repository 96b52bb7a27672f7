// Removes personal data from the journal. Captions and notes aren't sealed, so an entry that loses only them can still be undone.

import { isCustom } from '../../catalog/custom-fields.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { findsPeople } from './personal-columns.ts';
import { type RemovedValues, withoutPeople } from './removed-values.ts';

/**
 * Returns a journal entry without the values of personal fields, and without names and addresses in its texts, or the same one if it
 * has none. `resource` is its resource with all fields.
 */
export function withoutPersonalData(entry: JournalEntry, resource: Resource, values: RemovedValues): JournalEntry {
  const field = resource.fields.find(({ name }) => name === entry.field);
  const isPersonal = (name: string | undefined) => resource.fields.some((each) => each.name === name && each.personal);
  const namesLearner = resource.subject !== undefined && entry.caption !== '';
  const caption = isPersonal(resource.caption) || namesLearner ? `${resource.one} ${entry.key}`.trim() : entry.caption;
  const clean = withoutValues({ ...entry, caption: withoutPeople(caption, values) }, values, withoutPeople);
  // A tab can have lost a custom field that an entry still names.
  const isCleared = isPersonal(entry.field) || isCustom(entry.field);
  const cleared = isCleared
    ? { ...withoutContent(clean, () => true), note: '' }
    : field && findsPeople(field)
      ? withoutContent(clean, isNoId)
      : clean;
  return isSame(cleared, entry) ? entry : cleared;
}

/** Returns a journal entry without these values, wherever they are, or the same one if it has none. */
export function withoutLearner(entry: JournalEntry, values: RemovedValues): JournalEntry {
  const caption = values.redact(entry.caption);
  const clean = withoutValues({ ...entry, caption }, values, (text) => values.redact(text));
  return isSame(clean, entry) ? entry : clean;
}

/** Clears each value that holds a removed one. A part of a list or a text would be another value, so none of it stays. */
function withoutValues(entry: JournalEntry, values: RemovedValues, inNote: (text: string, values: RemovedValues) => string): JournalEntry {
  const isRemoved = (value: unknown) => [value].flat().some((each) => typeof each === 'string' && values.isIn(each));
  return { ...withoutContent(entry, isRemoved), note: inNote(entry.note, values) };
}

/** Returns whether a value is anything but an ID, such as the words that were typed for one. */
function isNoId(value: unknown): boolean {
  return typeof value !== 'number' && !(typeof value === 'string' && /^\d+$/.test(value));
}

/** What an entry holds of a field. `restores` is what Catalog held just before the write, where that wasn't `server`. */
const CONTENT: readonly string[] = ['base', 'server', 'value', 'typed', 'stored', 'restores'];

function withoutContent(entry: JournalEntry, isRemoved: (value: unknown) => boolean): JournalEntry {
  const kept = Object.entries(entry).map(([name, value]) => [name, CONTENT.includes(name) && isRemoved(value) ? undefined : value]);
  return Object.fromEntries(kept) as JournalEntry;
}

function isSame(a: JournalEntry, b: JournalEntry): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
