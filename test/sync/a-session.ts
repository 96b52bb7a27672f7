import type { Client } from '../../src/catalog/client.ts';
import type { ReadOutcome } from '../../src/catalog/lists/list-state.ts';
import type { Record_, Resource } from '../../src/catalog/resource.ts';
import { CatalogError } from '../../src/catalog/wire/errors.ts';
import type { Session } from '../../src/sync/jobs/session.ts';
import type { JournalEntry } from '../../src/sync/plan/journal-entry.ts';
import type { RowChange } from '../../src/sync/plan/row-change.ts';
import type { Write } from '../../src/sync/plan/write.ts';
import { planFor } from './plan-for.ts';

/** What a read of one record returns. */
export type Read = Record_ | 'gone' | CatalogError;

/** A session whose Catalog returns these records by key, and lists by the value of their fields. */
export function aSession(records: { [key: string]: Read }, listed: readonly { key: string; values: Record_ }[] = []): Session {
  const document = new Map<string, string>();
  const client: Partial<Client> = {
    readMany: (_, keys) => keys.map((key) => outcomeOf(key, records[key] ?? 'gone')),
    lookUpMany: (_, wanted) => wanted.map(() => listed.map(({ key, values }) => ({ key, values }))),
  };
  const session: Partial<Session> = {
    // Only what the functions under test ask for.
    client: client as Client,
    clock: { now: () => Date.parse('2026-01-02T00:00:00Z'), sleep: () => {}, id: () => 'id' },
    document: {
      get: (name) => document.get(name),
      all: () => Object.fromEntries(document),
      set: (name, value) => void document.set(name, value),
      setAll: (values) => {
        for (const [name, value] of Object.entries(values)) document.set(name, value);
      },
      remove: (name) => void document.delete(name),
      refresh: () => {},
    },
  };
  return session as Session;
}

function outcomeOf(key: string, read: Read): ReadOutcome {
  if (read === 'gone') return { gone: true };
  if (read instanceof CatalogError) return { failed: read };
  return { found: { key, values: read } };
}

/** The write of one planned change, in a state. */
export function aWrite(change: RowChange, present: Record_, state: JournalEntry['state'] = 'sending'): Write {
  const entries = planFor([change], present).entries.map((entry): JournalEntry => ({ ...entry, state }));
  return { resource: change.resource as Resource, entries, taken: [], unresolved: false, before: present };
}
