import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import { shapeOf } from '../sync/shape.ts';
import { reviewWhole } from '../sync/whole.ts';
import { StopError } from '../tabs/problem.ts';
import { readTabs } from '../tabs/registry.ts';
import { cellAt, readTab } from '../tabs/tab.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { SIZE } from './open-review.ts';
import { planView } from './plan-view.ts';

/** Reads who is on the waitlist of a listing, and stores the plan in which all of them leave it. */
export const clearWaitlist: CommandEntry<'clearWaitlist'> = {
  input: () => z.object({ listing: z.string() }),
  run: (platform, { listing }) => {
    const world = openWorld(platform);
    const { header, lines, found } = reviewWhole(world, 'applicants', 'remove together', listing);
    const [first] = found;
    if (!first) throw new StopError('nobody-waits', `Nobody is on the waitlist of listing ${listing}.`, 'Close this window.');
    const states = found.map(({ values }) => String(values.status));
    const counts = Array.from(new Set(states), (state) => `${states.filter((each) => each === state).length} ${state}`);
    const view = planView(world, header, lines);
    const whose = `“${first.values.listing_title}” (listing ${listing})`;
    const why = `Everybody leaves the waitlist of ${whose} for good, with one request: ${counts.join(', ')}. Nobody can be left out.`;
    return { ...view, guard: view.guard && { ...view.guard, why: [why] } };
  },
};

/** The listing of the selected row, in the review of all its applicants. */
export function showClearWaitlist(platform: Platform): void {
  const { workbook, document } = openWorld(platform);
  const sheet = workbook.active();
  const tab = readTabs(document).find((each) => each.sheet === sheet?.id && !each.part);
  const field = tab && { applicants: 'listing_id', courses: 'id', programs: 'id' }[tab.resource];
  const [area] = workbook.selection();
  const listing = tab && sheet && field && area ? String(cellAt(readTab(sheet, shapeOf(tab)), area.row - 2, field)) : '';
  if (!/^\d+$/.test(listing))
    throw new StopError('no-listing', 'No listing is selected.', 'Select a row in Waitlist applicants, Courses or Programs.');
  platform.ui.dialog(`waitlist:${listing}`, 'Clear a waitlist', SIZE);
}
