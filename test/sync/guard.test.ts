import { describe, expect, it } from 'vitest';
import { courses } from '../../src/catalog/resources/courses.ts';
import { enrollments } from '../../src/catalog/resources/enrollments.ts';
import { tags } from '../../src/catalog/resources/tags.ts';
import { decideLines } from '../../src/sync/decide.ts';
import { guardOf, isConfirmed } from '../../src/sync/guard.ts';
import type { Line } from '../../src/sync/line.ts';
import { changeOf, planFor } from './plan-for.ts';

function tabOf(rows: number) {
  return () => ({ name: 'The tab', rows });
}

/** Plan lines that delete so many tags. */
function deletions(count: number): Line[] {
  const changes = Array.from({ length: count }, (_, index) => changeOf(tags, 'delete', String(index), []));
  return planFor(changes, { name: 'Botany' }).lines;
}

describe('the guard of a plan', () => {
  it('lets four deletions through, of however few rows', () => {
    expect(guardOf(deletions(4), tabOf(4))).toBeUndefined();
  });

  it('lets a fifth of the rows through, and asks for one more', () => {
    expect(guardOf(deletions(10), tabOf(50))).toBeUndefined();
    expect(guardOf(deletions(11), tabOf(50))).toMatchObject({
      words: 'delete',
      why: ['11 of 50 records in “The tab” would be deleted in Catalog.'],
    });
  });

  it('counts the cells of a column that are made blank, and not those that were blank or get another value', () => {
    const clear = (key: number) => changeOf(courses, 'update', String(key), [['short_description', 'Text', null]]);
    const fill = (key: number) => changeOf(courses, 'update', String(key), [['short_description', 'Text', 'Other']]);
    const five = [1, 2, 3, 4, 5].map(clear);
    expect(guardOf(planFor(five, { short_description: 'Text' }).lines, tabOf(6))).toMatchObject({
      words: 'clear',
      requests: ['r1', 'r2', 'r3', 'r4', 'r5'],
    });
    expect(guardOf(planFor([1, 2, 3, 4].map(clear).concat(fill(5)), { short_description: 'Text' }).lines, tabOf(6))).toBeUndefined();
  });

  it('names each kind of removal once', () => {
    const drops = [1, 2, 3, 4, 5].map((key) => changeOf(enrollments, 'drop', String(key), []));
    const lines = [...deletions(5), ...planFor(drops, { status: 'active' }).lines];
    expect(guardOf(lines, tabOf(5))?.words).toBe('delete and drop');
  });

  it('has nothing to say of lines that were left out', () => {
    const lines = decideLines(deletions(5), { options: [], leftOut: ['r1'] }, '');
    expect(guardOf(lines, tabOf(5))).toBeUndefined();
  });

  it('takes its words in any capitals, and nothing else', () => {
    const guard = guardOf(deletions(5), tabOf(5));
    expect(guard && [' Delete ', 'delete', 'deleted', '', undefined].map((typed) => isConfirmed(guard, typed))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
