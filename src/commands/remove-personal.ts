import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { said, say } from '../base/say.ts';
import type { Platform, Workbook } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import type { RemainingPlace, RemovalStep } from '../protocol/removal.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { readConnection } from '../sync/jobs/stored-connection.ts';
import { endRemoval, type Place, type Scope } from '../sync/privacy/removal.ts';
import { stepRemoval } from '../sync/privacy/remove-personal.ts';
import { restoreTabs } from '../tabs/memory/tab-manifest.ts';
import { rewriteLog } from './log.ts';

/** What the user enters to confirm. */
const REMOVE_WORDS = 'remove personal data';

/** How long one step works. Google ends a run after minutes, and the page shows no progress in between. */
const STEP_MS = 20_000;

/** Clears personal columns in the tabs, and their values in the hidden sheets, the log, and properties. */
export const removePersonal: CommandEntry<'removePersonal'> = {
  input: () => z.object({ confirmed: z.string() }),
  run: (platform, { confirmed }) => {
    const words = [REMOVE_WORDS, said(REMOVE_WORDS)];
    if (!words.includes(confirmed.trim().toLowerCase()))
      throw new StopError('not-confirmed', say`No data was removed.`, say`Type “${said(REMOVE_WORDS)}” to confirm.`);
    return step(platform, { everyone: true });
  },
};

/** Clears what the file holds of one learner. Catalog still has them, so a refresh brings them back unless they're deleted there. */
export const eraseLearner: CommandEntry<'eraseLearner'> = {
  input: () => z.object({ learner: z.string() }),
  run: (platform, input) => {
    const learner = input.learner.trim().toLowerCase();
    if (!/^\d+$|^\S+@\S+$/.test(learner))
      throw new StopError('bad-learner', say`No data was removed.`, say`Enter one email address or Canvas user ID.`);
    return step(platform, { learner });
  },
};

function step(platform: Platform, scope: Scope): RemovalStep {
  const workbook = openFile(platform);
  const { document, user, lock, clock } = platform;
  // The tabs of a copied file are found here, because the command has to work before anyone connects.
  restoreTabs(workbook, document);
  const by = { name: readConnection(platform)?.user ?? '', at: clock.now() };
  const { removal, done } = stepRemoval({ workbook, document, user, lock, clock }, scope, by, clock.now() + STEP_MS);
  if (done) {
    rewriteLog(platform);
    endRemoval(document);
  }
  return {
    done,
    tabs: removal.cleared.flatMap((sheet) => workbook.sheet(sheet)?.name() ?? []),
    remaining: removal.places.flatMap((place) => placeIn(workbook, place)),
    unlisted: removal.unlisted,
  };
}

function placeIn(workbook: Workbook, { sheet, kind, row, column }: Place): RemainingPlace[] {
  const tab = workbook.sheet(sheet)?.name();
  return tab === undefined ? [] : [{ sheet, tab, kind, cell: kind === 'name' ? '' : `${lettersOf(column)}${row}` }];
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
