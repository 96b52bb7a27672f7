import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../scripts/person.ts';
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { Answer, Command, Messages } from '../../../src/protocol/messages.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import type { Answered, Effect } from '../../../src/sidebar/page/effect.ts';
import { reduceReview } from '../../../src/sidebar/review/review-reducer.ts';
import { canSkip, comparing, type Review, type ReviewAction, reviewAt } from '../../../src/sidebar/review/review-state.ts';
import { aField, aPlan, aRequest } from '../a-plan.ts';

const mail = { name: 'send_email', label: 'Email each learner', help: '', requests: ['r1'] };
const noNetwork = { code: 'no-network', what: 'No network.', todo: 'Try again.' };

function answer<C extends Command>(command: C, told: Answer<Messages[C]['output']>): Answered {
  return { type: 'answered', command, answer: told } as Answered;
}

function told<C extends Command>(command: C, data: Messages[C]['output']): Answered {
  return answer(command, { ok: true, data });
}

function progress(differences: Partial<Progress> = {}): Progress {
  return { job: 'j1', kind: 'send', phase: 'sending', count: 1, total: 2, text: 'Sending…', ...differences };
}

function having(state: Review, ...actions: ReviewAction[]): { state: Review; effects: Effect[] } {
  return actions.reduce<{ state: Review; effects: Effect[] }>((next, action) => reduceReview(next.state, action), { state, effects: [] });
}

function reviewed(plan = aPlan()): Review {
  return having(comparing, { type: 'opened' }, told('review', plan)).state;
}

function commands(effects: Effect[]): string[] {
  return effects.map((effect) => (effect.do === 'call' ? effect.command : effect.do));
}

