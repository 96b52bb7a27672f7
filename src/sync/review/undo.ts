// Undo: the way back of a run, planned like any other changes: against what Catalog holds now, through the same review
// and the same send.

import { StopError } from '../../base/problem.ts';
import { shortId } from '../../base/short-id.ts';
import type { Properties } from '../../platform/ports.ts';
import { isShortened } from '../../tabs/memory/snapshot.ts';
import { shapesIn } from '../../tabs/resource-for-tab.ts';
import { type Contents, readTab } from '../../tabs/sheet/tab.ts';
import { refuseReadOnly } from '../jobs/read-only.ts';
import type { World } from '../jobs/session.ts';
import { locked } from '../jobs/with-lock.ts';
import { isOpen } from '../plan/entry-state.ts';
import { type PlanHeader, readLines, readPlans, storePlan } from '../plan/journal.ts';
import type { Line } from '../plan/journal-entry.ts';
import type { Edit } from '../plan/row-change.ts';
import { holdsStill } from '../plan/three-way.ts';
import { type Inverse, inverse, type Place } from './inverse.ts';
import type { Plan } from './make-plan.ts';
import { planChanges, refusedOf, settledRemarks } from './plan-changes.ts';
import type { Review } from './review.ts';

/** Reviews the way back of a run. Throws StopError where the run cannot be undone here at all. */
export function undo(world: World, run: string): Review {
  refuseReadOnly(world);
  const undone = findRun(world, run);
  const lines = readLines(world.workbook, undone);
  if (lines.some(isOpen)) throw new StopError('not-ended', 'This send hasn’t finished.', 'Resume or cancel it, then undo it.');
  const back = inverse(lines, placesIn(world));
  // What an earlier version has sent restores items, and leaves their order to Catalog.
  if (!undone.ordered) for (const change of back.changes) change.edits = change.edits.map(withoutOrder);
  const id = shortId(world.clock.id());
  const plan = planChanges(world, id, back.changes, run);
  keepChanged(plan, back);
  const { id: connection, host, scope } = world.client.connection;
  const at = world.clock.now();
  const undoes = { run, at: undone.at };
  const header = locked(world, 'Wait a minute, then undo again.', () =>
    storePlan(
      world.workbook,
      world.document,
      { v: 1, run: id, connection, host, scope, at, applied: false, options: [], undoes },
      plan.lines,
    ),
  );
  const isAnew = plan.lines.some((line) => line.operation === 'create');
  const anew =
    'Deleted records are created again with a new ID. Data that belonged to the old record, such as its enrollments, isn’t restored.';
  return {
    header,
    lines: plan.lines,
    refused: [...back.refused, ...refusedOf(plan)],
    remarks: [...(isAnew ? [anew] : []), ...settledRemarks(plan.settled)],
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

function findRun(world: World, run: string): PlanHeader {
  const header = readPlans(world.document).find((plan) => plan.run === run);
  if (!header) {
    throw new StopError(
      'no-such-run',
      'This spreadsheet has no record of that send. It was made in another copy of the file, or too long ago.',
      'Undo it in the spreadsheet it was sent from.',
    );
  }
  if (header.connection !== world.client.connection.id)
    throw new StopError('other-connection', `This was sent to ${header.host}.`, `Connect to ${header.host} to undo it.`);
  if (!header.applied) throw new StopError('never-sent', 'This review was never sent.', 'Review your changes.');
  return header;
}

/** Where the records of lines stand now; each tab is read once. */
function placesIn(world: World): (line: Line, key: string) => Place {
  const shapeAt = shapesIn(world);
  const tabs = new Map<number, Contents | undefined>();
  return (line, key) => {
    const resource = shapeAt(line);
    const sheet = tabs.has(line.sheet) ? undefined : world.workbook.sheet(line.sheet);
    const contents = tabs.get(line.sheet) ?? (sheet && readTab(sheet, resource));
    tabs.set(line.sheet, contents);
    const index = contents && key !== '' ? contents.keys.indexOf(key) : -1;
    return { resource, sheet: line.sheet, tab: contents?.name ?? resource.title, row: index < 0 ? 0 : index + 2 };
  };
}

/** What the run created is removed only while it is as the run has left it. */
function keepChanged(plan: Plan, { left }: Inverse): void {
  for (const [change, fields] of left) {
    const isOf = (line: Line) => line.resource === change.resource.name && line.operation === change.operation && line.key === change.key;
    const isChanged = (line: Line) => {
      const field = change.resource.fields.find((each) => each.name === line.field);
      const expected = fields.get(line.field);
      return field !== undefined && expected !== undefined && !isShortened(line.server) && !holdsStill(field, expected, line.server);
    };
    if (!plan.lines.some((line) => isOf(line) && isChanged(line))) continue;
    plan.lines = plan.lines.filter((line) => !isOf(line));
    plan.rejected.push({
      change,
      what: 'has changed in Catalog since then, so it isn’t removed',
      todo: 'Check it first. To remove it anyway, use the Action in its row.',
    });
  }
}
