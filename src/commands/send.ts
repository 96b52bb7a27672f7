import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import type { Progress } from '../protocol/jobs.ts';
import { lockedSheet } from '../protocol/problems.ts';
import { SEND_STEP, sendProgress } from '../protocol/progress.ts';
import type { SendJob } from '../sync/jobs/job.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { closeSend } from '../sync/plan/journal.ts';
import { recordSend } from '../sync/plan/send-record.ts';
import { forgetEdits } from '../sync/review/edit-counts.ts';
import { beginSend, stepSend } from '../sync/send/send.ts';
import { DATA_SHEET } from '../tabs/memory/storage.ts';

/** Starts to send a stored plan. The steps that follow send what is left. */
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
      seconds: z.optional(z.number()),
    }),
  run: (platform, { plan, digest, seconds = 0, ...choices }) => {
    const session = openSession(platform);
    // A result that can't be saved would leave the send unfinished, so the sheet for it is tried before.
    const data = session.workbook.sheetNamed(DATA_SHEET);
    if (data?.locked()) throw lockedSheet(data);
    const progress = beginSend(session, plan, digest, choices);
    recordSend(session, plan);
    if (progress.done || seconds <= 0) return sendProgress(session, progress);
    return continueSend(session, progress.job, Math.min(seconds * 1000, SEND_STEP));
  },
};

/** Goes on with a send for so many milliseconds. */
export function continueSend(session: Session, job: SendJob, milliseconds: number): Progress {
  forgetEdits(session.document, job.sheets);
  const progress = stepSend(session, job, session.clock.now() + milliseconds);
  if (progress.done) closeSend(session, job.plan);
  return sendProgress(session, progress);
}
