import { describe, expect, it } from 'vitest';
import { type Found, type ListReading, type ListState, startReading } from '../../../src/catalog/lists/list-state.ts';
import { readsOn, withEarlier } from '../../../src/catalog/lists/read-on.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';

function reading(state: Partial<ListState>, found: Found = new Map()): ListReading {
  const list = startReading(courses, {});
  return { ...list, found, state: { ...list.state, way: 'counted', pages: 20, size: 100, total: 10_000, ...state } };
}

const records = (...keys: string[]): Found => new Map(keys.map((key) => [key, { key, values: { id: Number(key) } }]));

describe('a round', () => {
  it('reads on without earlier records in the middle of a list', () => {
    expect(readsOn(reading({}))).toBe(true);
  });

  it.each<[string, Partial<ListState>]>([
    ['can be the last one', { pages: 80 }],
    ['comes first', { way: 'first', pages: 0 }],
    ['follows links', { way: 'linked' }],
    ['finds its pages one by one', { way: 'numbered' }],
    ['belongs to a second reading', { pass: 2 }],
    ['reads pages again', { confirming: true }],
    ['comes after the end', { done: true }],
  ])('needs all records if it %s', (_, state) => {
    expect(readsOn(reading(state))).toBe(false);
  });
});

describe('a list with the records of earlier steps', () => {
  it('has all of them, in the order in which they were found', () => {
    const list = withEarlier({ ...reading({}, records('3', '4')), elsewhere: 2 }, records('1', '2'));
    expect(Array.from(list.found.keys())).toEqual(['1', '2', '3', '4']);
    expect(list.state.steady).toBe(true);
    expect(list.elsewhere).toBeUndefined();
  });

  it.each<[string, number, Found]>([
    ['by an earlier step and this one', 3, records('1', '2', '3')],
    ['by two earlier steps', 3, records('1', '2')],
  ])('isn’t steady if a record was found %s', (_, elsewhere, earlier) => {
    expect(withEarlier({ ...reading({}, records('3', '4')), elsewhere }, earlier).state.steady).toBe(false);
  });
});
