import * as z from 'zod/mini';
import { arrangeColumns as arrange } from '../sync/arrange-columns.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Order and sight of the columns of a tab; those that were deleted come back. */
export const arrangeColumns: CommandEntry<'arrangeColumns'> = {
  input: () => z.object({ sheet: z.number(), columns: z.array(z.object({ name: z.string(), shown: z.boolean() })) }),
  run: (platform, { sheet, columns }) => ({ added: arrange(openWorld(platform), sheet, columns) }),
};
