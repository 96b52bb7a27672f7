import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../src/sidebar/review/difference.ts';

describe('the difference of two texts', () => {
  it('is the part between what both begin and end with', () => {
    const { before, after } = differenceOf('balance and rest', 'balance, strength and rest');
    expect(before).toMatchObject({ head: 'balance', changed: '', tail: ' and rest' });
    expect(after).toMatchObject({ head: 'balance', changed: ', strength', tail: ' and rest' });
  });

  it('does not cut an emoji in half', () => {
    expect(differenceOf('😀', '😁').after.changed).toBe('😁');
  });

  it('says where more text stands around it', () => {
    const long = 'x'.repeat(500);
    const { after } = differenceOf(`${long}a${long}`, `${long}b${long}`);
    expect(after).toMatchObject({ changed: 'b', cutHead: true, cutTail: true });
    expect(after.head.length).toBeLessThan(100);
  });

  it('leaves out nothing but what both texts share', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (before, after) => {
        const sides = differenceOf(before, after);
        expect(sides.before.head + sides.before.changed + sides.before.tail).toBe(before);
        expect(sides.after.head + sides.after.changed + sides.after.tail).toBe(after);
      }),
      { seed: 7 },
    );
  });
});
