import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../scripts/person.ts';
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { Answer, Command, Messages } from '../../../src/protocol/messages.ts';
import type { PlanPart, PlanView } from '../../../src/protocol/review.ts';
import type { Answered, Effect } from '../../../src/sidebar/page/effect.ts';
import { shownParts } from '../../../src/sidebar/review/plan.ts';
import { reduceReview } from '../../../src/sidebar/review/review-reducer.ts';
import { comparing, type Review, type ReviewAction, reviewAt, reviewFocus } from '../../../src/sidebar/review/review-state.ts';
import { aPlan, aRequest } from '../a-plan.ts';

const requests = Array.from({ length: 5_000 }, (_, at) => aRequest({ request: `r${at}`, row: at + 2 }));
const refused = [{ sheet: 1, tab: 'Courses', row: 1, label: 'Price', what: 'isn’t a number', todo: 'Enter a number.' }];
const LENGTH = 1_000;
const noNetwork = { code: 'no-network', what: 'No network.', todo: 'Try again.' };
const sent: Progress = { job: 'p1', kind: 'send', phase: 'done', count: 5_000, total: 5_000, text: '5,000 sent' };

function told<C extends Command>(command: C, data: Messages[C]['output']): Answered {
  return { type: 'answered', command, answer: { ok: true, data } as Answer<Messages[C]['output']> } as Answered;
}

/** The first response of a plan, and the parts that follow, as the server splits them. */
function split(plan: PlanView): [first: PlanView, ...parts: PlanPart[]] {
  const parts = Array.from({ length: 4 }, (_, at): PlanPart => {
    return { requests: plan.requests.slice((at + 1) * LENGTH, (at + 2) * LENGTH), refused: [], next: at < 3 ? at + 1 : undefined };
  });
  const rest = { id: 'x1', next: 0, rows: plan.requests.length + plan.refused.length };
  return [{ ...plan, requests: plan.requests.slice(0, LENGTH), rest }, ...parts];
}

function having(state: Review, ...actions: ReviewAction[]): { state: Review; effects: Effect[] } {
  return actions.reduce<{ state: Review; effects: Effect[] }>((next, action) => reduceReview(next.state, action), { state, effects: [] });
}

const plan = aPlan({ requests, refused });
const [first, ...parts] = split(plan);
const ask = (part: number) => ({ do: 'call', command: 'planPart', input: { id: 'x1', part } });
const failed: Answered = { type: 'answered', command: 'planPart', answer: { ok: false, problem: noNetwork } };

/** The review once all of its parts are there. */
function reviewed(): Review {
  return having(comparing, { type: 'opened' }, told('review', first), ...parts.map((part) => told('planPart', part))).state;
}

describe('a review of 5,000 edits', () => {
  it('asks for one part after the other, says how far it is, and shows the plan once it’s whole', () => {
    let now = having(comparing, { type: 'opened' }, told('review', first));
    parts.forEach((part, at) => {
      expect(now.effects).toEqual([ask(at)]);
      expect(now.state.phase).toBe('comparing');
      expect(now.state.plan).toBeUndefined();
      expect(now.state.loading?.plan.requests).toHaveLength((at + 1) * LENGTH);
      now = having(now.state, told('planPart', part));
    });
    expect(now.effects).toEqual([]);
    expect(now.state).toMatchObject({ phase: 'ready', loading: undefined });
    expect(now.state.plan?.requests).toEqual(requests);
    expect(now.state.plan?.refused).toEqual(refused);
  });

  it('sends the digest of all parts, as the server has computed it', () => {
    const { effects } = having(reviewed(), { type: 'send' });
    expect(effects).toMatchObject([{ command: 'send', input: { digest: digestOf(requests) } }]);
  });

  it('shows no part of a plan if one can’t be read, and reviews again', () => {
    const lost = having(comparing, { type: 'opened' }, told('review', first), failed);
    expect(lost.state).toMatchObject({ phase: 'compareFailed', problem: noNetwork, loading: undefined });
    expect(lost.state.plan).toBeUndefined();
    expect(having(lost.state, { type: 'send' }).effects).toEqual([]);
    expect(having(lost.state, { type: 'reviewAgain' }).effects).toMatchObject([{ command: 'review' }]);
  });

  it('ignores a part for which it no longer waits', () => {
    const [part] = parts;
    if (!part) throw new Error('no parts');
    const state = reviewed();
    expect(having(state, told('planPart', part)).state).toBe(state);
    expect(having(state, failed).state).toBe(state);
  });
});

