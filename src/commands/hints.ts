import * as z from 'zod/mini';
import type { Properties } from '../platform/ports.ts';
import type { CommandEntry } from './command.ts';

/** Stored in document properties, where `onEdit` reads it; absent is on. */
const NAME = 'hints';

/** Switches the hint in Status at each edit on or off, for everybody in the file. */
export const hints: CommandEntry<'hints'> = {
  input: () => z.object({ on: z.boolean() }),
  run: ({ document }, { on }) => {
    if (on) document.remove(NAME);
    else document.set(NAME, 'off');
    return {};
  },
};

export function hasHints(document: Properties): boolean {
  return document.get(NAME) !== 'off';
}
