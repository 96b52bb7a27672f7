// Creates that go out at the same time: twenty in a round, unless their order decides who gets a seat.
import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../scripts/person.ts';
import { FEW, openWorld, type PlanRequest, review, rowsOf, send, shareWorld, type World } from '../support/open-world.ts';
import { when } from '../support/runs.ts';

interface Course {
  id: number;
}

/** Pastes rows with the Action *create* below the others of a tab. */
function paste({ host, person }: World, tab: string, rows: Record<string, string>[]): void {
  const first = rowsOf({ host }, tab).length + 2;
  for (const header of Object.keys(rows[0] ?? {}))
    host.workbook.paste(
      tab,
      person.at(tab, header, first),
      rows.map((row) => [row[header] ?? '']),
    );
}

function newTags(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, index) => ({ Action: 'create', Name: `Moon ${index + 1}` }));
}

/** Pastes enrollments of learners in the first course, which has seats for so many more of them. Returns their Canvas user IDs. */
function enroll(world: World, count: number, seats: number | null): string[] {
  const { catalog } = world;
  const [course] = catalog.records('courses') as unknown as Course[];
  const enrolled = catalog.records('enrollments') as unknown as { listing: Course; user: Course; status: string }[];
  const inCourse = enrolled.filter(({ listing }) => listing.id === course?.id);
  catalog.mutate({
    type: 'update',
    resource: 'courses',
    id: course?.id ?? 0,
    fields: {
      enrollment_open: true,
      waitlist: true,
      enrollment_cap: seats === null ? null : inCourse.filter(({ status }) => status === 'active').length + seats,
    },
  });
  const users = catalog.records('users') as unknown as { canvas_user_id: number; merged_into_user_id: unknown }[];
  const free = users
    .filter((user) => user.merged_into_user_id === null && !inCourse.some(({ user: { id } }) => id === user.canvas_user_id))
    .map((user) => String(user.canvas_user_id))
    .slice(0, count);
  paste(
    world,
    'Enrollments',
    free.map((user) => ({ Action: 'create', 'Canvas user ID': user, 'Listing ID': String(course?.id) })),
  );
  return free;
}

function posts({ catalog }: World) {
  return catalog.requests().filter(({ method }) => method === 'POST');
}

function states(plan: { requests: PlanRequest[] }): string[] {
  return Array.from(new Set(plan.requests.map(({ state }) => String(state))));
}

function moons({ catalog }: World): string[] {
  return catalog.records('tags').flatMap(({ name }) => (/^Moon /.test(String(name)) ? [String(name)] : []));
}

function begin(world: World): { job: string; plan: string } {
  const { plan } = review(world);
  const { job } = world.person.ask<JobProgress>('send', { plan, options: [] });
  world.host.dialogs().at(-1)?.close();
  return { job, plan };
}

/** Ends the run at the first service call after so many creates have reached Catalog. */
function killAfter(world: World, job: string, count: number): void {
  when(
    world,
    () => posts(world).length >= count,
    () => world.host.killAt(1),
  );
  expect(() => world.person.ask('step', { job })).toThrow();
}

describe('a send of several creates', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['tags', 'enrollments', 'courses'] });

  it('sends twenty at a time, and gives each row its own ID', () => {
    const world = shared();
    paste(world, 'Tags', newTags(45));
    const plan = review(world);
    world.catalog.clearRequests();
    world.host.resetCounts();
    const sent = send(world, plan);
    expect([sent.requests.length, states(sent)]).toEqual([45, ['done']]);
    expect(posts(world)).toHaveLength(45);
    // One search for all of them, and three rounds of creates.
    expect(world.host.counts().fetchRounds).toBeLessThanOrEqual(7);
    const ids = new Map(world.catalog.records('tags').map(({ id, name }) => [String(name), String(id)]));
    const rows = rowsOf(world, 'Tags').filter(({ Name }) => Name?.startsWith('Moon '));
    expect(rows.map(({ Name = '', ID, Status, Action }) => [ID === ids.get(Name), Status, Action])).toEqual(
      rows.map(() => [true, 'created', '']),
    );
    expect(Object.keys(world.host.properties.document).filter((name) => name.startsWith('intent.'))).toEqual([]);
    expect(review(world).requests).toEqual([]);
  });

  it('sends one by one if seats are short, so the first rows get them', () => {
    const world = shared();
    enroll(world, 4, 2);
    const plan = review(world);
    world.catalog.clearRequests();
    world.host.resetCounts();
    send(world, plan);
    expect(world.host.counts().fetchRounds).toBeGreaterThan(posts(world).length);
    const shown = rowsOf(world, 'Enrollments')
      .slice(-4)
      .map(({ Status }) => Status);
    expect(shown).toEqual(['created', 'created', 'on the waitlist', 'on the waitlist']);
  });

  it('sends together what finds a seat for each learner', () => {
    const world = shared();
    const learners = enroll(world, 6, 6);
    const plan = review(world);
    world.host.resetCounts();
    expect(states(send(world, plan))).toEqual(['done']);
    expect(learners).toHaveLength(6);
    expect(world.host.counts().fetchRounds).toBeLessThanOrEqual(8);
  });
});

describe('a send of creates that was cut off', () => {
  it('finds in Catalog what has arrived, and sends only the others again', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    paste(world, 'Tags', newTags(25));
    const { job, plan } = begin(world);
    world.catalog.clearRequests();
    // The network fails in the second round after some of its creates have arrived.
    world.catalog.setFaults([{ match: 'POST ', after: 23, answer: 'drop', times: 1 }]);
    const progress = world.person.finish('step', { job });
    expect(progress).toMatchObject({ phase: 'done' });
    expect(states(world.person.ask('plan', { plan }))).toEqual(['done']);
    expect([moons(world).length, new Set(moons(world)).size]).toEqual([25, 25]);
  });

  it('creates no record twice after a kill', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    paste(world, 'Tags', newTags(45));
    const { job, plan } = begin(world);
    world.catalog.clearRequests();
    killAfter(world, job, 40);
    world.person.finish('step', { job });
    expect(states(world.person.ask('plan', { plan }))).toEqual(['done']);
    expect([moons(world).length, new Set(moons(world)).size, posts(world).length]).toEqual([45, 45, 45]);
    expect(review(world).requests).toEqual([]);
  });

  it('leaves rows that weren’t sent ready for the next review once it’s canceled', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    paste(world, 'Tags', newTags(45));
    const { job } = begin(world);
    world.catalog.clearRequests();
    killAfter(world, job, 20);
    const isUnsent = ({ Name = '' }: Record<string, string>) => Name.startsWith('Moon ') && !moons(world).includes(Name);
    expect(
      rowsOf(world, 'Tags')
        .filter(isUnsent)
        .map(({ Status }) => Status?.slice(0, 8)),
    ).toContain('creating');
    world.person.ask('cancel', { job });
    const left = rowsOf(world, 'Tags').filter(isUnsent);
    expect(left.map(({ Status }) => Status?.slice(0, 9))).toEqual(left.map(() => 'to create'));
    expect(left).toHaveLength(25);
    const again = review(world);
    expect(again.requests.filter(({ caption }) => left.some(({ Name }) => Name === caption))).toHaveLength(25);
  });
});
