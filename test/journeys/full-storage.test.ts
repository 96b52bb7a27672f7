// Google's storage for a file holds 500 KB, which a script in the file can fill. Work that needs room says so and begins nothing.

import { describe, expect, it } from 'vitest';
import type { JobProgress, Refusal } from '../../scripts/person.ts';
import type { State } from '../../src/protocol/state.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';

const LIMIT = 500 * 1024;

/** Fills the storage of the file, except for so many bytes. Returns what empties it again. */
function fillStorage({ host }: World, free: number): () => void {
  const store = host.properties.document;
  const used = () => Object.entries(store).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  const names: string[] = [];
  for (let left = LIMIT - free - used(); left > 30; left = LIMIT - free - used()) {
    const name = `foreign.${names.length}`;
    store[name] = 'x'.repeat(Math.min(9_000, left - name.length));
    names.push(name);
  }
  return () => {
    for (const name of names) delete store[name];
  };
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Refusal).code;
  }
}

const jobsOf = ({ host }: World) => Object.keys(host.properties.document).filter((name) => /^(job|intent)\./.test(name));

describe('a file whose storage is full', () => {
  it.each([0, 400, 5_000])('with %i bytes left, a first pull says so and leaves no tab and no job', async (free) => {
    const world = await openWorld({ catalog: { scale: { courses: 6 } } });
    const before = world.host.workbook.sheets().map(({ name }) => name);
    const empty = fillStorage(world, free);
    expect(codeOf(() => pull(world, 'courses'))).toBe('storage-full');
    expect(world.host.workbook.sheets().map(({ name }) => name)).toEqual(before);
    expect(jobsOf(world)).toEqual([]);
    empty();
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses')).toHaveLength(6);
  });

  it('a long pull that finds it full halfway says so, and goes on once there is room', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 130, orders: 4, enrollments: 4 } } });
    const begun = slowly(world.host, () => world.person.ask<JobProgress>('pull', { resource: 'courses', filters: {} }));
    const empty = fillStorage(world, 400);
    expect(codeOf(() => world.person.finish('step', { job: begun.job }))).toBe('storage-full');
    expect(world.host.workbook.sheets().some(({ name }) => name === 'Courses')).toBe(false);
    empty();
    expect(world.person.finish<JobProgress>('step', { job: begun.job })).toMatchObject({ phase: 'done', count: 130 });
  });

  it('a review and a send say so, nothing is sent, and both work once there is room', async () => {
    const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 6 } } });
    world.person.type('Courses', 'Price', 2, '200');
    const plan = review(world);
    const empty = fillStorage(world, 400);
    expect(codeOf(() => world.person.ask('send', { plan: plan.plan, options: [] }))).toBe('storage-full');
    expect(codeOf(() => world.person.ask('review'))).toBe('storage-full');
    expect([writes(world), jobsOf(world)]).toEqual([[], []]);
    empty();
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done']);
  });

  it('a send that finds it full halfway waits, can be canceled without room, and sends nothing', async () => {
    const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 6 } } });
    world.person.type('Courses', 'Price', 2, '200');
    const { job } = world.person.ask<JobProgress>('send', { plan: review(world).plan, options: [] });
    fillStorage(world, 400);
    expect(codeOf(() => world.person.ask('step', { job }))).toBe('storage-full');
    expect(writes(world)).toEqual([]);
    world.person.ask('cancel', { job });
    expect(world.person.ask<State>('state').jobs).toEqual([]);
  });
});
