import * as z from 'zod/mini';
import type { CommandEntry } from './command.ts';
import { forgetConnection } from './connection.ts';

/** Forgets the key of this person and the connection of this file; the tabs stay. */
export const disconnect: CommandEntry<'disconnect'> = {
  input: () => z.object({}),
  run: (platform) => {
    forgetConnection(platform);
    return {};
  },
};
