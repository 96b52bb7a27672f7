import { describe, expect, it, onTestFinished } from 'vitest';
import { startCatalog } from '../../emulator/index.ts';
import { connect, openUnconnected, openWorld, pull, review, rowsOf, send, type, writes } from '../world/open-world.ts';

interface Progress {
  job: string;
  phase: string;
}

describe('several things at once', () => {
  it('two long pulls that take turns do not touch each other', async () => {
    const { person, host } = await openWorld({ catalog: { scale: { orders: 2_500, enrollments: 2_500, courses: 30, users: 400 } } });
    const open = [
      person.ask<Progress>('pull', { resource: 'orders', filters: {} }),
      person.ask<Progress>('pull', { resource: 'enrollments', filters: {} }),
    ];
    while (open.some((job) => job.phase !== 'done')) {
      open.forEach((job, index) => {
        if (job.phase !== 'done') open[index] = person.ask<Progress>('step', { job: job.job });
      });
    }
    expect(host.workbook.display('Orders').filter((row) => row[0] !== '')).toHaveLength(2_501);
    expect(host.workbook.display('Enrollments').filter((row) => row[2] !== '')).toHaveLength(2_501);
  });

  it('a cancelled pull leaves nothing behind, and its job is over', async () => {
    const world = await openWorld({ catalog: { scale: { orders: 2_500 } } });
    const { person, host } = world;
    const { job } = person.ask<Progress>('pull', { resource: 'orders', filters: {} });
    person.ask('cancel', { job });
    expect(() => person.ask('step', { job })).toThrow('has ended or was cancelled');
    expect(host.workbook.sheets().some((sheet) => sheet.name === 'Orders')).toBe(false);
    expect(host.workbook.display('Catalog Sync staging').flat().join('')).toBe('');
  });
});

describe('two Catalogs in one workbook', () => {
  it('each has its own tabs: nothing of one is matched, refreshed or sent to the other', async () => {
    const production = await startCatalog({ seed: 1, scale: 'small' });
    const test = await startCatalog({ seed: 2, scale: 'small' });
    onTestFinished(async () => {
      await production.close();
      await test.close();
    });
    const world = await openUnconnected({ host: { hosts: { 'catalog.example.edu': production.url, 'test.example.edu': test.url } } });
    const { person, host } = world;
    person.ask('connect', { host: 'catalog.example.edu', key: production.apiKey });
    pull(world, 'tags');
    const first = host.workbook.dump('Tags');
    type(world, 'Tags', 'Name', 2, 'Only for production');

    person.ask('connect', { host: 'test.example.edu', key: test.apiKey });
    const { tabs } = person.ask<{ tabs: unknown[] }>('state');
    expect(tabs).toEqual([]);
    expect(review(world).requests).toEqual([]);
    expect(() => person.ask('pull', { resource: 'tags', filters: {}, sheet: first.id })).toThrow(
      'was pulled from catalog.example.edu, but you are connected to test.example.edu',
    );
    expect(() => person.ask('review', { sheets: [first.id] })).toThrow('was pulled from catalog.example.edu');
    pull(world, 'tags');
    expect(host.workbook.sheets().filter((sheet) => sheet.name.startsWith('Tags'))).toHaveLength(2);
    expect(test.requests().filter((request) => request.method !== 'GET')).toEqual([]);
  });
});

describe('people who share a workbook', () => {
  it('each needs a key of their own, and disconnecting takes away only theirs', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host, person } = world;
    host.setUser('colleague@example.edu');
    expect(() => pull(world, 'tags')).toThrow('not connected to a Catalog for you');
    connect(world);
    type(world, 'Tags', 'Name', 2, 'By a colleague');
    send(world, review(world));
    expect(writes(world)).toHaveLength(1);
    person.ask('disconnect');
    expect(() => pull(world, 'tags')).toThrow('not connected');
  });
});

describe('what Catalog Sync remembers of a tab', () => {
  it('when it is lost, nothing is refreshed or sent over a person’s edits, and the way out is said', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    type(world, 'Tags', 'Name', 2, 'Mine');
    const before = world.host.workbook.dump('Tags');
    world.host.workbook.deleteColumns('Catalog Sync data', 1, 5);
    expect(() => pull(world, 'tags')).toThrow('your edits cannot be told from what was pulled');
    expect(() => review(world)).toThrow('delete the tab, and pull it again');
    expect(world.host.workbook.dump('Tags')).toEqual(before);
  });

  it('when a plan was changed behind its back, nothing of it is sent', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    type(world, 'Tags', 'Name', 2, 'Mine');
    const plan = review(world);
    const [headers = []] = world.host.workbook.display('Catalog Sync runs', '1:1');
    world.host.workbook.edit('Catalog Sync runs', `${String.fromCharCode(65 + headers.indexOf('value'))}2`, 's:Something else');
    expect(() => send(world, plan)).toThrow('What was reviewed and what is stored of it differ');
    expect(writes(world)).toEqual([]);
    expect(rowsOf(world, 'Tags')[0]?.Name).toBe('Mine');
  });

  it('a tab without its Id column says what to do', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const column = (world.host.workbook.display('Tags', '1:1')[0] ?? []).indexOf('Id') + 1;
    world.host.workbook.deleteColumns('Tags', column, 1);
    expect(() => pull(world, 'tags')).toThrow('has lost its Id column');
  });
});
