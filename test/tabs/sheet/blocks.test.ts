import { describe, expect, it } from 'vitest';
import { planBlocks } from '../../../src/tabs/sheet/blocks.ts';

/** Every cell wants `row:column`, but the ones named as kept, which hold `kept`. */
function blocksFor(changed: Record<number, number[]>, kept: string[] = []) {
  return planBlocks({
    changed: new Map(Object.entries(changed).map(([column, rows]) => [Number(column), rows])),
    wanted: (row, column) => (kept.includes(`${row}:${column}`) ? undefined : `${row}:${column}`),
    asItIs: () => 'kept',
  });
}

describe('blocks to write', () => {
  it('nothing changed is nothing to write', () => {
    expect(blocksFor({})).toEqual([]);
  });

  it('runs with a small gap are one block, neighboring columns with the same rows one rectangle', () => {
    expect(blocksFor({ 2: [5, 7], 3: [5, 7] })).toEqual([
      {
        row: 5,
        column: 2,
        values: [
          ['5:2', '5:3'],
          ['6:2', '6:3'],
          ['7:2', '7:3'],
        ],
      },
    ]);
  });

  it('a cell that is not ours splits a run', () => {
    expect(blocksFor({ 1: [2, 4] }, ['3:1']).map((block) => [block.row, block.values.length])).toEqual([
      [2, 1],
      [4, 1],
    ]);
  });

  it('rows far apart are blocks of their own', () => {
    expect(blocksFor({ 1: [2, 100] })).toHaveLength(2);
  });

  it('more than fifty blocks become whole columns, in which cells that are not ours stay as they are', () => {
    const rows = Array.from({ length: 60 }, (_, index) => 2 + index * 2);
    const kept = rows.map((row) => `${row + 1}:1`);
    const [block, ...rest] = blocksFor({ 1: rows }, kept);
    expect(rest).toEqual([]);
    expect(block?.values).toHaveLength(119);
    expect(block?.values[1]).toEqual(['kept']);
    expect(block?.values[2]).toEqual(['4:1']);
  });
});
