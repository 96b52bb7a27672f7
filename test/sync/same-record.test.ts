import { describe, expect, it } from 'vitest';
import { courses } from '../../src/catalog/resources/courses.ts';
import type { RowChange } from '../../src/sync/diff.ts';
import { changeOf, planFor } from './plan-for.ts';

function inTab(tab: string, sheet: number, row: number, change: RowChange): RowChange {
  return { ...change, tab, sheet, row };
}

describe('one record that was changed in two tabs', () => {
  const fee = (mine: string) => changeOf(courses, 'update', '5', [['enrollment_fee', '49', mine]]);

  it('is one line where both say the same', () => {
    const plan = planFor([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, fee('59.00'))], { enrollment_fee: '49' });
    expect(plan.lines).toMatchObject([{ sheet: 1, row: 2, value: '59' }]);
    expect(plan.rejected).toEqual([]);
  });

  it('is refused in both where they differ, each naming the other', () => {
    const plan = planFor([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, fee('60'))], { enrollment_fee: '49' });
    expect(plan.lines).toEqual([]);
    expect(plan.rejected.map(({ change, what }) => `${change.tab}: ${what}`)).toEqual([
      'All: was changed in row 7 of “Some” too, but otherwise',
      'Some: was changed in row 2 of “All” too, but otherwise',
    ]);
  });

  it('is two writes where other fields were changed', () => {
    const title = changeOf(courses, 'update', '5', [
      ['title', 'Botany', 'Plants'],
      ['enrollment_fee', '49', '59'],
    ]);
    const plan = planFor([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, title)], { enrollment_fee: '49', title: 'Botany' });
    expect(plan.lines.map(({ request, sheet, field }) => `${request} ${sheet} ${field}`)).toEqual(['r1 1 enrollment_fee', 'r2 2 title']);
  });

  it('is refused where one tab changes it and the other deletes it', () => {
    const plan = planFor([inTab('All', 1, 2, fee('59')), inTab('Some', 2, 7, changeOf(courses, 'delete', '5', []))], { title: 'Botany' });
    expect(plan.lines).toEqual([]);
    expect(plan.rejected).toHaveLength(2);
  });
});
