import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { Cell } from '../../../src/platform/ports.ts';
import { decodeEntry, ENTRY_HEADERS, encodeEntry, type JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { sealerOf, withContentSeals } from '../../../src/sync/plan/seal.ts';
import { soundEntries } from '../../../src/sync/plan/soundness.ts';
import { fakeWorkbook, signed } from '../fake-session.ts';
import { changeOf, planFor } from '../plan-for.ts';

const sealer = sealerOf({ sign: signed, workbook: { ...fakeWorkbook(), id: () => 'file1' } }, 'run1');

const reviewed = withContentSeals(
  sealer,
  planFor(
    ['5', '6', '7'].map((key) =>
      changeOf(courses, 'update', key, [
        ['title', 'Old', `New ${key}`],
        ['sku', 'S', `T ${key}`],
      ]),
    ),
    { title: 'Old', sku: 'S' },
  ).entries,
  'reviewed',
);
const sent = withContentSeals(sealer, reviewed, 'sent');

/** Entries with a result, sealed as a send seals it. */
function withResult(entries: readonly JournalEntry[], request: string, result: Partial<JournalEntry>): JournalEntry[] {
  const done = entries.map((entry) => (entry.request === request ? { ...entry, ...result } : entry));
  const resultSeal = sealer.result(done.filter((entry) => entry.request === request));
  return done.map((entry) => (entry.request === request ? { ...entry, resultSeal } : entry));
}

function believed(entries: readonly JournalEntry[], started: readonly string[] | undefined): string[] {
  const sound = soundEntries(entries, { sealer, applied: true, started: started && new Set(started) });
  return sound.entries.map(({ request, state }) => `${request} ${state}${sound.changed.has(request) ? ', changed' : ''}`);
}

const first = (entries: readonly JournalEntry[], change: Partial<JournalEntry>): JournalEntry[] =>
  entries.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry));

describe('a request of a send that has not started', () => {
  it('is planned as long as its rows are those of Send', () => {
    expect(new Set(believed(sent, []))).toEqual(new Set(['r1 planned', 'r2 planned', 'r3 planned']));
  });

  it.each<[what: string, change: Partial<JournalEntry>]>([
    ['value', { value: 'Theirs' }],
    ['old value', { server: 'Theirs' }],
    ['record', { key: '9' }],
    ['field', { field: 'teaser' }],
    ['operation', { operation: 'delete' }],
    ['decision', { decision: 'theirs' }],
    ['seal', { seal: '' }],
  ])('isn’t sent if its %s was changed, and the others are', (_, change) => {
    expect(believed(first(sent, change), [])).toEqual([
      'r1 failed, changed',
      'r1 failed, changed',
      'r2 planned',
      'r2 planned',
      'r3 planned',
      'r3 planned',
    ]);
  });

  it('isn’t sent if one of its rows is missing, doubled, or from before Send', () => {
    expect(believed(sent.slice(1), [])[0]).toBe('r1 failed, changed');
    expect(believed([...sent, ...sent.slice(0, 1)], [])[0]).toBe('r1 failed, changed');
    expect(believed([...reviewed.slice(0, 2), ...sent.slice(2)], [])[0]).toBe('r1 failed, changed');
  });

  it('isn’t sent with the rows of another request', () => {
    const moved = sent.map((entry) =>
      entry.request === 'r1' ? { ...entry, request: 'r2' } : entry.request === 'r2' ? { ...entry, request: 'r1' } : entry,
    );
    expect(believed(moved, []).filter((each) => each.includes('planned'))).toEqual(['r3 planned', 'r3 planned']);
  });

  it('isn’t sent if its state says that it was, and its note names the state', () => {
    const { entries } = soundEntries(first(sent, { state: 'done', createdKey: '9' }), { sealer, applied: true, started: new Set() });
    expect(entries[0]).toMatchObject({ state: 'failed', createdKey: '', note: expect.stringContaining('“done”') });
  });

  it('keeps a result that this send has sealed, such as a record that changed since the review', () => {
    expect(believed(withResult(sent, 'r1', { state: 'stale' }), [])[0]).toBe('r1 stale');
  });

  it('is sent in its place, wherever its rows are by now', () => {
    expect(
      believed(
        [...sent].reverse().sort((a, b) => b.request.localeCompare(a.request)),
        [],
      )[0],
    ).toMatch(/^r1/);
  });
});

