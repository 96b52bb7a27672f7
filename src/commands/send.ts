import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { lockedSheet } from '../protocol/problems.ts';
import { sendProgress } from '../protocol/progress.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { recordSend } from '../sync/plan/send-record.ts';
import { beginSend } from '../sync/send/send.ts';
import { DATA_SHEET } from '../tabs/memory/storage.ts';

/** Starts to send a stored plan. The steps that follow send the writes. */
export const send: CommandEntry<'send'> = {
  input: () =>
    z.object({
      plan: z.string(),
      digest: z.string(),
      options: z.array(z.string()),
      decisions: z.optional(z.array(z.object({ request: z.string(), field: z.string(), choice: z.enum(['mine', 'theirs', 'skip']) }))),
      skipped: z.optional(z.array(z.string())),
      confirmed: z.optional(z.string()),
      production: z.optional(z.boolean()),
    }),
  run: (platform, { plan, digest, ...choices }) => {
    const session = openSession(platform);
    // A result that can't be saved would leave the send unfinished, so the sheet for it is tried before.
    const data = session.workbook.sheetNamed(DATA_SHEET);
    if (data?.locked()) throw lockedSheet(data);
    const progress = beginSend(session, plan, digest, choices);
    recordSend(session, plan);
    return sendProgress(session, progress);
  },
};
