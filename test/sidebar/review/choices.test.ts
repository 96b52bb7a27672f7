import { describe, expect, it } from 'vitest';
import {
  canSend,
  conflictsOf,
  decided,
  nothingChosen,
  openGuard,
  secondsToSend,
  sendable,
  takenCells,
  withIncluded,
  withSkipped,
} from '../../../src/sidebar/review/choices.ts';
import { sideEffects } from '../../../src/sidebar/review/plan.ts';
import { reviewTexts } from '../../../src/sidebar/texts/en/review.ts';
import { aField, aPlan, aRequest } from '../a-plan.ts';

const { effect } = reviewTexts;

const conflict = aField({ field: 'price', state: 'conflict', theirs: '90' });
const held = aPlan({ requests: [aRequest({ state: 'conflict', fields: [conflict] })] });

describe('what is sent of a plan', () => {
  it('is every line with a field that is not in conflict, and every deletion', () => {
    const both = aRequest({ fields: [aField(), conflict] });
    const deletion = aRequest({ request: 'r2', operation: 'delete', fields: [] });
    expect(sendable(aPlan({ requests: [both, deletion] }), nothingChosen)).toEqual([both, deletion]);
  });

  it('takes the less time the less of it is sent, and nobody knows how long where the server does not', () => {
    const requests = ['r1', 'r2', 'r3', 'r4'].map((request) => aRequest({ request }));
    expect(secondsToSend(aPlan({ requests, seconds: 240 }), withSkipped(nothingChosen, ['r2']))).toBe(180);
    expect(secondsToSend(aPlan({ requests }), nothingChosen)).toBe(0);
    expect(secondsToSend(aPlan({ requests: [], seconds: 0 }), nothingChosen)).toBe(0);
  });

  it('is a conflict only where the person sends theirs, and nothing is sent where Catalog’s value is taken', () => {
    const mine = decided(nothingChosen, [{ request: 'r1', field: 'price', choice: 'mine' }]);
    const theirs = decided(mine, [{ request: 'r1', field: 'price', choice: 'theirs' }]);
    expect([nothingChosen, mine, theirs].map((choices) => sendable(held, choices).length)).toEqual([0, 1, 0]);
    expect([nothingChosen, mine, theirs].map((choices) => takenCells(held, choices))).toEqual([0, 0, 1]);
    expect([nothingChosen, mine, theirs].map((choices) => canSend(held, choices))).toEqual([false, true, true]);
  });

  it('is not a line that was left out, until it is taken in again', () => {
    const out = withSkipped(nothingChosen, ['r1']);
    expect(sendable(aPlan(), out)).toEqual([]);
    expect(sendable(aPlan(), withIncluded(out, ['r1']))).toHaveLength(1);
  });

  it('is nothing once the plan has been sent', () => {
    expect(sendable(aPlan({ applied: true }), nothingChosen)).toEqual([]);
  });

  it('waits for the words of a guard, unless all that it is about was left out', () => {
    const plan = aPlan({
      guard: { words: 'delete', why: ['5 of 6.'], requests: ['r1'] },
      requests: [aRequest(), aRequest({ request: 'r2' })],
    });
    expect(canSend(plan, nothingChosen)).toBe(false);
    expect(canSend(plan, { ...nothingChosen, typed: ' Delete ' })).toBe(true);
    const out = withSkipped(nothingChosen, ['r1']);
    expect(openGuard(plan, out)).toBeUndefined();
    expect(canSend(plan, out)).toBe(true);
  });

  it('names every conflict once, for a choice that is made for all', () => {
    expect(conflictsOf(held)).toEqual([{ request: 'r1', field: 'price', choice: 'skip' }]);
  });
});

describe('what else happens', () => {
  const mail = { name: 'send_email', label: 'Email each learner', help: '', requests: ['r1', 'r2'] };
  const enroll = (request: string) => aRequest({ request, operation: 'create', effects: ['seat', 'e-mail'] });
  const plan = aPlan({ requests: [enroll('r1'), enroll('r2')], options: [mail] });
  const said = (choices: typeof nothingChosen, on: string[]) => sideEffects(plan, sendable(plan, choices), on).map(effect);

  it('mentions emails only if their option is on', () => {
    expect(said(nothingChosen, [])).toEqual(['2 seats taken']);
    expect(said(nothingChosen, ['send_email'])).toEqual(['2 seats taken', 'up to 2 emails sent by Catalog']);
  });

  it('counts only what will be sent', () => {
    expect(said(withSkipped(nothingChosen, ['r2']), [])[0]).toBe('1 seat taken');
  });
});