describe('a plan that isn’t marked as sent', () => {
  const isCutOff = (entries: readonly JournalEntry[], applied = false) =>
    soundEntries(entries, { sealer, applied, started: new Set() }).isCutOff;

  it('is cut off if a send has stored all of its rows, and only then', () => {
    expect(isCutOff(sent)).toBe(true);
    expect(isCutOff(reviewed)).toBe(false);
    expect(isCutOff(first(sent, { value: 'Theirs' }))).toBe(false);
    expect(isCutOff([...reviewed.slice(0, 2), ...sent.slice(2)])).toBe(false);
    expect(isCutOff([])).toBe(false);
    expect(isCutOff(sent, true)).toBe(false);
  });
});

describe('a request of a send that could have been sent', () => {
  it('has the result that this send has sealed', () => {
    expect(believed(withResult(sent, 'r1', { state: 'done', stored: 'New 5' }), ['r1'])[0]).toBe('r1 done');
  });

  it.each<[what: string, change: Partial<JournalEntry>]>([
    ['state', { state: 'failed' }],
    ['new ID', { createdKey: '9' }],
    ['stored value', { stored: 'Theirs' }],
    ['attempts', { attempts: 2 }],
    ['job', { job: '9' }],
    ['seal', { resultSeal: '' }],
  ])('is looked up in Catalog if the %s of its result was changed', (_, change) => {
    const done = withResult(sent, 'r1', { state: 'done', stored: 'New 5' });
    expect(believed(first(done, change), ['r1'])).toEqual([
      'r1 sending, changed',
      'r1 sending, changed',
      'r2 planned',
      'r2 planned',
      'r3 planned',
      'r3 planned',
    ]);
  });

  it('is looked up in Catalog if its rows were rolled back', () => {
    expect(believed(sent, ['r1'])[0]).toBe('r1 sending, changed');
    expect(believed(reviewed, ['r1'])[0]).toBe('r1 sending, changed');
    expect(believed(withResult(sent, 'r1', { attempts: 1 }), ['r1'])[0]).toBe('r1 sending');
  });

  it('is unconfirmed if what was sent can’t be known', () => {
    expect(believed(first(sent, { value: 'Theirs' }), ['r1'])[0]).toBe('r1 unconfirmed, changed');
  });

  it('is any, if the started ones aren’t stored, and what you skipped isn’t sent after all', () => {
    expect(believed(sent, undefined)[0]).toBe('r1 sending, changed');
    expect(believed(reviewed, undefined)[0]).toBe('r1 unconfirmed, changed');
  });
});

describe('any cell of a plan that someone writes into', () => {
  it('changes nothing that is sent or believed beside its own request', () => {
    const done = withResult(sent, 'r1', { state: 'done', stored: 'New 5' });
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'mine', 'theirs', 'left', 'planned', 'sending', 'done', 's:x', 'j:[1', 'r1', 'r2', 'r9', '5'),
    );
    const cell = fc.record({ row: fc.nat(5), column: fc.nat(ENTRY_HEADERS.length - 1), text });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
        const rows: Cell[][] = done.map((entry) => encodeEntry(entry));
        for (const { row, column, text: written } of cells) rows[row]?.splice(column, 1, written);
        const { entries } = soundEntries(
          rows.map((row) => decodeEntry(row)),
          { sealer, applied: true, started: new Set(['r1']) },
        );
        for (const entry of entries) {
          const original = done.find(({ request, field }) => request === entry.request && field === entry.field);
          const isSent = entry.state === 'planned' || entry.state === 'sending' || entry.state === 'done';
          if (isSent && entry.decision === 'mine')
            expect([entry.key, entry.value, entry.server]).toEqual([original?.key, original?.value, original?.server]);
          if (entry.state === 'done') expect([entry.request, entry.stored]).toEqual(['r1', 'New 5']);
        }
      }),
      { numRuns: 300 },
    );
  });
});
