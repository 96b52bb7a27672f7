import { describe, expect, it } from 'vitest';
import { sheetMoves } from '../../src/sync/arrange-columns.ts';
import { withoutBases } from '../../src/tabs/memory/snapshot.ts';

/** Moves the columns of a sheet as Google does: the one at `from` comes before the one at `target`. */
function moved(columns: string, wanted: string): string {
  const order = [...columns];
  const places = new Map(order.flatMap((name, index) => (name === '.' ? [] : [[name, index + 1] as const])));
  for (const { from, target } of sheetMoves(places, [...wanted])) {
    const [name = ''] = order.splice(from - 1, 1);
    order.splice((target > from ? target - 1 : target) - 1, 0, name);
  }
  return order.join('');
}

describe('moving columns', () => {
  it.each([
    ['nothing changes', 'abc', 'abc', 'abc'],
    ['the last one comes first', 'abc', 'cab', 'cab'],
    ['the first one comes last', 'abc', 'bca', 'bca'],
    ['the order is reversed', 'abcd', 'dcba', 'dcba'],
    ['one moves to the right before another moves', 'abcdef', 'bcafde', 'bcafde'],
    ['columns of the user are between ours', 'a.b.c', 'cab', 'ca.b.'],
    ['columns of the user come first', '..ab', 'ba', '..ba'],
    ['columns that aren’t in the tab are named', 'ab', 'xbya', 'ba'],
    ['one of our columns isn’t named', 'abc', 'ca', 'bca'],
  ])('gives the wanted order if %s', (_, columns, wanted, expected) => {
    expect(moved(columns, wanted)).toBe(expected);
  });

  it('moves as few columns as possible', () => {
    const places = new Map([...'abcde'].map((name, index) => [name, index + 1]));
    expect(sheetMoves(places, [...'abcde'])).toEqual([]);
    expect(sheetMoves(places, [...'eabcd'])).toEqual([{ from: 5, target: 1 }]);
    expect(sheetMoves(places, [...'bcdea'])).toEqual([{ from: 1, target: 6 }]);
  });
});

describe('a column that is added again', () => {
  it('has no bases, so its blank cells are no edits, and the snapshot before is unchanged', () => {
    const row = { updated: 't', readOnlyFingerprint: 'f', bases: { name: 'Art', price: '5' } };
    const snapshot = new Map([['1', row]]);
    expect(withoutBases(snapshot, ['price']).get('1')).toEqual({ ...row, bases: { name: 'Art' } });
    expect(snapshot.get('1')?.bases).toEqual({ name: 'Art', price: '5' });
  });
});
