import { describe, expect, it } from 'vitest';
import { columnMoves } from '../../../src/tabs/sheet/change-columns.ts';

describe('moving columns', () => {
  it('moves nothing where the order is right already', () => {
    expect(columnMoves(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([]);
  });

  it('moves one column to bring the last one to the front', () => {
    expect(columnMoves(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual([{ name: 'd', behind: undefined }]);
  });

  it('moves as few as possible', () => {
    expect(columnMoves(['a', 'b', 'c', 'd', 'e'], ['b', 'e', 'c', 'a', 'd'])).toEqual([
      { name: 'e', behind: 'b' },
      { name: 'a', behind: 'c' },
    ]);
  });
});
