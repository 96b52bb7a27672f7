import * as z from 'zod/mini';
import { review as makeReview } from '../sync/review.ts';
import { placeLookedAt, rowsText } from '../sync/scope.ts';
import { StopError } from '../tabs/problem.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { planView } from './plan-view.ts';

/** Compares the edits of the tabs with Catalog as it is now, and stores the plan. */
export const review: CommandEntry<'review'> = {
  input: () =>
    z.object({
      scope: z.optional(z.enum(['tab', 'selection'])),
      include: z.optional(z.array(z.object({ sheet: z.number(), row: z.number() }))),
    }),
  run: (platform, { scope, include }) => {
    const world = openWorld(platform);
    const place = placeLookedAt(world);
    const { header, lines, refused, remarks, offered } = makeReview(world, { ...scopeOf(place, scope), include });
    const here = place && { tab: place.name, rows: rowsText(place.areas) };
    return { ...planView(world, header, lines), refused, remarks, offered, here };
  },
};

function scopeOf(place: ReturnType<typeof placeLookedAt>, scope: 'tab' | 'selection' | undefined) {
  if (scope === undefined) return {};
  if (!place) {
    throw new StopError(
      'not-a-tab',
      'The tab that you look at has nothing that could be sent.',
      'Choose a tab that was pulled from Catalog.',
    );
  }
  return { sheet: place.sheet, areas: scope === 'tab' ? undefined : place.areas };
}
