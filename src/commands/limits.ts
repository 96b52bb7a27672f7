import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { userIdOf } from '../sync/jobs/open-session.ts';
import { readRequests } from '../sync/jobs/requests-today.ts';
import { cellMeter, MAX_CELLS } from '../sync/jobs/room.ts';
import { LIMITS } from '../sync/schedule/budget.ts';
import { readUsed } from '../sync/schedule/own-schedule.ts';

/** Returns how much of Google's limits is used: cells of the file, and what counts in a day. */
export const limits: CommandEntry<'limits'> = {
  input: () => z.object({}),
  run: (platform) => {
    const { workbook, document, clock } = platform;
    const triggers = readUsed(platform);
    const account = triggers.account ?? 'private';
    return {
      account,
      requests: {
        byHand: readRequests({ document, clock }, userIdOf(platform)).count,
        bySchedules: triggers.requests,
        most: LIMITS[account].requests,
      },
      minutes: { used: Math.ceil(triggers.ms / 60_000), most: LIMITS[account].ms / 60_000 },
      ...(workbook ? { cells: { ...cellMeter(workbook), most: MAX_CELLS } } : {}),
    };
  },
};
