import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDecimal } from '../../../src/catalog/records/decimals.ts';

describe('canonicalDecimal', () => {
  it('writes every spelling of a number the same way', () => {
    expect(canonicalDecimal('49.90')).toBe('49.9');
    expect(canonicalDecimal('0.0')).toBe('0');
    expect(canonicalDecimal('-0.00')).toBe('0');
    expect(canonicalDecimal('+007')).toBe('7');
    expect(canonicalDecimal('.5')).toBe('0.5');
    expect(canonicalDecimal('-10.')).toBe('-10');
    expect(canonicalDecimal('1e-7')).toBe('0.0000001');
    expect(canonicalDecimal('1.25e+3')).toBe('1250');
  });

  it('keeps digits that a float would lose', () => {
    expect(canonicalDecimal('12345678901234567890.123456789')).toBe('12345678901234567890.123456789');
  });

  it('refuses what is no decimal', () => {
    for (const text of ['', ' ', '.', '-', '1,000', '1.2.3', 'free', '0x10', 'NaN', 'Infinity', '1e']) {
      expect(canonicalDecimal(text)).toBeUndefined();
    }
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{0,25}\.\d{1,25}$/), (text) => {
        const once = canonicalDecimal(text);
        expect(once).toBeDefined();
        expect(canonicalDecimal(once ?? '')).toBe(once);
      }),
    );
  });

  it('means the same number as JavaScript wherever a float is enough', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(canonicalDecimal(String(number)))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
