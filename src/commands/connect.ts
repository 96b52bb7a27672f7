import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { said, say } from '../base/say.ts';
import { createClient } from '../catalog/client.ts';
import { type Connection, cleanKey, normalizeHost } from '../catalog/wire/connection.ts';
import { isReachable } from '../catalog/wire/reachable.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { outOfReach } from '../protocol/problems.ts';
import { forgetUses, readUse, readUses, saveUse } from '../sync/jobs/file-use.ts';
import { assertNotMoved } from '../sync/jobs/moved.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { ensureSecret } from '../sync/jobs/signature.ts';
import {
  connectionId,
  connectionOfFile,
  forgetConnection,
  saveConnection,
  scopeOf,
  storedConnection,
  storedConnections,
} from '../sync/jobs/stored-connection.ts';
import { hasInterruptedSend } from '../sync/plan/journal.ts';
import { scheduledFiles } from '../sync/schedule/own-schedule.ts';
import { originOf } from '../tabs/memory/tab-manifest.ts';
import { endAllSchedules, endSchedules } from './schedule.ts';
import { connectionState } from './state.ts';

/** Checks host and key with a request, then stores them. */
export const connect: CommandEntry<'connect'> = {
  input: () =>
    z.object({
      host: z.string(),
      key: z.string(),
      label: z.optional(z.string()),
      kind: z.optional(z.enum(['production', 'test'])),
      readOnly: z.optional(z.boolean()),
      user: z.optional(z.string()),
    }),
  run: (platform, input) => {
    const host = normalizeHost(input.host);
    const cleaned = cleanKey(input.key);
    if ('wrong' in cleaned) {
      throw new StopError(
        'bad-key',
        say`The API key contains ${said(cleaned.wrong)}.`,
        'Copy only the key from Catalog’s admin settings, then paste it again.',
      );
    }
    const { key } = cleaned;
    if (!isReachable(`https://${host}/`)) throw outOfReach(host);
    if (key === '') throw new StopError('no-key', 'The API key is missing.', 'Copy it from Admin > Settings > Security in Catalog.');
    assertNotMoved(platform.document);
    assertTakenOver(platform);
    const label = input.label?.trim() || host;
    const id = connectionId(host);
    const { kind = 'production', readOnly } = input;
    const user = input.user?.trim() || undefined;
    const connection: Connection = { id, host, label, key, scope: scopeOf(id, key), kind, ...(readOnly ? { readOnly } : {}), user };
    const { catalogs } = createClient(platform.http, platform.clock, connection).check();
    ensureSecret(platform);
    saveConnection(platform, connection);
    return { ...connectionState(connection), catalogs };
  },
};

/** Throws StopError if another script works in this file and has a send to finish: it has the properties that say what was started. */
function assertTakenOver({ workbook, document }: Platform): void {
  if (!workbook || originOf(workbook, document) !== 'other-script' || !hasInterruptedSend(workbook)) return;
  throw new StopError(
    'send-elsewhere',
    'The script inside this spreadsheet has a send that isn’t finished.',
    'Resume or cancel it there, then connect here. If that script is gone, use File > Make a copy.',
  );
}

/** Connects the file to a Catalog that the user has a key for: the one that a colleague chose, or the one that they had before. */
export const useCatalog: CommandEntry<'useCatalog'> = {
  input: () => z.object({ host: z.string() }),
  run: (platform, { host }) => {
    const connection = storedConnection(platform, connectionId(host));
    if (!connection) {
      throw new StopError('not-connected', say`You don’t have an API key for ${host.slice(0, 100)}.`, 'Connect with your API key.');
    }
    if (connectionOfFile(platform)?.id !== connection.id) saveConnection(platform, connection);
    else saveUse(platform, openFile(platform), { connection: connection.id, host: connection.host });
    return connectionState(connection);
  },
};

/**
 * Ends the user's connection and schedules in this file. The key goes with it unless another file uses it. The tabs and the
 * keys of colleagues stay.
 */
export const disconnect: CommandEntry<'disconnect'> = {
  input: () => z.object({}),
  run: (platform) => {
    endSchedules(platform);
    const { workbook } = platform;
    const here = connectionOfFile(platform);
    const before = workbook && readUse(platform, workbook)?.connection;
    if (workbook) saveUse(platform, workbook, { connection: '', host: '' });
    const uses = Array.from(readUses(platform).values());
    for (const id of new Set([here?.id, before])) {
      if (id !== undefined && id !== '' && !uses.some((use) => use.connection === id)) forgetConnection(platform, id);
    }
    return { keyKept: here !== undefined && storedConnection(platform, here.id) !== undefined };
  },
};

/** Lists the hosts that the user has a key for, with the files in which it's used and scheduled. */
export const keys: CommandEntry<'keys'> = {
  input: () => z.object({}),
  run: (platform) => {
    const uses = Array.from(readUses(platform));
    const scheduled = scheduledFiles(platform);
    const here = platform.workbook?.id();
    return {
      hosts: storedConnections(platform).map(({ id, host }) => ({
        host,
        files: uses
          .filter(([, use]) => use.connection === id)
          .map(([file, { name }]) => ({ name, here: file === here, daily: scheduled.includes(file) })),
      })),
    };
  },
};

/** Removes all keys of the user, with the uses and the schedules of all files. */
export const removeKeys: CommandEntry<'removeKeys'> = {
  input: () => z.object({}),
  run: (platform) => {
    endAllSchedules(platform);
    const connections = storedConnections(platform);
    for (const { id } of connections) forgetConnection(platform, id);
    forgetUses(platform);
    return { removed: connections.length };
  },
};
