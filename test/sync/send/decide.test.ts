import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicants } from '../../../src/catalog/resources/applicants.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { checksum } from '../../../src/sync/plan/journal-entry.ts';
import { type Choices, decideEntries } from '../../../src/sync/send/decide.ts';
import { changeOf, planFor } from '../plan-for.ts';

const LATER = '2026-01-02T00:00:00Z';

function decided(entries: readonly JournalEntry[], choices: Omit<Choices, 'options'>): JournalEntry[] {
  return decideEntries(entries, { options: [], ...choices }, LATER);
}

describe('a decided plan', () => {
  const conflict = planFor([changeOf(courses, 'update', '5', [['title', 'Botany', 'Botany I']])], { title: 'Plants' }).entries;

  it.each([
    { choice: 'mine', decision: 'mine', state: 'planned' },
    { choice: 'theirs', decision: 'theirs', state: 'planned' },
    { choice: 'skip', decision: 'unresolved', state: 'skipped' },
  ] as const)('treats a conflict as chosen: $choice', ({ choice, decision, state }) => {
    expect(decided(conflict, { decisions: [{ request: 'r1', field: 'title', choice }] })).toMatchObject([
      { server: 'Plants', value: 'Botany I', decision, state },
    ]);
  });

  it('skips a conflict without a decision, and says why', () => {
    expect(decided(conflict, {})).toMatchObject([{ decision: 'unresolved', state: 'skipped', note: 'also changed in Catalog' }]);
  });

  it('leaves out a whole request, also one whose conflict was decided', () => {
    const lines = decided(conflict, { decisions: [{ request: 'r1', field: 'title', choice: 'mine' }], skipped: ['r1'] });
    expect(lines).toMatchObject([{ decision: 'skipped', state: 'skipped', note: 'skipped by you' }]);
  });

  it('does not send a list with the new name of a tag whose renaming is left out', () => {
    const { entries: lines } = planFor(
      [
        changeOf(courses, 'update', '5', [
          ['tag_names', ['Bio'], ['Bio', 'New']],
          ['enrollment_fee', '49', '50'],
        ]),
        changeOf(tags, 'update', '9', [['name', 'Bio', 'Biology']]),
      ],
      { tag_names: ['Bio'], name: 'Bio', enrollment_fee: '49' },
    );
    expect(decided(lines, {}).map((entry) => entry.state)).toEqual(['planned', 'planned', 'planned']);
    expect(decided(lines, { skipped: ['r1'] })).toMatchObject([
      { resource: 'tags', decision: 'skipped' },
      { field: 'tag_names', decision: 'skipped', note: 'uses the new name “Biology”, which wasn’t sent' },
      { field: 'enrollment_fee', decision: 'mine', state: 'planned' },
    ]);
  });

  it('skips what needs a record that isn’t created, and says which', () => {
    const user = { ...changeOf(users, 'create', '', [['email_address', undefined, 'ada@example.org']]), caption: 'Ada' };
    const seat = changeOf(enrollments, 'create', '', [
      ['listing_id', undefined, 5],
      ['canvas_user_id', undefined, null],
    ]);
    const waiting = { ...seat, edits: seat.edits.map((edit, index) => (index === 1 ? { ...edit, dependsOn: user } : edit)) };
    const { entries } = planFor([user, waiting], 'gone', [], ({ resource }) => `intent of ${resource.name}`);
    expect(decided(entries, {}).map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
    const note = 'depends on Ada, which wasn’t sent';
    expect(decided(entries, { skipped: ['r1'] })).toMatchObject([
      { resource: 'users', decision: 'skipped', note: 'skipped by you' },
      { resource: 'enrollments', decision: 'skipped', state: 'skipped', note },
      { resource: 'enrollments', decision: 'skipped', state: 'skipped', note },
    ]);
  });

  it('skips all of an operation for all or none if one of it is left out', () => {
    const remove = (key: string) => changeOf(applicants, 'remove together', key, []);
    const { entries } = planFor([remove('1'), remove('2')], { listing_id: 4 });
    const states = (skipped: string[]) => new Set(decided(entries, { skipped }).map(({ state }) => state));
    expect(states([])).toEqual(new Set(['planned']));
    expect(states(['r1'])).toEqual(new Set(['skipped']));
  });

  it('sends what was shown and chosen, and nothing else, whatever is chosen', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const row = fc.record({
      base: word,
      mine: word,
      server: word,
      choice: fc.constantFrom('mine', 'theirs', 'skip', undefined),
      out: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const shown = rows.flatMap(({ base, mine, server }, index) =>
          planFor([changeOf(courses, 'update', String(index), [['title', base, mine]])], { title: server }).entries.map(
            (line): JournalEntry => ({ ...line, request: `r${index}` }),
          ),
        );
        const before = checksum(shown);
        const lines = decided(shown, {
          decisions: rows.flatMap(({ choice }, index) => (choice ? [{ request: `r${index}`, field: 'title', choice }] : [])),
          skipped: rows.flatMap(({ out }, index) => (out ? [`r${index}`] : [])),
        });
        expect(checksum(shown)).toBe(before);
        for (const [index, line] of lines.entries()) {
          const chosen = rows[Number(line.request.slice(1))];
          const { decision, state, note, at, ...same } = line;
          expect(shown[index]).toMatchObject(same);
          const isConflict = shown[index]?.state === 'conflict';
          const sent = !chosen?.out && (!isConflict || chosen?.choice === 'mine');
          expect(state === 'planned' && decision === 'mine').toBe(sent);
          expect(state === 'planned' && decision === 'theirs').toBe(!chosen?.out && isConflict && chosen?.choice === 'theirs');
          expect(state).not.toBe('conflict');
        }
      }),
    );
  });
});
