// Opens the session of a command: the open file, the connection with the user's key, and who the user is.

import { StopError } from '../../base/problem.ts';
import { said, say } from '../../base/say.ts';
import { createClient } from '../../catalog/client.ts';
import { cleanKey } from '../../catalog/wire/connection.ts';
import type { Platform, Workbook } from '../../platform/ports.ts';
import { originOf } from '../../tabs/memory/tab-manifest.ts';
import { assertNotMoved } from './moved.ts';
import type { Session } from './session.ts';
import { signatureOf } from './signature.ts';
import { findSwitch, readConnection, readStoredConnection } from './stored-connection.ts';

/** The user property with the user's random ID. */
const WHO = 'who';

/** Opens what a command works with. Throws StopError without an open file or a usable connection. */
export function openSession(platform: Platform): Session {
  const { document, clock, lock } = platform;
  assertNotMoved(document);
  const workbook = openFile(platform);
  const connection = readConnection(platform);
  if (!connection) throw notConnected(platform, workbook);
  const client = createClient(platform.http, clock, connection);
  return { workbook, document, clock, lock, who: userIdOf(platform), sign: signatureOf(platform), client };
}

/** Returns a random ID of the user. Google gives a name only to add-ons with more permissions. */
export function userIdOf({ user, clock }: Platform): string {
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

function notConnected(platform: Platform, workbook: Workbook): StopError {
  const todo = 'Open the sidebar and connect with your API key.';
  const switched = findSwitch(platform);
  if (switched) {
    return new StopError(
      'switched',
      say`${switched.to.by ?? say`A colleague`} connected this spreadsheet to ${switched.to.host}. You were connected to ${switched.from.host}.`,
      'Open the sidebar and choose which Catalog you work with.',
    );
  }
  const damaged = readStoredConnection(platform);
  const cleaned = damaged && cleanKey(damaged.key);
  if (cleaned && 'wrong' in cleaned) return new StopError('bad-key', say`The stored API key contains ${said(cleaned.wrong)}.`, todo);
  const origin = originOf(workbook, platform.document);
  if (origin !== 'copy') return new StopError('not-connected', 'You’re not connected to Catalog in this spreadsheet.', todo);
  return new StopError('copied-file', 'This file is a copy. API keys and schedules aren’t copied, so you can’t pull or send yet.', todo);
}
