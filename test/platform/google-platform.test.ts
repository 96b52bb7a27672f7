// Each port as Google's services fill it, in the emulated Apps Script.
import type { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { HostOptions } from '../../emulator/host.ts';
import { openProbes, type Probes } from './open-probes.ts';

const open: Probes[] = [];

async function start(options: Partial<HostOptions> = {}): Promise<Probes> {
  const probes = await openProbes(options);
  open.push(probes);
  return probes;
}

afterEach(async () => {
  for (const { host } of open.splice(0)) await host.close();
});

describe('a store of properties', () => {
  it('asks Google once, and again after a lock was taken', async () => {
    const { host, probe } = await start();
    expect(probe('useProperties')).toEqual({
      before: ['1', null, { a: '1' }],
      changed: [null, '2', { b: '2' }],
      locked: [null, '2'],
    });
    expect(host.counts().calls['Properties.getProperties']).toBe(2);
    expect(host.counts().calls['Properties.getProperty']).toBeUndefined();
  });

  it('returns what others wrote after a refresh, and under a lock', async () => {
    const { host, probe } = await start();
    host.properties.document.shared = 'before';
    let written = 0;
    const watch = () => {
      if (host.logs().length > written) host.properties.document.shared = `after ${++written}`;
      host.at(1, watch);
    };
    host.at(1, watch);
    expect(probe('readMeanwhile')).toEqual({ first: 'before', again: 'before', refreshed: 'after 1', locked: 'after 2' });
  });
});

describe('the workbook', () => {
  it('says what it is', async () => {
    const { probe } = await start({ timeZone: 'Europe/Berlin', locale: 'de_DE' });
    expect(probe('describeWorkbook')).toEqual({ zone: 'Europe/Berlin', locale: 'de_DE', id: true, active: 'Sheet1' });
  });

  it('tells what the person has selected', async () => {
    const { host, probe } = await start();
    host.workbook.select('Sheet1', 'B3:C7');
    expect(probe('selected')).toEqual([{ row: 3, column: 2, rows: 5, columns: 2 }]);
  });

  it('adds sheets of exactly the wanted size at the end, numbers taken names, and leaves the active sheet', async () => {
    const { probe, host } = await start();
    expect(probe('addSheets')).toEqual({
      made: [
        { name: 'Orders', rows: 3, columns: 30, used: { rows: 0, columns: 0 } },
        { name: 'Orders 2', rows: 2000, columns: 2, used: { rows: 0, columns: 0 } },
        { name: 'Orders 3', rows: 1, columns: 1, used: { rows: 0, columns: 0 } },
      ],
      active: 'Sheet1',
      byId: ['Orders', 'Orders 2', 'Orders 3'],
      byName: true,
      absent: [true, true],
    });
    expect(host.workbook.sheets().map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['Orders', false],
      ['Orders 2', true],
      ['Orders 3', false],
    ]);
  });
});

describe('a sheet', () => {
  it('writes and reads values, formulas, notes and formats', async () => {
    const { probe } = await start();
    expect(probe('writeAndRead')).toMatchObject({
      used: { rows: 3, columns: 3 },
      empty: [[], []],
      values: [
        ['007', 1.5],
        ['=no', true],
      ],
      isDate: true,
      formulas: [['', '=1+1', '']],
      notes: [['catalog:id', '', '']],
      formats: [
        ['@', '0.00', 'yyyy-mm-dd'],
        ['@', expect.any(String), expect.any(String)],
      ],
      cleared: [['', '', '']],
    });
  });

  it('grows and shrinks at every edge', async () => {
    const { probe } = await start();
    expect(probe('reshape')).toEqual({
      grown: {
        size: { rows: 5, columns: 4 },
        values: [
          ['', '', '', ''],
          ['', 'a', '', 'b'],
          ['', 'c', '', 'd'],
        ],
      },
      size: { rows: 4, columns: 3 },
      first: [['a']],
    });
  });

  it('can be dressed, and refuses what is not among strict choices', async () => {
    const { probe, host } = await start();
    probe('dress');
    expect(() => host.workbook.edit('Dressed', 'A2', 'archive')).toThrow();
    host.workbook.edit('Dressed', 'A2', 'delete');
    host.workbook.edit('Dressed', 'B2', 'something else');
    host.workbook.edit('Dressed', 'C2', 'TRUE');
    expect(host.workbook.values('Dressed', 'A2:C2')).toEqual([['delete', 'something else', true]]);
    const dump = JSON.stringify(host.workbook.dump('Dressed'));
    for (const part of ['#e8eef4', '#fdf0cf', 'bold']) expect(dump).toContain(part);
    const statuses = host.workbook.dump('Dressed', { row: 2, column: 4, rows: 3, columns: 1 });
    expect(statuses.cells.map(({ display, background }) => [display, background])).toEqual([
      ['edited', '#fdf0cf'],
      ['failed: no', '#fce8e6'],
      ['sent', undefined],
    ]);
    const addresses = host.workbook.dump('Dressed', { row: 2, column: 6, rows: 2, columns: 1 });
    expect(addresses.cells.map(({ value, formula, link }) => [value, formula, link])).toEqual([
      ['https://learn.example.edu/courses/a', undefined, true],
      ['no address', undefined, undefined],
    ]);
  });
});

