// Which entries of a plan give a value that another entry sends: the create whose ID it refers to, or the rename of an item in its list.
// Without them it isn't sent either. Pure.
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { JournalEntry } from './journal-entry.ts';

/** Returns what finds the entries that an entry needs. */
export function needsIn(entries: readonly JournalEntry[]): (entry: JournalEntry) => JournalEntry[] {
  const creates = new Map(entries.filter(({ operation }) => operation === 'create').map((entry) => [entry.key, entry]));
  const renames = entries.filter(({ operation, resource, field }) => operation === 'update' && field === resourceOf(resource).caption);
  return (entry) => {
    if (entry.dependsOn !== '') return [creates.get(entry.dependsOn) ?? []].flat();
    if (entry.operation !== 'update' || renames.length === 0) return [];
    const named = resourceOf(entry.resource).fields.find((field) => field.name === entry.field)?.names;
    const items = [entry.server, entry.value].flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []));
    return renames.filter((rename) => rename.resource === named && items.includes(rename.value));
  };
}
