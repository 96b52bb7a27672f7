import { describe, expect, it } from 'vitest';
import { type JobProgress, personAt } from '../../scripts/person.ts';
import { connect, openWorld, review, rowsOf, send, type World, writes } from '../support/open-world.ts';
import { refusalOf, slowly } from '../support/runs.ts';
import { COLLEAGUE, OWNER } from '../support/two-users.ts';

const MINUTE = 1 / 60;

/** A send of one price that has begun, and of which nothing was sent yet. */
async function withOpenSend(): Promise<{ world: World; job: string }> {
  const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 6 } } });
  world.person.type('Courses', 'Price', 2, '12');
  const plan = review(world);
  const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
  world.host.dialogs().at(-1)?.close();
  return { world, job };
}

/** A colleague opens the same workbook and connects, with the same key where none is given. */
function colleagueComes(world: World, key = world.catalog.apiKey): void {
  world.host.setUser(COLLEAGUE);
  world.host.click('Open sidebar');
  connect({ ...world, person: personAt(world.host), catalog: { ...world.catalog, apiKey: key } });
}

describe('while somebody’s send is under way', () => {
  it('a colleague is told who does what since when, whatever they try with it, and may take it over when it was left alone', async () => {
    const { world, job } = await withOpenSend();
    colleagueComes(world);
    const told = refusalOf(() => world.person.ask('step', { job }));
    expect(told).toMatchObject({
      code: 'somebody-running',
      message: expect.stringMatching(/^A colleague has been sending changes .* since 10:0\d\./),
    });
    expect(refusalOf(() => world.person.ask('cancel', { job })).code).toBe('somebody-running');
    expect(refusalOf(() => world.person.ask('pull', { resource: 'courses', filters: {} })).code).toBe('somebody-running');
    const plan = review(world);
    expect(plan.remarks[0]).toMatch(/^A send started at 10:0\d hasn’t finished/);
    expect(refusalOf(() => world.person.ask('send', { plan: plan.plan, options: [] })).code).toBe('somebody-running');
    world.host.dialogs().at(-1)?.close();

    world.host.advance(11 * MINUTE);
    expect(refusalOf(() => world.person.ask('send', { plan: plan.plan, options: [] })).code).toBe('send-open');
    // Someone else has reviewed it, so what is left is reviewed again before it's sent.
    expect(world.person.ask('step', { job })).toMatchObject({ phase: 'done', isReviewNeeded: true, sent: { done: 0, skipped: 1 } });
    expect(writes(world)).toEqual([]);
    send(world, review(world));
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Price: '12.00', Status: 'sent' });
    world.host.setUser('');
  });

  it('somebody whose key sees less cannot go on with it, but can cancel it once it was left alone', async () => {
    const { world, job } = await withOpenSend();
    colleagueComes(world, world.catalog.keys.subcatalog);
    world.host.advance(11 * MINUTE);
    expect(refusalOf(() => world.person.ask('step', { job })).code).toBe('waits-for-owner');
    world.person.ask('cancel', { job });
    expect(Object.keys(world.host.properties.document).filter((name) => name.startsWith('job.'))).toEqual([]);
    // Nothing of it was sent, so the row is what it was before: edited.
    expect(rowsOf(world, 'Courses')[0]?.Status).toBe('edited');
  });

  it('the same person goes on with it in another window, but sends nothing else first', async () => {
    const { world, job } = await withOpenSend();
    world.person.type('Courses', 'Price', 3, '13');
    const plan = review(world);
    expect(refusalOf(() => world.person.ask('send', { plan: plan.plan, options: [] }))).toMatchObject({
      code: 'send-open',
      message: expect.stringContaining('Resume or cancel it first.'),
    });
    expect(world.person.ask<JobProgress>('step', { job }).phase).toBe('done');
    expect(world.person.finish('send', { plan: plan.plan, options: [] })).toMatchObject({ phase: 'done' });
  });
});

describe('while somebody’s pull is under way', () => {
  it('a colleague may take it over when it was left alone; the first one is told, and edits stay', async () => {
    const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 130, orders: 4, enrollments: 4 } } });
    world.person.type('Courses', 'Price', 2, '12');
    const begun = slowly(world.host, () => world.person.ask<JobProgress>('pull', { resource: 'courses', filters: {} }));
    expect([begun.phase, begun.count]).toEqual(['reading', 100]);
    const refused = () => refusalOf(() => world.person.ask('step', { job: begun.job })).code;
    colleagueComes(world);
    expect(refused()).toBe('somebody-running');
    world.host.advance(11 * MINUTE);
    expect(world.person.finish<JobProgress>('step', { job: begun.job })).toMatchObject({ phase: 'done', count: 130 });
    expect(rowsOf(world, 'Courses')[0]?.Price).toBe('12.00');
    world.host.setUser(OWNER);
    world.host.click('Open sidebar');
    expect(refused()).toBe('no-such-job');
  });
});
