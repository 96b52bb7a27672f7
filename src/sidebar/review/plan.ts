// What the review shows of a plan: counts, groups, side effects, and the changes that a filter leaves.
import type { LineState, PlanRequest, PlanView } from '../../protocol/review.ts';
import { type Count, KINDS, type Kind, type SideEffect } from '../texts/facts.ts';
import { isConflict } from './choices.ts';

/** Counts the changes of each kind, in the order in which they're sent. */
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

/** Changes that need attention come first in their group. */
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

/** Groups changes by operation and tab, in the order in which they're sent. */
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

export interface PlanFilter {
  text: string;
  kind: Kind;
}

export const everything: PlanFilter = { text: '', kind: 'all' };

/** Returns the kinds that have changes, because a filter without results is useless. */
export function kindsOf(requests: readonly PlanRequest[]): Kind[] {
  return KINDS.filter((kind) => kind === 'all' || requests.some((request) => isOfKind(request, kind)));
}

/** Returns the changes of a kind that contain all words of the text in names, IDs, tabs, labels, or values. */
export function filtered(requests: readonly PlanRequest[], { text, kind }: PlanFilter): PlanRequest[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter((request) => isOfKind(request, kind) && (wanted.length === 0 || says(request, wanted)));
}

function says({ caption, key = '', tab, row, fields }: PlanRequest, wanted: readonly string[]): boolean {
  const values = fields.flatMap(({ label, before, after, theirs = '' }) => [label, before, after, theirs]);
  const all = [caption, key, tab, row, ...values].join(' ').toLowerCase();
  return wanted.every((word) => all.includes(word));
}

function isOfKind(request: PlanRequest, kind: Kind): boolean {
  if (kind === 'all') return true;
  if (kind === 'conflict') return request.fields.some(isConflict);
  if (kind === 'unsent') return ['failed', 'unconfirmed', 'stale', 'skipped'].includes(request.state);
  return request.operation === kind;
}

/** Deletions that the review calls by another name than a deleted record. */
const DELETIONS: { readonly [operation: string]: SideEffect['effect'] | undefined } = {
  drop: 'drop',
  remove: 'remove',
  'remove together': 'remove',
  revoke: 'revoke',
  'remove catalog': 'remove catalog',
};

/** The options that turn side effects on. */
const OPTIONS: { readonly [effect: string]: string | undefined } = { order: 'create_order', 'e-mail': 'send_email' };

/** Counts effects of the changes that would be sent, in the order they appear. Leaves out effects whose option is off. */
export function sideEffects(plan: PlanView, sending: readonly PlanRequest[], switchedOn: readonly string[]): SideEffect[] {
  const counts = new Map<SideEffect['effect'], number>();
  for (const { operation, effects } of sending) {
    for (const each of effects) {
      const effect = (each === 'deletion' ? DELETIONS[operation] : undefined) ?? each;
      counts.set(effect, (counts.get(effect) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([effect, count]): SideEffect[] => {
    const option = OPTIONS[effect];
    if (option === undefined) return [{ effect, count, certainty: 'sure' }];
    const isOff = plan.options.some(({ name }) => name === option) && !switchedOn.includes(option);
    return isOff ? [] : [{ effect, count, certainty: 'possible' }];
  });
}
