import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from './command.ts';

/** Opens the review as a wide dialog, from the sidebar. */
export const openReview: CommandEntry<'openReview'> = {
  input: () => z.object({}),
  run: (platform) => {
    showReview(platform);
    return {};
  },
};

/** Modal HTML, never an alert: locks end while an alert waits. */
export function showReview(platform: Platform): void {
  platform.ui.dialog('review', 'Review changes', { width: 900, height: 640 });
}
