import * as z from 'zod/mini';
import { review as makeReview } from '../sync/review.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { planView } from './plan-view.ts';

/** Compares the edits of the tabs with Catalog as it is now, and stores the plan. */
export const review: CommandEntry<'review'> = {
  input: () => z.object({ sheets: z.optional(z.array(z.number())) }),
  run: (platform, { sheets }) => {
    const world = openWorld(platform);
    const { header, lines, refused, remarks } = makeReview(world, sheets);
    return { ...planView(world, header, lines), refused, remarks };
  },
};
