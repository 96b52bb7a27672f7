import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { removePersonal as remove } from '../sync/remove-personal.ts';
import { savePersonalAnswer } from '../tabs/memory/personal-data.ts';
import { restoreTabs } from '../tabs/memory/tab-manifest.ts';
import type { CommandEntry } from './command.ts';
import { openFile } from './connection.ts';
import { rewriteLog } from './log.ts';

/** What has to be typed before data is removed. */
export const REMOVE_WORDS = 'remove personal data';

/** Whether columns about people are pulled into this workbook, for everybody in it. */
export const personal: CommandEntry<'personal'> = {
  input: () => z.object({ answer: z.enum(['with', 'without']) }),
  run: ({ document }, { answer }) => {
    savePersonalAnswer(document, answer);
    return {};
  },
};

/** Takes columns about people out of the tabs, and what is remembered of them out of the hidden sheets and the log. */
export const removePersonal: CommandEntry<'removePersonal'> = {
  input: () => z.object({ confirmed: z.string() }),
  run: (platform, { confirmed }) => {
    if (confirmed.trim().toLowerCase() !== REMOVE_WORDS)
      throw new StopError('not-confirmed', 'No data was removed.', `Type “${REMOVE_WORDS}” to confirm.`);
    const workbook = openFile(platform);
    // The tabs of a copy are not known before somebody connects, and hold the same people.
    restoreTabs(workbook, platform.document);
    const tabs = remove({ ...platform, workbook });
    rewriteLog(platform);
    return { tabs };
  },
};
