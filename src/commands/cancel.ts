import * as z from 'zod/mini';
import { cancelSend } from '../sync/apply.ts';
import { endJob, readJob } from '../sync/job.ts';
import { clearStaged } from '../sync/staging.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Ends a job: a pull leaves its tab as it was, a send stops before its next request. */
export const cancel: CommandEntry<'cancel'> = {
  input: () => z.object({ job: z.string() }),
  run: (platform, input) => {
    const world = openWorld(platform);
    const job = readJob(world.document, input.job);
    if (job.kind === 'send') cancelSend(world, job);
    else {
      clearStaged(world.workbook, job.staged);
      endJob(world.document, job.id);
    }
    return {};
  },
};
