import { describe, expect, it } from 'vitest';
import { addressOn, isPath } from '../../../src/catalog/wire/address.ts';
import { type ApiRequest, openTransport } from '../../../src/catalog/wire/transport.ts';
import type { HttpRequest } from '../../../src/platform/ports.ts';
import { connection, json, status } from '../fake-wire.ts';

const HOST = 'catalog.example.edu';

const foreignPaths = [
  '',
  'x',
  '@other.example/x',
  ':443/x',
  ':secret@other.example/x',
  '.other.example/x',
  '?x',
  '#x',
  '//other.example',
  '///other.example',
  '/\\other.example',
  '\\other.example',
  '\\\\other.example',
  '/api\\..\\x',
  '/\t/other.example',
  '/\n/other.example',
  '\r\n/x',
  '/x\u0000',
  '/x\u007f',
  '/x\u0085',
  '/x y',
  ' /x',
  'https://catalog.example.edu/x',
  'https://other.example/x',
  'http:/x',
  'javascript:alert(1)',
];

const foreignHosts = [
  '',
  'user@catalog.example.edu',
  'catalog.example.edu:8443',
  'catalog.example.edu/x',
  'catalog.example.edu\\@other.example',
  'Catalog.example.edu',
  'catalog.example.edu ',
  'localhost',
  '127.0.0.1',
];

describe('the address of a request', () => {
  it('is the path on the host when the path starts with exactly one slash', () => {
    for (const path of ['/', '/api/v1/tags?page=1&per_page=100', '/api/v1/tags/1%2F2', '/a//b', '/a@b:c', '/ä?q=https://other.example'])
      expect(new URL(addressOn(HOST, path)).host).toBe(HOST);
  });

  it('is refused for every path that could leave the host', () => {
    for (const path of foreignPaths) {
      expect(isPath(path), JSON.stringify(path)).toBe(false);
      expect(() => addressOn(HOST, path), JSON.stringify(path)).toThrow(expect.objectContaining({ code: 'foreign-address', host: HOST }));
    }
  });

  it('is refused for a host with a user, a port, or anything else that is not a plain host name', () => {
    for (const host of foreignHosts)
      expect(() => addressOn(host, '/x'), host).toThrow(expect.objectContaining({ code: 'foreign-address' }));
  });
});

describe('the transport', () => {
  const get = (path: string): ApiRequest => ({ method: 'get', path });

  function transportTo(answer: (request: HttpRequest) => number) {
    const sent: string[] = [];
    const fetchAll = (requests: HttpRequest[]) =>
      requests.map((request) => {
        sent.push(request.url);
        const code = answer(request);
        return code === 200 ? json({}) : status(code);
      });
    const http = { fetchAll, file: () => ({ status: 404, type: '', bytes: [] }) };
    return { transport: openTransport(http, { now: () => 0, sleep: () => undefined, id: () => '' }, connection), sent };
  }

  it('sends none of several requests when one address leaves the host', () => {
    const { transport, sent } = transportTo(() => 200);
    expect(() => transport.sendOnce([get('/api/v1/tags'), get('@other.example/x')])).toThrow(
      expect.objectContaining({ code: 'foreign-address' }),
    );
    expect(sent).toEqual([]);
    expect(transport.sendOnce([get('/api/v1/tags')])).toHaveLength(1);
  });

  it('sends no request after a response with status 401', () => {
    const { transport, sent } = transportTo(({ url }) => (url.endsWith('/2') ? 401 : 200));
    expect(transport.sendOnce([get('/1'), get('/2')])).toHaveLength(2);
    expect(() => transport.sendOnce([get('/1')])).toThrow(expect.objectContaining({ code: 'wrong-key', status: 401 }));
    expect(sent).toHaveLength(2);
  });
});
