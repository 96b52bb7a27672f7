import { describe, expect, it } from 'vitest';
import { slowestFiles } from './slowest-files.ts';

const timed = (seconds: readonly number[]) => seconds.map((each, index) => ({ file: `test/${index}.test.ts`, milliseconds: each * 1000 }));

describe('the slowest files of a run', () => {
  it('come first, with their seconds and their share of the whole', () => {
    expect(slowestFiles(timed([1, 0.5, 4.5, 2, ...Array(16).fill(0.125)]), 3)).toEqual([
      'Slowest files of 20, 10.0 s in all:',
      '    4.5 s  45 %  test/2.test.ts',
      '    2.0 s  20 %  test/3.test.ts',
      '    1.0 s  10 %  test/0.test.ts',
    ]);
  });

  it('aren’t listed when only a few files ran', () => {
    expect(slowestFiles(timed([1, 2, 3]), 3)).toEqual([]);
  });
});
