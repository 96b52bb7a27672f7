import { StopError } from '../base/problem.ts';
import type { Platform } from '../platform/ports.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { selectedRow } from '../sync/tab-rows.ts';
import { cellAt } from '../tabs/sheet/tab.ts';
import { showDialog } from './open-review.ts';

/** Opens the review of everyone on the waitlist of the selected row's listing. */
export function showClearWaitlist(platform: Platform): void {
  const row = selectedRow(openSession(platform), ['applicants', 'courses', 'programs']);
  const listing = row ? String(cellAt(row.contents, row.index, row.resource.name === 'applicants' ? 'listing_id' : 'id')) : '';
  if (!/^\d+$/.test(listing))
    throw new StopError('no-listing', 'No listing selected.', 'Select a row in Waitlist applicants, Courses, or Programs.');
  showDialog(platform, 'waitlist', listing);
}
