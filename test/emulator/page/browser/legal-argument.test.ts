import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { illegalArgument } from '../../../../emulator/page/browser/legal-argument.ts';

describe('arguments of google.script.run', () => {
  it('may be anything that JSON can say', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (args) => {
        expect(illegalArgument(args)).toBeUndefined();
      }),
    );
  });

  it('may not be dates, functions, maps or bare undefined, wherever they stand', () => {
    expect(illegalArgument([1, new Date(0)])).toBe('1');
    expect(illegalArgument([{ rows: [{ at: new Date(0) }] }])).toBe('at');
    expect(illegalArgument([() => 1])).toBe('0');
    expect(illegalArgument([new Map()])).toBe('0');
    expect(illegalArgument([/x/])).toBe('0');
    expect(illegalArgument([undefined])).toBe('0');
  });

  it('may not go round in circles', () => {
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    expect(illegalArgument([circle])).toBe('again');
  });

  it('may hold the same object twice, and arrays with holes', () => {
    const twice = { a: 1 };
    expect(illegalArgument([[twice, twice, undefined]])).toBeUndefined();
  });
});
