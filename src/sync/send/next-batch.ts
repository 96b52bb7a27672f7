// How a send is cut into batches, and how long they take.
import { groupBy } from '../../base/group-by.ts';
import type { Operation, Resource } from '../../catalog/resource.ts';
import { mostOf } from '../../catalog/writes/request.ts';
import { resourceOf, resourceResolver } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen, isToSend } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Write } from '../plan/write.ts';

/** Writes that go out at the same time. Creates always go one by one. */
const MAX_AT_ONCE = 20;

/** Returns the next requests that can go together: same resource, same operation, in the order of the plan. */
export function nextBatch(session: Pick<Session, 'document'>, entries: readonly JournalEntry[]): Write[] {
  const first = entries.find(isOpen);
  if (!first) return [];
  const requests = new Map<string, [JournalEntry, ...JournalEntry[]]>();
  const shapeAt = resourceResolver(session);
  const most = mostAtOnce(shapeAt(first), first.operation);
  for (const entry of entries) {
    if (!isOpen(entry)) continue;
    if (entry.resource !== first.resource || entry.operation !== first.operation) break;
    const request = requests.get(entry.request);
    if (request) request.push(entry);
    else if (requests.size >= most) break;
    // The same record from another tab: its turn comes when the first write has been read back.
    else if (Array.from(requests.values()).some(([other]) => other.key === entry.key)) break;
    else requests.set(entry.request, [entry]);
  }
  return Array.from(requests.values(), (ofRequest): Write => {
    const [{ request }] = ofRequest;
    const unresolved = entries.some((other) => other.request === request && other.decision === 'unresolved');
    return { resource: shapeAt(ofRequest[0]), entries: ofRequest, taken: [], unresolved };
  });
}

/** Returns how many requests a batch takes. */
export function mostAtOnce({ writes }: Resource, operation: Operation): number {
  const call = writes[operation];
  return operation === 'create' || call?.spares ? 1 : call?.many || call?.upload || call?.allOrNothing ? mostOf(call) : MAX_AT_ONCE;
}

/** Returns the seconds that a send of these entries takes. `pace` is milliseconds for a fetch round, `undefined` if not known. */
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
