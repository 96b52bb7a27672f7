import { describe, expect, it } from 'vitest';
import type { ColumnState } from '../../../src/protocol/state.ts';
import type { ColumnsDraft } from '../../../src/sidebar/page/sidebar-state.ts';
import { wantedColumns, withColumn, withMove } from '../../../src/sidebar/settings/columns-draft.ts';

const column = (name: string, more: Partial<ColumnState> = {}): ColumnState => ({
  name,
  label: name.toUpperCase(),
  editable: false,
  shown: true,
  there: true,
  ...more,
});

const draft: ColumnsDraft = {
  sheet: 1,
  columns: [column('a'), column('b', { shown: false }), column('c', { there: false, shown: false })],
};

describe('arranging columns', () => {
  it('asks for the columns of the tab, hidden or not, and for none that is away', () => {
    expect(wantedColumns(draft)).toEqual([
      { name: 'a', shown: true },
      { name: 'b', shown: false },
    ]);
  });

  it('brings a column back that is checked', () => {
    expect(wantedColumns(withColumn(draft, 'c', true))).toContainEqual({ name: 'c', shown: true });
  });

  it('moves a column by one place and says where it is now', () => {
    const moved = withMove(draft, 'c', -1);
    expect(moved.columns.map(({ name }) => name)).toEqual(['a', 'c', 'b']);
    expect(moved.moved).toEqual({ label: 'C', place: 1, by: -1 });
  });

  it('moves none beyond the first or the last place', () => {
    expect(withMove(draft, 'a', -1)).toBe(draft);
    expect(withMove(draft, 'c', 1)).toBe(draft);
  });
});
