// A pull or a send that takes several steps: `step` is called until the server reports that it's done.
import type { Progress } from '../../protocol/jobs.ts';
import type { Answer, Problem } from '../../protocol/messages.ts';
import { call, type Effect } from './effect.ts';

export interface Job {
  /**
   * `stopping`: the user canceled during a step, and its response decides.
   * `failed`: a problem came. `disconnected`: only the connection failed, so the job can resume.
   */
  phase: 'starting' | 'running' | 'stopping' | 'canceled' | 'failed' | 'disconnected' | 'done';
  progress?: Progress;
  problem?: Problem;
}

export interface NextJob {
  job: Job;
  effects: Effect[];
}

export const starting: Job = { phase: 'starting' };

/** Returns the job after a response to `pull`, `send`, or `step`. */
export function advance(job: Job, answer: Answer<Progress>): NextJob {
  if (!answer.ok) {
    if (job.phase === 'stopping') return { job: { ...job, phase: 'canceled' }, effects: [] };
    const phase = answer.problem.code === 'no-network' ? 'disconnected' : 'failed';
    return { job: { ...job, phase, problem: answer.problem }, effects: [] };
  }
  const progress = answer.data;
  if (progress.phase === 'done') return { job: { phase: 'done', progress }, effects: [] };
  if (job.phase === 'stopping') return { job: { phase: 'canceled', progress }, effects: [] };
  const step = call('step', { job: progress.job });
  const wait = progress.waitSeconds;
  return { job: { phase: 'running', progress }, effects: [wait === undefined ? step : { ...step, after: wait }] };
}

/** Continues a job whose connection was lost. */
export function resume(job: Job): NextJob {
  if (job.phase !== 'disconnected' || job.progress === undefined) return { job, effects: [] };
  return { job: { phase: 'running', progress: job.progress }, effects: [call('step', { job: job.progress.job })] };
}

/** Cancels a job on the server. If a step is running, the job ends with its response. */
export function stop(job: Job): NextJob {
  if (job.phase !== 'running' && job.phase !== 'disconnected') return { job, effects: [] };
  const effects = job.progress === undefined ? [] : [call('cancel', { job: job.progress.job })];
  return { job: { ...job, phase: job.phase === 'running' ? 'stopping' : 'canceled' }, effects };
}

export function isUnderWay(job: Job | undefined): boolean {
  return job !== undefined && ['starting', 'running', 'stopping', 'disconnected'].includes(job.phase);
}
