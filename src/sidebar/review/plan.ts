// What the review shows of a plan: counts, groups, side effects, and the changes that a filter leaves.
import type { LineState, PlanRequest, PlanView, RefusedRow } from '../../protocol/review.ts';
import { type Count, type Kind, RESULTS, type Result, type ResultCount, type SideEffect, TYPES } from '../texts/facts.ts';
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

/** Returns the result of a change that was sent or left out. What is still planned has been stopped. */
export function resultOf({ state, leftOut }: PlanRequest): Result {
  if (leftOut !== undefined) return leftOut;
  if (state === 'conflict') return 'later';
  return state === 'planned' ? 'canceled' : state;
}

/** Counts the rows of a review by their result, so that together they are all of its rows. */
export function resultsOf({ requests, refused }: Pick<PlanView, 'requests' | 'refused'>): ResultCount[] {
  const rows = rowsIn(refused).length;
  return RESULTS.map((result) => ({
    result,
    count: (result === 'refused' ? rows : 0) + requests.filter((request) => resultOf(request) === result).length,
  })).filter(({ count }) => count > 0);
}

/** Items that a long list shows at first, and with each *Show more*. */
const FIRST = 25;
const STEP = 100;
/** So few remaining items are shown with the others. */
const FEW = 5;

/** Returns the parts of a list that are shown after the user asked for more this many times, and how many items the next one adds. */
export function shownParts(items: number, asked: number): { parts: { from: number; to: number }[]; more: number } {
  const endOf = (part: number) => (items <= FIRST + part * STEP + FEW ? items : FIRST + part * STEP);
  const parts = [{ from: 0, to: endOf(0) }];
  for (let part = 1; part <= asked && endOf(part - 1) < items; part++) parts.push({ from: endOf(part - 1), to: endOf(part) });
  return { parts, more: endOf(parts.length) - endOf(parts.length - 1) };
}

/** Returns the rows that can't be sent, each with its problems. */
export function rowsIn(refused: readonly RefusedRow[]): RefusedRow[][] {
  const rows = new Map<string, RefusedRow[]>();
  for (const each of refused) {
    const name = each.row > 0 ? `${each.sheet} ${each.row}` : `${each.tab} ${each.label}`;
    rows.set(name, [...(rows.get(name) ?? []), each]);
  }
  return [...rows.values()];
}

export interface PlanFilter {
  text: string;
  /** A `Kind`, or the header of a column after `column:`. */
  kind: string;
}

export const everything: PlanFilter = { text: '', kind: 'all' };

const COLUMN = 'column:';

export interface KindChoice {
  value: string;
  kind: Kind | undefined;
  /** The header of a column, if it's one. */
  column: string;
  count: number;
}

/** Returns the types and columns that have changes, and the results of a send, because a filter that leaves no change is useless. */
export function kindsOf(requests: readonly PlanRequest[], results: readonly ResultCount[]): KindChoice[] {
  const labels = [
    ...new Set(requests.flatMap((request) => (request.operation === 'update' ? request.fields.map(({ label }) => label) : []))),
  ];
  const countOf = (value: string) => requests.filter((request) => isOfKind(request, value)).length;
  const types = TYPES.map((kind) => ({ value: kind, kind, column: '', count: countOf(kind) }));
  const columns = labels.length > 1 ? labels.map((column) => ({ value: COLUMN + column, kind: undefined, column })) : [];
  return [
    ...types.filter(({ value, count }) => value === 'all' || count > 0),
    ...results.map(({ result, count }) => ({ value: result, kind: result, column: '', count })),
    ...columns.map((choice) => ({ ...choice, count: countOf(choice.value) })),
  ];
}

/** Returns the changes of a kind that contain all words of the text in names, IDs, tabs, labels, or values. */
export function filtered(requests: readonly PlanRequest[], { text, kind }: PlanFilter): PlanRequest[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter((request) => isOfKind(request, kind) && (wanted.length === 0 || says(request, wanted)));
}

function says({ caption, key = '', tab, row, fields, unusual }: PlanRequest, wanted: readonly string[]): boolean {
  const values = fields.flatMap(({ label, before, after, theirs = '' }) => [label, before, after, theirs]);
  const all = [caption, key, tab, row, ...values, ...unusual].join(' ').toLowerCase();
  return wanted.every((word) => all.includes(word));
}

function isOfKind(request: PlanRequest, kind: string): boolean {
  if (kind === 'all') return true;
  if (kind.startsWith(COLUMN)) return request.operation === 'update' && request.fields.some(({ label }) => COLUMN + label === kind);
  if (kind === 'conflict') return request.fields.some(isConflict);
  if (kind === 'unusual') return isUnusual(request);
  return request.operation === kind || resultOf(request) === kind;
}

function isUnusual({ unusual, fields }: PlanRequest): boolean {
  return unusual.length > 0 || fields.some(({ newNames = [] }) => newNames.length > 0);
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
