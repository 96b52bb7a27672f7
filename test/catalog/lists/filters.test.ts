import { describe, expect, it } from 'vitest';
import { encodeQuery, filterBody, filterQuery, filtersText } from '../../../src/catalog/lists/filters.ts';
import type { Filter, Resource } from '../../../src/catalog/resource.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';

const filter = (name: string, kind: Filter['kind'], more: Partial<Filter> = {}): Filter => ({ name, label: name, kind, ...more });
const resource: Resource = {
  ...enrollments,
  filters: [
    filter('text', 'text'),
    filter('number', 'integer'),
    filter('price', 'decimal'),
    filter('flag', 'boolean'),
    filter('has', 'presence'),
    filter('ids', 'ids', { several: 'ids[]' }),
    filter('words', 'choices'),
    filter('of_ids', 'ids', { whose: true }),
  ],
};

describe('the filters of a list', () => {
  it('are parts of a query, with one name for one value and another for several', () => {
    expect(filterQuery(resource, { text: ' a ', ids: '1' })).toEqual([
      ['text', 'a'],
      ['ids', '1'],
    ]);
    expect(filterQuery(resource, { ids: '1, 2', words: ['x', 'y'] })).toEqual([
      ['ids[]', '1'],
      ['ids[]', '2'],
      ['words', 'x,y'],
    ]);
  });

  it('are left out if they are blank, unknown, or choose whose lists are read', () => {
    expect(filterQuery(resource, { text: '  ', ids: ' , ', words: [], of_ids: '7', unknown: 'x' })).toEqual([]);
    expect(filterQuery(resource, { has: 'false' })).toEqual([]);
    expect(filterQuery(resource, { has: 'true' })).toEqual([['has', 'true']]);
  });

  it('are JSON values of their kinds in a body', () => {
    const values = { text: '5', number: '3', price: '10.50', flag: 'false', has: 'true', ids: '1,2', words: ['x'] };
    expect(filterBody(resource, values)).toEqual({ text: '5', number: 3, price: 10.5, flag: false, has: true, ids: [1, 2], words: ['x'] });
  });

  it('keep a number that a float would round as text', () => {
    expect(filterBody(resource, { ids: '10000000000000042,7' })).toEqual({ ids: ['10000000000000042', 7] });
  });

  it('are the same text in whatever order they were chosen', () => {
    expect(filtersText({ a: '1', b: ['2'] })).toBe(filtersText({ b: ['2'], a: '1' }));
    expect(filtersText({ a: '1' })).not.toBe(filtersText({ a: '2' }));
  });
});

describe('encodeQuery', () => {
  it('encodes names and values', () => {
    expect(
      encodeQuery([
        ['a b', '1&2'],
        ['c', ''],
      ]),
    ).toBe('a%20b=1%262&c=');
  });
});
