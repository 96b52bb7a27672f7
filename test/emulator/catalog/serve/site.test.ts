// A demo Catalog in the thread that asks it responds like one over HTTP, so that journeys through it show the same.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../../emulator/apps-script/fetch/deliver.ts';
import { type IncomingAnswer, openExchange } from '../../../../emulator/apps-script/fetch/exchange.ts';
import { openCatalog, startCatalog } from '../../../../emulator/catalog/start-catalog.ts';
import type { CatalogServer, DemoCatalog } from '../../../../emulator/demo-catalog.ts';
import { demo } from '../demo.ts';
import { callEverything } from '../every-call.ts';
import { CLOCK } from '../filled.ts';

const HOST = 'catalog.example.edu';
/** What belongs to the connection, and the clock, which goes on between two requests. */
const PASSING = ['connection', 'keep-alive', 'transfer-encoding', 'date'];

/** A time within the hour in which the clocks begin. */
const NOW = /2026[-/]11[-/]20[T ]15:\d\d:\d\d(\.\d+)?(Z| \+0000)/g;

interface Asked {
  method: string;
  path: string;
  type?: string;
  body?: string;
}

const exchange = openExchange();
let over: CatalogServer;
let here: DemoCatalog;

beforeAll(async () => {
  over = await startCatalog({ clock: CLOCK });
  here = openCatalog({ clock: CLOCK });
});
afterAll(async () => {
  await exchange.close();
  await over.close();
});
beforeEach(() => {
  for (const catalog of [over, here]) {
    catalog.setFaults([]);
    catalog.setSwitches({});
    catalog.clearRequests();
  }
});

function ask({ where, apiKey }: DemoCatalog, { method, path, type, body }: Asked) {
  const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
  const framed = bytes && { 'Content-Length': String(bytes.length), 'Content-Type': type ?? '' };
  const headers = { Authorization: `Token token="${apiKey}"`, Host: HOST, ...framed };
  const to = typeof where === 'string' ? where + path : { site: where, url: `https://${HOST}${path}` };
  const request = { to, method, headers, body: bytes, timeout: 20_000 };
  return deliver({ exchange }, [request]).map(shown);
}

function shown(answer: IncomingAnswer) {
  if (answer.error !== undefined) return answer;
  const names = answer.headers.filter((_, index) => index % 2 === 0);
  const headers = names.flatMap((name, index) => {
    const passes = PASSING.includes(name.toLowerCase());
    return passes ? [] : [`${name.toLowerCase()}: ${answer.headers[2 * index + 1]}`];
  });
  return { status: answer.status, headers: headers.sort(), body: Buffer.from(answer.body).toString('latin1').replaceAll(NOW, 'now') };
}

/** All that the tests of the contract ask, but the file, which only HTTP carries. */
async function everyRequest(): Promise<Asked[]> {
  const asked: Asked[] = [];
  const catalog = demo();
  await callEverything({
    ...catalog,
    get(path, headers) {
      asked.push({ method: 'GET', path });
      return catalog.get(path, headers);
    },
    send(method, path, body) {
      asked.push({ method, path, ...(body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) }) });
      return catalog.send(method, path, body);
    },
    form(method, path, fields) {
      if (!(fields instanceof FormData))
        asked.push({ method, path, type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() });
      return catalog.form(method, path, fields);
    },
  });
  return asked;
}

describe('a demo Catalog in the thread that asks it', () => {
  it('responds to every operation as it does over HTTP, and logs the same', async () => {
    const requests = await everyRequest();
    expect(requests.length).toBeGreaterThan(60);
    for (const request of requests) expect(ask(here, request), `${request.method} ${request.path}`).toEqual(ask(over, request));
    const logged = (catalog: DemoCatalog) => catalog.requests().map(({ at: _, ...rest }) => rest);
    expect(logged(here)).toEqual(logged(over));
    expect(here.records('courses').length).toBe(over.records('courses').length);
  });

  it.each<[string, Asked]>([
    ['a path that no operation has', { method: 'GET', path: '/api/v1/nothing?page=1' }],
    ['an ID that is no number', { method: 'GET', path: '/api/v1/courses/%C3%A4%2F1' }],
    ['an ID that isn’t encoded as it should be', { method: 'GET', path: '/api/v1/courses/%E4' }],
    ['a body that is no JSON', { method: 'POST', path: '/api/v1/courses', type: 'application/json', body: '{"course":' }],
    ['a body of an unknown type', { method: 'POST', path: '/api/v1/courses', type: 'text/csv', body: 'a,b' }],
    ['a body that isn’t UTF-8', { method: 'POST', path: '/api/v1/tags', type: 'application/x-www-form-urlencoded', body: 'name=%E4' }],
    ['a method that no path has', { method: 'PATCH', path: '/api/v1/courses/1' }],
  ])('responds to %s as it does over HTTP', (_what, request) => {
    expect(ask(here, request)).toEqual(ask(over, request));
    expect(here.requests().map(({ violations }) => violations)).toEqual(over.requests().map(({ violations }) => violations));
  });

  it.each(['401', '429-retry-after', '500', 'html', 'cut-json', 'drop', 'act-then-drop', 'echo-key'] as const)(
    'misbehaves as it does over HTTP: %s',
    (answer) => {
      for (const catalog of [over, here]) catalog.setFaults([{ answer, latency: 20 }]);
      const request = { method: 'GET', path: '/api/v1/tags?per_page=3' };
      expect(ask(here, request)).toEqual(ask(over, request));
    },
  );

  it('takes as long as the fault says, and no longer than the script waits', () => {
    here.setFaults([{ latency: 150 }]);
    const began = performance.now();
    ask(here, { method: 'GET', path: '/api/v1/tags' });
    expect(performance.now() - began).toBeGreaterThanOrEqual(149);
    const { where: site } = here;
    if (typeof site === 'string') throw new Error('it has an address');
    const to = { site, url: `https://${HOST}/api/v1/tags` };
    expect(deliver({ exchange }, [{ to, method: 'GET', headers: {}, body: undefined, timeout: 20 }])).toEqual([{ error: 'timeout' }]);
  });

  it('changes nothing in what its owner was given, and nothing by what the owner makes of that', () => {
    const [before] = here.records('tags');
    if (before) before.name = 'changed here alone';
    here.mutate({ type: 'update', resource: 'tags', id: Number(here.records('tags')[1]?.id), fields: { name: 'In Catalog' } });
    expect(here.records('tags')[0]?.name).not.toBe('changed here alone');
    expect(here.records('tags')[1]?.name).toBe('In Catalog');
  });

  it('says that it takes no file', () => {
    const request = { method: 'PUT', path: '/api/v1/courses/update_skus', type: 'multipart/form-data; boundary=x', body: '--x--' };
    expect(() => ask(here, request)).toThrow('start it with startCatalog');
  });
});
