import * as z from 'zod/mini';
import { STEP, sendProgress } from '../protocol/progress.ts';
import { readJob } from '../sync/jobs/job.ts';
import { assertSameCatalog } from '../sync/jobs/job-owner.ts';
import { stepSend } from '../sync/send/send.ts';
import type { CommandEntry } from './command.ts';
import { connectionOfFile, openWorld } from './connection.ts';
import { forgetEdits } from './edit-counts.ts';
import { pullOn } from './pull.ts';

/** Goes on with a job for some seconds. */
export const step: CommandEntry<'step'> = {
  input: () => z.object({ job: z.string() }),
  run: (platform, input) => {
    const job = readJob(platform.document, input.job);
    const here = connectionOfFile(platform);
    // Before anything is asked of the user: without a key for another Catalog, they'd be asked for that.
    if (here) assertSameCatalog(platform.document, here, job);
    const session = openWorld(platform);
    const deadline = session.clock.now() + STEP;
    if (job.kind === 'send') {
      forgetEdits(session.document, job.sheets);
      return sendProgress(session, stepSend(session, job, deadline));
    }
    return pullOn(session, job, deadline);
  },
};
