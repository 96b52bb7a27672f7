// A pull or a send that takes several steps: `step` is called until the server says done.
import type { Answer, Problem, Progress } from '../../protocol/messages.ts';
import { call, type Effect } from './effect.ts';

export interface Job {
  /**
   * `stopping`: the person pressed cancel while a step was under way, and its answer decides.
   * `stuck`: a problem came; `lost` when only the connection failed, so that the job can go on.
   */
  phase: 'starting' | 'running' | 'stopping' | 'stopped' | 'stuck' | 'lost' | 'done';
  progress?: Progress;
  problem?: Problem;
}

export interface NextJob {
  job: Job;
  effects: Effect[];
}

export const starting: Job = { phase: 'starting' };

/** What the answer to `pull`, `send` or `step` means for the job. */
export function advance(job: Job, answer: Answer<Progress>): NextJob {
  if (!answer.ok) {
    if (job.phase === 'stopping') return { job: { ...job, phase: 'stopped' }, effects: [] };
    const phase = answer.problem.code === 'no-network' ? 'lost' : 'stuck';
    return { job: { ...job, phase, problem: answer.problem }, effects: [] };
  }
  const progress = answer.data;
  if (progress.phase === 'done') return { job: { phase: 'done', progress }, effects: [] };
  if (job.phase === 'stopping') return { job: { phase: 'stopped', progress }, effects: [] };
  const step = call('step', { job: progress.job });
  const wait = progress.waitSeconds;
  return { job: { phase: 'running', progress }, effects: [wait === undefined ? step : { ...step, after: wait }] };
}

/** Takes up a job whose connection was lost. */
export function goOn(job: Job): NextJob {
  if (job.phase !== 'lost' || job.progress === undefined) return { job, effects: [] };
  return { job: { phase: 'running', progress: job.progress }, effects: [call('step', { job: job.progress.job })] };
}

/** Ends a job on the server; while a step is under way its answer is awaited, otherwise nothing is to be awaited. */
export function stop(job: Job): NextJob {
  if (job.phase !== 'running' && job.phase !== 'lost') return { job, effects: [] };
  const effects = job.progress === undefined ? [] : [call('cancel', { job: job.progress.job })];
  return { job: { ...job, phase: job.phase === 'running' ? 'stopping' : 'stopped' }, effects };
}

export function isUnderWay(job: Job | undefined): boolean {
  return job !== undefined && ['starting', 'running', 'stopping', 'lost'].includes(job.phase);
}
