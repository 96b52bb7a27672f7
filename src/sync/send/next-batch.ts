// How a send is cut into batches, and how long they take.
import { groupBy } from '../../base/group-by.ts';
import type { Operation, Resource, WriteCall } from '../../catalog/resource.ts';
import { mostOf } from '../../catalog/writes/request.ts';
import { resourceOf, resourceResolver } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen, isToSend } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Write } from '../plan/write.ts';

/** Writes that go out at the same time. */
const MAX_AT_ONCE = 20;
/** Changes of one batch. They go out in rounds, and their rows show the results together. */
const MAX_CHANGES = 500;
/** Creates of one batch. Catalog is searched for all of them just before, and a property holds their intents. */
export const MAX_CREATES = 100;

/** Rounds before the first of a batch of creates: Catalog is searched for them, and their seats are counted. */
const CREATE_ROUNDS = 3;

/** Returns the next requests that can go in one batch: same resource, same operation, in the order of the plan. */
export function nextBatch(session: Pick<Session, 'document'>, entries: readonly JournalEntry[]): Write[] {
  const first = entries.find(isOpen);
  if (!first) return [];
  const requests = new Map<string, [JournalEntry, ...JournalEntry[]]>();
  const shapeAt = resourceResolver(session);
  const most = mostInBatch(shapeAt(first), first.operation);
  const keys = new Set<string>();
  for (const entry of entries) {
    if (!isOpen(entry)) continue;
    if (entry.resource !== first.resource || entry.operation !== first.operation) break;
    const request = requests.get(entry.request);
    if (request) request.push(entry);
    else if (requests.size >= most) break;
    // The same record from another tab: its turn comes when the first write has been read back.
    else if (keys.has(entry.key)) break;
    else requests.set(entry.request, [entry]);
    keys.add(entry.key);
  }
  return Array.from(requests.values(), writeIn(entries, shapeAt));
}

/** Returns what makes the write of a request. */
function writeIn(entries: readonly JournalEntry[], shapeAt: (entry: JournalEntry) => Resource) {
  const undecided = new Set(entries.filter(({ decision }) => decision === 'unresolved').map(({ request }) => request));
  return (ofRequest: readonly [JournalEntry, ...JournalEntry[]]): Write => {
    const unresolved = undecided.has(ofRequest[0].request);
    return { resource: shapeAt(ofRequest[0]), entries: ofRequest, taken: [], unresolved };
  };
}

/** Returns the creates that aren't sent yet. */
export function plannedCreates(session: Pick<Session, 'document'>, entries: readonly JournalEntry[]): Write[] {
  const planned = entries.filter((entry) => entry.operation === 'create' && isToSend(entry) && entry.state === 'planned');
  if (planned.length === 0) return [];
  return Array.from(groupBy(planned, ({ request }) => request).values(), writeIn(entries, resourceResolver(session)));
}

/** Cuts a batch into rounds of requests that go out at the same time. `most` is infinite where one request takes all. */
export function inRounds(writes: readonly Write[], most: number): Write[][] {
  const size = Math.min(most, writes.length);
  const count = size === 0 ? 0 : Math.ceil(writes.length / size);
  return Array.from({ length: count }, (_, round) => writes.slice(round * size, (round + 1) * size));
}

/** Returns how many of these creates go out at the same time: fewer if Catalog asked to slow down. */
export function creatingAtOnce(creates: readonly Write[]): number {
  const [{ resource } = {}] = creates;
  const tries = Math.max(0, ...creates.map(({ entries: [entry] }) => entry?.attempts ?? 0));
  return resource ? Math.max(1, Math.floor(mostAtOnce(resource, 'create') / 4 ** tries)) : 1;
}

/** Returns how many requests a batch takes. */
function mostInBatch(resource: Resource, operation: Operation): number {
  const { writes, lookUp } = resource;
  // A record that can't be looked up is created alone: if the response is lost, no more than one is unconfirmed.
  if (operation === 'create') return lookUp ? MAX_CREATES : 1;
  const most = mostAtOnce(resource, operation);
  return most === MAX_AT_ONCE && !isTogether(writes[operation]) ? MAX_CHANGES : most;
}

/** Returns how many requests go out at the same time. Creates can be fewer: their seats are counted first. */
export function mostAtOnce({ writes, lookUp }: Resource, operation: Operation): number {
  const call = writes[operation];
  if (call?.spares || (operation === 'create' && !lookUp)) return 1;
  return call && isTogether(call) ? mostOf(call) : MAX_AT_ONCE;
}

/** Returns whether one request does several writes. */
function isTogether(call: WriteCall | undefined): boolean {
  return (call?.many ?? call?.upload ?? call?.allOrNothing) !== undefined;
}

/** Returns the seconds that a send of these entries takes. `pace` is milliseconds for a fetch round, `undefined` if not known. */
export function estimateSeconds(entries: readonly JournalEntry[], pace: number | undefined): number | undefined {
  if (pace === undefined) return undefined;
  const going = entries.filter(isToSend);
  let milliseconds = 0;
  for (const [entry, ...others] of groupBy(going, ({ resource, operation }) => `${resource} ${operation}`).values()) {
    const requests = new Set([entry, ...others].map(({ request }) => request)).size;
    const resource = resourceOf(entry.resource);
    const batches = Math.ceil(requests / mostInBatch(resource, entry.operation));
    const rounds = Math.max(1, Math.ceil(requests / mostAtOnce(resource, entry.operation)));
    milliseconds += (entry.operation === 'create' ? CREATE_ROUNDS * batches + rounds : batches + 2 * rounds) * pace;
  }
  return Math.ceil(milliseconds / 1000);
}
