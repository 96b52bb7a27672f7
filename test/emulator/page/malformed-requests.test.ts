// Requests to the page's server that are malformed, too large, or aborted: none of them ends anything.
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Demo } from '../../../emulator/page/demo.ts';
import type { Reply } from '../../../emulator/page/protocol.ts';
import { type PageServer, servePage } from '../../../emulator/page/serve-page.ts';
import { type FakeHost, fakeHost, freshDemo } from './fake-host.ts';

let fake: FakeHost;
let server: PageServer;
let demoFails = false;
const ended: unknown[] = [];
const note = (error: unknown) => ended.push(error);

const demo: Demo = {
  look() {
    if (demoFails) throw new Error('The demo Catalog is gone.');
    return freshDemo;
  },
  act: () => {},
  paymentExport: () => '',
};

beforeEach(async () => {
  ended.length = 0;
  demoFails = false;
  fake = fakeHost({
    sheets: [
      { name: 'Courses', values: [['Title']] },
      { name: 'Broken', values: [['x']] },
    ],
  });
  server = await servePage(fake.host, { demo });
  // What would end the process of the emulator.
  process.on('uncaughtException', note).on('unhandledRejection', note);
});
afterEach(async () => {
  await server.close();
  process.off('uncaughtException', note).off('unhandledRejection', note);
});

const at = (path: string) => new URL(path, server.url).href;
const post = (path: string, body: BodyInit) => fetch(at(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const request = (action: unknown, more = {}) => JSON.stringify({ action, revision: -1, copies: {}, ...more });

/** The page works on, and the process would too. */
async function expectAlive(): Promise<void> {
  await wait(20);
  const response = await post('act', request({ type: 'look' }));
  expect(response.status).toBe(200);
  expect(((await response.json()) as Reply).tabs).toHaveLength(2);
  expect((await fetch(at('demo'))).status).toBe(200);
  expect(ended).toEqual([]);
}

/** Sends these bytes, waits for what comes back, and hangs up. */
function raw(bytes: string, answered = true): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const done = () => {
      socket.destroy();
      resolve(got);
    };
    socket.on('data', (chunk) => {
      got += String(chunk);
      done();
    });
    socket.on('error', done).on('close', done);
    if (!answered) setTimeout(done, 50);
  });
}

const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, `Host: ${new URL(server.url).host}`, ...headers, '', ''].join('\r\n');
const pathOf = (path: string) => new URL(at(path)).pathname;

describe('a malformed request to the page', () => {
  const malformed = [
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    '{"action":null,"revision":-1,"copies":{}}',
    '{"action":{},"revision":-1,"copies":{}}',
    '{"action":{"type":"fly"},"revision":-1,"copies":{}}',
    '{"action":{"type":"look"},"revision":"1","copies":{}}',
    '{"action":{"type":"look"},"revision":-1}',
    '{"action":{"type":"select","sheet":1},"revision":-1,"copies":{}}',
    '{"action":{"type":"edit","sheet":1,"row":-1,"column":0.5,"typed":7},"revision":-1,"copies":{}}',
    '{"action":{"type":"insertRows","sheet":1,"after":1,"count":1e300},"revision":-1,"copies":{}}',
    '{"action":{"type":"paste","sheet":1,"row":1,"column":1,"rows":[7]},"revision":-1,"copies":{}}',
  ];

  it.each(malformed)('is refused in one line and does nothing: %s', async (body) => {
    const response = await post('act', body);

    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/^[^\n]+\n$/);
    expect(fake.said).toEqual([]);
    await expectAlive();
  });

  it.each(['', '{', 'null', '{}', '{"type":"fly"}'])('of the panel is refused in one line: %s', async (body) => {
    expect((await post('demo', body)).status).toBe(400);
    await expectAlive();
  });

  it.each(['%', '%zz', '%ff%fe', '..%2f..', '//', 'x'.repeat(5000), 'frame/99999999999999999999', '?', '#'])(
    'for the path %s ends nothing',
    async (path) => {
      await raw(head(`GET ${pathOf('')}${path}`));
      await expectAlive();
    },
  );

  it.each(['PURGE', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'HEAD', 'BREW', 'get'])('with the verb %s ends nothing', async (verb) => {
    expect(await raw(head(`${verb} ${pathOf('')}`))).toMatch(/^HTTP\/1\.1 40[045]/);
    await expectAlive();
  });

  it.each([
    ['CONNECT', () => head('CONNECT example.com:443')],
    ['an upgrade', () => head(`GET ${pathOf('')}`, 'Connection: Upgrade', 'Upgrade: websocket')],
    ['no HTTP at all', () => '\x16\x03\x01\r\n\r\n'],
    ['two lengths', () => head(`POST ${pathOf('act')}`, 'Content-Length: 1', 'Content-Length: 2')],
    ['a header of 100 KB', () => head(`GET ${pathOf('')}`, `X-A: ${'x'.repeat(100_000)}`)],
    [
      'a chunk without a length',
      () => `${head(`POST ${pathOf('act')}`, 'Content-Type: application/json', 'Transfer-Encoding: chunked')}zz\r\n`,
    ],
  ])('with %s ends nothing', async (_what, bytes) => {
    await raw(bytes(), false);
    await expectAlive();
  });

  it('with a body that is too large is refused without being kept', async () => {
    const response = await post('act', 'x'.repeat(70 * 1024 * 1024));

    expect(response.status).toBe(413);
    expect(await response.text()).toMatch(/^The message is too large\./);
    await expectAlive();
  });
});

