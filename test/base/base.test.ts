import { describe, expect, it } from 'vitest';
import { count } from '../../src/base/count.ts';
import { groupBy } from '../../src/base/group-by.ts';
import { StopError } from '../../src/base/problem.ts';
import { parseVersioned } from '../../src/base/versioned.ts';

describe('groupBy', () => {
  it('keeps groups in the order of their first items, and items in their order', () => {
    expect(Array.from(groupBy(['b1', 'a1', 'b2'], (text) => text.charAt(0)))).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
    expect(groupBy([], String).size).toBe(0);
  });
});

describe('count', () => {
  it('adds an s to all numbers but 1', () => {
    expect([0, 1, 2].map((number) => count(number, 'row'))).toEqual(['0 rows', '1 row', '2 rows']);
  });
});

describe('parseVersioned', () => {
  it('returns a record of version 1', () => {
    expect(parseVersioned('{"v":1,"name":"a"}')).toEqual({ v: 1, name: 'a' });
  });

  it.each([
    ['{"v":2}', 'updated-meanwhile'],
    ['{}', 'damaged-record'],
    ['{"v":"1"}', 'damaged-record'],
    ['{"v":1', 'damaged-record'],
  ])('stops at %s as %s', (text, code) => {
    expect(() => parseVersioned(text)).toThrow(StopError);
    expect(() => parseVersioned(text)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) }));
  });
});
