// How many requests a user's own refreshes and sends in this file have taken since Google's day began. It's a document property that is
// stored together with their jobs and results, so that counting takes no call of its own. Triggers count what they take themselves.

import { parseVersioned } from '../../base/versioned.ts';
import type { Client } from '../../catalog/client.ts';
import type { Session } from './session.ts';

/** Stored under `requests.<user>`. */
interface StoredRequests {
  v: 1;
  /** When the first of them was counted, in milliseconds since 1970. */
  since: number;
  count: number;
}

const PREFIX = 'requests.';
const DAY = 86_400_000;

/** What an execution has stored already, by its client. */
const stored = new WeakMap<Client, number>();

type Counting = Pick<Session, 'document' | 'client' | 'clock' | 'who'>;

/** Returns the property with the requests of this execution added. */
export function storedRequests(session: Counting): Record<string, string> {
  const { client, clock, who } = session;
  const before = readRequests(session, who);
  const count = before.count + client.requests() - (stored.get(client) ?? 0);
  stored.set(client, client.requests());
  return { [PREFIX + who]: JSON.stringify({ v: 1, since: before.since ?? clock.now(), count } satisfies StoredRequests) };
}

/** Returns what was counted in the last day. Without a time, nothing was. */
export function readRequests({ document, clock }: Pick<Session, 'document' | 'clock'>, who: string): { since?: number; count: number } {
  const text = document.get(PREFIX + who);
  const { since, count } = text === undefined ? { since: 0, count: 0 } : parseVersioned<StoredRequests>(text);
  return clock.now() - since < DAY ? { since, count } : { count: 0 };
}
