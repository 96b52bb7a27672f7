// Several pulls side by side, as in a refresh of all tabs.

import { type Attempt, attempted } from '../../base/attempt.ts';
import { addUpHalves } from '../../catalog/lists/halves.ts';
import { isOpen, resolveAmbiguous, stepOpen } from '../../catalog/lists/read-list.ts';
import type { PullJob } from '../jobs/job.ts';
import { assertTabsFree } from '../jobs/lease.ts';
import { storedPulls } from '../jobs/pull-record.ts';
import { storedRequests } from '../jobs/requests-today.ts';
import { type Session, TRY_AGAIN, withLock } from '../jobs/session.ts';
import { runCaches } from '../names/find-names.ts';
import type { Pulled } from './apply-pull.ts';
import {
  afterRound,
  beforeRound,
  endStep,
  finishPull,
  type PullProgress,
  prepare,
  progressOf,
  pullRecordOf,
  type Ready,
  readAlone,
  resourceFor,
  type Started,
  startStep,
} from './pull-step.ts';
import { dataHeads, type Unchanged, unchangedPull } from './unchanged.ts';

/**
 * Runs several pulls side by side: their lists share the fetch rounds, and tabs with nothing new share one lock and one write to the
 * registry. A pull that fails doesn't stop the others. One that isn't done at the deadline has no result in its progress.
 */
export function pullTogether(session: Session, jobs: readonly PullJob[], deadline: number): Attempt<PullProgress>[] {
  const started = jobs.map((job) => attempted(() => startStep(session, resourceFor(job), job)));
  const steps = readTogether(
    session,
    started.flatMap((each) => ('value' in each ? [each.value] : [])),
    deadline,
  );
  const cached = runCaches(
    session,
    steps.flatMap(({ failed, resource, reading }) => (failed || resource.report || !reading.state.done ? [] : [reading])),
  );
  const ready = started.map((each): Attempt<Ready | PullJob> => {
    const step = 'value' in each ? steps.shift() : undefined;
    if (!step) return each as { error: unknown };
    const error = step.failed ?? step.reading.error;
    if (error !== undefined) return { error };
    return attempted(() => {
      const ended = endStep(step);
      return ended.job.list.done ? prepare(session, resourceFor(ended.job), ended, cached) : ended.job;
    });
  });
  const read = ready.flatMap((each) => ('value' in each && 'reading' in each.value ? [each.value] : []));
  // If the lock isn't free, each pull says so.
  const stored = attempted(() => storeUnchanged(session, read));
  const unchanged = 'value' in stored ? stored.value : new Map<Ready, Pulled>();
  return ready.map((each): Attempt<PullProgress> => {
    if ('error' in each) return each;
    const { value } = each;
    if (!('reading' in value)) return { value: { job: value, count: value.count ?? 0, total: value.list.total } };
    const pulled = unchanged.get(value);
    return pulled ? { value: progressOf(session, value, pulled) } : attempted(() => finishPull(session, value));
  });
}

/** Reads the lists of several pulls in the same rounds. Lists that belong to records of another kind are read on their own. */
function readTogether(session: Session, steps: readonly Started[], deadline: number): Started[] {
  const { client, clock } = session;
  let current = [...steps];
  const isTogether = ({ resource, parents, reading, failed }: Started) => !resource.report && !parents && !failed && isOpen(reading);
  while (current.some(isTogether) && clock.now() < deadline) {
    current = current.map((step) => {
      const next = isTogether(step) ? attempted(() => beforeRound(session, step)) : { value: step };
      return 'value' in next ? next.value : { ...step, failed: next.error };
    });
    const open = current.filter(isTogether);
    const stepped = stepOpen(
      client,
      open.map(({ reading }) => reading),
    );
    current = current.map((step) => {
      const reading = open.includes(step) ? stepped.shift() : undefined;
      if (!reading) return step;
      const next = attempted(() => afterRound(session, step, reading));
      return 'value' in next ? next.value : { ...step, failed: next.error };
    });
  }
  return current.map((step) => {
    const { reading } = step;
    if (reading.error || step.failed) return step;
    const isAlone = step.parents !== undefined || step.resource.report !== undefined;
    const next = attempted(
      (): Started =>
        isAlone ? readAlone(session, step, deadline) : { ...step, reading: addUpHalves(client, resolveAmbiguous(client, reading)) },
    );
    return 'value' in next ? next.value : { ...step, failed: next.error };
  });
}

/** Stores the pulls that found nothing new, under one lock and in one call, and returns their results. */
function storeUnchanged(session: Session, all: readonly Ready[]): Map<Ready, Pulled> {
  const found = new Map<Ready, Unchanged>();
  if (all.length === 0) return new Map();
  withLock(session, TRY_AGAIN, () => {
    const heads = dataHeads(session);
    for (const ready of all) {
      const { job } = ready.step;
      const isFree = 'value' in attempted(() => assertTabsFree(session, job.id, [job.sheet], job.resource));
      const unchanged = isFree ? unchangedPull(session, ready.reading, heads) : undefined;
      if (unchanged) found.set(ready, unchanged);
    }
    const pulls = Array.from(found, ([ready, { pulled }]) => pullRecordOf(ready.step.job, pulled));
    const stored = Array.from(found.values()).map((each) => each.stored);
    if (pulls.length > 0)
      session.document.setAll(Object.assign({}, ...stored, storedPulls(session, pulls.reverse()), storedRequests(session)));
  });
  return new Map(Array.from(found, ([ready, { pulled }]) => [ready, pulled]));
}
