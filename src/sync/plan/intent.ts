// The intent of a create, a write-ahead record in document properties. Neither Ctrl+Z nor a restored version removes it, so that a
// create that could have been sent is never sent again without a look at Catalog.

import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import { hasJob } from '../jobs/job.ts';
import { valuesOfWrite, type Write } from './write.ts';

/**
 * Stored before its create is sent, until its result is known or Catalog refuses the create. If its send ends first, it's kept for a
 * day.
 */
export interface Intent {
  /** The ID in the row's Status. */
  id: string;
  run: string;
  request: string;
  /** Just before it was sent, in milliseconds since 1970. */
  at: number;
  /** `identityOfCreate` of its record. Absent in intents of earlier versions, and for records that can't be looked up. */
  of?: string;
}

/** The intents of a batch, under `intent.<run>.<first request>`: those that go out together are stored in one write. */
interface StoredIntents {
  v: 2;
  run: string;
  creates: [id: string, request: string, at: number, of?: string][];
}

/** What earlier versions stored under `intent.<id>`. */
interface StoredIntent {
  v: 1;
  run: string;
  request: string;
  at: number;
  of?: string;
}

const PREFIX = 'intent.';
const DAY = 86_400_000;

/** Returns a hash by which two creates of the same record are known, whatever their rows, or undefined if the record can't be looked up. */
export function identityOfCreate({ resource, entries }: Pick<Write, 'resource' | 'entries'>): string | undefined {
  if (!resource.lookUp) return undefined;
  const values = valuesOfWrite({ entries });
  return hash(JSON.stringify([entries[0]?.connection, resource.name, resource.lookUp.fields.map((name) => values[name] ?? null)]));
}

/** Returns the intents of all sends, newest first. */
export function readIntents(document: Properties): Intent[] {
  return Object.entries(document.all())
    .flatMap(([name, text]) => (name.startsWith(PREFIX) ? parseIntents(name, text) : []))
    .sort((a, b) => b.at - a.at);
}

function parseIntents(name: string, text: string): Intent[] {
  const stored = parseVersioned<StoredIntents | StoredIntent>(text, 2);
  if (stored.v === 1) return [{ ...stored, id: name.slice(PREFIX.length) }];
  return stored.creates.map(([id, request, at, of]) => ({ id, run: stored.run, request, at, ...(of === undefined ? {} : { of }) }));
}

/** Returns the intent of a create, or the newest one that an ended send has left for the same record. `intents` are the newest first. */
export function intentOf(intents: readonly Intent[], write: Pick<Write, 'resource' | 'entries'>): Intent | undefined {
  const own = intents.find(({ id }) => id === write.entries[0]?.key);
  if (own) return own;
  const of = identityOfCreate(write);
  if (of === undefined) return undefined;
  return intents.find((intent) => intent.of === of);
}

/** Stores the intents of a batch in place of those that it has stored. `request` is its first one. */
export function saveIntents(document: Properties, { run, request }: Pick<Intent, 'run' | 'request'>, intents: readonly Intent[]): void {
  store(document, `${PREFIX}${run}.${request}`, intents);
}

function store(document: Properties, name: string, intents: readonly Intent[]): void {
  const [first] = intents;
  if (first === undefined) {
    document.remove(name);
    return;
  }
  const creates = intents.map(({ id, request, at, of }): StoredIntents['creates'][number] =>
    of === undefined ? [id, request, at] : [id, request, at, of],
  );
  document.set(name, JSON.stringify({ v: 2, run: first.run, creates } satisfies StoredIntents));
}

/** Removes intents. */
export function removeIntents(document: Properties, isOver: (intent: Intent) => boolean): void {
  for (const [name, text] of Object.entries(document.all())) {
    if (!name.startsWith(PREFIX)) continue;
    const intents = parseIntents(name, text);
    const left = intents.filter((intent) => !isOver(intent));
    if (left.length < intents.length) store(document, name, left);
  }
}

/**
 * Removes the intents of a send that has ended, as far as the results of their requests are `known`, and those that other sends left
 * more than a day ago.
 */
export function removeIntentsOf(document: Properties, run: string, { known, now }: { known: ReadonlySet<string>; now: number }): void {
  removeIntents(document, (intent) =>
    intent.run === run ? known.has(intent.request) : intent.at < now - DAY && !hasJob(document, intent.run),
  );
}
