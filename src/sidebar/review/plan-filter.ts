// Which lines of a plan are shown. What is sent does not depend on it.
import type { PlanRequest } from '../../protocol/messages.ts';
import { isConflict } from './choices.ts';

export const KINDS = ['all', 'conflict', 'create', 'update', 'delete', 'drop', 'unsent'] as const;

export type Kind = (typeof KINDS)[number];

export interface PlanFilter {
  text: string;
  kind: Kind;
}

export const everything: PlanFilter = { text: '', kind: 'all' };

/** The kinds that the lines have, so that none is offered that shows nothing. */
export function kindsOf(requests: readonly PlanRequest[]): Kind[] {
  return KINDS.filter((kind) => kind === 'all' || requests.some((request) => isOfKind(request, kind)));
}

/** Words are looked for in names, ids, tabs, labels and values; all of them have to be there. */
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
