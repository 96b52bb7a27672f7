// Requests that can't be sent as they are: each throws in the script, and the next request goes through.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange } from '../../../../emulator/apps-script/fetch/exchange.ts';
import type { Host } from '../../../../emulator/host.ts';
import { type FileServer, serveFiles } from '../../../support/file-server.ts';
import { hostWith } from '../host-with.ts';

let files: FileServer;
beforeAll(async () => {
  files = await serveFiles({ '/': { type: 'text/plain', body: 'home' } });
});
afterAll(() => files.close());

const HOME = 'https://catalog.example.edu/';

/** `work` is an expression of the script; `it` returns what it threw. */
const open = (work: string): Promise<Host> =>
  hostWith(
    `function home() { return UrlFetchApp.fetch('${HOME}').getContentText(); }
    function it() { try { ${work}; return 'sent'; } catch (error) { return error.name + ': ' + error.message; } }`,
    { hosts: { 'catalog.example.edu': files.url } },
  );

describe('a request that Apps Script refuses', () => {
  it.each([
    ['a line break in a value', `{ headers: { Authorization: 'Token token="a\\r\\nX-More: b"' } }`, 'Header:Authorization'],
    ['a line feed in a value', `{ headers: { 'X-A': 'a\\nb' } }`, 'Header:X-A'],
    ['a null character in a value', `{ headers: { 'X-A': 'a\\0b' } }`, 'Header:X-A'],
    ['a value outside Latin-1', `{ headers: { 'X-A': 'a\\u200bb' } }`, 'Header:X-A'],
    ['an emoji in a value', `{ headers: { 'X-A': '🙂' } }`, 'Header:X-A'],
    ['an object as a value', `{ headers: { 'X-A': { b: 1 } } }`, 'Header:X-A'],
    ['a list as a value', `{ headers: { 'X-A': ['b', 'c'] } }`, 'Header:X-A'],
    ['a function as a value', `{ headers: { 'X-A': () => 'b' } }`, 'Header:X-A'],
    ['no name', `{ headers: { '': 'a' } }`, 'Header:'],
    ['a line break in a name', `{ headers: { 'X-A\\r\\nX-B': 'a' } }`, 'Header:X-A'],
    ['a blank in a name', `{ headers: { 'X A': 'a' } }`, 'Header:X A'],
    ['a colon in a name', `{ headers: { 'X-A:': 'a' } }`, 'Header:X-A:'],
    ['a name outside ASCII', `{ headers: { 'X-Ä': 'a' } }`, 'Header:X-Ä'],
    ['a text instead of headers', `{ headers: 'X-A: a' }`, 'headers'],
    ['a line break in the content type', `{ method: 'post', payload: 'x', contentType: 'text/plain\\r\\nX-A: b' }`, 'Header:Content-Type'],
    ['a transfer encoding', `{ method: 'post', payload: 'x', headers: { 'Transfer-Encoding': 'chunked' } }`, 'Header:Transfer-Encoding'],
    ['a trailer', `{ headers: { Trailer: 'X-A' } }`, 'Header:Trailer'],
    ['a number as a method', `{ method: 7 }`, 'method'],
    ['a line break in the method', `{ method: 'get\\r\\n' }`, 'method'],
    ['a negative time limit', `{ timeoutSeconds: -1 }`, 'timeoutSeconds'],
    ['a text as a time limit', `{ timeoutSeconds: 'soon' }`, 'timeoutSeconds'],
    ['an endless time limit', `{ timeoutSeconds: Infinity }`, 'timeoutSeconds'],
    ['a list of texts as a payload', `{ method: 'post', payload: ['a', 'b'] }`, 'payload'],
  ])('throws for %s, and sends the next request', async (_what, options, part) => {
    const { run } = await open(`UrlFetchApp.fetch('${HOME}', ${options})`);

    expect(run('it')).toContain(`Exception: Attribute provided with invalid value: ${part}`);
    expect(run('home')).toBe('home');
  });

  it.each([
    'https://[::1/',
    'https://catalog.example.edu:99999/',
    'https://%zz/',
    'https://catalog.example.edu/a\r\nb',
    'https://a b/',
    'https://',
    'ftp://catalog.example.edu/',
    '',
  ])('throws for the address %j, and sends the next request', async (address) => {
    const { run } = await open(`UrlFetchApp.fetch(${JSON.stringify(address)}, { muteHttpExceptions: true })`);

    expect(run('it')).toBe(`Exception: Invalid argument: ${address}`);
    expect(run('home')).toBe('home');
  });

  it.each(['null', '7', '[null]', '[7]', "[{ method: 'get' }]"])('throws for the batch %s, and sends the next request', async (batch) => {
    const { run } = await open(`UrlFetchApp.fetchAll(${batch})`);

    expect(run('it')).toMatch(/^Exception: (The parameters|Invalid argument)/);
    expect(run('home')).toBe('home');
  });

  it('throws for the whole batch when one header is malformed, and sends none of it', async () => {
    const { run, counts } = await open(`UrlFetchApp.fetchAll(['${HOME}', { url: '${HOME}', headers: { 'X-A': 'a\\nb' } }])`);

    expect(run('it')).toContain('Header:X-A');
    expect(counts().fetches).toBe(0);
  });
});

describe('the thread that sends requests', () => {
  it('reports a request that it can’t send, and sends the others', async () => {
    const exchange = openExchange();
    const plain = { address: `${files.url}/`, method: 'GET', headers: {}, timeout: 5000 };

    const malformed = [{ 'X-A': 'a\nb' }, { '': 'a' }, { Trailer: 'X-A' }].map((headers) => ({ ...plain, headers }));
    const others = [
      { ...plain, address: 'nonsense' },
      { ...plain, timeout: -1 },
      { ...plain, method: 'G T' },
    ];
    const answers = exchange.send([...malformed, ...others, plain]);

    expect(answers.map((answer) => answer.error ?? answer.status)).toEqual([...Array(6).fill('unreachable'), 200]);
    expect(exchange.send([plain])).toMatchObject([{ status: 200 }]);
    await exchange.close();
  });

  it('reports an end of the thread instead of waiting for it, and starts another', async () => {
    const exchange = openExchange();
    const plain = { address: `${files.url}/`, method: 'GET', headers: {}, timeout: 5000 };

    // A body that no request can have ends the thread before it can answer.
    expect(() => exchange.send(7 as never)).toThrow('The thread that sends requests has ended.');
    expect(exchange.send([plain])).toMatchObject([{ status: 200 }]);
    await exchange.close();
  });
});
