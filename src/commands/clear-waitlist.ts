import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { inParts } from '../protocol/plan-parts.ts';
import { pageOf, planView } from '../protocol/plan-view.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { reviewAll } from '../sync/review/all-or-nothing.ts';
import { waitingEdits } from '../sync/review/review.ts';

/** Reads the waitlist of a listing, and stores the plan that removes everyone from it. */
export const clearWaitlist: CommandEntry<'clearWaitlist'> = {
  input: () => z.object({ listing: z.string() }),
  run: (platform, { listing }) => {
    const session = openSession(platform);
    const whole = { resource: 'applicants', operation: 'remove together', value: listing } as const;
    const { header, entries, shown, found } = reviewAll(session, whole, pageOf(session));
    const [first] = found;
    if (!first) throw new StopError('nobody-waits', say`The waitlist of listing ${listing} is empty.`, 'Close this window.');
    const statuses = found.map(({ values }) => String(values.status));
    const counts = Array.from(new Set(statuses), (each) => say`${statuses.filter((other) => other === each).length} ${statusText(each)}`);
    const view = planView(session, header, entries, shown);
    const whose = say`“${String(first.values.listing_title)}” (listing ${listing})`;
    const why = say`Removes everyone from the waitlist of ${whose} in one request: ${counts.join(', ')}. You can’t skip anyone, and this can’t be undone.`;
    return inParts(session, { ...view, waiting: waitingEdits(session), guard: view.guard && { ...view.guard, why: [why] } });
  },
};

/** Catalog calls the status of learners who wait `waitlist`. The other statuses read well as they are. */
function statusText(status: string): string {
  return status === 'waitlist' ? say`waiting` : status;
}
