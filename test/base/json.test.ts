import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, parseJson, propertyOf } from '../../src/base/json.ts';

describe('parseJson', () => {
  it('keeps numbers that a float would round as text', () => {
    expect(parseJson('{"id":10000000000000042,"ids":[12345678901234567890,-1],"fee":0.12345678901234567}')).toEqual({
      id: '10000000000000042',
      ids: ['12345678901234567890', -1],
      fee: '0.12345678901234567',
    });
  });

  it('leaves digits inside texts alone', () => {
    const value = { 'a\\': '"12345678901234567890,', b: '\\', c: ': 12345678901234567890 ' };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it('reads everything else as JSON does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const padded = `[${text}, "12345678901234567890"]`;
        const plain: unknown = JSON.parse(padded, (_, item) => (typeof item === 'number' ? String(item) : item));
        const ours: unknown = JSON.parse(JSON.stringify(parseJson(padded)), (_, item) => (typeof item === 'number' ? String(item) : item));
        expect(JSON.stringify(ours, (_, item) => asNumber(item))).toBe(JSON.stringify(plain, (_, item) => asNumber(item)));
      }),
    );
  });

  it('throws for JSON that is cut', () => {
    expect(() => parseJson('{"id": 10000000000000042, "name": "Op')).toThrow(SyntaxError);
  });
});

describe('isObject', () => {
  it('is true only for what has named properties', () => {
    expect([{}, { a: 1 }].map(isObject)).toEqual([true, true]);
    expect([null, undefined, [], 'text', 0].map(isObject)).toEqual([false, false, false, false, false]);
  });
});

describe('propertyOf', () => {
  it('returns undefined for anything without properties', () => {
    expect(propertyOf({ a: 1 }, 'a')).toBe(1);
    expect([null, undefined, 'text', 5, {}].map((value) => propertyOf(value, 'a'))).toEqual(Array(5).fill(undefined));
  });
});

function asNumber(item: unknown): unknown {
  return typeof item === 'string' && item !== '' && !Number.isNaN(Number(item)) ? String(Number(item)) : item;
}
