// Settings that hold for everyone in the file.

import * as z from 'zod/mini';
import type { Properties } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { withLock } from '../sync/jobs/session.ts';
import { savePersonalAnswer } from '../tabs/memory/personal-data.ts';

/** Stored in document properties as `off`, where `onEdit` reads it. Absent is on. */
const NAME = 'hints';

/** Turns the hint "edited" in Status on or off. */
export const hints: CommandEntry<'hints'> = {
  input: () => z.object({ on: z.boolean() }),
  run: ({ document }, { on }) => {
    if (on) document.remove(NAME);
    else document.set(NAME, 'off');
    return {};
  },
};

/** Returns whether Status shows "edited" at each edit. */
export function hasHints(document: Properties): boolean {
  return document.get(NAME) !== 'off';
}

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