describe('a client that hangs up', () => {
  it.each(['act', 'copy', 'demo'])('in the middle of its message to %s ends nothing', async (path) => {
    await raw(`${head(`POST ${pathOf(path)}`, 'Content-Type: application/json', 'Content-Length: 1000')}{"action":`, false);
    await expectAlive();
  });

  it.each(['page.js', 'events', 'workbook.xlsx', 'demo'])('in the middle of %s ends nothing', async (path) => {
    await raw(head(`GET ${pathOf(path)}`));
    fake.write('Courses', 2, 1, 'Algebra');
    await wait(300);
    await expectAlive();
  });
});

describe('an exception of the host', () => {
  it('while a tab is drawn is reported with the rest of the page, and the other tabs are shown', async () => {
    const { dump } = fake.host.workbook;
    fake.host.workbook.dump = ((name: string, area) => {
      if (name === 'Broken') throw new Error('Invalid name for a sheet.');
      return dump(name, area);
    }) as typeof dump;

    const broken = (await (await post('act', request({ type: 'activate', sheet: 2 }))).json()) as Reply;
    expect(broken).toMatchObject({ shown: 2, problem: 'Invalid name for a sheet.', sheet: { id: 2, cells: [] } });

    const whole = (await (await post('act', request({ type: 'activate', sheet: 1 }, { shown: 2 }))).json()) as Reply;
    expect(whole.problem).toBeUndefined();
    expect(whole.sheet?.cells).toHaveLength(1);
    await expectAlive();
  });

  it('anywhere else is reported in one line', async () => {
    const { file } = fake.host.workbook;
    fake.host.workbook.file = () => {
      throw new Error('The file is damaged.');
    };
    const response = await post('act', request({ type: 'look' }));
    expect([response.status, await response.text()]).toEqual([500, 'The file is damaged.\n']);

    fake.host.workbook.file = file;
    await expectAlive();
  });

  it('in the panel, in a copy, and between two requests is reported, and ends nothing', async () => {
    demoFails = true;
    expect(await (await fetch(at('demo'))).text()).toBe('The demo Catalog is gone.\n');
    expect(await (await post('demo', '{"type":"noFaults"}')).text()).toBe('The demo Catalog is gone.\n');
    demoFails = false;

    // A file of the tests has no copy.
    expect((await post('copy', '{}')).status).toBe(500);

    const events = new AbortController();
    onTestFinished(() => events.abort());
    await fetch(at('events'), { signal: events.signal });
    const { changes } = fake.host;
    fake.host.changes = () => {
      throw new Error('No changes today.');
    };
    await wait(600);
    fake.host.changes = changes;
    await expectAlive();
  });
});
