import * as z from 'zod/mini';
import { planView } from '../protocol/plan-view.ts';
import { readEntries, readPlan } from '../sync/plan/journal.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Shows a stored plan again, with what became of its lines. */
export const plan: CommandEntry<'plan'> = {
  input: () => z.object({ plan: z.string() }),
  run: (platform, input) => {
    const session = openWorld(platform);
    const header = readPlan(session.document, input.plan);
    return planView(session, header, readEntries(session.workbook, header));
  },
};
