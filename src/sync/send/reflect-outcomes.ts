// Outcomes that do not stand in their rows yet, because a run ended before it could show them. Showing them twice does no harm.

import { groupBy } from '../../base/group-by.ts';
import { resourceResolver } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { hasOutcome, isOpen, isTaken } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Write } from './batch.ts';
import { showOutcomes } from './write-outcomes.ts';

/** The requests that have an outcome which their row does not say yet. */
export function findUnreflected(session: Pick<Session, 'document'>, lines: readonly JournalEntry[]): Write[] {
  const shapeAt = resourceResolver(session);
  const requests = groupBy(lines, ({ request }) => request);
  return Array.from(requests.values()).flatMap((ofRequest): Write[] => {
    const lines = ofRequest.filter(hasOutcome);
    const taken = ofRequest.filter(isTaken);
    if (ofRequest.some(isOpen) || [...lines, ...taken].every((entry) => entry.reflected)) return [];
    return [{ resource: shapeAt(ofRequest[0]), entries: lines, taken, held: ofRequest.some((line) => line.decision === 'held') }];
  });
}

/** Shows what became of requests whose answers are no longer known: their records are read again. */
export function reflectAgain(session: Session, writes: readonly Write[]): void {
  for (const resource of new Set(writes.map((write) => write.resource))) {
    const reread = writes.filter((write) => write.resource === resource && resource.single && isStillThere(write));
    const keys = reread.map(({ entries: lines, taken }) => lines[0]?.createdKey || (lines[0] ?? taken[0])?.key || '');
    const answers = keys.length > 0 ? session.client.readMany(resource, keys) : [];
    answers.forEach((answer, index) => {
      const write = reread[index];
      if ('found' in answer && write) write.after = answer.found.values;
      else if ('failed' in answer && !['forbidden', 'refused'].includes(answer.failed.code)) throw answer.failed;
    });
  }
  showOutcomes(session, writes, 'final');
}

/** Is its record there, and does the tab have to show it? */
function isStillThere({ entries: lines, taken }: Write): boolean {
  const hasRecord = ({ operation, createdKey: born }: JournalEntry) => operation !== 'delete' && (operation !== 'create' || born !== '');
  return taken.length > 0 || lines.some((entry) => entry.state === 'done' && hasRecord(entry));
}
