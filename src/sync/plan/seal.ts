// Seals: keyed digests by which the user who reviewed a plan recognizes it. One covers what was reviewed, in the header of the plan,
// and each request carries two, of what is sent and of its result. Captions and notes are in none, so they can be removed.

import { groupBy } from '../../base/group-by.ts';
import { asciiJson, hmacSha256, sha256 } from '../../base/sha256.ts';
import type { Session } from '../jobs/session.ts';
import { type JournalEntry, packValue, storedDecision, storedState } from './journal-entry.ts';
import type { PlanHeader } from './plan-header.ts';

/** `reviewed`: as the review showed it. `sent`: with your decisions, as it goes out. */
export type Phase = 'reviewed' | 'sent';

export interface Sealer {
  /** Returns the seal of a plan: its content, connection, options, and whether it was sent. */
  plan(header: SealedHeader): string;
  /** Returns the seal of what a request sends. */
  content(entries: readonly JournalEntry[], phase: Phase): string;
  /** Returns the seal of what has become of a request. */
  result(entries: readonly JournalEntry[]): string;
}

/** What the seal of a plan covers. Its counts and its place in the journal change without it. */
export type SealedHeader = Omit<PlanHeader, 'v' | 'at' | 'first' | 'seal' | 'counts' | 'about' | 'undidAll' | 'checksum' | 'ordered'>;

/** Returns the seals of one plan. Its key is derived by one service call, and all seals are computed here. */
export function sealerOf({ sign, workbook }: Pick<Session, 'sign' | 'workbook'>, run: string): Sealer {
  const seal = hmacSha256(sign(asciiJson(['catalog-sync plan', workbook.id(), run])));
  return {
    plan: ({ connection, host, scope, user, count, requests, content, page, applied, options, undoes }) =>
      seal(asciiJson(['plan', connection, host, scope ?? '', user, count, requests, content, page, applied, options, undoes?.run ?? ''])),
    content: (entries, phase) => seal(asciiJson(['content', phase, entries.map(contentOf)])),
    result: (entries) => seal(asciiJson(['result', entries.map(resultOf)])),
  };
}

/** Returns what was reviewed of an entry. */
export function contentOf(entry: JournalEntry): unknown[] {
  const { request, operation, resource, connection, sheet, row, key, field, undoes, dependsOn } = entry;
  const values = [entry.base, entry.server, entry.value, entry.typed].map(packValue);
  return [request, operation, resource, connection, sheet, row, key, field, undoes, dependsOn, storedDecision(entry.decision), ...values];
}

/** Returns what has become of an entry. */
export function resultOf({ request, field, state, at, createdKey, stored, restores, attempts, job }: JournalEntry): unknown[] {
  return [request, field, storedState(state), at, createdKey, packValue(stored), packValue(restores), attempts, job];
}

/** Returns entries with the seal of what each request sends. */
export function withContentSeals(sealer: Sealer, entries: readonly JournalEntry[], phase: Phase): JournalEntry[] {
  const requests = groupBy(entries, ({ request }) => request);
  const seals = new Map(Array.from(requests, ([request, ofRequest]) => [request, sealer.content(ofRequest, phase)]));
  return entries.map((entry) => ({ ...entry, seal: seals.get(entry.request) ?? '' }));
}

/** Returns the digest of what all requests of a plan send. */
export function contentDigest(entries: readonly JournalEntry[]): string {
  return sha256(entries.map(({ seal }) => seal).join());
}
