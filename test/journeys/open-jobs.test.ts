import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/protocol/jobs.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { openWorld, review, rowsOf, send, type World, writes } from '../support/open-world.ts';
import { slowly, when } from '../support/runs.ts';

/** Closes the sidebar and opens it anew, and reads what it then shows. */
function reload({ host, person }: World): State {
  host.sidebar().close();
  host.click('Open sidebar');
  return person.ask<State>('state');
}

function goOn({ person }: World, job: string): Progress {
  let progress: Progress;
  do progress = person.ask<Progress>('step', { job });
  while (progress.phase !== 'done');
  return progress;
}

describe('after the sidebar was reloaded', () => {
  it('a pull that had begun is offered, and goes on from where it was', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 120 } } });
    const begun = slowly(world.host, () => world.person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    const { jobs } = reload(world);
    expect(jobs).toMatchObject([{ job: begun.job, kind: 'pull', name: 'Courses', count: begun.count, total: 120, yours: true }]);
    expect(begun.count).toBeGreaterThan(0);
    expect(goOn(world, begun.job).pulled).toMatchObject({ records: 120, complete: true });
    expect(reload(world).jobs).toEqual([]);
  });

  it('a pull can be cancelled, and leaves nothing', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 120 } } });
    const { job } = slowly(world.host, () => world.person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    world.person.ask('cancel', { job });
    expect(reload(world)).toMatchObject({ jobs: [], tabs: [] });
  });

  it('a pull that is cancelled while a step of it is still reading stays cancelled, and is no failure of its tab', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 120 } }, pulled: ['courses'] });
    const { host, person } = world;
    const { job } = slowly(host, () => person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    host.resetCounts();
    when(
      world,
      () => host.counts().fetches > 0,
      () => void person.ask('cancel', { job }),
    );
    expect(() => person.ask('step', { job })).toThrow('has already finished or was canceled');
    const { jobs, tabs } = reload(world);
    expect([jobs, tabs.map(({ problem }) => problem)]).toEqual([[], [undefined]]);
    expect(host.workbook.display('Catalog Sync staging').flat().join('')).toBe('');
  });

  it('a send that had begun is offered, goes on in the review dialog, and cannot be undone before it has ended', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    for (const row of [2, 3, 4]) world.person.type('Courses', 'Price', row, `${row}00`);
    const plan = review(world);
    world.person.ask('send', { plan: plan.plan, options: [] });
    world.host.dialogs().at(-1)?.close();
    expect(reload(world).jobs).toMatchObject([{ job: plan.plan, kind: 'send', count: 0, total: 3 }]);
    expect(() => world.person.ask('undo', { run: plan.plan })).toThrow('hasn’t finished');
    world.person.ask('openReview', { resume: plan.plan });
    expect(world.host.dialogs().at(-1)?.html).toContain(`resume:${plan.plan}`);
    expect(goOn(world, plan.plan).sent).toMatchObject({ done: 3 });
    expect(writes(world)).toHaveLength(3);
    expect(world.person.ask<PlanView>('plan', { plan: plan.plan }).requests.map((request) => request.state)).toEqual([
      'done',
      'done',
      'done',
    ]);
  });
});

describe('the list of sends', () => {
  it('says of each what it did, whether it was undone, and why it cannot be', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [course] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    send(world, world.person.ask<PlanView>('undo', { run: sent.plan }));
    world.person.type('Courses', 'Title', 2, 'Mine');
    const held = review(world);
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.ID), fields: { title: 'Theirs' } });
    send(world, held);
    const state = reload(world);
    expect(state.runs).toMatchObject([
      { stale: 1, done: 0, undoBlockedBecause: 'nothing', undoes: false, undone: false },
      { done: 1, undoes: true, undone: false },
      { done: 1, undoes: false, undone: true },
    ]);
    expect(state.runs[1]?.undoBlockedBecause).toBeUndefined();
    expect(JSON.stringify(state)).not.toContain(world.catalog.apiKey);
  });
});
