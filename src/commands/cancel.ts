import * as z from 'zod/mini';
import { readJob } from '../sync/jobs/job.ts';
import { assertLeaseHolder } from '../sync/jobs/lease.ts';
import { endPull } from '../sync/pull/pull.ts';
import { cancelSend } from '../sync/send/send.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Ends a job: a pull leaves its tab as it was, a send stops before its next request. */
export const cancel: CommandEntry<'cancel'> = {
  input: () => z.object({ job: z.string() }),
  run: (platform, input) => {
    const session = openWorld(platform);
    const job = readJob(session.document, input.job);
    if (job.kind === 'send') cancelSend(session, job);
    else {
      assertLeaseHolder(session, job);
      endPull(session, job);
    }
    return {};
  },
};
