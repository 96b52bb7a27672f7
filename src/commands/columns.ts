import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { arrangeColumns as arrange, columnsOf } from '../sync/arrange-columns.ts';
import { openSession } from '../sync/jobs/open-session.ts';

/** Returns the columns that a tab has, could have, and hides. */
export const columns: CommandEntry<'columns'> = {
  input: () => z.object({ sheet: z.number() }),
  run: (platform, { sheet }) => ({ columns: columnsOf(openSession(platform), sheet) }),
};

/** Changes the order of a tab's columns and which are visible. Deleted columns are added again. */
export const arrangeColumns: CommandEntry<'arrangeColumns'> = {
  input: () => z.object({ sheet: z.number(), columns: z.array(z.object({ name: z.string(), shown: z.boolean() })) }),
  run: (platform, { sheet, columns }) => ({ added: arrange(openSession(platform), sheet, columns) }),
};
