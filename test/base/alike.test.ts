import { describe, expect, it } from 'vitest';
import { alikeObjects } from '../../src/base/alike.ts';

describe('objects with the same properties', () => {
  const make = alikeObjects<string | number | null | readonly string[]>(['id', 'title', 'tags']);

  it('have the values that were given, in the order of the names', () => {
    expect(make([1, 'Alps', ['a', 'b']])).toEqual({ id: 1, title: 'Alps', tags: ['a', 'b'] });
    expect(Object.keys(make([2, null, []]))).toEqual(['id', 'title', 'tags']);
  });

  it('lack what the one before had, and get what it lacked, in the same order', () => {
    expect(Object.entries(make([1, undefined, ['a']]))).toEqual([
      ['id', 1],
      ['tags', ['a']],
    ]);
    expect(Object.keys(make([undefined, 'Alps', undefined]))).toEqual(['title']);
    expect(Object.keys(make([3, 'Bays', null]))).toEqual(['id', 'title', 'tags']);
    expect(make([undefined, undefined, undefined])).toEqual({});
  });

  it('don’t share what was changed in one of them', () => {
    const first = make([1, 'Alps', null]);
    first.title = 'Andes';
    expect(make([2, 'Bays', null])).toEqual({ id: 2, title: 'Bays', tags: null });
    expect(first).toEqual({ id: 1, title: 'Andes', tags: null });
  });
});
