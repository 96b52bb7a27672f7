// Undo: the way back of a run, planned like any other changes: against what Catalog holds now, through the same review
// and the same send.

import { shortId } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import type { Properties } from '../../platform/ports.ts';
import { isShortened } from '../../tabs/memory/snapshot.ts';
import { resourceResolver } from '../../tabs/resource-for-tab.ts';
import { type Contents, readTab } from '../../tabs/sheet/tab.ts';
import { assertWritable, type Session, withLock } from '../jobs/session.ts';
import { isOpen } from '../plan/entry-state.ts';
import { type PlanHeader, readEntries, readPlans, storePlan } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Edit } from '../plan/row-change.ts';
import { stillEquals } from '../plan/three-way.ts';
import { type Inverse, inverse, type Place } from './inverse.ts';
import type { Plan } from './make-plan.ts';
import { noopNotes, planChanges, refusedOf } from './plan-changes.ts';
import type { Review } from './review.ts';

/** Reviews the way back of a run. Throws StopError where the run cannot be undone here at all. */
export function undo(session: Session, run: string): Review {
  assertWritable(session);
  const undone = findRun(session, run);
  const entries = readEntries(session.workbook, undone);
  if (entries.some(isOpen)) throw new StopError('not-ended', 'This send hasn’t finished.', 'Resume or cancel it, then undo it.');
  const back = inverse(entries, placesIn(session));
  // What an earlier version has sent restores items, and leaves their order to Catalog.
  if (!undone.ordered) for (const change of back.changes) change.edits = change.edits.map(withoutOrder);
  const id = shortId(session.clock.id());
  const plan = planChanges(session, id, back.changes, run);
  keepChanged(plan, back);
  const { id: connection, host, scope } = session.client.connection;
  const at = session.clock.now();
  const undoes = { run, at: undone.at };
  const header = withLock(session, 'Wait a minute, then undo again.', () =>
    storePlan(
      session.workbook,
      session.document,
      { v: 1, run: id, connection, host, scope, at, applied: false, options: [], undoes },
      plan.entries,
    ),
  );
  const isAnew = plan.entries.some((entry) => entry.operation === 'create');
  const anew =
    'Deleted records are created again with a new ID. Data that belonged to the old record, such as its enrollments, isn’t restored.';
  return {
    header,
    lines: plan.entries,
    refused: [...back.refused, ...refusedOf(plan)],
    remarks: [...(isAnew ? [anew] : []), ...noopNotes(plan.noops)],
  };
}

function withoutOrder(edit: Edit): Edit {
  return edit.field.ordered && Array.isArray(edit.base) ? { ...edit, base: { items: edit.base as readonly string[] } } : edit;
}

/** The newest send to this Catalog that has done something and was not undone. Throws where there is none. */
export function lastSend(document: Properties, connection: string | undefined): string {
  const plans = readPlans(document).filter((plan) => plan.applied && (connection ?? plan.connection) === plan.connection);
  const undone = plans.map((plan) => plan.undoes?.run);
  const last = plans.find((plan) => !plan.undoes && (plan.counts?.done ?? 0) > 0 && !undone.includes(plan.run));
  if (last) return last.run;
  throw new StopError('nothing-to-undo', 'There’s no send to undo in this spreadsheet.', 'See Send history in the sidebar.');
}

function findRun(session: Session, run: string): PlanHeader {
  const header = readPlans(session.document).find((plan) => plan.run === run);
  if (!header) {
    throw new StopError(
      'no-such-run',
      'This spreadsheet has no record of that send. It was made in another copy of the file, or too long ago.',
      'Undo it in the spreadsheet it was sent from.',
    );
  }
  if (header.connection !== session.client.connection.id)
    throw new StopError('other-connection', `This was sent to ${header.host}.`, `Connect to ${header.host} to undo it.`);
  if (!header.applied) throw new StopError('never-sent', 'This review was never sent.', 'Review your changes.');
  return header;
}

/** Where the records of lines stand now; each tab is read once. */
function placesIn(session: Session): (entry: JournalEntry, key: string) => Place {
  const shapeAt = resourceResolver(session);
  const tabs = new Map<number, Contents | undefined>();
  return (line, key) => {
    const resource = shapeAt(line);
    const sheet = tabs.has(line.sheet) ? undefined : session.workbook.sheet(line.sheet);
    const contents = tabs.get(line.sheet) ?? (sheet && readTab(sheet, resource));
    tabs.set(line.sheet, contents);
    const index = contents && key !== '' ? contents.keys.indexOf(key) : -1;
    return { resource, sheet: line.sheet, tab: contents?.name ?? resource.title, row: index < 0 ? 0 : index + 2 };
  };
}

/** What the run created is removed only while it is as the run has left it. */
function keepChanged(plan: Plan, { left }: Inverse): void {
  for (const [change, fields] of left) {
    const isOf = (entry: JournalEntry) =>
      entry.resource === change.resource.name && entry.operation === change.operation && entry.key === change.key;
    const isChanged = (line: JournalEntry) => {
      const field = change.resource.fields.find((each) => each.name === line.field);
      const expected = fields.get(line.field);
      return field !== undefined && expected !== undefined && !isShortened(line.server) && !stillEquals(field, expected, line.server);
    };
    if (!plan.entries.some((line) => isOf(line) && isChanged(line))) continue;
    plan.entries = plan.entries.filter((line) => !isOf(line));
    plan.rejected.push({
      change,
      what: 'has changed in Catalog since then, so it isn’t removed',
      todo: 'Check it first. To remove it anyway, use the Action in its row.',
    });
  }
}
