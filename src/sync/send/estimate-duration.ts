// How long a send will take: its fetch rounds, at the pace of those that the review has just made, with its work in the sheet. Pure.

import { groupBy } from '../../base/group-by.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { isToSend } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { MAX_AT_ONCE, mostAtOnce } from './batch.ts';

/** Seconds for these lines; `pace` is milliseconds for a fetch round. Nothing where that is not known. */
export function estimateSeconds(entries: readonly JournalEntry[], pace: number | undefined): number | undefined {
  if (pace === undefined) return undefined;
  const going = entries.filter(isToSend);
  let milliseconds = 0;
  for (const [entry, ...others] of groupBy(going, ({ resource, operation }) => `${resource} ${operation}`).values()) {
    const requests = new Set([entry, ...others].map(({ request }) => request)).size;
    const size = Math.min(mostAtOnce(resourceOf(entry.resource), entry.operation), requests);
    // All but creates are read before and after; for a create the sheet is written before and after.
    const rounds = entry.operation === 'create' ? 2 : 1 + 2 * Math.ceil(size / MAX_AT_ONCE);
    milliseconds += Math.ceil(requests / size) * rounds * pace;
  }
  return Math.ceil(milliseconds / 1000);
}