describe('the review', () => {
  it('compares first, and sends nothing by itself', () => {
    expect(commands(having(comparing, { type: 'opened' }).effects)).toEqual(['review']);
    expect(having(comparing, { type: 'opened' }, told('review', aPlan())).effects).toEqual([]);
  });

  it('sends exactly the plan that was shown, with nothing switched on', () => {
    const { effects } = having(reviewed(aPlan({ options: [mail] })), { type: 'send' });
    const digest = digestOf(aPlan().requests);
    expect(effects).toEqual([{ do: 'call', command: 'send', input: { plan: 'p1', digest, options: [], seconds: 6 } }]);
  });

  it('sends the options that are switched on, and not those that were switched off again', () => {
    const order = { ...mail, name: 'create_order' };
    const { effects } = having(
      reviewed(aPlan({ options: [order, mail] })),
      { type: 'option', name: 'send_email', on: true },
      { type: 'option', name: 'create_order', on: true },
      { type: 'option', name: 'create_order', on: false },
      { type: 'send' },
    );
    expect(effects).toMatchObject([{ do: 'call', command: 'send', input: { plan: 'p1', options: ['send_email'] } }]);
  });

  it('sends nothing where nothing can be sent', () => {
    const held = aPlan({ requests: [aRequest({ state: 'conflict', fields: [aField({ state: 'conflict' })] })] });
    expect(having(reviewed(held), { type: 'send' }).effects).toEqual([]);
    expect(having(reviewed(aPlan({ requests: [] })), { type: 'send' }).effects).toEqual([]);
    expect(having(comparing, { type: 'send' }).effects).toEqual([]);
  });

  it('sends once, however often the button is pressed', () => {
    expect(having(reviewed(), { type: 'send' }, { type: 'send' }).effects).toEqual([]);
  });

  it('steps until done, then reads what became of each line', () => {
    const sent = { done: 1, failed: 1, unconfirmed: 0, stale: 0, skipped: 0 };
    const stepped = having(reviewed(), { type: 'send' }, told('send', progress()));
    expect(commands(stepped.effects)).toEqual(['step']);
    const done = having(stepped.state, told('step', progress({ phase: 'done', sent })));
    expect(commands(done.effects)).toEqual(['plan']);
    const finished = having(done.state, told('plan', aPlan({ applied: true })));
    expect(finished.state).toMatchObject({ phase: 'finished', sent });
  });

  it('shows the results that come with the response of a short send', () => {
    const sent = { done: 1, failed: 0, unconfirmed: 0, stale: 0, skipped: 0 };
    const plan = aPlan({ applied: true });
    const finished = having(reviewed(), { type: 'send' }, told('send', progress({ phase: 'done', sent, plan })));
    expect([finished.state.phase, finished.state.sent, commands(finished.effects)]).toEqual(['finished', sent, []]);
  });

  it('goes on with the same job after the network failed, instead of sending again', () => {
    const lost = having(reviewed(), { type: 'send' }, told('send', progress()), answer('step', { ok: false, problem: noNetwork }));
    expect(lost.state).toMatchObject({ phase: 'sending', problem: noNetwork });
    expect(having(lost.state, { type: 'send' }).effects).toEqual([]);
    expect(having(lost.state, { type: 'resume' }).effects).toEqual([{ do: 'call', command: 'step', input: { job: 'j1' } }]);
  });

  it('looks what was sent when the answer to Send itself was lost', () => {
    const lost = having(reviewed(), { type: 'send' }, answer('send', { ok: false, problem: noNetwork })).state;
    const checked = having(lost, { type: 'check' });
    expect(checked.effects).toEqual([{ do: 'call', command: 'plan', input: { plan: 'p1' } }]);
    const done = [aRequest({ state: 'done' })];
    expect(having(checked.state, told('plan', aPlan({ applied: true, requests: done }))).state.phase).toBe('finished');
    expect(having(checked.state, told('plan', aPlan({ applied: false }))).state.phase).toBe('ready');
  });

  it('goes on with a send whose answer was lost, where not all of it was sent', () => {
    const lost = having(reviewed(), { type: 'send' }, answer('send', { ok: false, problem: noNetwork }), { type: 'check' });
    const open = aPlan({ applied: true, requests: [aRequest({ state: 'done' }), aRequest({ request: 'r2' })] });
    const taken = having(lost.state, told('plan', open));
    expect(taken.effects).toEqual([{ do: 'call', command: 'step', input: { job: 'p1' } }]);
    // What cannot go on is shown as it stands, instead of being begun again and again.
    const stuck = having(taken.state, answer('step', { ok: false, problem: { code: 'wrong-key', what: 'No.', todo: 'Mend it.' } }));
    expect(commands(stuck.effects)).toEqual(['plan']);
    expect(having(stuck.state, told('plan', open))).toMatchObject({ state: { phase: 'finished' }, effects: [] });
  });

  it('keeps the reason in sight when the server ends a send, and shows the lines', () => {
    const problem = { code: 'busy', what: 'Ada is sending.', todo: 'Wait.' };
    const refused = having(reviewed(), { type: 'send' }, answer('send', { ok: false, problem }));
    expect(commands(refused.effects)).toEqual(['plan']);
    expect(having(refused.state, told('plan', aPlan())).state).toMatchObject({ phase: 'ready', problem });
  });

  it('stops before the next request, and then shows what was sent', () => {
    const stopping = having(reviewed(), { type: 'send' }, told('send', progress()), { type: 'stop' });
    expect(commands(stopping.effects)).toEqual(['cancel']);
    const stopped = having(stopping.state, told('cancel', {}), told('step', progress()));
    expect(commands(stopped.effects)).toEqual(['plan']);
  });

  it('offers to leave lines out only where some can be sent without the others', () => {
    expect(canSkip(reviewed())).toBe(true);
    expect(canSkip({ ...reviewed(), waitlist: '12' })).toBe(false);
    expect(canSkip({ ...reviewed(), plan: aPlan({ dryRunReason: 'no-key' }) })).toBe(false);
    expect(canSkip({ ...reviewed(), phase: 'finished' })).toBe(false);
  });

  it('only closes the window when it is closed', () => {
    expect(having(reviewed(), { type: 'close' }).effects).toEqual([{ do: 'close' }]);
  });

  it('forgets the old plan and its options when it reviews again', () => {
    const { state } = having(
      reviewed(aPlan({ options: [mail] })),
      { type: 'option', name: 'send_email', on: true },
      { type: 'reviewAgain' },
    );
    expect(state).toMatchObject({ phase: 'comparing', options: [] });
    expect(state.plan).toBeUndefined();
  });

  const conflict = (request: string) => aRequest({ request, state: 'conflict', fields: [aField({ state: 'conflict', theirs: 'Theirs' })] });

  it('sends what was decided for each field or for all, what was left out, and what was typed', () => {
    const guard = { words: 'delete', why: ['5 of 6.'], requests: ['r3'] };
    const plan = aPlan({ requests: [conflict('r1'), conflict('r2'), aRequest({ request: 'r3' }), aRequest({ request: 'r4' })], guard });
    const { effects } = having(
      reviewed(plan),
      { type: 'decideAll', choice: 'theirs' },
      { type: 'decide', request: 'r2', field: 'title', choice: 'mine' },
      { type: 'skip', requests: ['r4'], out: true },
      { type: 'confirm', text: 'delete' },
      { type: 'send' },
    );
    const decisions = [
      { request: 'r1', field: 'title', choice: 'theirs' },
      { request: 'r2', field: 'title', choice: 'mine' },
    ];
    const input = { plan: 'p1', digest: digestOf(plan.requests), options: [], seconds: 6, decisions, skipped: ['r4'], confirmed: 'delete' };
    expect(effects).toEqual([{ do: 'call', command: 'send', input }]);
  });

  it('sends the digest of the rows that are on the screen, whatever was altered on the way', () => {
    const altered = aPlan({ requests: [aRequest({ caption: 'Another ✓ course' })] });
    const { effects } = having(reviewed(altered), { type: 'send' });
    expect(effects).toMatchObject([{ input: { digest: digestOf(altered.requests) } }]);
    expect(digestOf(altered.requests)).not.toBe(digestOf(aPlan().requests));
  });

  it('reviews what is left of a send that this user hasn’t reviewed, or its undo', () => {
    const resumed = (plan: PlanView) =>
      having(
        reviewAt('resume:p1'),
        { type: 'opened' },
        told('plan', plan),
        told('step', progress({ phase: 'done', isReviewNeeded: true })),
      );
    const { state, effects } = resumed(aPlan({ applied: true }));
    expect(effects).toEqual([{ do: 'call', command: 'review', input: { seconds: 20 } }]);
    expect(state).toMatchObject({ phase: 'comparing', isRest: true });
    expect(having(state, told('review', aPlan())).state).toMatchObject({ phase: 'ready', isRest: true });
    expect(resumed(aPlan({ applied: true, undoes: { run: 'p0', at: 1 } })).effects).toEqual([
      { do: 'call', command: 'undo', input: { run: 'p0' } },
    ]);
  });

  it('skips and includes all requests of a plan that is all or nothing', () => {
    const plan = aPlan({ requests: [aRequest(), aRequest({ request: 'r2' })], whole: true });
    const { state } = having(reviewed(plan), { type: 'skip', requests: ['r2'], out: true });
    expect(state.choices.skipped).toEqual(['r1', 'r2']);
    expect(having(state, { type: 'skip', requests: ['r1'], out: false }).state.choices.skipped).toEqual([]);
  });

  it('keeps every choice when the server refuses the send', () => {
    const problem = { code: 'busy', what: 'Ada is sending.', todo: 'Wait.' };
    const refused = having(
      reviewed(aPlan({ requests: [aRequest(), aRequest({ request: 'r2' })] })),
      { type: 'skip', requests: ['r2'], out: true },
      { type: 'send' },
      answer('send', { ok: false, problem }),
      told('plan', aPlan()),
    );
    expect(refused.state).toMatchObject({ phase: 'ready', choices: { skipped: ['r2'] }, plan: { requests: [{}, {}] } });
  });

  it('takes no choices while it is sending', () => {
    const { state } = having(reviewed(), { type: 'send' }, { type: 'skip', requests: ['r1'], out: true });
    expect(state.choices.skipped).toEqual([]);
  });

  it('reviews only the tab or the rows that are asked for, and again the same after a send', () => {
    const { state, effects } = having(reviewed(), { type: 'scope', scope: 'selection' });
    expect(effects).toEqual([{ do: 'call', command: 'review', input: { scope: 'selection', seconds: 20 } }]);
    expect(having(state, told('review', aPlan()), { type: 'reviewAgain' }).effects).toEqual(effects);
  });

  it('reviews again with the new rows that are included', () => {
    const { effects } = having(reviewed(), { type: 'include', sheet: 1, rows: [8, 9] });
    const include = [
      { sheet: 1, row: 8 },
      { sheet: 1, row: 9 },
    ];
    expect(effects).toEqual([{ do: 'call', command: 'review', input: { include, seconds: 20 } }]);
  });
});

