import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { readConnection } from '../sync/jobs/stored-connection.ts';
import { removePersonal as remove } from '../sync/remove-personal.ts';
import { restoreTabs } from '../tabs/memory/tab-manifest.ts';
import { rewriteLog } from './log.ts';

/** What the user enters to confirm. */
const REMOVE_WORDS = 'remove personal data';

/** Clears personal columns in the tabs, and their values in the hidden sheets and the log. */
export const removePersonal: CommandEntry<'removePersonal'> = {
  input: () => z.object({ confirmed: z.string() }),
  run: (platform, { confirmed }) => {
    if (confirmed.trim().toLowerCase() !== REMOVE_WORDS)
      throw new StopError('not-confirmed', 'No data was removed.', `Type “${REMOVE_WORDS}” to confirm.`);
    const workbook = openFile(platform);
    // The tabs of a copied file are found here, because the command has to work before anyone connects.
    restoreTabs(workbook, platform.document);
    const by = { name: readConnection(platform)?.user ?? '', at: platform.clock.now() };
    const tabs = remove({ ...platform, workbook }, by);
    rewriteLog(platform);
    return { tabs };
  },
};