describe('the results of 5,000 edits', () => {
  const results = aPlan({ requests: requests.map((request) => ({ ...request, state: 'done' as const })), applied: true });
  const [firstResults, ...otherResults] = split(results);

  it('come in parts with the last step of a send', () => {
    const sending = having(reviewed(), { type: 'send' }, told('send', { ...sent, plan: firstResults }));
    expect(sending.effects).toEqual([ask(0)]);
    expect(sending.state.phase).toBe('loadingResults');
    const { state } = having(sending.state, ...otherResults.map((part) => told('planPart', part)));
    expect(state.phase).toBe('finished');
    expect(state.plan?.requests.map((request) => request.state)).toEqual(requests.map(() => 'done'));
    expect(state.plan?.refused).toEqual(refused);
  });

  it('come in parts if they’re asked for', () => {
    const lost = having(reviewed(), { type: 'send' }, told('send', { ...sent, plan: firstResults }), failed);
    expect(lost.state).toMatchObject({ phase: 'resultsUnavailable', problem: noNetwork });
    const again = having(lost.state, { type: 'check' });
    expect(again.effects).toEqual([{ do: 'call', command: 'plan', input: { plan: 'p1' } }]);
    const { state } = having(again.state, told('plan', firstResults), ...otherResults.map((part) => told('planPart', part)));
    expect(state.phase).toBe('finished');
  });

  it('can be asked for again when a send to resume couldn’t be read', () => {
    const lost = having(reviewAt('resume:p1'), { type: 'opened' }, told('plan', firstResults), failed);
    expect(lost.state.phase).toBe('resultsUnavailable');
    expect(having(lost.state, { type: 'check' }).effects).toEqual([{ do: 'call', command: 'plan', input: { plan: 'p1' } }]);
  });
});

describe('a long list', () => {
  it.each([
    [0, 0, [0], 0],
    [25, 0, [25], 0],
    [30, 0, [30], 0],
    [31, 0, [25], 6],
    [31, 1, [25, 31], 0],
    [130, 1, [25, 130], 0],
    [131, 1, [25, 125], 6],
    [5_000, 0, [25], 100],
    [5_000, 2, [25, 125, 225], 100],
    [200, 9, [25, 125, 200], 0],
  ])('of %i items, asked for more %i times, has parts that end at %j and can show %i more', (items, asked, ends, more) => {
    const shown = shownParts(items, asked);
    expect(shown.parts.map(({ to }) => to)).toEqual(ends);
    expect(shown.parts.map(({ from }) => from)).toEqual([0, ...ends.slice(0, -1)]);
    expect(shown.more).toBe(more);
  });

  it('moves the focus to the part that has just appeared', () => {
    const before = reviewed();
    const once = having(before, { type: 'showMore', list: 'update 1 course' }).state;
    expect(reviewFocus(before, once)).toBe('[data-part="update 1 course 1"]');
    const other = having(once, { type: 'showMore', list: 'refused' }).state;
    expect(reviewFocus(once, other)).toBe('[data-part="refused 1"]');
    expect(reviewFocus(other, having(other, { type: 'showMore', list: 'update 1 course' }).state)).toBe('[data-part="update 1 course 2"]');
    expect(reviewFocus(other, having(other, { type: 'filter', text: 'x' }).state)).toBeUndefined();
  });
});
