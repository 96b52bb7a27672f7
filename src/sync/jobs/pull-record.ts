// The last pulls: who read what, when, and from which Catalog. The send log lists them.

import { cutTo, fitting } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import type { Session } from './session.ts';

export interface PullRecord {
  /** In milliseconds since 1970. */
  at: number;
  /** The name that the user entered, which isn't verified. `''` if they entered none. */
  by: string;
  host: string;
  resource: string;
  sheet: number;
  records: number;
  complete: boolean;
  /** The tab has columns with personal data. */
  personal: boolean;
}

/** Stored in document properties, newest first. */
const NAME = 'pulls';
const MAX_KEPT = 100;
const MAX_NAME_LENGTH = 60;
const MAX_BYTES = 8_500;

/** Returns the property with some more pulls, the last one first. */
export function storedPulls(
  { document, client, clock }: Pick<Session, 'document' | 'client' | 'clock'>,
  last: readonly Omit<PullRecord, 'at' | 'by' | 'host'>[],
): Record<string, string> {
  const { host, user = '' } = client.connection;
  const records = last.map((pull): PullRecord => ({ at: clock.now(), by: cutTo(user, MAX_NAME_LENGTH), host, ...pull }));
  const pulls = fitting([...records, ...readPulls(document)].slice(0, MAX_KEPT), MAX_BYTES);
  return { [NAME]: JSON.stringify({ v: 1, pulls }) };
}

/** Newest first. */
export function readPulls(document: Properties): PullRecord[] {
  const text = document.get(NAME);
  return text === undefined ? [] : parseVersioned<{ v: 1; pulls: PullRecord[] }>(text).pulls;
}
