import * as z from 'zod/mini';
import type { CommandEntry } from './command.ts';

/** Shows another view in the sidebar, which may be another page. */
export const openSidebar: CommandEntry<'openSidebar'> = {
  input: () => z.object({ view: z.string() }),
  run: (platform, { view }) => {
    platform.ui.sidebar(view);
    return {};
  },
};
