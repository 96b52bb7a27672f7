// Apply: sends a reviewed plan, exactly that, once, in small batches. Each batch leaves its outcome in the run table, the
// rows and the snapshot before the next one begins.
import { StopError } from '../tabs/problem.ts';
import { readTabs } from '../tabs/registry.ts';
import { nextBatch, sendBatch } from './batch.ts';
import { type Choices, decideLines } from './decide.ts';
import { type GuardedTab, guardOf, isConfirmed } from './guard.ts';
import { endJob, hasJob, type SendJob, saveJob } from './job.ts';
import type { Line } from './line.ts';
import { countStates, isOpen, move } from './line-state.ts';
import { locked } from './locked.ts';
import { checksum } from './plan.ts';
import { type PlanHeader, readLines, readPlan, savePlan, writeStates } from './runs.ts';
import type { World } from './world.ts';

const GO_ON = 'Wait a minute, then go on.';

export interface SendProgress {
  job: SendJob;
  header: PlanHeader;
  lines: Line[];
  done: boolean;
}

/**
 * Checks the plan whole, puts the person's choices into its lines, and marks it as applied; nothing is sent yet. Throws
 * StopError when it may not be sent. A plan whose job was stored by a run that was killed right after goes on, with the
 * choices that it began with.
 */
export function beginSend(world: World, run: string, choices: Choices): SendProgress {
  return locked(world, GO_ON, () => {
    const header = readPlan(world.document, run);
    if (header.applied && !hasJob(world.document, run)) {
      throw new StopError('sent-already', 'These changes were sent already.', 'Review your changes again to see what is left.');
    }
    if (header.connection !== world.client.connection.id) {
      throw new StopError('other-connection', `This review was made for ${header.host}.`, `Connect to ${header.host}, or review again.`);
    }
    const shown = readLines(world.workbook, header);
    const job: SendJob = { v: 1, kind: 'send', id: run, plan: run, connection: header.connection };
    if (header.applied) return { job, header, lines: shown, done: finish(world, job, shown) };

    const lines = decideLines(shown, choices, new Date(world.clock.now()).toISOString());
    requireConfirmed(world, shown, lines, choices.confirmed);
    const applied = { ...header, applied: true, options: [...choices.options], checksum: checksum(lines) };
    // Lines that were decided and a header that was not do not fit together: killed in between, nothing is ever sent.
    writeStates(world.workbook, applied, lines);
    saveJob(world.document, job);
    savePlan(world.document, applied);
    return { job, header: applied, lines, done: finish(world, job, lines) };
  });
}

/**
 * Sends batches until `deadline` or the end, at least one. Lines are read anew for each batch, under the lock: another
 * window may be sending the same plan. Throws CatalogError where Catalog cannot be reached at all; the rest stays planned.
 */
export function stepSend(world: World, job: SendJob, deadline: number): SendProgress {
  for (;;) {
    const progress = locked(world, GO_ON, (): SendProgress => {
      const header = readPlan(world.document, job.plan);
      const lines = readLines(world.workbook, header);
      const writes = nextBatch(world, lines);
      if (writes.length > 0) sendBatch(world, header, lines, writes);
      const counted = { ...header, counts: countStates(lines) };
      savePlan(world.document, counted);
      return { job, header: counted, lines, done: finish(world, job, lines) };
    });
    if (progress.done || world.clock.now() >= deadline) return progress;
  }
}

/** What the person types is what the whole plan asked for, also where less is left of it. */
function requireConfirmed(world: World, shown: readonly Line[], lines: readonly Line[], confirmed: string | undefined): void {
  const tabOf = tabsOf(world);
  const guard = guardOf(shown, tabOf);
  if (!guard || !guardOf(lines, tabOf) || isConfirmed(guard, confirmed)) return;
  throw new StopError('not-confirmed', `${guard.why.join(' ')} Nothing was sent.`, `Type “${guard.words}” to send it all the same.`);
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
  const done = !lines.some(isOpen);
  if (done) endJob(world.document, job.id);
  return done;
}

/** Ends a send before its next request: what is still planned is skipped. */
export function cancelSend(world: World, job: SendJob): void {
  locked(world, GO_ON, () => {
    const header = readPlan(world.document, job.plan);
    const lines = readLines(world.workbook, header);
    for (const line of lines) if (line.state === 'planned') move(world, line, 'skipped', 'cancelled');
    writeStates(world.workbook, header, lines);
    endJob(world.document, job.id);
  });
}