describe('the network', () => {
  it('answers every status with header names in lower case, and follows no redirect', async () => {
    const server = await startServer();
    const { probe } = await start({ hosts: { 'catalog.example.edu': server.url } });
    expect(probe('fetchTwo')).toMatchObject([
      { status: 401, headers: { 'x-two': 'a, b', total: '7' }, body: 'no é' },
      { status: 302, headers: { location: 'https://elsewhere.example.com/' } },
    ]);
    await server.close();
  });

  it('throws when a host cannot be reached, in whatever language', async () => {
    const { probe } = await start({ switches: { errorLanguage: 'de' } });
    expect(probe('fetchNowhere')).toBe(true);
  });

  it('does nothing for no requests', async () => {
    const { probe, host } = await start();
    expect(probe('fetchNothing')).toEqual([]);
    expect(host.counts().fetchRounds).toBe(0);
  });
});

describe('the rest', () => {
  it('remembers texts by person and by file', async () => {
    const { probe } = await start();
    expect(probe('remember')).toEqual({ user: '1', other: 'none', document: { b: '2' } });
  });

  it('tells the time, sleeps and makes ids', async () => {
    const { probe } = await start({ clock: 1_700_000_000_000 });
    const { slept, ids } = probe('time') as { slept: number; ids: number };
    expect(slept).toBeGreaterThanOrEqual(1_500);
    expect(ids).toBe(2);
  });

  it('gives the lock back even when the work throws', async () => {
    const { probe } = await start();
    expect(probe('lock')).toEqual({ inside: 'inside', thrown: 'from the work', again: 'again' });
  });

  it('shows sidebar and dialog, each a page of its own with its view', async () => {
    const { probe, host } = await start();
    probe('showPages');
    expect(host.sidebar()).toMatchObject({ title: 'Catalog Sync' });
    expect(host.sidebar().html).toContain('data-page="sidebar" data-view="pull" data-token="a token"');
    expect(host.dialogs()).toMatchObject([{ title: 'Review changes', width: 900, height: 600 }]);
    expect(host.dialogs()[0]?.html).toContain('data-page="review" data-view="review" data-token="another"');
    expect(host.toasts()).toMatchObject([{ title: 'Catalog Sync', text: 'Done.' }]);
  });

  it('keeps one hourly trigger for this person in this file', async () => {
    const { probe, host } = await start();
    expect(probe('isHourly')).toBe(false);
    probe('startHourly');
    expect(probe('isHourly')).toBe(true);
    expect(host.triggers()).toMatchObject([{ functionName: 'hourly', everyHours: 1 }]);
    host.setUser('kim@college.example.edu');
    expect(probe('isHourly')).toBe(false);
    host.setUser('pat@college.example.edu');
    probe('stopHourly');
    expect(host.triggers()).toEqual([]);
    expect(probe('isHourly')).toBe(false);
  });

  it('has no workbook where a scheduled run has no open file', async () => {
    const { probe, host } = await start({ switches: { activeFileInTrigger: false } });
    expect(probe('hasWorkbook')).toBe(true);
    probe('startHourly');
    host.fire(host.triggers()[0]?.id ?? '');
    expect(host.properties.user.seen).toBe('false');
  });
});

/** A server in a thread of its own, because this one sleeps while the script fetches. */
async function startServer(): Promise<{ url: string; close(): Promise<unknown> }> {
  const code = `(${serve.toString()})(require('node:http').createServer, require('node:worker_threads').parentPort)`;
  const worker = new Worker(code, { eval: true, execArgv: [] });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => worker.terminate() };
}

function serve(create: typeof createServer, parent: { postMessage(port: number): void }): void {
  const server = create((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { Location: 'https://elsewhere.example.com/' });
    else response.writeHead(401, { 'X-Two': ['a', 'b'], ToTaL: '7', 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('no é');
  });
  server.listen(0, '127.0.0.1', () => parent.postMessage((server.address() as AddressInfo).port));
}
