import * as z from 'zod/mini';
import type { CommandEntry } from './command.ts';
import { forgetKey } from './connection.ts';

/** Forgets the key of this person; the tabs stay, and so do the keys of colleagues. */
export const disconnect: CommandEntry<'disconnect'> = {
  input: () => z.object({}),
  run: (platform) => {
    forgetKey(platform);
    return {};
  },
};
