// What can be done with a started pull or send.

import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { SEND_STEP, STEP } from '../protocol/progress.ts';
import { readJob } from '../sync/jobs/job.ts';
import { assertSameCatalog } from '../sync/jobs/job-owner.ts';
import { assertLeaseHolder } from '../sync/jobs/lease.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { connectionOfFile } from '../sync/jobs/stored-connection.ts';
import { closeSend } from '../sync/plan/journal.ts';
import { endPull } from '../sync/pull/pull.ts';
import { cancelSend } from '../sync/send/send.ts';
import { continuePull } from './pull.ts';
import { continueSend } from './send.ts';

/** Ends a job. A pull leaves its tab unchanged, and a send stops before its next request. */
export const cancel: CommandEntry<'cancel'> = {
  input: () => z.object({ job: z.string() }),
  run: (platform, input) => {
    const session = openSession(platform);
    const job = readJob(session.document, input.job);
    if (job.kind === 'send') {
      cancelSend(session, job);
      closeSend(session, job.plan);
    } else {
      assertLeaseHolder(session, job);
      endPull(session, job);
    }
    return {};
  },
};

/** Continues a job for a few seconds. */
export const step: CommandEntry<'step'> = {
  input: () => z.object({ job: z.string() }),
  run: (platform, input) => {
    const job = readJob(platform.document, input.job);
    const here = connectionOfFile(platform);
    // Checked first, because a user without a key for this Catalog would be told to connect to it.
    if (here) assertSameCatalog(platform.document, here, job);
    const session = openSession(platform);
    return job.kind === 'send' ? continueSend(session, job, SEND_STEP) : continuePull(session, job, session.clock.now() + STEP);
  },
};
