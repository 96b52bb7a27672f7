import { describe, expect, it } from 'vitest';
import { withCustomFields } from '../../../src/catalog/custom-fields.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { guardOf, isConfirmed } from '../../../src/sync/plan/guard.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { decideEntries } from '../../../src/sync/send/decide.ts';
import { resourceOf } from '../../../src/tabs/resource-for-tab.ts';
import { changeOf, planFor } from '../plan-for.ts';

function tabOf(rows: number) {
  return () => ({ name: 'The tab', rows });
}

const anyShape = ({ resource }: JournalEntry) => resourceOf(resource);

/** Plan lines that delete so many tags. */
function deletions(count: number): JournalEntry[] {
  const changes = Array.from({ length: count }, (_, index) => changeOf(tags, 'delete', String(index), []));
  return planFor(changes, { name: 'Botany' }).entries;
}

describe('the guard of a plan', () => {
  it('lets four deletions through, of however few rows', () => {
    expect(guardOf(deletions(4), tabOf(4), anyShape)).toBeUndefined();
  });

  it('lets a fifth of the rows through, and asks for one more', () => {
    expect(guardOf(deletions(10), tabOf(50), anyShape)).toBeUndefined();
    expect(guardOf(deletions(11), tabOf(50), anyShape)).toMatchObject({
      words: 'delete',
      why: ['11 of 50 records in “The tab” would be deleted from Catalog.'],
    });
  });

  it('asks for more than 25 deletions, of however many rows', () => {
    expect(guardOf(deletions(25), tabOf(1000), anyShape)).toBeUndefined();
    expect(guardOf(deletions(26), tabOf(1000), anyShape)).toMatchObject({ words: 'delete', requests: { length: 26 } });
  });

  it('adds up the deletions of several tabs', () => {
    const inTwoTabs = deletions(26).map((entry, index) => ({ ...entry, sheet: index % 2 }));
    expect(guardOf(inTwoTabs, tabOf(1000), anyShape)?.why).toHaveLength(2);
    expect(guardOf(inTwoTabs.slice(1), tabOf(1000), anyShape)).toBeUndefined();
  });

  it('counts the cells of a column that are made blank, and not those that were blank or get another value', () => {
    const clear = (key: number) => changeOf(courses, 'update', String(key), [['short_description', 'Text', null]]);
    const fill = (key: number) => changeOf(courses, 'update', String(key), [['short_description', 'Text', 'Other']]);
    const five = [1, 2, 3, 4, 5].map(clear);
    expect(guardOf(planFor(five, { short_description: 'Text' }).entries, tabOf(6), anyShape)).toMatchObject({
      words: 'clear',
      requests: ['r1', 'r2', 'r3', 'r4', 'r5'],
    });
    expect(
      guardOf(planFor([1, 2, 3, 4].map(clear).concat(fill(5)), { short_description: 'Text' }).entries, tabOf(6), anyShape),
    ).toBeUndefined();
  });

  it('calls a column that a catalog has defined by its label', () => {
    const shape = withCustomFields(users, [{ name: 'phone_1', label: 'Phone number' }]);
    const changes = Array.from({ length: 5 }, (_, at) => changeOf(shape, 'update', String(at), [['custom.phone_1', '555', null]]));
    const { entries: lines } = planFor(changes, { 'custom.phone_1': '555' });
    expect(guardOf(lines, tabOf(6), () => shape)?.why).toEqual(['“Phone number” would be cleared in 5 of 6 rows of “The tab”.']);
  });

  it('names each kind of removal once', () => {
    const drops = [1, 2, 3, 4, 5].map((key) => changeOf(enrollments, 'drop', String(key), []));
    const lines = [...deletions(5), ...planFor(drops, { status: 'active' }).entries];
    expect(guardOf(lines, tabOf(5), anyShape)?.words).toBe('delete and drop');
  });

  it('has nothing to say of lines that were left out', () => {
    const lines = decideEntries(deletions(5), { options: [], skipped: ['r1'] }, '');
    expect(guardOf(lines, tabOf(5), anyShape)).toBeUndefined();
  });

  it('takes its words in any capitals, and nothing else', () => {
    const guard = guardOf(deletions(5), tabOf(5), anyShape);
    expect(guard && [' Delete ', 'delete', 'deleted', '', undefined].map((typed) => isConfirmed(guard, typed))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
