import { describe, expect, it } from 'vitest';
import { checkShape } from '../../../src/catalog/check/check-shape.ts';
import type { Resource } from '../../../src/catalog/resource.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { Reply } from '../../../src/catalog/wire/responses.ts';

const books: Resource = {
  name: 'books',
  title: 'Books',
  one: 'book',
  group: 'Store',
  path: '/api/v1/books',
  list: { operationId: 'listBooks', method: 'get', root: 'books', paging: 'numbered' },
  single: { operationId: 'getBook', root: 'book' },
  writes: {},
  filters: [],
  key: 'id',
  fields: [
    { name: 'id', label: 'ID', kind: 'id', help: '' },
    { name: 'price', label: 'Price', kind: 'money', help: '' },
    { name: 'sort', label: 'Sort', kind: 'choice', choices: ['thick', 'thin'], help: '' },
    { name: 'owner', label: 'Owner', kind: 'text', read: ['owner', 'name'], nullable: true, personal: true, help: '' },
    { name: 'sold_at', label: 'Sold', kind: 'time', nullable: true, currentOnly: true, help: '' },
    { name: 'secret', label: 'Secret', kind: 'text', writeOnly: true, help: '' },
  ],
  children: {
    name: 'pages',
    title: 'Pages',
    one: 'page',
    path: ['pages'],
    fields: [{ name: 'number', label: 'No', kind: 'integer', help: '' }],
  },
};

const paging = { total: '2', link: '<https://x.example.edu/api/v1/books?page=2>; rel="next"', 'per-page': '1' };

function ok(json: unknown, headers: Record<string, string> = paging): Reply {
  return { ok: true, json, text: JSON.stringify(json), headers };
}

function aBook(differences: Record<string, unknown> = {}) {
  return {
    id: 1,
    price: '9.50',
    sort: 'thin',
    owner: { name: 'Ada' },
    sold_at: '2026-01-31T10:00:00Z',
    pages: [{ number: 1 }],
    ...differences,
  };
}

function pagesOf(first: unknown, second: unknown = { ...aBook(), id: 2 }): Reply[] {
  return [ok({ books: [first] }), ok({ books: [second] })];
}

describe('comparing answers with the table', () => {
  it('finds nothing where all is as the table says', () => {
    const { differs, seen } = checkShape(books, { pages: pagesOf(aBook()), single: ok({ book: aBook() }) });

    expect(differs).toEqual([]);
    expect(seen).toEqual([
      'response keys: books',
      'paging headers: Total, Link, Per-Page',
      'IDs ascend',
      'keys of a single response: book',
      '6 of 6 fields with a value',
      'IDs as numbers: id',
      'amounts as strings with 2 decimals: price',
      'times as 9999-99-99T99:99:99Z: sold_at',
    ]);
  });

  it('says of each field how it differs', () => {
    const odd = aBook({ price: true, sort: 'heavy', sold_at: undefined, owner: null, pages: [{ number: null }] });

    expect(checkShape(books, { pages: pagesOf(odd, { ...odd, id: null }) }).differs).toEqual([
      'id is null (not expected)',
      'price is a boolean, expected money',
      'sort has a value that isn’t listed',
      'sold_at is missing, as in older API versions',
      'pages.number is null (not expected)',
    ]);
  });

  it('names what the table does not know, and never what a person may have entered', () => {
    const more = aBook({ weight: 3, owner: { name: 'Ada', phone: '555' }, pages: [{ number: 1, text: 'x' }], 'ada@example.edu': 1 });

    expect(checkShape(books, { pages: pagesOf(more) }).seen).toContain('unknown fields: owner.phone, pages.text, weight, (another name)');
  });

  it('holds no value of any record', () => {
    const shape = checkShape(books, { pages: pagesOf(aBook({ sort: 'Ada', extra: 'Ada' })), single: ok({ book: aBook() }) });

    expect(JSON.stringify(shape)).not.toMatch(/Ada|9\.50|2026/);
  });

  it('tells where the list stands and what of paging is there', () => {
    const bare = checkShape(books, { pages: [ok([aBook(), aBook()], {}), ok([aBook()], {})] });
    expect(bare.differs).toEqual([
      'the list is bare, not under "books"',
      'missing paging headers: Total, Link, Per-Page',
      'per_page=1 is ignored',
      'page 2 repeats page 1',
    ]);

    const envelope = checkShape(books, {
      pages: [ok({ content: [{ ...aBook(), id: 5 }], page: { number: 0, size: 1, totalElements: 9 } })],
    });
    expect(envelope.differs).toEqual(['the list is in an envelope, not under "books"']);
    expect(envelope.seen).toContain('the envelope numbers its pages');
  });

  it('tells what the single read lacks, and where it stands', () => {
    const { price: _, ...lacking } = aBook();

    expect(checkShape(books, { pages: pagesOf(aBook()), single: ok(lacking) }).differs).toEqual([
      'a single record isn’t wrapped',
      'in a single record, price is missing',
    ]);
  });

  it('says which answer came instead of a list', () => {
    const forbidden: Reply = {
      ok: false,
      error: new CatalogError('forbidden', 'x.example.edu', { status: 403, serverMessage: 'Ada may not' }),
    };

    expect(checkShape(books, { pages: [forbidden] })).toEqual({ differs: ['the list returned 403 forbidden'], seen: [] });
    expect(checkShape(books, { pages: [ok({ data: {} })] }).differs).toEqual(['the response isn’t a list. Keys: data']);
    expect(checkShape(books, { pages: [ok({ books: [] })] }).seen).toContain('no records to check');
  });
});