describe('the way back of a send', () => {
  it('is compared instead of the edits, and compared again the same way', () => {
    const { state, effects } = having(reviewAt('undo:p9'), { type: 'opened' });
    expect(effects).toEqual([{ do: 'call', command: 'undo', input: { run: 'p9' } }]);
    const ready = having(state, told('undo', aPlan()));
    expect(ready.state.phase).toBe('ready');
    expect(having(ready.state, { type: 'reviewAgain' }).effects).toEqual(effects);
  });
});

describe('a send that was left open', () => {
  it('is read first, and then gone on with until each line has its outcome', () => {
    const opened = having(reviewAt('resume:p1'), { type: 'opened' });
    expect(opened.effects).toEqual([{ do: 'call', command: 'plan', input: { plan: 'p1' } }]);
    const going = having(opened.state, told('plan', aPlan({ applied: true })));
    expect(going.state.phase).toBe('sending');
    expect(going.effects).toEqual([{ do: 'call', command: 'step', input: { job: 'p1' } }]);
    const done = having(going.state, told('step', progress({ phase: 'done' })), told('plan', aPlan({ applied: true })));
    expect(done.state.phase).toBe('finished');
  });

  it('that was ended elsewhere shows what became of it', () => {
    const problem = { code: 'no-such-job', what: 'This has already finished or was canceled.', todo: 'Start again.' };
    const { state } = having(
      reviewAt('resume:p1'),
      { type: 'opened' },
      told('plan', aPlan({ applied: true })),
      answer('step', { ok: false, problem }),
      told('plan', aPlan({ applied: true })),
    );
    expect(state).toMatchObject({ phase: 'finished', problem });
  });
});

describe('the view of the review that the server names', () => {
  it('is the review of all edits, an undo, a send to resume, or a waitlist', () => {
    expect(reviewAt()).toEqual(comparing);
    expect(reviewAt('')).toEqual(comparing);
    const rows = [
      { sheet: 12, row: 30, rows: 2 },
      { sheet: 7, row: 4, rows: 1 },
    ];
    const opened = having(reviewAt('rows:12.30.2,7.4.1'), { type: 'opened' });
    expect(opened.effects).toEqual([{ do: 'call', command: 'review', input: { scope: undefined, rows, include: undefined, seconds: 20 } }]);
    expect(reviewAt('review')).toEqual(comparing);
    expect(reviewAt('undo:p9')).toEqual({ ...comparing, undo: 'p9' });
    expect(reviewAt('waitlist:12')).toEqual({ ...comparing, waitlist: '12' });
  });

  it.each(['elsewhere', 'toString:1', 'undo', 'review:p9'])('throws for “%s”, which the review doesn’t have', (name) => {
    expect(() => reviewAt(name)).toThrow(`The review has no view “${name}”.`);
  });
});
