import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable } from '../sync/jobs/session.ts';
import { changedPlan, openPlan } from '../sync/plan/journal.ts';
import { readPlan } from '../sync/plan/plan-header.ts';
import { useExistingName } from '../sync/review/use-name.ts';

/** Replaces a new name in a reviewed cell by an existing one. */
export const useName: CommandEntry<'useName'> = {
  input: () => z.object({ plan: z.string(), request: z.string(), field: z.string(), name: z.string(), existing: z.string() }),
  run: (platform, { plan, request, field, name, existing }) => {
    const session = openSession(platform);
    assertWritable(session);
    const { entries } = openPlan(session, readPlan(session.document, plan));
    const entry = entries.find((each) => each.request === request && each.field === field);
    if (!entry) throw changedPlan();
    return { kept: useExistingName(session, entry, { name, existing }) };
  },
};
