import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostWith } from '../host-with.ts';

/** A server on a thread of its own, because the host's thread sleeps while it waits. Answers what it got. */
const server = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url.split('?')[0];
      if (path.startsWith('/packed/')) {
        const asked = request.headers['accept-encoding'] || 'nothing';
        response.setHeader('Content-Encoding', path.slice(8));
        const { gzipSync, brotliCompressSync, deflateSync } = require('node:zlib');
        return response.end({ gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync, wrong: Buffer.from }[path.slice(8)]('asked for ' + asked + ' ä'));
      }
      if (path === '/drop') return request.socket.destroy();
      if (path === '/large') return response.end(Buffer.alloc(Number(request.url.split('?')[1])));
      if (path === '/late') return setTimeout(() => response.end('late'), 1000);
      if (path === '/slow') return setTimeout(() => response.end('late'), 5000).unref();
      if (path === '/cut') { response.setHeader('Content-Length', '100'); response.write('cut'); return setImmediate(() => response.destroy()); }
      if (path === '/moved') { response.writeHead(302, { Location: '/landed' }); return response.end(); }
      if (path.startsWith('/status/')) { response.writeHead(Number(path.slice(8))); return response.end('body of ' + path); }
      response.setHeader('X-Total', '7');
      response.setHeader('X-Page', ['1', '2']);
      response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() }));
    });
  }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`;

let worker: Worker;
let url = '';
beforeAll(async () => {
  worker = new Worker(server, { eval: true });
  const port = await new Promise((resolve) => worker.once('message', resolve));
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await worker.terminate();
});

const code = `
  function get(url, options) {
    const response = UrlFetchApp.fetch(url, options || {});
    return { status: response.getResponseCode(), text: response.getContentText(), headers: response.getHeaders(), all: response.getAllHeaders() };
  }
  function all(requests) { return UrlFetchApp.fetchAll(requests).map((response) => response.getResponseCode() + ' ' + response.getContentText().slice(0, 20)); }
  function large(url) { UrlFetchApp.fetch(url, { method: 'post', payload: 'x'.repeat(51 * 1024 * 1024) }); }
  function size(url) { return UrlFetchApp.fetch(url).getContentText().length; }
  function timed(url, options) { const began = Date.now(); try { UrlFetchApp.fetch(url, options); } catch { return Date.now() - began; } }
  function echo(url, options) { return JSON.parse(UrlFetchApp.fetch(url, options).getContentText()); }`;
const host = (options = {}) => hostWith(code, { hosts: { 'catalog.example.edu': url }, ...options });
const at = (path: string): string => `https://catalog.example.edu${path}`;

