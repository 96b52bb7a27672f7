// Apply: sends a reviewed plan, exactly that, once, in small batches. Each batch leaves its outcome in the run table, the
// rows and the snapshot before the next one begins.
import { StopError } from '../tabs/problem.ts';
import { nextBatch, sendBatch } from './batch.ts';
import { endJob, hasJob, type SendJob, saveJob } from './job.ts';
import type { Line } from './line.ts';
import { countStates, isOpen, move } from './line-state.ts';
import { locked } from './locked.ts';
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
 * Checks the plan whole and marks it as applied; nothing is sent yet. Throws StopError when it may not be sent. A plan whose
 * job was stored by a run that was killed right after goes on.
 */
export function beginSend(world: World, run: string, options: readonly string[]): SendProgress {
  return locked(world, GO_ON, () => {
    const header = readPlan(world.document, run);
    if (header.applied && !hasJob(world.document, run)) {
      throw new StopError('sent-already', 'These changes were sent already.', 'Review your changes again to see what is left.');
    }
    if (header.connection !== world.client.connection.id) {
      throw new StopError('other-connection', `This review was made for ${header.host}.`, `Connect to ${header.host}, or review again.`);
    }
    const lines = readLines(world.workbook, header);
    const job: SendJob = { v: 1, kind: 'send', id: run, plan: run, connection: header.connection };
    saveJob(world.document, job);
    const applied = header.applied ? header : { ...header, applied: true, options: [...options] };
    savePlan(world.document, applied);
    for (const line of lines) if (line.state === 'conflict') move(world, line, 'skipped', 'changed in Catalog too');
    writeStates(world.workbook, applied, lines);
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
