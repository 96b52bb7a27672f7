import { describe, expect, it } from 'vitest';
import { checkSize, minifiedBytes } from '../../../scripts/checks/size.ts';

describe('the size check', () => {
  it('accepts a file up to its limit and refuses one byte more', () => {
    expect(checkSize('Code.js', 150 * 1024, 150)).toEqual([]);
    expect(checkSize('Code.js', 160 * 1024, 150)).toEqual(['Code.js is 160.0 KB, over its limit of 150 KB.']);
    expect(checkSize('Code.js', 150 * 1024 + 1, 150)).toHaveLength(1);
  });

  it('weighs a script without its comments and long local names', async () => {
    const plain = await minifiedBytes('function f(a) { return a; }');
    expect(await minifiedBytes('/* a long comment */ function f(aLongName) {\n  return aLongName;\n}')).toBe(plain);
  });
});
