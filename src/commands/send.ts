import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import type { Progress } from '../protocol/jobs.ts';
import { SEND_STEP, sendProgress } from '../protocol/progress.ts';
import type { SendJob } from '../sync/jobs/job.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { forgetEdits } from '../sync/review/edit-counts.ts';
import { beginSend, type SendProgress, stepSend } from '../sync/send/send.ts';

/** Sends a stored plan for some seconds. The steps that follow send what is left. */
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
    const reviewed = { run: plan, page: digest, choices };
    return ended(session, beginSend(session, reviewed, Math.min(Math.max(seconds, 0) * 1000, SEND_STEP)));
  },
};

/** Goes on with a send for so many milliseconds. */
export function continueSend(session: Session, job: SendJob, milliseconds: number): Progress {
  forgetEdits(session.document, job.sheets);
  return ended(session, stepSend(session, job, session.clock.now() + milliseconds));
}

function ended(session: Session, progress: SendProgress): Progress {
  forgetEdits(session.document, progress.job.sheets);
  return sendProgress(session, progress);
}
