// Where the connection is kept: key and host together in the person's own properties, and only its id and host in the
// file, so that an editor of the file cannot send a colleague's key elsewhere.
import { createClient } from '../catalog/client.ts';
import type { Connection } from '../catalog/connection.ts';
import type { Platform } from '../platform/ports.ts';
import type { World } from '../sync/world.ts';
import { hash } from '../tabs/hash.ts';
import { isCopy, takeOverTabs } from '../tabs/kept-tabs.ts';
import { StopError } from '../tabs/problem.ts';

/** Stored in user properties under `connection.<id>`. */
interface StoredConnection {
  v: 1;
  host: string;
  label: string;
  key: string;
  scope: string;
}

/** Stored in document properties under `connection`. */
interface ConnectionOfFile {
  v: 1;
  id: string;
  host: string;
  label: string;
}

const OF_FILE = 'connection';
const OF_USER = 'connection.';

export function connectionId(host: string): string {
  return hash(host);
}

export function saveConnection(platform: Platform, connection: Connection): void {
  const { id, host, label, key, scope } = connection;
  const stored: StoredConnection = { v: 1, host, label, key, scope };
  const ofFile: ConnectionOfFile = { v: 1, id, host, label };
  platform.user.set(OF_USER + id, JSON.stringify(stored));
  platform.document.set(OF_FILE, JSON.stringify(ofFile));
  if (platform.workbook) takeOverTabs(platform.workbook, platform.document);
}

/** The scope that this person's key at a host already has, or a new one for another key. */
export function scopeOf(platform: Platform, id: string, key: string): string {
  const text = platform.user.get(OF_USER + id);
  const stored = text === undefined ? undefined : (JSON.parse(text) as StoredConnection);
  return stored?.key === key ? stored.scope : platform.clock.id();
}

/** Takes the key away from this person's properties. The file stays connected for colleagues with a key of their own. */
export function forgetKey(platform: Platform): void {
  const ofFile = readOfFile(platform);
  if (ofFile) platform.user.remove(OF_USER + ofFile.id);
}

/** The connection of this file, where this person has its key. */
export function readConnection(platform: Platform): Connection | undefined {
  const ofFile = readOfFile(platform);
  const text = ofFile && platform.user.get(OF_USER + ofFile.id);
  if (!ofFile || !text) return undefined;
  const stored = JSON.parse(text) as StoredConnection;
  return { id: ofFile.id, host: stored.host, label: stored.label, key: stored.key, scope: stored.scope };
}

/** Everything a run works with. Throws StopError without an open file or a connection. */
export function openWorld(platform: Platform): World {
  const { workbook, document, clock, lock } = platform;
  if (!workbook)
    throw new StopError('no-file', 'Google did not say which spreadsheet is open.', 'Open the spreadsheet and start again from its menu.');
  const connection = readConnection(platform);
  if (!connection) {
    if (isCopy(workbook, document)) {
      throw new StopError(
        'copied-file',
        'This file is a copy: keys and schedules do not come along, so nothing can be pulled or sent yet.',
        'Open the sidebar and connect with your API key.',
      );
    }
    throw new StopError(
      'not-connected',
      'This workbook is not connected to a Catalog for you.',
      'Open the sidebar and connect with your API key.',
    );
  }
  return { workbook, document, clock, lock, client: createClient(platform.http, clock, connection) };
}

function readOfFile(platform: Platform): ConnectionOfFile | undefined {
  const text = platform.document.get(OF_FILE);
  return text === undefined ? undefined : (JSON.parse(text) as ConnectionOfFile);
}
