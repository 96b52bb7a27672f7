import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDecimal, canonicalTime } from '../../../src/catalog/records/canonical.ts';

describe('canonicalTime', () => {
  it('reads both formats of the API as UTC to the second', () => {
    expect(canonicalTime('2015/08/27 22:03:42 +0000')).toBe('2015-08-27T22:03:42Z');
    expect(canonicalTime('2023-08-07T09:45:45.535Z')).toBe('2023-08-07T09:45:45Z');
    expect(canonicalTime('2023-08-07T09:45:45.535989Z')).toBe('2023-08-07T09:45:45Z');
    expect(canonicalTime('2023-06-05T14:46:59.944581+02:00')).toBe('2023-06-05T12:46:59Z');
    expect(canonicalTime('2025/12/31 23:30:00 -0230')).toBe('2026-01-01T02:00:00Z');
  });

  it('refuses days and hours that do not exist', () => {
    for (const text of [
      '2025-02-29T00:00:00Z',
      '2025-13-01T00:00:00Z',
      '2025-01-01T24:00:00Z',
      '2025-01-01T10:60:00Z',
      '2025-1-1',
      'soon',
      '',
    ]) {
      expect(canonicalTime(text)).toBeUndefined();
    }
    expect(canonicalTime('2024-02-29T00:00:00Z')).toBe('2024-02-29T00:00:00Z');
  });

  it('reads every moment back from every format and offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        fc.integer({ min: 0, max: 999_999 }),
        (unix, offset, micro) => {
          const utc = `${new Date(unix * 1000).toISOString().slice(0, 19)}Z`;
          const local = new Date((unix + offset * 60) * 1000).toISOString().slice(0, 19);
          const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
          const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
          const sign = offset < 0 ? '-' : '+';
          expect(canonicalTime(`${local}.${String(micro).padStart(6, '0')}${sign}${hours}:${minutes}`)).toBe(utc);
          expect(canonicalTime(`${local.replace(/-/g, '/').replace('T', ' ')} ${sign}${hours}${minutes}`)).toBe(utc);
          expect(canonicalTime(utc)).toBe(utc);
        },
      ),
    );
  });
});

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
