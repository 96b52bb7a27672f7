import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiJson, hmacSha256, sha256 } from '../../src/base/sha256.ts';
import { growsLinearly } from '../support/growth.ts';

const ascii = fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)), maxLength: 300 });
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

describe('SHA-256 without a service', () => {
  it('returns the same digest as Node for every length of text', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'a'.repeat(length);
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
    fc.assert(fc.property(ascii, (text) => sha256(text) === createHash('sha256').update(text).digest('hex')));
  });

  it('returns the same keyed digest as Node', () => {
    const key = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(key, ascii, (secret, text) => hmacSha256(secret)(text) === createHmac('sha256', secret).update(text).digest('hex')),
    );
  });

  it('digests five million characters, in proportion to their number', () => {
    const text = 'abcde'.repeat(1_000_000);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(growsLinearly((length) => sha256(text.slice(0, length)), 20_000)).toBe(true);
  });
});

describe('a value as ASCII', () => {
  it('is the same value again, whatever its characters are', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom('😀', 'é\u2028', '\ud800')), (text) => {
        expect(asciiJson([text])).toMatch(/^[ -~]*$/);
        expect(JSON.parse(asciiJson([text]))).toEqual([text]);
      }),
    );
  });
});
