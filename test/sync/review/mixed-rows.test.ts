import { describe, expect, it } from 'vitest';
import type { Record_ } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import type { Cell } from '../../../src/platform/ports.ts';
import { otherRecordsIn } from '../../../src/sync/review/mixed-rows.ts';
import { aTab } from '../a-tab.ts';

function course(id: number): Record_ {
  return { id, title: `Course ${id}`, listing_path: `course-${id}`, updated_at: `2026-01-01T00:${String(id % 60).padStart(2, '0')}:00Z` };
}

const pulled = [course(1), course(2), course(3)];

/** Returns what the rows of a tab show, with some cells typed. */
function others(typed: { [index: number]: { [column: string]: Cell } }, wants: 'update' | 'Action' = 'update') {
  const find = otherRecordsIn(aTab(courses, pulled, { typed }));
  return pulled.map((_, index) => find(index, wants)?.key);
}

describe('the other record that a row shows', () => {
  it('is none in rows as they were pulled', () => {
    expect(others({})).toEqual([undefined, undefined, undefined]);
  });

  it('is that of its cells if only IDs changed places', () => {
    expect(others({ 0: { id: 2 }, 1: { id: 1 } })).toEqual(['1', '2', undefined]);
  });

  it('is found if cells were shifted up and the first record has no row', () => {
    expect(others({ 0: { id: 2 }, 1: { id: 3 }, 2: { id: '' } }).slice(0, 2)).toEqual(['1', '2']);
  });

  it('is that of its title if only titles changed places', () => {
    expect(others({ 0: { title: 'Course 2' }, 1: { title: 'Course 1' } })).toEqual(['2', '1', undefined]);
  });

  it('is none if the title is new, or the other record keeps it, unless an Action is meant', () => {
    expect(others({ 0: { title: 'Brand new' } })).toEqual([undefined, undefined, undefined]);
    expect(others({ 0: { title: 'Course 2' } })).toEqual([undefined, undefined, undefined]);
    expect(others({ 0: { title: 'Course 2' } }, 'Action')).toEqual(['2', undefined, undefined]);
  });

  it('is none if cells that can’t be edited were typed over', () => {
    expect(others({ 0: { updated_at: 'mine' }, 1: { updated_at: 'mine' }, 2: { updated_at: '' } })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is found by its cells alone in a tab whose records have no name', () => {
    const records = [1, 2].map((id) => ({ id, canvas_user_id: 70 + id, enrolled_at: `2026-01-0${id}T00:00:00Z`, status: 'active' }));
    const find = otherRecordsIn(aTab(enrollments, records, { typed: { 0: { id: 2 }, 1: { id: 1 } } }));
    expect(find(0, 'Action')).toEqual({ key: '1', caption: 'enrollment 1', shows: 'its cells' });
  });

  it('is found in a sorted tab with effort in proportion to its rows', () => {
    const lookUps = (rows: number) => {
      const many = Array.from({ length: rows }, (_, index) => course(index + 1));
      const typed = Object.fromEntries(many.map((_, index) => [index, { id: rows - index }]));
      const tab = aTab(courses, many, { typed });
      const snapshot = new CountedMap(tab.snapshot);
      const find = otherRecordsIn({ ...tab, snapshot });
      expect(many.filter((_, index) => find(index, 'update')?.key !== String(index + 1))).toEqual([]);
      return snapshot.lookUps;
    };
    const few = lookUps(500);
    expect(few).toBeGreaterThan(500);
    expect(lookUps(2_000)).toBeLessThan(5 * few);
  });
});

class CountedMap<K, V> extends Map<K, V> {
  lookUps = 0;

  override get(key: K): V | undefined {
    this.lookUps += 1;
    return super.get(key);
  }
}
