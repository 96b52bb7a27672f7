import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash, shortId } from '../../src/base/hash.ts';

describe('hash', () => {
  it('never changes, because spreadsheets store it', () => {
    expect(['', 'a', 'Sewing for beginners', '1608'].map(hash)).toEqual(['wvjl67o803', '262p94epp1d', 'w2kh01w5lg', '1wjqur00d8i']);
  });

  it('tells texts apart that differ in one character or its place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.nat(39), (text, at) => {
        const place = at % text.length;
        const changed = text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
        expect(hash(changed)).not.toBe(hash(text));
      }),
    );
    expect(hash('ab')).not.toBe(hash('ba'));
  });
});

describe('shortId', () => {
  it('keeps the first ten letters and digits, in lower case', () => {
    expect(shortId('3F2504E0-4F89-41D3-9A0C')).toBe('3f2504e04f');
    expect(shortId('a-1')).toBe('a1');
  });
});
