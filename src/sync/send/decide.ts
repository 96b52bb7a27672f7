// What a person decided in the review, put into the lines of the plan. Pure: shown lines and choices in, decided lines out.

import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { advance, isToSend } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { isAllOrNothing } from '../plan/other-records.ts';

/** What to do with a field that also changed in Catalog: send mine, take Catalog's, or leave both as they are. */
export interface Decision {
  request: string;
  field: string;
  choice: 'mine' | 'theirs' | 'skip';
}

export interface Choices {
  /** Names of the options that are switched on. */
  options: readonly string[];
  /** Conflicts without a decision are skipped. */
  decisions?: readonly Decision[];
  /** Requests that stay unsent edits. */
  skipped?: readonly string[];
  /** What the person typed where the plan has a guard. */
  confirmed?: string;
  /** The person has said that a production Catalog is meant. */
  production?: boolean;
}

/** The lines as they will be sent. What is not sent is skipped and says why; a line that is taken from Catalog stays planned. */
export function decideLines(entries: readonly JournalEntry[], { decisions = [], skipped = [] }: Choices, at: string): JournalEntry[] {
  const choices = new Map(decisions.map(({ request, field, choice }) => [`${request} ${field}`, choice]));
  const decided = entries.map((entry): JournalEntry => {
    if (skipped.includes(entry.request) || (skipped.length > 0 && isAllOrNothing(entry))) return skip(entry, 'skipped by you', at);
    if (entry.decision !== 'unresolved') return entry;
    const choice = choices.get(`${entry.request} ${entry.field}`);
    if (choice === 'mine' || choice === 'theirs') return { ...advance(entry, 'resolve', { note: entry.note, at }), decision: choice };
    return advance(entry, 'skip', { note: 'also changed in Catalog', at });
  });
  return skipDependentsOfSkippedCreates(skipDependentsOfSkippedRenames(decided, at), at);
}

function skip(entry: JournalEntry, note: string, at: string): JournalEntry {
  return { ...advance(entry, 'skip', { note, at }), decision: 'skipped' };
}

/** What needs a record that is left out is left out with it. */
function skipDependentsOfSkippedCreates(entries: readonly JournalEntry[], at: string): JournalEntry[] {
  const unmet = new Map<string, string>();
  for (const line of entries.filter(({ dependsOn: awaits }) => awaits !== '')) {
    const source = entries.find((other) => other.key === line.dependsOn && !isToSend(other));
    if (source) unmet.set(line.request, `depends on ${source.caption}, which wasn’t sent`);
  }
  return entries.map((entry): JournalEntry => {
    const note = unmet.get(entry.request);
    return note === undefined || entry.decision === 'skipped' ? entry : skip(entry, note, at);
  });
}

/** A list that was planned with the new name of a tag cannot be sent when the renaming is not. */
function skipDependentsOfSkippedRenames(entries: readonly JournalEntry[], at: string): JournalEntry[] {
  const unsent = entries.filter(
    (entry) => entry.operation === 'update' && !isToSend(entry) && entry.field === resourceOf(entry.resource).caption,
  );
  if (unsent.length === 0) return [...entries];
  return entries.map((line): JournalEntry => {
    if (line.operation !== 'update' || !isToSend(line)) return line;
    const named = resourceOf(line.resource).fields.find((field) => field.name === line.field)?.names;
    const items = [line.server, line.value].flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []));
    const missing = unsent.find((rename) => rename.resource === named && items.includes(rename.value));
    if (!missing) return line;
    return skip(line, `uses the new name “${missing.value}”, which wasn’t sent`, at);
  });
}
