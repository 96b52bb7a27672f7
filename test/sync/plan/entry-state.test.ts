import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import {
  advance,
  countStates,
  detailsNow,
  type EntryEvent,
  hasOutcome,
  isDone,
  isOpen,
  isTaken,
  isToSend,
  isUndecided,
  nextState,
  retryOrFail,
  stateOf,
  withSoundStates,
} from '../../../src/sync/plan/entry-state.ts';
import type { EntryDecision, EntryState, JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { changeOf, planFor } from '../plan-for.ts';

const [planned] = planFor([changeOf(courses, 'update', '5', [['title', 'a', 'b']])], { title: 'a' }).entries as [JournalEntry];

function anEntry(decision: EntryDecision, state: EntryState, request = 'r1'): JournalEntry {
  return { ...planned, decision, state, request };
}

const STATES: EntryState[] = ['planned', 'conflict', 'sending', 'done', 'failed', 'unconfirmed', 'stale', 'skipped'];
const EVENTS: EntryEvent[] = ['resolve', 'skip', 'plan', 'send', 'wait', 'retry', 'succeed', 'fail', 'lose', 'outdate', 'cancel'];

/** Every event that can happen, with the state it leads to. */
const POSSIBLE: Record<EntryState, Partial<Record<EntryEvent, EntryState>>> = {
  conflict: { resolve: 'planned', skip: 'skipped' },
  planned: {
    skip: 'skipped',
    plan: 'planned',
    send: 'sending',
    succeed: 'done',
    fail: 'failed',
    lose: 'unconfirmed',
    outdate: 'stale',
    cancel: 'skipped',
  },
  sending: {
    wait: 'sending',
    plan: 'planned',
    retry: 'planned',
    succeed: 'done',
    fail: 'failed',
    lose: 'unconfirmed',
    outdate: 'stale',
    cancel: 'unconfirmed',
  },
  done: {},
  failed: { skip: 'skipped' },
  unconfirmed: {},
  stale: {},
  skipped: { skip: 'skipped' },
};

describe('an entry that an event happens to', () => {
  it.each(STATES.flatMap((state) => EVENTS.map((event) => ({ state, event, next: POSSIBLE[state][event] }))))(
    'goes from $state by $event to $next',
    ({ state, event, next }) => {
      if (next === undefined) expect(() => nextState(state, event)).toThrow(`an entry that is ${state} can’t ${event}`);
      else expect(nextState(state, event)).toBe(next);
    },
  );

  it('changes state, note, and time in a copy', () => {
    const sent = advance(planned, 'send', { note: 'now', at: '2026-01-02T00:00:00Z' });
    expect(sent).toEqual({ ...planned, state: 'sending', note: 'now', at: '2026-01-02T00:00:00Z' });
    expect(planned.state).toBe('planned');
  });

  it('happens now, as an ISO time says', () => {
    const clock = { now: () => Date.parse('2026-01-02T00:00:00Z'), sleep: () => {}, id: () => '' };
    expect(detailsNow({ clock }, 'fine')).toEqual({ note: 'fine', at: '2026-01-02T00:00:00.000Z' });
  });

  it('counts attempts, and fails after the third one', () => {
    const at = '2026-01-02T00:00:00Z';
    let entry = advance(planned, 'send', { note: '', at });
    for (const attempts of [1, 2]) {
      entry = advance(entry, retryOrFail(entry), { note: 'Slow down.', at });
      expect([entry.state, entry.attempts, entry.note]).toEqual(['planned', attempts, 'Slow down.']);
      entry = advance(entry, 'send', { note: '', at });
    }
    expect(advance(entry, retryOrFail(entry), { note: 'Slow down.', at })).toMatchObject({ state: 'failed', attempts: 2 });
  });

  it('remembers the job in Catalog as long as it waits for it', () => {
    const at = '2026-01-02T00:00:00Z';
    const waiting = advance(advance(planned, 'send', { note: '', at }), 'wait', { note: '', at, job: '7' });
    expect([waiting.state, waiting.job]).toEqual(['sending', '7']);
    expect(advance(waiting, 'succeed', { note: '', at })).toMatchObject({ state: 'done', job: '' });
  });
});

describe('what a state means', () => {
  it.each<[decision: EntryDecision, state: EntryState, meaning: string]>([
    ['mine', 'planned', 'open, to send'],
    ['mine', 'sending', 'open, to send'],
    ['theirs', 'planned', 'open'],
    ['theirs', 'skipped', 'taken'],
    ['mine', 'done', 'outcome, done'],
    ['theirs', 'done', 'outcome'],
    ['mine', 'failed', 'outcome'],
    ['mine', 'unconfirmed', 'outcome'],
    ['mine', 'stale', 'outcome'],
    ['mine', 'skipped', ''],
    ['skipped', 'planned', ''],
    ['unresolved', 'planned', ''],
    ['unresolved', 'conflict', 'undecided'],
    ['unresolved', 'skipped', ''],
  ])('says of %s and %s: %s', (decision, state, meaning) => {
    const entry = anEntry(decision, state);
    const all = {
      open: isOpen(entry),
      'to send': isToSend(entry),
      taken: isTaken(entry),
      outcome: hasOutcome(entry),
      done: isDone(entry),
      undecided: isUndecided(entry),
    };
    const holds = Object.entries(all).flatMap(([name, is]) => (is ? [name] : []));
    expect(holds.join(', ')).toBe(meaning);
  });

  it('takes the worst entry for the whole request, and counts requests once they have an outcome', () => {
    const entries = [
      anEntry('mine', 'done', 'r1'),
      anEntry('mine', 'failed', 'r1'),
      anEntry('mine', 'unconfirmed', 'r1'),
      anEntry('mine', 'done', 'r2'),
      anEntry('mine', 'skipped', 'r2'),
      anEntry('mine', 'stale', 'r3'),
      anEntry('mine', 'done', 'r3'),
      anEntry('mine', 'failed', 'r4'),
      anEntry('mine', 'planned', 'r5'),
      anEntry('mine', 'sending', 'r6'),
      anEntry('skipped', 'skipped', 'r7'),
    ];
    expect(stateOf(entries)).toBe('unconfirmed');
    expect(stateOf([])).toBe('skipped');
    expect(countStates(entries)).toEqual({ done: 1, failed: 1, unconfirmed: 1, stale: 1, skipped: 1 });
  });
});

describe('states that were edited in the hidden sheet', () => {
  it('follow the decision of their entry', () => {
    const entries = [anEntry('skipped', 'planned'), anEntry('unresolved', 'planned', 'r2'), anEntry('mine', 'planned', 'r3')];
    expect(withSoundStates(entries, false).map(({ state }) => state)).toEqual(['skipped', 'conflict', 'planned']);
    expect(withSoundStates(entries, true).map(({ state }) => state)).toEqual(['skipped', 'skipped', 'planned']);
  });

  it('keep a whole request from being sent, and name the word that they were changed to', () => {
    const edited = { ...planned, state: 'yes please' as EntryState };
    const entries = [anEntry('mine', 'planned'), edited, anEntry('mine', 'planned', 'r2')];
    const note = 'its state in a hidden sheet was changed to “yes please”, so it isn’t sent';
    expect(withSoundStates(entries, true).map((entry) => [entry.state, entry.note])).toEqual([
      ['unconfirmed', note],
      ['unconfirmed', note],
      ['planned', ''],
    ]);
    expect(withSoundStates(entries, false).map(({ state }) => state)).toEqual(['failed', 'failed', 'planned']);
  });

  it('can’t be a result before Send, and are named as the sheet spells them', () => {
    expect(withSoundStates([anEntry('mine', 'stale')], false)).toMatchObject([
      { state: 'failed', note: 'its state in a hidden sheet was changed to “moved”, so it isn’t sent' },
    ]);
    expect(withSoundStates([anEntry('mine', 'done')], false)).toMatchObject([{ state: 'failed' }]);
  });
});
