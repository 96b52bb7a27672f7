// Which Catalog a user uses in which file, in the user properties. If a colleague connects the file to another Catalog, the user's
// key isn't used for it until they agree.

import { cutTo } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Platform, Workbook } from '../../platform/ports.ts';

/** Stored in user properties under `file.<workbook id>`. Absent for files that earlier versions connected. */
export interface FileUse {
  v: 1;
  /** The ID of the connection, or `''` after the user disconnected. */
  connection: string;
  host: string;
  /** The name of the file when it was connected. */
  name: string;
}

const PREFIX = 'file.';
const MAX_NAME_LENGTH = 100;

export function readUse({ user }: Pick<Platform, 'user'>, workbook: Workbook): FileUse | undefined {
  const text = user.get(PREFIX + workbook.id());
  return text === undefined ? undefined : parseVersioned<FileUse>(text);
}

export function saveUse(platform: Pick<Platform, 'user'>, workbook: Workbook, use: Pick<FileUse, 'connection' | 'host'>): void {
  // Throws at a record of a newer version, so that it isn't overwritten.
  readUse(platform, workbook);
  const stored: FileUse = { v: 1, ...use, name: cutTo(workbook.name(), MAX_NAME_LENGTH) };
  platform.user.set(PREFIX + workbook.id(), JSON.stringify(stored));
}

/** Returns the uses in all files, by the ID of the file. */
export function readUses({ user }: Pick<Platform, 'user'>): Map<string, FileUse> {
  const stored = Object.entries(user.all()).filter(([name]) => name.startsWith(PREFIX));
  return new Map(stored.map(([name, text]) => [name.slice(PREFIX.length), parseVersioned<FileUse>(text)]));
}

/** Removes the uses in all files, except that this file remembers that the user disconnected. */
export function forgetUses(platform: Pick<Platform, 'user' | 'workbook'>): void {
  for (const id of readUses(platform).keys()) platform.user.remove(PREFIX + id);
  if (platform.workbook) saveUse(platform, platform.workbook, { connection: '', host: '' });
}
