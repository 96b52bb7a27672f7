// How long a send will take: its fetch rounds, at the pace of those that the review has just made, with its work in the sheet. Pure.

import { grouped } from '../../base/group-by.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { isToSend } from '../plan/entry-state.ts';
import type { Line } from '../plan/journal-entry.ts';
import { MOST_AT_ONCE, mostAtOnce } from './batch.ts';

/** Seconds for these lines; `pace` is milliseconds for a fetch round. Nothing where that is not known. */
export function secondsFor(lines: readonly Line[], pace: number | undefined): number | undefined {
  if (pace === undefined) return undefined;
  const going = lines.filter(isToSend);
  let milliseconds = 0;
  for (const [line, ...others] of grouped(going, ({ resource, operation }) => `${resource} ${operation}`).values()) {
    const requests = new Set([line, ...others].map(({ request }) => request)).size;
    const size = Math.min(mostAtOnce(resourceOf(line.resource), line.operation), requests);
    // All but creates are read before and after; for a create the sheet is written before and after.
    const rounds = line.operation === 'create' ? 2 : 1 + 2 * Math.ceil(size / MOST_AT_ONCE);
    milliseconds += Math.ceil(requests / size) * rounds * pace;
  }
  return Math.ceil(milliseconds / 1000);
}
