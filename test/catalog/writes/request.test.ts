import { describe, expect, it } from 'vitest';
import type { Resource, WriteCall } from '../../../src/catalog/resource.ts';
import { missingParameter, mostOf, parametersOf, requestFor, requestsFor, type WriteRequest } from '../../../src/catalog/writes/request.ts';

const call = (more: Partial<WriteCall>): WriteCall => ({ operationId: 'x', method: 'put', effects: [], order: 1, ...more });

const books: Resource = {
  name: 'books',
  title: 'Books',
  one: 'book',
  group: 'Store',
  path: '/api/v1/books',
  list: { operationId: 'listBooks', method: 'get', root: 'books', paging: 'numbered' },
  filters: [],
  key: 'id',
  writes: {
    create: call({ method: 'post', wrapper: 'book', options: [{ name: 'notify', label: '', help: '' }] }),
    update: call({ wrapper: 'book' }),
    rename: call({ encoding: 'form' }),
    archive: call({ path: '/api/v1/books/archive', many: { list: 'ids', most: 2, path: '/api/v1/books/archive_many' } }),
    move: call({ path: '/api/v1/shelves/{shelf}/books/{id}', params: { book_id: '{id}', shelf: '{shelf}', mode: 'move' } }),
    delete: call({ method: 'delete', leaves: 'nothing' }),
    remove: call({ method: 'delete', params: { reason: 'lost' } }),
    setSkus: call({
      method: 'post',
      path: '/api/v1/skus',
      upload: { field: 'sku', from: 2, part: 'file', file: 'skus.csv', headers: ['id', 'sku'] },
    }),
    clearShelf: call({ method: 'post', allOrNothing: 'shelf', params: { shelf: '{shelf}' } }),
  },
  fields: [
    { name: 'id', label: 'ID', kind: 'id', help: '' },
    { name: 'title', label: 'Title', kind: 'text', help: '', write: { blank: 'refused' } },
    { name: 'price', label: 'Price', kind: 'money', help: '', write: { name: 'fee', blank: 'clears' } },
    { name: 'sku', label: 'SKU', kind: 'text', help: '', write: { beside: true, blank: 'clears' } },
    { name: 'color', label: 'Color', kind: 'text', help: '', write: { into: 'extras', blank: 'clears' } },
    { name: 'size', label: 'Size', kind: 'text', help: '', write: { into: 'extras', blank: 'clears' } },
    { name: 'authors', label: 'Authors', kind: 'text', help: '', write: { each: 'name', blank: 'clears' } },
    { name: 'tags', label: 'Tags', kind: 'set', help: '', write: { blank: 'clears' } },
    { name: 'cover', label: 'Cover', kind: 'text', help: '', write: { file: true, blank: 'clears' } },
    { name: 'shelf', label: 'Shelf', kind: 'id', help: '', write: { for: ['move'], blank: 'refused' } },
  ],
};

const write = (operation: string, values: WriteRequest['values'] = {}, more: Partial<WriteRequest> = {}): WriteRequest => ({
  resource: books,
  operation,
  ...(operation === 'create' ? {} : { key: '7' }),
  values,
  ...more,
});

const bodyOf = (request: WriteRequest) => JSON.parse(requestFor(request).body ?? 'null');

