import * as z from 'zod/mini';
import type { CommandEntry } from './command.ts';

/** Shows a tab. */
export const activate: CommandEntry<'activate'> = {
  input: () => z.object({ sheet: z.number() }),
  run: (platform, { sheet }) => {
    platform.workbook?.activate(sheet);
    return {};
  },
};
