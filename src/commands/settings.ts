// Settings that hold for everyone in the file.

import * as z from 'zod/mini';
import type { Properties } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
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

/** Stores whether pulls include personal data. */
export const personal: CommandEntry<'personal'> = {
  input: () => z.object({ answer: z.enum(['with', 'without']) }),
  run: ({ document }, { answer }) => {
    savePersonalAnswer(document, answer);
    return {};
  },
};
