import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { makeDashboard } from '../sync/dashboard/dashboard.ts';
import { openSession } from '../sync/jobs/open-session.ts';

/** Makes the dashboard of the reports that were run for it, or brings it up to date, and shows it. */
export const dashboard: CommandEntry<'dashboard'> = {
  input: () => z.object({}),
  run: (platform) => {
    const session = openSession(platform);
    const sheet = makeDashboard(session);
    session.workbook.activate(sheet);
    return { sheet };
  },
};
