// Settings that hold for everyone in the file.

import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { withLock } from '../sync/jobs/session.ts';
import { HINTS } from '../tabs/memory/hints.ts';
import { savePersonalAnswer } from '../tabs/memory/personal-data.ts';

/** Turns the hint "edited" in Status on or off. */
export const hints: CommandEntry<'hints'> = {
  input: () => z.object({ on: z.boolean() }),
  run: ({ document }, { on }) => {
    if (on) document.remove(HINTS);
    else document.set(HINTS, 'off');
    return {};
  },
};

/** Stores what this user decides about personal data, with their name and the time. Only someone with a key can decide. */
export const personal: CommandEntry<'personal'> = {
  input: () => z.object({ answer: z.enum(['with', 'without']) }),
  run: (platform, { answer }) => {
    const session = openSession(platform);
    const { document, who, clock, client } = session;
    withLock(session, 'Wait a minute, then choose again.', () =>
      savePersonalAnswer(document, who, { answer, name: client.connection.user ?? '', at: clock.now() }),
    );
    return {};
  },
};
