import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/protocol/jobs.ts';
import type { State } from '../../src/protocol/state.ts';
import { CATALOG_HOST, openWorld, pull, review, rowsOf, type World, writes } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';

const SCALE = { courses: 30, programs: 4, orders: 4, enrollments: 4, tags: 12, users: 8 };

/** Starts a send, refuses the key after this many more requests, and returns the job and what its next step did. */
function sendRefused(world: World, after: number): { job: string; code: string | undefined; requests: string[] } {
  const { person, catalog } = world;
  const { plan, guard } = review(world);
  const { job } = person.ask<Progress>('send', { plan, options: [], confirmed: guard?.words });
  catalog.clearRequests();
  catalog.setFaults([{ answer: '401', after }]);
  const code = codeOf(() => person.ask('step', { job }));
  catalog.setFaults([]);
  return { job, code, requests: catalog.requests().map(({ method, status }) => `${method} ${status}`) };
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

function reconnect({ person, catalog }: World, key = catalog.apiKey): void {
  person.ask('connect', { host: CATALOG_HOST, key, kind: 'test' });
}

function createTags(world: World, count: number): void {
  const first = rowsOf(world, 'Tags').length + 2;
  for (let row = first; row < first + count; row++) {
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, `New ${row}`);
  }
}

const times = (count: number, text: string) => Array.from({ length: count }, () => text);

describe('a send whose key is refused', () => {
  it('sends no further create with it, and creates each one once after reconnecting', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['tags'] });
    createTags(world, 6);
    const { job, code, requests } = sendRefused(world, 6);
    expect(requests).toEqual([...times(6, 'GET 200'), ...times(6, 'POST 401')]);
    expect(code).toBe('wrong-key');
    expect(world.person.ask<State>('state').jobs).toMatchObject([{ job, kind: 'send', count: 0, total: 6 }]);
    expect(rowsOf(world, 'Tags').filter(({ Status }) => String(Status).startsWith('creating'))).toEqual([]);

    reconnect(world);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 6, failed: 0, unconfirmed: 0 });
    expect(writes(world).filter(({ status }) => status < 300)).toHaveLength(6);
    expect(rowsOf(world, 'Tags').filter(({ Status }) => Status === 'created')).toHaveLength(6);
  });

  it('sends no further update or read with it, and sends all of them after reconnecting', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'] });
    for (let row = 2; row <= 26; row++) world.person.type('Courses', 'Price', row, `${row}00`);
    const { job, code, requests } = sendRefused(world, 20);
    expect(requests).toEqual([...times(20, 'GET 200'), ...times(20, 'PUT 401')]);
    expect(code).toBe('wrong-key');

    reconnect(world);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 25, failed: 0, unconfirmed: 0 });
    expect(writes(world).filter(({ status }) => status < 300)).toHaveLength(25);
  });

  it('keeps what was sent before the key was refused, without reading it back', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['tags'] });
    for (const row of [2, 3, 4]) world.person.type('Tags', 'Name', row, `Renamed ${row}`);
    const { job, requests } = sendRefused(world, 4);
    expect(requests.filter((request) => request.startsWith('PUT'))).toEqual(['PUT 200', 'PUT 401', 'PUT 401']);
    expect(requests).toHaveLength(6);

    reconnect(world);
    expect(world.person.finish<Progress>('step', { job }).sent).toMatchObject({ done: 3, failed: 0, unconfirmed: 0 });
    expect(writes(world).filter(({ status }) => status < 300)).toHaveLength(3);
  });

  it('can be cancelled instead, and its new rows can be reviewed again', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['tags'] });
    createTags(world, 2);
    const { job } = sendRefused(world, 0);
    world.person.ask('cancel', { job });
    world.host.dialogs().at(-1)?.close();
    expect(world.person.ask<State>('state').jobs).toEqual([]);
    expect(review(world).requests).toHaveLength(2);
  });

  it('stops following a job in Catalog, and follows it to its end after reconnecting', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'], over: 'http' });
    const { person, catalog } = world;
    for (const { row, ID } of rowsOf(world, 'Courses').slice(0, 12)) world.person.type('Courses', 'SKU', row, `S-${ID}`);
    const plan = review(world);
    catalog.clearRequests();
    catalog.setFaults([{ match: '/progresses/', answer: '401' }]);
    expect(codeOf(() => person.finish<Progress>('send', { plan: plan.plan, options: [] }))).toBe('wrong-key');
    const statuses = catalog.requests().map(({ status }) => status);
    expect(statuses.indexOf(401)).toBe(statuses.length - 1);
    catalog.setFaults([]);
    reconnect(world);
    expect(person.finish<Progress>('step', { job: plan.plan }).sent).toMatchObject({ done: 12, failed: 0, unconfirmed: 0 });
    expect(writes(world)).toHaveLength(1);
  });

  it('repeats no create with another key that might not see the record', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'] });
    const { person, catalog } = world;
    const row = rowsOf(world, 'Courses').length + 2;
    const course = { Action: 'create', Title: 'New', Path: 'new', Teaser: 'New', Description: 'New', 'Canvas course ID': '7003' };
    for (const [header, text] of Object.entries(course)) world.person.type('Courses', header, row, text);
    const { plan } = review(world);
    const { job } = person.ask<Progress>('send', { plan, options: [] });
    catalog.setFaults([
      { match: 'POST ', answer: 'act-then-drop' },
      // The look before the create is still answered.
      { match: 'GET ', answer: '401', after: 1 },
    ]);
    expect(codeOf(() => person.ask('step', { job }))).toBe('wrong-key');
    catalog.setFaults([]);
    reconnect(world, catalog.keys.subcatalog);
    expect(person.finish<Progress>('step', { job }).sent).toMatchObject({ unconfirmed: 1, failed: 0, done: 0 });
    expect(writes(world)).toHaveLength(1);
  });

  it('continues with another key, which proves no record deleted that it cannot see', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'] });
    const rows = rowsOf(world, 'Courses');
    for (const { row } of rows.slice(0, 12)) world.person.type('Courses', 'Action', row, 'delete');
    const { person, catalog } = world;
    const plan = review(world);
    const { job } = person.ask<Progress>('send', {
      plan: plan.plan,
      options: [],
      ...(plan.guard ? { confirmed: plan.guard.words } : {}),
    });
    catalog.setFaults([{ answer: '401' }]);
    expect(codeOf(() => person.ask('step', { job }))).toBe('wrong-key');
    catalog.setFaults([]);
    const before = catalog.records('courses').length;

    reconnect(world, catalog.keys.subcatalog);
    const { sent } = person.finish<Progress>('step', { job });
    const deleted = before - catalog.records('courses').length;
    expect(sent?.done).toBe(deleted);
    expect(deleted).toBeLessThan(12);
    const notes = rowsOf(world, 'Courses').map(({ Status }) => String(Status));
    expect(notes.join()).not.toContain('gone already');
    expect(notes.filter((note) => note.includes('can’t be seen with this API key'))).toHaveLength(12 - deleted);
  });
});