describe('UrlFetchApp', () => {
  it('reaches a mapped host under its https name, with method, headers and body', async () => {
    const { run } = await host();

    const got = run('echo', at('/api?page=2'), {
      method: 'post',
      headers: { Authorization: 'Token token=x' },
      contentType: 'application/json',
      payload: '{"ä":1}',
    });

    expect(got).toMatchObject({
      method: 'POST',
      url: '/api?page=2',
      body: '{"ä":1}',
      headers: { host: 'catalog.example.edu', authorization: 'Token token=x', 'content-type': 'application/json' },
    });
  });

  it('sends an object as a form', async () => {
    const { run } = await host();

    expect(run('echo', at('/'), { method: 'put', payload: { a: '1 2', b: 'é' } })).toMatchObject({
      body: 'a=1+2&b=%C3%A9',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  it('decodes compressed responses, which it asks for by itself', async () => {
    const { run } = await host();

    for (const kind of ['gzip', 'br', 'deflate']) {
      expect(run('get', at(`/packed/${kind}`))).toMatchObject({ status: 200, text: 'asked for gzip, deflate, br ä' });
    }
    expect(run('get', at('/packed/wrong'))).toMatchObject({ text: 'asked for gzip, deflate, br ä' });
  });

  it('leaves a response compressed if the script asked for that', async () => {
    const { run } = await hostWith(
      `function bytes(url) { return UrlFetchApp.fetch(url, { headers: { 'accept-encoding': 'gzip' } }).getContent().slice(0, 2); }
       function text(url) {
         const body = UrlFetchApp.fetch(url, { headers: { 'Accept-Encoding': 'gzip' } }).getContent();
         return Utilities.ungzip(Utilities.newBlob(body, 'application/x-gzip')).getDataAsString();
       }`,
      { hosts: { 'catalog.example.edu': url } },
    );

    expect(run('bytes', at('/packed/gzip'))).toEqual([31, -117]);
    expect(run('text', at('/packed/gzip'))).toBe('asked for gzip ä');
  });

  it('takes null for the options', async () => {
    const { run } = await host();

    expect(run('echo', at('/a'), null)).toMatchObject({ method: 'GET', url: '/a' });
  });

  it('gives header names in any case, repeated ones as lists', async () => {
    const { run } = await host();
    const { headers, all } = run('get', at('/')) as { headers: Record<string, string>; all: Record<string, unknown> };
    const names = Object.keys(headers);

    expect(names.some((name) => name === name.toLowerCase())).toBe(true);
    expect(names.some((name) => name !== name.toLowerCase())).toBe(true);
    expect(Object.entries(all).flatMap(([name, value]) => (name.toLowerCase() === 'x-page' ? value : []))).toEqual(['1', '2']);
  });

  it('is sent on from http to https', async () => {
    const { run } = await host();

    expect(run('get', 'http://catalog.example.edu/x', { followRedirects: false })).toMatchObject({ status: 301 });
    expect(run('get', 'http://catalog.example.edu/x')).toMatchObject({ status: 200 });
  });

  it('follows redirects unless told not to', async () => {
    const { run } = await host();

    expect(run('echo', at('/moved'), {})).toMatchObject({ url: '/landed' });
    expect(run('get', at('/moved'), { followRedirects: false })).toMatchObject({ status: 302 });
  });

  it('throws at 4xx and 5xx unless muted', async () => {
    const { run } = await host();

    expect(() => run('get', at('/status/404'))).toThrow('Request failed for https://catalog.example.edu returned code 404.');
    expect(run('get', at('/status/404'), { muteHttpExceptions: true })).toMatchObject({ status: 404, text: 'body of /status/404' });
  });

  it.each(['https://nowhere.example.com/', 'https://127.0.0.1/', 'http://localhost:80/', 'https://10.0.0.1/'])(
    'finds no host at %s',
    async (address) => {
      const { run } = await host();

      expect(() => run('get', address, { muteHttpExceptions: true })).toThrow(`DNS error: ${address}`);
    },
  );

  it('throws when the network fails, muted or not', async () => {
    const { run } = await host();

    expect(() => run('get', at('/drop'), { muteHttpExceptions: true })).toThrow('Address unavailable');
    expect(() => run('get', at('/cut'), { muteHttpExceptions: true })).toThrow('Address unavailable');
    expect(() => run('get', at('/slow'), { muteHttpExceptions: true, timeoutSeconds: 0.1 })).toThrow('Timeout');
  });

  it('answers batches in their order, in one round', async () => {
    const { run, counts } = await host();
    const requests = [200, 404, 500, 201].map((status) => ({ url: at(`/status/${status}`), muteHttpExceptions: true }));

    expect(run('all', requests)).toEqual([
      '200 body of /status/200',
      '404 body of /status/404',
      '500 body of /status/500',
      '201 body of /status/201',
    ]);
    expect(counts()).toMatchObject({ fetchRounds: 1, fetches: 4 });
  });

  it('fails as a whole batch when one of its requests does, by a switch', async () => {
    const { run, setSwitches } = await host();
    const requests = ['/status/200', '/drop'].map((path) => ({ url: at(path), muteHttpExceptions: true }));
    expect(() => run('all', requests)).toThrow('Address unavailable');

    setSwitches({ fetchAllFailure: 'each-muted' });

    expect(run('all', requests)).toHaveLength(2);
  });

  it('drops the body of a DELETE by a switch', async () => {
    const { run, setSwitches } = await host();
    const options = { method: 'delete', payload: 'x' };
    expect(run('echo', at('/'), options)).toMatchObject({ body: 'x' });

    setSwitches({ deleteBodyDropped: true });

    expect(run('echo', at('/'), options)).toMatchObject({ body: '' });
  });

  it.each([
    ['Host', 'x'],
    ['Content-Length', '3'],
    ['X-Nothing', null],
  ])('refuses the header %s: %s', async (name, value) => {
    const { run } = await host();

    expect(() => run('get', at('/'), { headers: { [name]: value } })).toThrow(`Attribute provided with invalid value: Header:${name}`);
  });

  it('refuses addresses of more than 2,082 characters', async () => {
    const { run } = await host();

    expect(() => run('get', at(`/${'x'.repeat(2100)}`))).toThrow('Limit exceeded: URLFetch URL Length.');
  });

  it('needs its scope where the manifest lists scopes', async () => {
    const { run } = await host({ manifest: { oauthScopes: [] } });

    expect(() => run('get', at('/'))).toThrow('script.external_request');
  });

  it('fails in another language by a switch', async () => {
    const { run } = await host({ switches: { errorLanguage: 'de' } });

    expect(() => run('get', 'https://nowhere.example.com/')).toThrow('DNS-Fehler');
  });

  it('waits as long as it is told, or does not listen, by a switch', async () => {
    const { run, setSwitches } = await host();
    const options = { timeoutSeconds: 0.2 };
    expect(() => run('get', at('/late'), options)).toThrow('Timeout');

    setSwitches({ fetchTimeout: 'ignored' });

    expect(run('get', at('/late'), options)).toMatchObject({ text: 'late' });
  });

  it('lets a timeout pass on a clock that stands, without waiting for it', async () => {
    const late = { respond: () => ({ response: 'drop' as const, latency: 3_600_000 }) };
    const { run } = await host({ hosts: { 'catalog.example.edu': late } });

    // Together they take longer than a test has.
    for (let fetches = 0; fetches < 3; fetches++) expect(run('timed', at('/'), { timeoutSeconds: 300 })).toBeGreaterThanOrEqual(300_000);
  });

  it('refuses more than 100 headers and bodies of more than 50 MB', async () => {
    const { run } = await host();
    const headers = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`X-${index}`, 'x']));

    expect(() => run('get', at('/'), { headers })).toThrow('Limit exceeded: URLFetch Header Count.');
    expect(() => run('large', at('/'))).toThrow('Limit exceeded: URLFetch POST Size.');
  });

  it('refuses a response of more than 50 MB', async () => {
    const { run } = await host();
    const limit = 50 * 1024 * 1024;

    expect(run('size', at(`/large?${limit}`))).toBe(limit);
    expect(() => run('size', at(`/large?${limit + 1}`))).toThrow('Limit exceeded: URLFetch Response Size.');
  });

  it('knows neither HEAD nor OPTIONS', async () => {
    const { run } = await host();

    for (const method of ['head', 'options']) expect(() => run('get', at('/'), { method })).toThrow('invalid value: method');
  });
});

it('reaches only the addresses that the manifest lists, if it lists some', async () => {
  const work = `function it(url) { try { return UrlFetchApp.fetch(url).getResponseCode(); } catch (error) { return 'blocked'; } }`;
  const hosts = Object.fromEntries(['api.example.com', 'a.college.edu', 'college.edu'].map((name) => [name, url]));
  const open = (manifest: { urlFetchWhitelist?: string[] }) => hostWith(work, { hosts, manifest });
  const urls = ['https://api.example.com/v1/', 'https://api.example.com/v2/', 'https://a.college.edu/', 'https://college.edu/'];
  const listed = await open({ urlFetchWhitelist: ['https://api.example.com/v1/', 'https://*.college.edu/'] });
  expect(urls.map((each) => listed.run('it', each) === 'blocked')).toEqual([false, true, false, true]);
  const free = await open({});
  expect(urls.map((each) => free.run('it', each) === 'blocked')).toEqual([false, false, false, false]);
});