describe('the request of a write', () => {
  it('goes to the address of the resource for a create, and of the record for any other write', () => {
    expect(requestFor(write('create'))).toMatchObject({ method: 'post', path: '/api/v1/books', contentType: 'application/json' });
    expect(requestFor(write('update', {}, { key: '7/8' }))).toMatchObject({ method: 'put', path: '/api/v1/books/7%2F8' });
  });

  it('has a key for every write but a create', () => {
    expect(() => requestFor(write('create', {}, { key: '7' }))).toThrow('create of books with the wrong key');
    expect(() => requestFor({ resource: books, operation: 'update', values: {} })).toThrow('update of books with the wrong key');
  });

  it('puts each value where the table says', () => {
    const values = { title: 'A', price: '9.50', sku: null, color: 'red', size: 'L', authors: 'Ada, , Bo' };
    expect(bodyOf(write('update', values))).toEqual({
      book: { title: 'A', fee: '9.50', extras: { color: 'red', size: 'L' }, authors: [{ name: 'Ada' }, { name: 'Bo' }] },
      sku: null,
    });
  });

  it('leaves out what is missing, and what was entered for an action', () => {
    expect(bodyOf(write('update', { title: undefined, shelf: 3 }))).toEqual({ book: {} });
  });

  it('says no to every option that isn’t on', () => {
    expect(bodyOf(write('create', { title: 'A' }))).toEqual({ notify: false, book: { title: 'A' } });
    expect(bodyOf(write('create', {}, { options: { notify: true } }))).toMatchObject({ notify: true });
  });

  it('refuses unknown operations, and fields that can’t be written', () => {
    expect(() => requestFor(write('borrow'))).toThrow('books can’t borrow');
    expect(() => requestFor(write('update', { id: 1 }))).toThrow('books.id can’t be written');
  });

  it('is a form with lists as texts, but JSON if it has to say null', () => {
    expect(requestFor(write('rename', { title: 'A & B', tags: ['x', 'y'] }))).toMatchObject({
      contentType: 'application/x-www-form-urlencoded',
      body: 'title=A%20%26%20B&tags=x%2Cy',
    });
    expect(requestFor(write('rename', { title: null }))).toMatchObject({ contentType: 'application/json', body: '{"title":null}' });
  });

  it('takes parameters from the entered values first, then from the record', () => {
    const moved = write('move', { shelf: 3 }, { record: { shelf: 9 } });
    expect(requestFor(moved).path).toBe('/api/v1/shelves/3/books/7');
    expect(bodyOf(moved)).toEqual({ book_id: 7, shelf: 3, mode: 'move' });
    expect(requestFor(write('move', {}, { record: { shelf: 9 } })).path).toBe('/api/v1/shelves/9/books/7');
  });

  it('of a removal has no body unless it has parameters, which are in the query, too', () => {
    expect(requestFor(write('delete'))).toEqual({ method: 'delete', path: '/api/v1/books/7' });
    expect(requestFor(write('remove'))).toMatchObject({ path: '/api/v1/books/7?reason=lost', body: '{"reason":"lost"}' });
  });

  it('with a file is a multipart form', () => {
    const file = { name: 'a.png', type: 'image/png', bytes: [1, 2] };
    const request = requestFor(write('update', { title: 'A', cover: 'https://x.example/a.png' }, { file }));
    expect(request).toEqual({
      method: 'put',
      path: '/api/v1/books/7',
      parts: [
        { name: 'book[title]', content: 'A' },
        { name: 'book[cover]', content: [1, 2], file },
      ],
    });
  });
});

describe('the parameters of a write', () => {
  it('are the fields in its address and parameters, without the ID', () => {
    expect(parametersOf(call({ path: '/{a}/{id}', params: { x: '{b}', y: 'plain', z: true } }))).toEqual(['a', 'b']);
  });

  it('are missing if they are neither entered nor in the record', () => {
    expect(missingParameter(write('move'))).toBe('shelf');
    expect(missingParameter(write('move', { shelf: '' }))).toBe('shelf');
    expect(missingParameter(write('move', { shelf: 3 }))).toBeUndefined();
    expect(missingParameter(write('move', {}, { record: { shelf: 0 } }))).toBeUndefined();
  });
});

describe('several writes', () => {
  const keys = (...all: string[]) => all.map((key) => write('archive', {}, { key }));
  const paths = (writes: WriteRequest[]) => requestsFor(writes).map(({ request }) => request.path);

  it('go together up to the limit, and a single one goes to its own address', () => {
    const requests = requestsFor(keys('1', '2', '3'));
    expect(requests.map(({ writes, together }) => [writes.length, together])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(requests[0]?.request).toMatchObject({ path: '/api/v1/books/archive_many', body: '{"ids":[1,2]}' });
    expect(requests[1]?.request.path).toBe('/api/v1/books/archive');
  });

  it('go alone if the table has no request for several', () => {
    expect(paths([write('delete'), write('delete', {}, { key: '8' })])).toEqual(['/api/v1/books/7', '/api/v1/books/8']);
  });

  it('are one file, with texts quoted, if the table says so', () => {
    const [sending, ...rest] = requestsFor([write('setSkus', { sku: 'a"b' }), write('setSkus', { sku: null }, { key: '8' })]);
    expect(rest).toEqual([]);
    expect(sending).toMatchObject({ together: true, request: { method: 'post', path: '/api/v1/skus' } });
    expect(sending?.request.parts).toEqual([
      { name: 'file', content: 'id,sku\r\n7,"a""b"\r\n8,\r\n', file: { name: 'skus.csv', type: 'text/csv' } },
    ]);
  });

  it('go together only with the same parameters', () => {
    const clear = (shelf: number, key: string) => write('clearShelf', {}, { key, record: { shelf } });
    const requests = requestsFor([clear(1, '1'), clear(2, '2'), clear(1, '3')]);
    expect(requests.map(({ writes }) => writes.map(({ key }) => key))).toEqual([['1', '3'], ['2']]);
    expect(requests[0]?.request.body).toBe('{"shelf":1}');
  });

  it('have a limit for each request', () => {
    expect([undefined, books.writes.archive, books.writes.setSkus, books.writes.clearShelf].map(mostOf)).toEqual([1, 2, 200, Infinity]);
  });
});
