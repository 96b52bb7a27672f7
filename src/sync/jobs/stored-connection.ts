// Where the connection is stored. Key and host are together in user properties, and the file has only ID and host, so that
// an editor of the file can't send a colleague's key elsewhere. Which Catalog each user uses in a file is in `file-use.ts`.

import { hash } from '../../base/hash.ts';
import { parseVersioned } from '../../base/versioned.ts';
import { type Connection, cleanKey } from '../../catalog/wire/connection.ts';
import type { Platform } from '../../platform/ports.ts';
import { restoreTabs } from '../../tabs/memory/tab-manifest.ts';
import { type FileUse, readUse, saveUse } from './file-use.ts';

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
  user?: string;
}

/** Stored in document properties under `connection`. */
interface StoredFileConnection {
  v: 1;
  id: string;
  host: string;
  label: string;
  kind?: Connection['kind'];
  /** Who connected the file, by the name that they entered, and when, in milliseconds since 1970. */
  by?: string;
  at?: number;
}

const OF_FILE = 'connection';
const OF_USER = 'connection.';

/** A property holds 9 KB, and labels and names have no limit of their own. */
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
  const user = connection.user && shortLabel(connection.user);
  // Reading throws at a record of a newer version, so that it isn't overwritten.
  readStoredConnection(platform);
  if (platform.workbook) readUse(platform, platform.workbook);
  const stored: StoredConnection = { v: 1, host, label, key, scope, kind, readOnly, user };
  platform.user.set(OF_USER + id, JSON.stringify(stored));
  if (platform.workbook) saveUse(platform, platform.workbook, { connection: id, host });
  const ofFile: StoredFileConnection = { v: 1, id, host, label, kind, by: user, at: platform.clock.now() };
  platform.document.set(OF_FILE, JSON.stringify(ofFile));
  if (platform.workbook) restoreTabs(platform.workbook, platform.document);
}

/** Returns the same short hash for everyone with the same key. It's too short to reveal the key. */
export function scopeOf(id: string, key: string): string {
  return hash(`${id} ${key}`).slice(0, 5);
}

/** Returns the connection of this file, if the user has a key for it and uses it here. */
export function readConnection(platform: Platform): Connection | undefined {
  const ofFile = readOfFile(platform);
  const found = ofFile && isUsed(platform, ofFile) ? storedConnection(platform, ofFile.id) : undefined;
  const cleaned = found && cleanKey(found.key);
  // An earlier version stored keys as pasted. One that can't be cleaned counts as missing.
  return found && cleaned && 'key' in cleaned ? { ...found, key: cleaned.key } : undefined;
}

/** Returns the connection with its key as it is stored, which can be one that Catalog can't accept. */
export function readStoredConnection(platform: Platform): Connection | undefined {
  const ofFile = readOfFile(platform);
  return ofFile && storedConnection(platform, ofFile.id);
}

/** Returns the connection to a Catalog that the user has a key for. */
export function storedConnection({ user }: Pick<Platform, 'user'>, id: string): Connection | undefined {
  const text = user.get(OF_USER + id);
  return text === undefined ? undefined : connectionIn(id, text);
}

function connectionIn(id: string, text: string): Connection {
  const { host, label, key, scope, kind = 'production', readOnly, user } = parseVersioned<StoredConnection>(text);
  return { id, host, label, key, scope, kind, ...(readOnly ? { readOnly } : {}), ...(user ? { user } : {}) };
}

/** Returns all connections of the user, in whatever file they use them. */
export function storedConnections({ user }: Pick<Platform, 'user'>): Connection[] {
  return Object.entries(user.all()).flatMap(([name, text]) =>
    name.startsWith(OF_USER) ? [connectionIn(name.slice(OF_USER.length), text)] : [],
  );
}

export function forgetConnection({ user }: Pick<Platform, 'user'>, id: string): void {
  user.remove(OF_USER + id);
}

export type FileConnection = Pick<Connection, 'id' | 'host' | 'kind'> & Pick<StoredFileConnection, 'by' | 'at'>;

/** Returns what the file stores about its Catalog, even if the user has no key. */
export function connectionOfFile(platform: Platform): FileConnection | undefined {
  const found = readOfFile(platform);
  return found && { id: found.id, host: found.host, kind: found.kind ?? 'production', by: found.by, at: found.at };
}

function readOfFile(platform: Platform): StoredFileConnection | undefined {
  const text = platform.document.get(OF_FILE);
  return text === undefined ? undefined : parseVersioned<StoredFileConnection>(text);
}

/** Returns whether this user connected the file to this Catalog, or agreed to it. */
function isUsed(platform: Platform, ofFile: StoredFileConnection): boolean {
  const use = platform.workbook && readUse(platform, platform.workbook);
  // Earlier versions stored no use, and there the file's Catalog is the user's.
  return use === undefined || use.connection === ofFile.id;
}

/** A file that a colleague has connected to another Catalog than the user's. */
export interface Switched {
  from: FileUse;
  to: FileConnection;
}

/** Returns how the file was connected to another Catalog since the user connected it, if it was. */
export function findSwitch(platform: Platform): Switched | undefined {
  const from = platform.workbook && readUse(platform, platform.workbook);
  const to = connectionOfFile(platform);
  return from && to && from.connection !== '' && from.connection !== to.id ? { from, to } : undefined;
}
