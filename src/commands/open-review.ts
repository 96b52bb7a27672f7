import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from './command.ts';

export const SIZE = { width: 900, height: 640 };

/** Opens the review as a wide dialog, from the sidebar. */
export const openReview: CommandEntry<'openReview'> = {
  input: () => z.object({ undo: z.optional(z.string()), goOn: z.optional(z.string()) }),
  run: (platform, { undo, goOn }) => {
    if (undo !== undefined) showUndo(platform, undo);
    else if (goOn !== undefined) platform.ui.dialog(`goOn:${goOn}`, 'Send', SIZE);
    else showReview(platform);
    return {};
  },
};

/** Modal HTML, never an alert: locks end while an alert waits. */
export function showReview(platform: Platform): void {
  platform.ui.dialog('review', 'Review changes', SIZE);
}

/** The same dialog with the way back of a send. */
export function showUndo(platform: Platform, run: string): void {
  platform.ui.dialog(`undo:${run}`, 'Undo send', SIZE);
}
