// Check: what a review would show of the edits, by the rules of the tabs alone. It sends no request and writes no cell, so it needs no
// key.
import type { Connection } from '../../catalog/wire/connection.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';
import { diffTab } from './diff.ts';
import { makePlan } from './make-plan.ts';
import { editNotes } from './notes.ts';
import { refusedOf } from './plan-changes.ts';
import { readTabsForReview } from './read-tabs.ts';
import { type Details, detailsOf } from './request-details.ts';
import { includedIn, type Offered, offeredIn, type Review } from './review.ts';
import { diffInScope, type Scope } from './scope.ts';

/** Returns a plan that isn't stored, so it can't be sent. */
export function checkEdits(
  { workbook, document, clock }: Pick<Session, 'workbook' | 'document' | 'clock'>,
  { id: connection, host }: Pick<Connection, 'id' | 'host'>,
  scope: Scope,
): Review & { details: Details; offered: Offered[] } {
  const tabs = readTabs(document).filter(
    (tab) => tab.connection === connection && (scope.sheet === undefined || tab.sheet === scope.sheet),
  );
  const { readings, unread } = readTabsForReview({ workbook, document }, tabs);
  const diffs = readings.map((reading) => diffInScope(diffTab(reading, includedIn(reading, scope)), scope, reading.contents.sheet));
  const at = clock.now();
  const plan = makePlan({
    run: '',
    connection,
    at: new Date(at).toISOString(),
    changes: diffs.flatMap((diff) => diff.changes),
    // Without a request, the bases are taken for what Catalog has.
    presentOf: () => ({ record: {} }),
    matchesOf: () => [],
    intentOf: () => clock.id(),
  });
  return {
    header: { v: 2, run: '', connection, host, at, first: 0, count: 0, applied: false, options: [] },
    entries: plan.entries,
    details: detailsOf({ clock }, plan, readings),
    refused: [...diffs.flatMap((diff) => diff.refused), ...refusedOf(plan)],
    notes: [...unread, ...editNotes(readings, diffs, plan.noops)],
    offered: offeredIn(readings, diffs),
  };
}
