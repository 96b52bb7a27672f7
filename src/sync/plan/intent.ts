// The intent of a create, a write-ahead record in document properties. Neither Ctrl+Z nor a restored version removes it, so that a
// create that could have been sent is never sent again without a look at Catalog.

import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import { hasJob } from '../jobs/job.ts';
import { valuesOfWrite, type Write } from './write.ts';

/**
 * Stored under `intent.<id>` before the create is sent, until its result is known or Catalog refuses the create. If its send ends
 * first, it's kept for a day.
 */
export interface Intent {
  v: 1;
  run: string;
  request: string;
  /** Just before it was sent, in milliseconds since 1970. */
  at: number;
  /** `identityOfCreate` of its record. Absent in intents of earlier versions, and for records that can't be looked up. */
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

/** Returns the intent of a create, or the newest one that an ended send has left for the same record. */
export function readIntent(document: Properties, write: Pick<Write, 'resource' | 'entries'>): Intent | undefined {
  const text = document.get(PREFIX + (write.entries[0]?.key ?? ''));
  if (text !== undefined) return parseVersioned<Intent>(text);
  const of = identityOfCreate(write);
  if (of === undefined) return undefined;
  return readIntents(document)
    .map(([, intent]) => intent)
    .filter((intent) => intent.of === of)
    .sort((a, b) => b.at - a.at)[0];
}

function readIntents(document: Properties): [id: string, Intent][] {
  return Object.entries(document.all()).flatMap(([name, text]): [string, Intent][] =>
    name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), parseVersioned<Intent>(text)]] : [],
  );
}

/** Returns whether a create with this ID could have been sent. */
export function hasIntent(document: Properties, id: string): boolean {
  return document.get(PREFIX + id) !== undefined;
}

export function saveIntent(document: Properties, id: string, intent: Intent): void {
  document.set(PREFIX + id, JSON.stringify(intent));
}

export function removeIntent(document: Properties, id: string): void {
  document.remove(PREFIX + id);
}

/**
 * Removes the intents of a send that has ended, as far as the results of their requests are `known`, and those that other sends left
 * more than a day ago.
 */
export function removeIntentsOf(document: Properties, run: string, { known, now }: { known: ReadonlySet<string>; now: number }): void {
  for (const [id, intent] of readIntents(document)) {
    const isOver = intent.run === run ? known.has(intent.request) : intent.at < now - DAY && !hasJob(document, intent.run);
    if (isOver) removeIntent(document, id);
  }
}
