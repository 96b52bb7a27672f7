// Undo: the inverse of a run, planned against what Catalog has now, and reviewed and sent like any other changes.

import { groupBy } from '../../base/group-by.ts';
import { shortId } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { Properties } from '../../platform/ports.ts';
import { isShortened } from '../../tabs/memory/snapshot.ts';
import { resourceOf, resourceResolver } from '../../tabs/resource-for-tab.ts';
import { type Contents, readTab } from '../../tabs/sheet/tab.ts';
import { assertWritable, type Session, withLock } from '../jobs/session.ts';
import { captionText } from '../plan/caption.ts';
import { isOpen } from '../plan/entry-state.ts';
import { type OpenPlan, openPlan, storePlan } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { isUndone, type PlanHeader, readPlans } from '../plan/plan-header.ts';
import type { Edit, Refused, RowChange } from '../plan/row-change.ts';
import { stillEquals } from '../plan/three-way.ts';
import { type Inverse, inverse, type Place } from './inverse.ts';
import type { Plan } from './make-plan.ts';
import { noopNotes } from './notes.ts';
import { planChanges, refusedOf } from './plan-changes.ts';
import { type Details, detailsOf } from './request-details.ts';
import type { PageOf, Review } from './review.ts';

/** Reviews the inverse of a run. Throws StopError if the run can't be undone here at all. */
export function undo<Shown>(session: Session, run: string, pageOf: PageOf<Shown>): Review & { shown: Shown } {
  assertWritable(session);
  const undone = openPlan(session, findRun(session, run));
  if (undone.entries.some(isOpen)) throw new StopError('not-ended', 'This send hasn’t finished.', 'Resume or cancel it, then undo it.');
  const back = inverse(undoable(undone), placesIn(session));
  // The undo of a send by an earlier version restores items, and leaves their order to Catalog.
  const changes = undone.header.ordered
    ? back.changes
    : back.changes.map((change) => ({ ...change, edits: change.edits.map(withoutOrder) }));
  const id = shortId(session.clock.id());
  const plan = keepChanged(planChanges(session, { run: id, undoes: run }, changes), back);
  const { id: connection, host, scope } = session.client.connection;
  const undoes = { run, at: undone.header.at };
  const { shown, digest } = pageOf(plan.entries, withoutUnusual(detailsOf(session, plan, [])));
  const header = withLock(session, 'Wait a minute, then undo again.', () =>
    storePlan(session, { run: id, connection, host, scope, at: session.clock.now(), undoes, undidAll: false }, plan.entries, () => digest),
  );
  return {
    header,
    entries: plan.entries,
    shown,
    refused: [...back.refused, ...changedRows(undone), ...refusedOf(plan)],
    notes: undoNotes(undone, plan),
  };
}

function undoNotes({ sealer }: OpenPlan, { entries, noops }: Plan): string[] {
  const creates = entries.some((entry) => entry.operation === 'create');
  return [
    ...(sealer ? [] : [say`This send can’t be verified. Check each change before you undo it.`]),
    ...(creates
      ? [
          say`Deleted records are created again with a new ID. Data that belonged to the old record, such as its enrollments, isn’t restored.`,
        ]
      : []),
    ...noopNotes(noops),
  ];
}

/**
 * Returns the entries of a send as far as they can be believed. Of a send that can't be verified, a created record counts as
 * unchanged only if Catalog still has what was planned: its key and what Catalog stored are from a sheet that anyone can edit.
 */
function undoable({ entries, sealer, changed }: OpenPlan): JournalEntry[] {
  const sound = entries.filter(({ request }) => !changed.has(request));
  return sealer ? sound : sound.map((entry) => (entry.operation === 'create' ? { ...entry, stored: undefined } : entry));
}

/** Returns the changes that can't be undone because their rows in the journal were changed. */
function changedRows({ entries, changed }: OpenPlan): Refused[] {
  const firsts = Array.from(groupBy(entries, ({ request }) => request).values(), ([first]) => first);
  return firsts
    .filter(({ request, state }) => changed.has(request) && state === 'unconfirmed')
    .map((entry) => ({
      sheet: entry.sheet,
      tab: '',
      row: 0,
      label: captionText(resourceOf(entry.resource), entry),
      what: say`can’t be undone because its row in a hidden sheet was changed`,
      todo: say`Check it in Catalog.`,
    }));
}

function withoutOrder(edit: Edit): Edit {
  return edit.field.ordered && Array.isArray(edit.base) ? { ...edit, base: { items: edit.base as readonly string[] } } : edit;
}

/** Returns the newest send to this Catalog that changed data and wasn't undone. Throws if there is none. */
export function lastSend(document: Properties, connection: string | undefined): string {
  const plans = readPlans(document).filter((plan) => plan.applied && (connection ?? plan.connection) === plan.connection);
  const last = plans.find((plan) => !plan.undoes && (plan.counts?.done ?? 0) > 0 && !isUndone(plans, plan.run));
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
    throw new StopError('other-connection', say`This was sent to ${header.host}.`, say`Connect to ${header.host} to undo it.`);
  if (!header.applied) throw new StopError('never-sent', 'This review was never sent.', 'Review your changes.');
  return header;
}

/** Values that a send replaced were in Catalog before, whatever they are. */
function withoutUnusual(details: Details): Details {
  return new Map(Array.from(details, ([request, each]) => [request, { ...each, unusual: [] }]));
}

/** Returns where the record of an entry is now. Each tab is read once. */
function placesIn(session: Session): (entry: JournalEntry, key: string) => Place {
  const shapeAt = resourceResolver(session);
  const tabs = new Map<number, Contents | undefined>();
  return (entry, key) => {
    const resource = shapeAt(entry);
    const sheet = tabs.has(entry.sheet) ? undefined : session.workbook.sheet(entry.sheet);
    const contents = tabs.get(entry.sheet) ?? (sheet && readTab(sheet, resource));
    tabs.set(entry.sheet, contents);
    const index = contents && key !== '' ? contents.keys.indexOf(key) : -1;
    return { resource, sheet: entry.sheet, tab: contents?.name ?? resource.title, row: index < 0 ? 0 : index + 2 };
  };
}

/** Returns the plan without removals of records that changed since the run created them. */
function keepChanged(plan: Plan, { removals }: Inverse): Plan {
  const entriesOf = (change: RowChange) =>
    plan.entries.filter(
      ({ resource, operation, key }) => resource === change.resource.name && operation === change.operation && key === change.key,
    );
  const changed = Array.from(removals).flatMap(([change, left]) => {
    const isChanged = (entry: JournalEntry) => {
      const field = change.resource.fields.find((each) => each.name === entry.field);
      const expected = left.get(entry.field);
      return field !== undefined && expected !== undefined && !isShortened(entry.server) && !stillEquals(field, expected, entry.server);
    };
    return entriesOf(change).some(isChanged) ? [change] : [];
  });
  const kept = new Set(changed.flatMap(entriesOf));
  const rejected = changed.map((change) => ({
    change,
    what: 'has changed in Catalog since then, so it isn’t removed',
    todo: 'Check it first. To remove it anyway, use the Action in its row.',
  }));
  return { ...plan, entries: plan.entries.filter((entry) => !kept.has(entry)), rejected: [...plan.rejected, ...rejected] };
}
