import * as z from 'zod/mini';
import { beginSend } from '../sync/apply.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { sendProgress } from './progress.ts';

/** Starts sending a stored plan; the writes themselves go out in the steps that follow. */
export const send: CommandEntry<'send'> = {
  input: () => z.object({ plan: z.string(), options: z.array(z.string()) }),
  run: (platform, { plan, options }) => sendProgress(beginSend(openWorld(platform), plan, options)),
};
