import { describe, expect, it } from 'vitest';
import { parseListResponse } from '../../../src/catalog/lists/list-response.ts';
import type { Resource } from '../../../src/catalog/resource.ts';

const list: Resource['list'] = { operationId: 'listBooks', method: 'get', root: 'books', paging: 'numbered' };
const parse = (json: unknown, headers: Record<string, string> = {}, of = list) => parseListResponse(of, json, headers);

describe('the rows of a page', () => {
  it.each([
    ['under the root key', { books: [1, 2] }, [1, 2]],
    ['bare', [1, 2], [1, 2]],
    ['in an envelope', { content: [1, 2], page: { number: 0 } }, [1, 2]],
    ['one record under the root key', { books: { id: 1 } }, [{ id: 1 }]],
  ])('are read %s', (_, json, rows) => {
    expect(parse(json)?.rows).toEqual(rows);
  });

  it('are the only list of the response if no document names its root', () => {
    const anyRoot = { ...list, anyRoot: true } as const;
    expect(parse({ offers: [1], note: 'x' }, {}, anyRoot)?.rows).toEqual([1]);
    expect(parse({ offers: [1], errors: [] }, {}, anyRoot)).toBeUndefined();
    expect(parse({ offers: [1] })).toBeUndefined();
  });

  it.each([['a text'], [null], [{}], [{ books: 'none' }], [{ content: 'none' }]])('are missing in %j', (json) => {
    expect(parse(json)).toBeUndefined();
  });
});

describe('the paging of a page', () => {
  it('comes from the headers', () => {
    const headers = { total: ' 41 ', 'per-page': '20', link: '</x?page=2>; rel="next"', date: 'Sat, 31 Jan 2026 12:00:00 GMT' };
    expect(parse([], headers)).toEqual({ rows: [], total: 41, perPage: 20, linked: true, next: '/x?page=2', date: '2026-01-31T12:00:00Z' });
  });

  it('comes from the envelope if that has it', () => {
    const json = { content: [], page: { number: 2, size: 20, totalElements: 45 } };
    expect(parse(json, { total: '9', 'per-page': '9' })).toMatchObject({ total: 45, perPage: 20, pageNumber: 2 });
    expect(parse({ content: [] }, { total: '9' })).toMatchObject({ total: 9 });
  });

  it('ignores headers that aren’t a count or a date', () => {
    expect(parse([], { total: '-1', 'per-page': 'many', date: 'today' })).toEqual({ rows: [], linked: false });
  });

  it.each([
    ['<https://other.example/x?page=2>; rel="next"', { next: '/x?page=2' }],
    ['<http://catalog.example.edu/x?page=2>; rel="next last"', { next: '/x?page=2' }],
    ['<https://a.example/1>; rel="prev", <https://a.example/3>; rel="next"', { next: '/3' }],
    ['</x?page=2>; rel=next', { next: '/x?page=2' }],
    ['<//other.example/x>; rel="next"', { refused: true }],
    ['<x?page=2>; rel="next"', { refused: true }],
    ['<https://other.example>; rel="next"', { refused: true }],
    ['</x?page=1>; rel="prev"', {}],
    ['', {}],
  ])('reads the link %s without scheme and host', (link, expected) => {
    const { next, refused } = parse([], { link }) ?? {};
    expect({ ...(next === undefined ? {} : { next }), ...(refused ? { refused } : {}) }).toEqual(expected);
    expect(parse([], { link })?.linked).toBe(true);
  });
});
