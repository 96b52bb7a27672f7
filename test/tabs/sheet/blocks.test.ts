import { describe, expect, it } from 'vitest';
import { planBlocks } from '../../../src/tabs/sheet/blocks.ts';

/** Every cell wants `row:column`, but the ones named as kept, which aren't ours. */
function blocksFor(changed: Record<number, number[]>, kept: string[] = []) {
  return planBlocks({
    changed: new Map(Object.entries(changed).map(([column, rows]) => [Number(column), rows])),
    wanted: (row, column) => (kept.includes(`${row}:${column}`) ? undefined : `${row}:${column}`),
  });
}

describe('blocks to write', () => {
  it('nothing changed is nothing to write', () => {
    expect(blocksFor({})).toEqual([]);
  });

  it('neighboring cells are one block, neighboring columns with the same rows one rectangle', () => {
    expect(blocksFor({ 2: [5, 6], 3: [5, 6] })).toEqual([
      {
        row: 5,
        column: 2,
        values: [
          ['5:2', '5:3'],
          ['6:2', '6:3'],
        ],
      },
    ]);
  });

  it('a cell that doesn’t change isn’t written, because a user can type into it meanwhile', () => {
    expect(blocksFor({ 1: [2, 4] }).map((block) => [block.row, block.values.length])).toEqual([
      [2, 1],
      [4, 1],
    ]);
  });

  it('rows far apart are blocks of their own', () => {
    expect(blocksFor({ 1: [2, 100] })).toHaveLength(2);
  });

  it('more than 2,000 blocks are joined over cells of ours, and over no others', () => {
    const rows = Array.from({ length: 2_001 }, (_, index) => 2 + index * 2);
    expect(blocksFor({ 1: rows })).toHaveLength(1);
    expect(blocksFor({ 1: rows }, ['7:1']).map((block) => [block.row, block.values.length])).toEqual([
      [2, 5],
      [8, 3_995],
    ]);
  });
});