describe('a pull whose key is refused', () => {
  it('sends no further request with it, and continues after reconnecting', async () => {
    const world = await openWorld({ catalog: { scale: { ...SCALE, courses: 230 } }, pulled: ['tags'] });
    const { person, catalog } = world;
    const { job } = slowly(world.host, () => person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    catalog.clearRequests();
    catalog.setFaults([{ answer: '401' }]);
    expect(codeOf(() => person.ask('step', { job }))).toBe('wrong-key');
    const rounds = catalog.requests().length;
    expect(rounds).toBeLessThanOrEqual(4);
    catalog.setFaults([]);
    reconnect(world);
    expect(person.finish<Progress>('step', { job }).pulled).toMatchObject({ records: 230, complete: true });
  });

  it('sends one round of requests in all when every tab is refreshed', async () => {
    const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses', 'programs', 'tags'] });
    const { person, catalog } = world;
    catalog.clearRequests();
    catalog.setFaults([{ answer: '401' }]);
    const { problems } = person.ask<{ problems: { code: string; what: string }[] }>('refreshAll');
    // The first page of each tab.
    expect(catalog.requests()).toHaveLength(3);
    expect(problems).toMatchObject([{ code: 'wrong-key', what: expect.stringMatching(/^Courses, Programs, Tags: /) }]);
    catalog.setFaults([]);
    expect(pull(world, 'tags')).toMatchObject({ records: SCALE.tags });
  });

  it('reads everything again when another key continues it', async () => {
    const world = await openWorld({ catalog: { scale: { ...SCALE, courses: 230 } } });
    const { person, catalog } = world;
    const { job } = slowly(world.host, () => person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    catalog.setFaults([{ answer: '401' }]);
    expect(codeOf(() => person.ask('step', { job }))).toBe('wrong-key');
    catalog.setFaults([]);
    reconnect(world, catalog.keys.subcatalog);
    const { pulled } = person.finish<Progress>('step', { job });
    const fresh = await openWorld({ at: catalog });
    reconnect(fresh, catalog.keys.subcatalog);
    expect(pulled?.records).toBe(pull(fresh, 'courses').records);
    expect(rowsOf(world, 'Courses').map(({ ID }) => ID)).toEqual(rowsOf(fresh, 'Courses').map(({ ID }) => ID));
  });
});
