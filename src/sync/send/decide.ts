// Your decisions in the review, put into the entries of the plan. Pure: shown entries and choices in, decided entries out.

import { sayHere } from '../../base/say.ts';
import { SKIPPED_BY_YOU } from '../../tabs/cells/status-text.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { captionTextHere } from '../plan/caption.ts';
import { advance, isToSend } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { needsIn } from '../plan/needs.ts';
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
  /** What you entered to confirm the guard. */
  confirmed?: string;
  /** You confirmed that a production Catalog changes. */
  production?: boolean;
}

/** Returns the entries to send. The others are skipped with a reason, but an entry that takes Catalog's value stays planned. */
export function decideEntries(entries: readonly JournalEntry[], { decisions = [], skipped = [] }: Choices, at: string): JournalEntry[] {
  const choices = new Map(decisions.map(({ request, field, choice }) => [`${request} ${field}`, choice]));
  const decided = entries.map((entry): JournalEntry => {
    if (skipped.includes(entry.request) || (skipped.length > 0 && isAllOrNothing(entry))) return skip(entry, SKIPPED_BY_YOU, at);
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

/** Skips what needs a record whose create is skipped. */
function skipDependentsOfSkippedCreates(entries: readonly JournalEntry[], at: string): JournalEntry[] {
  const needs = needsIn(entries);
  const unmet = new Map<string, string>();
  for (const entry of entries.filter(({ dependsOn }) => dependsOn !== '')) {
    const source = needs(entry).find((other) => !isToSend(other));
    if (source) unmet.set(entry.request, sayHere`depends on ${captionTextHere(resourceOf(source.resource), source)}, which wasn’t sent`);
  }
  return entries.map((entry): JournalEntry => {
    const note = unmet.get(entry.request);
    return note === undefined || entry.decision === 'skipped' ? entry : skip(entry, note, at);
  });
}

/** Skips lists that were planned with a new name whose rename is skipped. */
function skipDependentsOfSkippedRenames(entries: readonly JournalEntry[], at: string): JournalEntry[] {
  const needs = needsIn(entries);
  return entries.map((entry): JournalEntry => {
    if (entry.operation !== 'update' || !isToSend(entry)) return entry;
    const missing = needs(entry).find((rename) => !isToSend(rename));
    return missing ? skip(entry, sayHere`uses the new name “${String(missing.value)}”, which wasn’t sent`, at) : entry;
  });
}
