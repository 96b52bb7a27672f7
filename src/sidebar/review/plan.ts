// What the review shows of a plan: how many of what, and in which groups.
import type { LineState, PlanRequest } from '../../protocol/messages.ts';

export interface Count {
  /** `rename` is an update of nothing but the name by which people know the record. */
  operation: string;
  one: string;
  count: number;
}

/** How many of what, in the order in which it is sent. */
export function countsOf(requests: readonly PlanRequest[]): Count[] {
  const counts = new Map<string, Count>();
  for (const request of requests) {
    const operation = isRename(request) ? 'rename' : request.operation;
    const name = `${operation} ${request.one}`;
    const count = counts.get(name) ?? { operation, one: request.one, count: 0 };
    count.count += 1;
    counts.set(name, count);
  }
  return [...counts.values()];
}

function isRename(request: PlanRequest): boolean {
  return request.operation === 'update' && request.fields.length === 1 && request.fields[0]?.field === 'name';
}

export interface Group {
  name: string;
  operation: PlanRequest['operation'];
  one: string;
  tab: string;
  requests: PlanRequest[];
}

/** Lines that a person must see come first within their group. */
const URGENCY: Record<LineState, number> = {
  failed: 0,
  unconfirmed: 1,
  stale: 2,
  conflict: 3,
  sending: 4,
  skipped: 5,
  planned: 6,
  done: 6,
};

/** Groups by operation and tab, in the order in which they are sent. */
export function groupsOf(requests: readonly PlanRequest[]): Group[] {
  const groups = new Map<string, Group>();
  for (const request of requests) {
    const name = `${request.operation} ${request.sheet} ${request.one}`;
    const group = groups.get(name) ?? { name, operation: request.operation, one: request.one, tab: request.tab, requests: [] };
    group.requests.push(request);
    groups.set(name, group);
  }
  return [...groups.values()].map((group) => ({ ...group, requests: [...group.requests].sort((a, b) => urgency(a) - urgency(b)) }));
}

function urgency(request: PlanRequest): number {
  const held = request.fields.some((field) => field.state === 'conflict');
  return held ? Math.min(URGENCY.conflict, URGENCY[request.state]) : URGENCY[request.state];
}
