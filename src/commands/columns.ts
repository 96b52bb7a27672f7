import * as z from 'zod/mini';
import { columnsOf } from '../sync/arrange-columns.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** The columns that a tab has, could have, and hides. */
export const columns: CommandEntry<'columns'> = {
  input: () => z.object({ sheet: z.number() }),
  run: (platform, { sheet }) => ({ columns: columnsOf(openWorld(platform), sheet) }),
};
