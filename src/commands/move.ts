// Moving a file from the script inside it to the add-on, and back.

import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { readJobs } from '../sync/jobs/job.ts';
import { forgetMoved, saveMoved } from '../sync/jobs/moved.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { withLock } from '../sync/jobs/session.ts';
import { saveManifest } from '../tabs/memory/tab-manifest.ts';
import { endSchedules } from './schedule.ts';

/** Stops this script in this file, unless a pull or send isn't finished: the add-on couldn't finish it. */
export const moveToAddOn: CommandEntry<'moveToAddOn'> = {
  input: () => z.object({}),
  run: (platform) => {
    const workbook = openFile(platform);
    const { document, clock } = platform;
    withLock(platform, 'Wait a minute, then move again.', () => {
      const open = readJobs(document).length;
      if (open > 0) {
        throw new StopError(
          'open-jobs',
          open === 1
            ? say`1 pull or send isn’t finished, and the add-on can’t finish it.`
            : say`${open} pulls or sends aren’t finished, and the add-on can’t finish them.`,
          'Resume or cancel them in the overview. Then move.',
        );
      }
      saveManifest(workbook, document);
      saveMoved(document, clock.now());
    });
    endSchedules(platform);
    return {};
  },
};

/** Has this script work in this file again. */
export const moveBack: CommandEntry<'moveBack'> = {
  input: () => z.object({}),
  run: ({ document }) => {
    forgetMoved(document);
    return {};
  },
};
