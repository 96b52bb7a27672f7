// Apply: sends a reviewed plan, exactly that, once, in small batches. Each batch leaves its outcome in the run table, the
// rows and the snapshot before the next one begins.

import { StopError } from '../../base/problem.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { shapesIn } from '../../tabs/resource-for-tab.ts';
import { endJob, hasJob, readJob, type SendJob, saveJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { newLease, openSend, refuseIntruding, refuseOthers, takeLease, timeOf } from '../jobs/lease.ts';
import { refuseReadOnly } from '../jobs/read-only.ts';
import type { World } from '../jobs/session.ts';
import { locked } from '../jobs/with-lock.ts';
import { countStates, isOpen, isToSend, move } from '../plan/entry-state.ts';
import { type GuardedTab, guardOf, isConfirmed } from '../plan/guard.ts';
import { removeIntentsOf } from '../plan/intent.ts';
import { type PlanHeader, readLines, readPlan, savePlan, writeStates } from '../plan/journal.ts';
import { checksum, type Line } from '../plan/journal-entry.ts';
import { nextBatch, sendBatch, type Write } from './batch.ts';
import { type Choices, decideLines } from './decide.ts';
import { findUnshown, showAgain } from './reflect-outcomes.ts';
import { showOutcomes } from './write-outcomes.ts';

const GO_ON = 'Wait a minute, then resume.';

export interface SendProgress {
  job: SendJob;
  header: PlanHeader;
  lines: Line[];
  done: boolean;
  /** Seconds to wait before the next step: nobody can know yet whether a create was done. */
  waitSeconds?: number;
}

/**
 * Checks the plan whole, puts the person's choices into its lines, and marks it as applied; nothing is sent yet. Throws
 * StopError when it may not be sent. A plan whose job was stored by a run that was killed right after goes on, with the
 * choices that it began with.
 */
export function beginSend(world: World, run: string, choices: Choices): SendProgress {
  refuseReadOnly(world);
  return locked(world, GO_ON, () => {
    const header = readPlan(world.document, run);
    if (header.applied && !hasJob(world.document, run)) {
      throw new StopError('sent-already', 'These changes were already sent.', 'Review again to see what’s left.');
    }
    if (header.connection !== world.client.connection.id) {
      throw new StopError('other-connection', `This review is for ${header.host}.`, `Connect to ${header.host}, or review again.`);
    }
    // Of a record that this key does not see, nobody could say whether it is gone.
    if (!header.applied && header.scope !== undefined && header.scope !== world.client.connection.scope)
      throw new StopError('other-key', 'This review was made with a different API key.', 'Review again.');
    const shown = readShown(world, header);
    const sheets = Array.from(new Set(shown.map((line) => line.sheet)));
    refuseIntruding(world, run, sheets);
    refuseSecond(world, run);
    const job: SendJob = hasJob(world.document, run)
      ? readSendJob(world, run)
      : { v: 1, kind: 'send', id: run, plan: run, connection: header.connection, sheets, ...newLease(world) };
    takeLease(world, job);
    if (header.applied) return { job, header, lines: shown, done: finish(world, job, shown) };

    const lines = decideLines(shown, choices, new Date(world.clock.now()).toISOString());
    requireConfirmed(world, shown, lines, choices.confirmed);
    requireMeant(world, lines, choices);
    const applied = { ...header, applied: true, options: [...choices.options], checksum: checksum(lines) };
    // Lines that were decided and a header that was not do not fit together: killed in between, nothing is ever sent.
    writeStates(world.workbook, applied, lines);
    world.workbook.flush();
    saveJob(world.document, job);
    savePlan(world.document, applied);
    return { job, header: applied, lines, done: finish(world, job, lines) };
  });
}

/** Lines that were decided by a run that was killed right then are nothing to go on with: its job would stand in the way of another send. */
function readShown(world: World, header: PlanHeader): Line[] {
  try {
    return readLines(world.workbook, header);
  } catch (error) {
    if (!header.applied) endJob(world.document, header.run);
    throw error;
  }
}

/**
 * Sends batches until `deadline` or the end, at least one. Lines are read anew for each batch, under the lock: another
 * window may be sending the same plan. Throws CatalogError where Catalog cannot be reached at all; the rest stays planned.
 */
export function stepSend(world: World, job: SendJob, deadline: number): SendProgress {
  refuseReadOnly(world);
  for (;;) {
    const progress = noteRefusedKey(world, job.id, () => stepOnce(world, job));
    if (progress.done || progress.waitSeconds !== undefined || world.clock.now() >= deadline) return progress;
  }
}

function stepOnce(world: World, job: SendJob): SendProgress {
  return locked(world, GO_ON, (): SendProgress => {
    const present = readSendJob(world, job.id);
    takeLease(world, present);
    saveJob(world.document, present);
    const header = readPlan(world.document, job.plan);
    if (!header.applied) throw notBegun(world, job);
    const lines = readLines(world.workbook, header);
    const unshown = findUnshown(world, lines);
    const writes = nextBatch(world, lines);
    let waitSeconds = 0;
    if (unshown.length > 0) {
      showAgain(world, unshown);
      noteShown(world, header, lines, unshown);
    } else if (writes.length > 0) waitSeconds = sendBatch(world, header, lines, writes);
    const counted = { ...header, counts: countStates(lines) };
    savePlan(world.document, counted);
    const done = finish(world, job, lines);
    return { job, header: counted, lines, done, ...(waitSeconds > 0 ? { waitSeconds } : {}) };
  });
}

/** Killed before the plan was marked as sent: the choices of the person are lost with it. */
function notBegun(world: World, job: SendJob): StopError {
  endSend(world, job);
  return new StopError('not-begun', 'This send stopped before it started. No changes were sent.', 'Review again.');
}

/** One send at a time: two would show the outcomes of each other's rows as edits. */
function refuseSecond(world: World, run: string): void {
  const other = openSend(world, run);
  if (!other) return;
  refuseOthers(world, other);
  throw new StopError('send-open', `A send started at ${timeOf(world, other)} hasn’t finished.`, 'Resume or cancel it first.');
}

/** As it is stored now: another window may have ended it. */
function readSendJob(world: World, id: string): SendJob {
  const job = readJob(world.document, id);
  if (job.kind !== 'send') throw new Error(`${id} isn’t a send`);
  return job;
}

/** What the person types is what the whole plan asked for, also where less is left of it. */
function requireConfirmed(world: World, shown: readonly Line[], lines: readonly Line[], confirmed: string | undefined): void {
  const tabOf = tabsOf(world);
  const shapeAt = shapesIn(world);
  const guard = guardOf(shown, tabOf, shapeAt);
  if (!guard || !guardOf(lines, tabOf, shapeAt) || isConfirmed(guard, confirmed)) return;
  throw new StopError('not-confirmed', `${guard.why.join(' ')} No changes were sent.`, `Type “${guard.words}” to confirm.`);
}

/** What learners see is changed only on purpose. Taking Catalog's values into cells changes nothing there. */
function requireMeant({ client: { connection } }: World, lines: readonly Line[], { production }: Choices): void {
  if (connection.kind === 'test' || production || !lines.some(isToSend)) return;
  throw new StopError(
    'not-confirmed',
    `${connection.host} is a production Catalog. No changes were sent.`,
    'Check the production confirmation in the review, then send again.',
  );
}

/** Names and rows of the tabs, as a guard wants to know them. */
export function tabsOf(world: Pick<World, 'workbook' | 'document'>): (sheet: number) => GuardedTab {
  const entries = readTabs(world.document);
  return (sheet) => ({
    name: world.workbook.sheet(sheet)?.name() ?? '',
    rows: entries.find((entry) => entry.sheet === sheet)?.rows ?? 0,
  });
}

function finish(world: World, job: SendJob, lines: readonly Line[]): boolean {
  const done = !lines.some(isOpen) && findUnshown(world, lines).length === 0;
  if (done) endSend(world, job);
  return done;
}

function endSend(world: World, job: SendJob): void {
  // Only a job that is still there goes on: what it has left must be in the file before that.
  world.workbook.flush();
  removeIntentsOf(world.document, job.plan);
  endJob(world.document, job.id);
}

function noteShown(world: World, header: PlanHeader, lines: readonly Line[], writes: readonly Write[]): void {
  for (const line of writes.flatMap((write) => [...write.lines, ...write.taken])) line.shown = true;
  writeStates(world.workbook, header, lines);
}

/** Ends a send before its next request: what is still planned is skipped. */
export function cancelSend(world: World, job: SendJob): void {
  locked(world, GO_ON, () => {
    refuseOthers(world, job);
    try {
      const header = readPlan(world.document, job.plan);
      const lines = readLines(world.workbook, header);
      for (const line of lines) {
        if (!isOpen(line)) continue;
        if (line.state === 'planned') {
          move(world, line, 'skipped', 'canceled');
          // Its row stays as it is.
          line.shown = true;
        }
        if (line.state === 'sending') move(world, line, 'uncertain', 'canceled before Catalog responded');
      }
      writeStates(world.workbook, header, lines);
      const unshown = findUnshown(world, lines);
      // Records with the same IDs in another Catalog aren't those of its rows.
      if (job.connection === world.client.connection.id) showAgain(world, unshown);
      else showOutcomes(world, unshown, 'final');
      noteShown(world, header, lines, unshown);
    } catch (error) {
      // A plan or tab that was damaged, or a Catalog that cannot be read, must not keep a send open for ever.
      if (!(error instanceof StopError || error instanceof CatalogError)) throw error;
    }
    endSend(world, job);
  });
}
