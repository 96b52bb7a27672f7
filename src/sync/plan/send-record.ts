// Who sent what, when, and to which Catalog, with a digest of the rows that the journal then had. It's in document properties, which no
// one can change from a cell, so the send log can tell if someone changed or deleted its source rows.

import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import type { Session } from '../jobs/session.ts';
import { ENTRY_HEADERS, encodeEntry, type JournalEntry } from './journal-entry.ts';

/** Stored under `sent.<run>`. */
export interface SendRecord {
  v: 1;
  /** In milliseconds since 1970. */
  at: number;
  /** The name that the user entered, which isn't verified. `''` if they entered none. */
  by: string;
  host: string;
  /** Absent until the send has ended. */
  digest?: string;
  /** Personal data was removed from its rows. */
  cleared?: true;
}

/** `notChecked`: it hasn't ended, or an earlier version sent it. */
export type SourceCheck = 'unchanged' | 'changed' | 'missing' | 'cleared' | 'notChecked';

const PREFIX = 'sent.';
const MAX_KEPT = 100;

/** Texts that can be removed or written again without a change of what was sent, and whether the row shows it. */
const NOT_CHECKED: readonly string[] = ['caption', 'note', 'shown'];

/** Returns the property that says who started a send. */
export function storedSend({ client, clock }: Pick<Session, 'client' | 'clock'>, run: string): Record<string, string> {
  const { host, user } = client.connection;
  return { [PREFIX + run]: JSON.stringify({ v: 1, at: clock.now(), by: user ?? '', host } satisfies SendRecord) };
}

/** Forgets the oldest sends of many. */
export function forgetOldSends(document: Properties): void {
  const sends = Array.from(readSends(document)).sort(([, a], [, b]) => b.at - a.at);
  for (const [old] of sends.slice(MAX_KEPT)) document.remove(PREFIX + old);
}

function hasRecord(document: Properties, run: string): boolean {
  return document.get(PREFIX + run) !== undefined;
}

/** Stores that a send has ended. */
export function storeEnded(document: Properties, run: string, entries: readonly JournalEntry[]): void {
  const stored = endedSend(document, run, entries);
  if (Object.keys(stored).length > 0) document.setAll(stored);
}

/** Returns the property of a send that has ended, with the digest of its entries as their rows show them. Forgets one that isn't in the log. */
export function endedSend(document: Properties, run: string, entries: readonly JournalEntry[]): Record<string, string> {
  const text = document.get(PREFIX + run);
  if (text === undefined) return {};
  const shown = entries.filter(isInLog).sort((a, b) => a.journalRow - b.journalRow);
  if (shown.length > 0) return storedRecord(run, { ...parseVersioned<SendRecord>(text), digest: digestOf(shown) });
  // It was canceled before its first request.
  document.remove(PREFIX + run);
  return {};
}

/** Returns the records by run. */
export function readSends(document: Properties): Map<string, SendRecord> {
  const stored = Object.entries(document.all()).filter(([name]) => name.startsWith(PREFIX));
  return new Map(stored.map(([name, text]) => [name.slice(PREFIX.length), parseVersioned<SendRecord>(text)]));
}

/** Forgets sends whose rows the journal no longer keeps. */
export function forgetSends(document: Properties, runs: Iterable<string>): void {
  for (const run of new Set(runs)) if (hasRecord(document, run)) document.remove(PREFIX + run);
}

/** Stores that personal data was removed from the rows of some sends. */
export function markCleared(document: Properties, runs: ReadonlySet<string>): void {
  for (const [run, record] of readSends(document)) if (runs.has(run)) document.setAll(storedRecord(run, { ...record, cleared: true }));
}

/** Returns whether the rows of a send are those that it left. `entries` are its rows as the log reads them. */
export function checkSource(record: SendRecord | undefined, entries: readonly JournalEntry[]): SourceCheck {
  if (record?.digest === undefined) return 'notChecked';
  if (entries.length === 0) return 'missing';
  if (record.cleared) return 'cleared';
  return record.digest === digestOf(entries) ? 'unchanged' : 'changed';
}

/** Returns whether the log shows an entry. One that was never sent isn't in it. */
export function isInLog({ run, state }: JournalEntry): boolean {
  return run !== '' && state !== 'planned' && state !== 'conflict';
}

function digestOf(entries: readonly JournalEntry[]): string {
  const rows = entries.map((entry) => encodeEntry(entry).filter((_, at) => !NOT_CHECKED.includes(String(ENTRY_HEADERS[at]))));
  return `${entries.length} ${hash(JSON.stringify(rows.map((row) => row.map(String))))}`;
}

function storedRecord(run: string, record: SendRecord): Record<string, string> {
  return { [PREFIX + run]: JSON.stringify(record) };
}
