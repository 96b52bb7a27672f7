import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { RowChange } from '../../../src/sync/plan/row-change.ts';
import { mergeDuplicateChanges, withUploads } from '../../../src/sync/review/join-changes.ts';
import { changeOf } from '../plan-for.ts';

function inTab(tab: string, sheet: number, row: number, change: RowChange): RowChange {
  return { ...change, tab, sheet, row };
}

describe('one record that was changed in two tabs', () => {
  const fee = (mine: string) => changeOf(courses, 'update', '5', [['enrollment_fee', '49', mine]]);

  it('is one change where both say the same', () => {
    const joined = mergeDuplicateChanges([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, fee('59.00'))]);
    expect(joined.changes).toEqual([inTab('All', 1, 2, fee('59'))]);
    expect(joined.rejected).toEqual([]);
  });

  it('is refused in both where they differ, each naming the other', () => {
    const joined = mergeDuplicateChanges([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, fee('60'))]);
    expect(joined.changes).toEqual([]);
    expect(joined.rejected.map(({ change, what }) => `${change.tab}: ${what}`)).toEqual([
      'All: was changed differently in row 7 of “Some”',
      'Some: was changed differently in row 2 of “All”',
    ]);
  });

  it('is two changes where other fields were changed', () => {
    const title = changeOf(courses, 'update', '5', [
      ['title', 'Botany', 'Plants'],
      ['enrollment_fee', '49', '59'],
    ]);
    const joined = mergeDuplicateChanges([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, title)]);
    expect(joined.changes.map(({ sheet, edits }) => [sheet, ...edits.map(({ field }) => field.name)])).toEqual([
      [1, 'enrollment_fee'],
      [2, 'title'],
    ]);
  });

  it('is refused where one tab changes it and the other deletes it', () => {
    const joined = mergeDuplicateChanges([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, changeOf(courses, 'delete', '5', []))]);
    expect(joined.changes).toEqual([]);
    expect(joined.rejected).toHaveLength(2);
  });
});

describe('updates that could go in one file', () => {
  const sku = (key: number, value: string | null = 'S') => changeOf(courses, 'update', String(key), [['sku', 'old', value]]);
  const operations = (changes: RowChange[]) => Array.from(new Set(withUploads(changes).map(({ operation }) => operation)));
  const many = (count: number) => Array.from({ length: count }, (_, index) => sku(index));

  it('go in one file from ten on', () => {
    expect(operations(many(9))).toEqual(['update']);
    expect(operations(many(10))).toEqual(['update by file']);
  });

  it('stay single updates if they change more, clear the field, or are no updates', () => {
    const more = changeOf(courses, 'update', '77', [
      ['sku', 'old', 'S'],
      ['title', 'a', 'b'],
    ]);
    const others = [more, sku(78, null), changeOf(courses, 'archive', '79', [])];
    expect(withUploads([...many(10), ...others]).slice(10)).toEqual(others);
    expect(operations([...many(9), more])).toEqual(['update']);
  });
});
