import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { createClient } from '../catalog/client.ts';
import { type Connection, cleanKey, normalizeHost } from '../catalog/wire/connection.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { connectionId, forgetKey, saveConnection, scopeOf } from '../sync/jobs/stored-connection.ts';
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
    }),
  run: (platform, input) => {
    const host = normalizeHost(input.host);
    const cleaned = cleanKey(input.key);
    if ('wrong' in cleaned) {
      throw new StopError(
        'bad-key',
        `The API key contains ${cleaned.wrong}.`,
        'Copy only the key from Catalog’s admin settings, then paste it again.',
      );
    }
    const { key } = cleaned;
    if (key === '') throw new StopError('no-key', 'The API key is missing.', 'Copy it from Admin > Settings > Security in Catalog.');
    const label = input.label?.trim() || host;
    const id = connectionId(host);
    const { kind = 'production', readOnly } = input;
    const connection: Connection = { id, host, label, key, scope: scopeOf(id, key), kind, ...(readOnly ? { readOnly } : {}) };
    const { catalogs } = createClient(platform.http, platform.clock, connection).check();
    saveConnection(platform, connection);
    return { ...connectionState(connection), catalogs };
  },
};

/** Removes the user's key. The tabs and the keys of colleagues stay. */
export const disconnect: CommandEntry<'disconnect'> = {
  input: () => z.object({}),
  run: (platform) => {
    forgetKey(platform);
    return {};
  },
};
