// Where the connection is kept: key and host together in the person's own properties, and only its id and host in the
// file, so that an editor of the file cannot send a colleague's key elsewhere.

import { hash } from '../base/hash.ts';
import { StopError } from '../base/problem.ts';
import { parseVersioned } from '../base/versioned.ts';
import { createClient } from '../catalog/client.ts';
import { type Connection, cleanKey } from '../catalog/wire/connection.ts';
import type { Platform, Workbook } from '../platform/ports.ts';
import type { Session } from '../sync/jobs/session.ts';
import { isCopy, restoreTabs } from '../tabs/memory/tab-manifest.ts';

/** Stored in user properties under `connection.<id>`. */
interface StoredConnection {
  v: 1;
  host: string;
  label: string;
  key: string;
  scope: string;
  /** Older versions did not ask: then it counts as production. */
  kind?: Connection['kind'];
  readOnly?: true;
}

/** Stored in document properties under `connection`. */
interface ConnectionOfFile {
  v: 1;
  id: string;
  host: string;
  label: string;
  kind?: Connection['kind'];
}

const OF_FILE = 'connection';
const OF_USER = 'connection.';
const WHO = 'who';

export function connectionId(host: string): string {
  return hash(host);
}

export function saveConnection(platform: Platform, connection: Connection): void {
  const { id, host, label, key, scope, kind, readOnly } = connection;
  // What a newer version has stored is not overwritten: reading it throws.
  readStoredConnection(platform);
  const stored: StoredConnection = { v: 1, host, label, key, scope, kind, readOnly };
  const ofFile: ConnectionOfFile = { v: 1, id, host, label, kind };
  platform.user.set(OF_USER + id, JSON.stringify(stored));
  platform.document.set(OF_FILE, JSON.stringify(ofFile));
  if (platform.workbook) restoreTabs(platform.workbook, platform.document);
}

/** The same for everybody with the same key, and far too short to tell the key from. */
export function scopeOf(id: string, key: string): string {
  return hash(`${id} ${key}`).slice(0, 5);
}

/** Takes the key away from this person's properties. The file stays connected for colleagues with a key of their own. */
export function forgetKey(platform: Platform): void {
  const ofFile = readOfFile(platform);
  if (ofFile) platform.user.remove(OF_USER + ofFile.id);
}

/** The connection of this file, where this person has its key. */
export function readConnection(platform: Platform): Connection | undefined {
  const found = readStoredConnection(platform);
  const cleaned = found && cleanKey(found.key);
  // An earlier version stored keys as they were pasted. One that can't be cleaned counts as missing.
  return found && cleaned && 'key' in cleaned ? { ...found, key: cleaned.key } : undefined;
}

function readStoredConnection(platform: Platform): Connection | undefined {
  const ofFile = readOfFile(platform);
  const text = ofFile && platform.user.get(OF_USER + ofFile.id);
  if (!ofFile || !text) return undefined;
  const stored = parseVersioned<StoredConnection>(text);
  const { host, label, key, scope, kind = 'production', readOnly } = stored;
  return { id: ofFile.id, host, label, key, scope, kind, ...(readOnly ? { readOnly } : {}) };
}

/** Everything a run works with. Throws StopError without an open file or a connection. */
export function openWorld(platform: Platform): Session {
  const { document, clock, lock } = platform;
  const workbook = openFile(platform);
  const connection = readConnection(platform);
  if (!connection) {
    const damaged = readStoredConnection(platform);
    const cleaned = damaged && cleanKey(damaged.key);
    if (cleaned && 'wrong' in cleaned)
      throw new StopError('bad-key', `The stored API key contains ${cleaned.wrong}.`, 'Open the sidebar and connect with your API key.');
    if (isCopy(workbook, document)) {
      throw new StopError(
        'copied-file',
        'This file is a copy. API keys and schedules aren’t copied, so you can’t pull or send yet.',
        'Open the sidebar and connect with your API key.',
      );
    }
    throw new StopError(
      'not-connected',
      'You’re not connected to Catalog in this spreadsheet.',
      'Open the sidebar and connect with your API key.',
    );
  }
  return { workbook, document, clock, lock, who: whoOf(platform), client: createClient(platform.http, clock, connection) };
}

/** An id of this person that tells nobody who they are: Google gives a name only to programs that ask for more rights. */
export function whoOf({ user, clock }: Platform): string {
  const known = user.get(WHO);
  if (known !== undefined) return known;
  const who = clock.id();
  user.set(WHO, who);
  return who;
}

/** Throws StopError without an open file. */
export function openFile({ workbook }: Platform): Workbook {
  if (workbook) return workbook;
  throw new StopError('no-file', 'Can’t tell which spreadsheet is open.', 'Open the spreadsheet and try again from its menu.');
}

export type FileConnection = Pick<Connection, 'id' | 'host' | 'kind'>;

/** What the file knows of its Catalog, also for those who have no key. */
export function connectionOfFile(platform: Platform): FileConnection | undefined {
  const found = readOfFile(platform);
  return found && { id: found.id, host: found.host, kind: found.kind ?? 'production' };
}

function readOfFile(platform: Platform): ConnectionOfFile | undefined {
  const text = platform.document.get(OF_FILE);
  return text === undefined ? undefined : parseVersioned<ConnectionOfFile>(text);
}
