// Everything that a user writes into the file is written under its lock, and a colleague’s pull or send is respected.
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../../../emulator/index.ts';
import { type JobProgress, Refusal } from '../../../scripts/person.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import { review, rowsOf, type World } from '../../support/open-world.ts';
import { slowly, when } from '../../support/runs.ts';
import { COLLEAGUE, OWNER, openForTwo, type TwoUsers } from '../../support/two-users.ts';

const SCALE = { courses: 101, tags: 4, orders: 2, enrollments: 2, users: 4 };

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'no problem';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

const pullCourses = { resource: 'courses', filters: {} };

/** Pulls courses as the owner, to the end, in several calls. */
function pullAll({ ask, world }: TwoUsers): void {
  let progress = slowly(world.host, () => ask(OWNER, 'pull', pullCourses));
  while (progress.phase !== 'done') progress = ask(OWNER, 'step', { job: progress.job });
}

/** Reviews as the owner, and returns what sends the first change and skips the second. */
function reviewed({ world, ask }: TwoUsers): () => void {
  world.person.type('Courses', 'Title', 5, 'Not sent');
  const { plan, requests } = review(world);
  world.host.dialogs().at(-1)?.close();
  const skipped = requests.flatMap(({ request, row }) => (row === 5 ? [request] : []));
  return () => ask(OWNER, 'step', { job: ask(OWNER, 'send', { plan, options: [], skipped }).job });
}

describe('the lock of the file', () => {
  it.each<[string, string, (two: TwoUsers) => () => unknown]>([
    ['a pull', 'Courses', (two) => () => pullAll(two)],
    ['a pull', 'Catalog Sync data', (two) => () => pullAll(two)],
    ['a pull', 'Catalog Sync staging', (two) => () => pullAll(two)],
    [
      'a review',
      'Catalog Sync runs',
      ({ ask }) =>
        () =>
          ask(OWNER, 'review', {}),
    ],
    ['the start of a send', 'Catalog Sync runs', reviewed],
    ['a send', 'Courses', reviewed],
  ])('is held while %s writes to “%s”, so a colleague’s refresh waits', async (_, sheet, prepare) => {
    const two = await openForTwo({ catalog: { scale: SCALE }, pulled: ['courses', 'tags'] });
    const { world, ask } = two;
    world.person.type('Courses', 'Title', 2, 'Mine');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(rowsOf(world, 'Courses')[2]?.ID), fields: { title: 'Theirs' } });
    const act = prepare(two);
    world.host.resetCounts();
    const isWritten = () => world.host.counts().writes.some((write) => write.sheet === sheet);
    let code = '';
    const wasTried = when(world, isWritten, () => {
      code = codeOf(() => ask(COLLEAGUE, 'pull', { resource: 'tags', filters: {} }));
    });
    act();
    expect([wasTried(), code]).toEqual([true, 'busy']);
    expect(rowsOf(world, 'Courses')[0]?.Title).toBe('Mine');
  });
});

describe('a colleague’s send', () => {
  /** A long pull of courses by the owner, left alone long enough for a colleague to send changes of the same tab. */
  async function withOpenPull() {
    const catalog = openCatalog({ seed: 1, scale: SCALE });
    onTestFinished(() => catalog.close());
    const two = await openForTwo({ at: catalog, pulled: ['courses'] });
    two.world.person.type('Courses', 'Title', 2, 'Sent by a colleague');
    const { plan } = two.ask<PlanView>(COLLEAGUE, 'review');
    const { job } = slowly(two.world.host, () => two.ask(OWNER, 'pull', pullCourses));
    two.world.host.advance(11 / 60);
    const beginSend = () => two.ask<JobProgress>(COLLEAGUE, 'send', { plan, options: [] });
    return { ...two, job, beginSend };
  }

  it('makes a step of a pull wait, which then shows what was sent', async () => {
    const { world, ask, job, beginSend } = await withOpenPull();
    const send = beginSend();
    world.catalog.clearRequests();
    expect(codeOf(() => ask(OWNER, 'step', { job }))).toBe('somebody-running');
    expect(world.catalog.requests()).toEqual([]);
    expect(ask(COLLEAGUE, 'step', { job: send.job }).phase).toBe('done');
    expect(ask(OWNER, 'step', { job }).phase).toBe('done');
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Sent by a colleague', Status: 'sent' });
    expect(ask<PlanView>(OWNER, 'review').requests).toEqual([]);
  });

  it('makes the last step of a pull wait even if it starts while that step is reading', async () => {
    const { world, ask, job, beginSend } = await withOpenPull();
    world.catalog.clearRequests();
    let send: JobProgress | undefined;
    const isReading = () => world.catalog.requests().length > 0;
    const hasBegun = when(world, isReading, () => {
      send = beginSend();
    });
    const before = world.host.workbook.values('Courses');
    expect(codeOf(() => ask(OWNER, 'step', { job }))).toBe('somebody-running');
    expect(hasBegun()).toBe(true);
    expect(world.host.workbook.values('Courses')).toEqual(before);
    expect(ask(COLLEAGUE, 'step', { job: send?.job }).phase).toBe('done');
    expect(ask(OWNER, 'step', { job }).phase).toBe('done');
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Sent by a colleague', Status: 'sent' });
  });

  it.each([
    ['reads all', (_: World, act: () => void) => act()],
    ['pauses', (world: World, act: () => void) => slowly(world.host, act)],
  ])('makes a pull wait even if it starts while the first step is reading, which %s', async (_, atPace) => {
    const { world, ask } = await openForTwo({ catalog: { scale: SCALE }, pulled: ['courses'] });
    world.person.type('Courses', 'Title', 2, 'Sent by a colleague');
    const { plan } = ask<PlanView>(COLLEAGUE, 'review');
    world.catalog.clearRequests();
    const isReading = () => world.catalog.requests().length > 0;
    const hasBegun = when(world, isReading, () => ask(COLLEAGUE, 'send', { plan, options: [] }));
    atPace(world, () => expect(codeOf(() => ask(OWNER, 'pull', pullCourses))).toBe('somebody-running'));
    expect(hasBegun()).toBe(true);
    expect(Object.keys(world.host.properties.document).filter((name) => name.startsWith('job.'))).toEqual([`job.${plan}`]);
  });
});
