import * as z from 'zod/mini';
import { stepSend } from '../sync/apply.ts';
import { readJob } from '../sync/job.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { forgetEdits } from './edit-counts.ts';
import { STEP, sendProgress } from './progress.ts';
import { pullOn } from './pull.ts';

/** Goes on with a job for some seconds. */
export const step: CommandEntry<'step'> = {
  input: () => z.object({ job: z.string() }),
  run: (platform, input) => {
    const world = openWorld(platform);
    const job = readJob(world.document, input.job);
    const deadline = world.clock.now() + STEP;
    if (job.kind === 'send') {
      forgetEdits(world.document, job.sheets);
      return sendProgress(world, stepSend(world, job, deadline));
    }
    return pullOn(world, job, deadline);
  },
};
