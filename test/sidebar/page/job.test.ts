import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/protocol/jobs.ts';
import { advance, isUnderWay, type Job, resume, starting, stop } from '../../../src/sidebar/page/job.ts';

function progress(differences: Partial<Progress> = {}): Progress {
  return { job: 'j1', kind: 'pull', phase: 'reading', count: 20, total: 100, text: 'Reading…', ...differences };
}

const running: Job = { phase: 'running', progress: progress() };
const step = { do: 'call', command: 'step', input: { job: 'j1' } };
const cancel = { do: 'call', command: 'cancel', input: { job: 'j1' } };
const noNetwork = { code: 'no-network', what: 'No network.', todo: 'Try again.' };
const forbidden = { code: 'forbidden', what: 'Your key may not read orders.', todo: 'Ask for a key.' };

describe('a job', () => {
  it('is stepped until the server says done', () => {
    expect(advance(starting, { ok: true, data: progress() })).toEqual({ job: running, effects: [step] });
    const done = progress({ phase: 'done' });
    expect(advance(running, { ok: true, data: done })).toEqual({ job: { phase: 'done', progress: done }, effects: [] });
  });

  it('can go on where it was after the network failed', () => {
    const { job, effects } = advance(running, { ok: false, problem: noNetwork });
    expect(job.phase).toBe('disconnected');
    expect(effects).toEqual([]);
    expect(resume(job)).toEqual({ job: running, effects: [step] });
  });

  it('ends with any problem that the server tells', () => {
    const { job } = advance(running, { ok: false, problem: forbidden });
    expect(job).toMatchObject({ phase: 'failed', problem: forbidden });
    expect(isUnderWay(job)).toBe(false);
    expect(resume(job).effects).toEqual([]);
  });

  it('is cancelled once, and not stepped again', () => {
    const stopping = stop(running);
    expect(stopping).toMatchObject({ job: { phase: 'stopping' }, effects: [cancel] });
    expect(stop(stopping.job).effects).toEqual([]);
    expect(advance(stopping.job, { ok: true, data: progress({ count: 40 }) })).toMatchObject({ job: { phase: 'canceled' }, effects: [] });
    expect(advance(stopping.job, { ok: false, problem: forbidden })).toMatchObject({ job: { phase: 'canceled' }, effects: [] });
  });

  it('is done, not cancelled, when its last step was faster than the cancel', () => {
    const { job } = stop(running);
    expect(advance(job, { ok: true, data: progress({ phase: 'done' }) }).job.phase).toBe('done');
  });

  it('cannot be cancelled before the server has given it a name', () => {
    expect(stop(starting)).toEqual({ job: starting, effects: [] });
  });
});
