// Where the connection is stored. Key and host are together in user properties, and the file has only ID and host, so that
// an editor of the file can't send a colleague's key elsewhere.

import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import { type Connection, cleanKey } from '../../catalog/wire/connection.ts';
import type { Platform } from '../../platform/ports.ts';
import { restoreTabs } from '../../tabs/memory/tab-manifest.ts';

/** Stored in user properties under `connection.<id>`. */
interface StoredConnection {
  v: 1;
  host: string;
  label: string;
  key: string;
  scope: string;
  /** Absent in records of earlier versions, which count as production. */
  kind?: Connection['kind'];
  readOnly?: true;
}

/** Stored in document properties under `connection`. */
interface StoredFileConnection {
  v: 1;
  id: string;
  host: string;
  label: string;
  kind?: Connection['kind'];
}

const OF_FILE = 'connection';
const OF_USER = 'connection.';

/** A property holds 9 KB, and a label has no limit of its own. */
const MAX_LABEL_LENGTH = 100;

/** Returns as much of a label as is stored. */
export function shortLabel(label: string): string {
  return label.slice(0, MAX_LABEL_LENGTH);
}

/** Returns the ID under which the connection to a host is stored. */
export function connectionId(host: string): string {
  return hash(host);
}

/** Stores the connection for the user and the file, and finds the tabs of a copied file again. */
export function saveConnection(platform: Platform, connection: Connection): void {
  const { id, host, key, scope, kind, readOnly } = connection;
  const label = shortLabel(connection.label);
  // Reading throws at a record of a newer version, so that it isn't overwritten.
  readStoredConnection(platform);
  const stored: StoredConnection = { v: 1, host, label, key, scope, kind, readOnly };
  const ofFile: StoredFileConnection = { v: 1, id, host, label, kind };
  platform.user.set(OF_USER + id, JSON.stringify(stored));
  platform.document.set(OF_FILE, JSON.stringify(ofFile));
  if (platform.workbook) restoreTabs(platform.workbook, platform.document);
}

/** Returns the same short hash for everyone with the same key. It's too short to reveal the key. */
export function scopeOf(id: string, key: string): string {
  return hash(`${id} ${key}`).slice(0, 5);
}

/** Removes the user's key. The file stays connected for colleagues with their own keys. */
export function forgetKey(platform: Platform): void {
  const ofFile = readOfFile(platform);
  if (ofFile) platform.user.remove(OF_USER + ofFile.id);
}

/** Returns the connection of this file, if the user has a key for it. */
export function readConnection(platform: Platform): Connection | undefined {
  const found = readStoredConnection(platform);
  const cleaned = found && cleanKey(found.key);
  // An earlier version stored keys as pasted. One that can't be cleaned counts as missing.
  return found && cleaned && 'key' in cleaned ? { ...found, key: cleaned.key } : undefined;
}

/** Returns the connection with its key as it is stored, which can be one that Catalog can't accept. */
export function readStoredConnection(platform: Platform): Connection | undefined {
  const ofFile = readOfFile(platform);
  const text = ofFile && platform.user.get(OF_USER + ofFile.id);
  if (!ofFile || !text) return undefined;
  const stored = parseVersioned<StoredConnection>(text);
  const { host, label, key, scope, kind = 'production', readOnly } = stored;
  return { id: ofFile.id, host, label, key, scope, kind, ...(readOnly ? { readOnly } : {}) };
}

export type FileConnection = Pick<Connection, 'id' | 'host' | 'kind'>;

/** Returns what the file stores about its Catalog, even if the user has no key. */
export function connectionOfFile(platform: Platform): FileConnection | undefined {
  const found = readOfFile(platform);
  return found && { id: found.id, host: found.host, kind: found.kind ?? 'production' };
}

function readOfFile(platform: Platform): StoredFileConnection | undefined {
  const text = platform.document.get(OF_FILE);
  return text === undefined ? undefined : parseVersioned<StoredFileConnection>(text);
}
