// A review of many edits takes several steps, so users see its progress, and no step takes longer than Google allows.
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/protocol/jobs.ts';
import type { PlanView, ReviewProgress } from '../../src/protocol/review.ts';
import { openWorld, pull, review, rowsOf, type World, writes } from '../support/open-world.ts';
import { type ReviewAtHost, reviewAtHost } from '../support/review-at-host.ts';
import { slowly } from '../support/runs.ts';

const STAGING = 'Catalog Sync staging';

const SCALE = { programs: 1, orders: 1, enrollments: 2, tags: 2, users: 4 };

/** A file with 130 new prices. With a filter, courses are read one by one, because no list of theirs is known to hold them. */
const openFiltered = (): Promise<World> => openWorld({ catalog: { scale: { ...SCALE, courses: 310 } }, prepare: enterPricesOfSome });

function enterPricesOfSome(world: World): void {
  pull(world, 'courses', { title: 'n' });
  world.catalog.clearRequests();
  enterPrices(world, 130);
}

/** Enters new prices into the first rows. */
function enterPrices({ host, person }: World, count: number): void {
  host.workbook.paste(
    'Courses',
    person.at('Courses', 'Price', 2),
    Array.from({ length: count }, (_, index) => [String(1_001 + index)]),
  );
}

/** Opens the review, and takes all its steps, each of which has time for one round. Returns how far it was after each. */
function stepThrough(world: World, between: (step: number) => void = () => undefined): { page: ReviewAtHost; counts: number[] } {
  return slowly(world.host, () => {
    world.host.click('Review changes');
    const page = reviewAtHost(world.host);
    const counts: number[] = [];
    while (page.next()) {
      const { compared } = page.state();
      if (compared) counts.push(compared.count);
      if (counts.length > 60) throw new Error('The review takes no end.');
      between(counts.length);
    }
    return { page, counts };
  });
}

const stagedIn = ({ host }: World) =>
  host.workbook.sheets().some(({ name }) => name === STAGING) ? host.workbook.display(STAGING).flat().join('') : '';

function pricesOf(plan: PlanView | undefined): (string | undefined)[] {
  return (plan?.requests ?? []).map(({ fields: [price] }) => price?.after);
}

describe('a review in steps', () => {
  it('reads records for each step, shows how far it is, and makes one plan of all', async () => {
    const world = await openFiltered();
    const { page, counts } = stepThrough(world);
    expect(counts).toEqual([0, 40, 80, 120]);
    expect(pricesOf(page.state().plan)).toEqual(Array.from({ length: 130 }, (_, index) => String(1_001 + index)));
    expect(stagedIn(world)).toBe('');
    page.act({
      type: 'skip',
      requests:
        page
          .state()
          .plan?.requests.slice(1)
          .map(({ request }) => request) ?? [],
      out: true,
    });
    page.act({ type: 'send' });
    while (page.next());
    expect(writes(world)).toMatchObject([{ body: { course: { enrollment_fee: 1001 } } }]);
  });

  it('reads the list of Catalog page by page if it’s shorter than the edits', async () => {
    const world = await openWorld({ catalog: { scale: { ...SCALE, courses: 620 } }, pulled: ['courses'] });
    world.catalog.clearRequests();
    enterPrices(world, 600);
    const { page, counts } = stepThrough(world);
    expect(page.state().plan?.requests).toHaveLength(600);
    expect(counts).toEqual([0, 100]);
    // Seven pages, and the first one again, which shows whether the list has moved.
    expect(world.catalog.requests()).toHaveLength(8);
    expect(stagedIn(world)).toBe('');
  });

  it('makes the plan of what the tab shows at its end', async () => {
    const world = await openFiltered();
    const { page } = stepThrough(world, (step) => {
      if (step === 2) world.host.workbook.edit('Courses', world.person.at('Courses', 'Price', 2), '7777');
    });
    expect(pricesOf(page.state().plan)[0]).toBe('7777');
  });

  it('reads again what someone has changed in the hidden sheet', async () => {
    const world = await openFiltered();
    const [{ Price, ID } = { Price: '', ID: '' }] = rowsOf(world, 'Courses');
    expect(Price).toBe('1,001.00');
    const theirs = { type: 'update' as const, resource: 'courses', id: Number(ID), fields: { enrollment_fee: '55.0' } };
    let edits = 0;
    const { page } = stepThrough(world, (step) => {
      if (step !== 2 || edits > 0) return;
      edits += 1;
      world.catalog.mutate(theirs);
      const [, chunk = ''] = world.host.workbook.display(STAGING).map(([cell]) => cell ?? '');
      expect(chunk).toContain('"enrollment_fee":');
      world.host.workbook.edit(STAGING, 'A2', chunk.replaceAll(/"enrollment_fee":"[^"]*"/g, '"enrollment_fee":"1"'));
    });
    const [first] = page.state().plan?.requests ?? [];
    expect(first?.fields).toMatchObject([{ field: 'enrollment_fee', theirs: '55', state: 'conflict' }]);
    expect(edits).toBe(1);
  });

  it('goes on without what a pull has staged in its place, and leaves that alone', async () => {
    const world = await openFiltered();
    let job = '';
    const { page } = stepThrough(world, (step) => {
      if (step === 2 && job === '') job = world.person.ask<Progress>('pull', { resource: 'users', filters: {} }).job;
    });
    expect(page.state().plan?.requests).toHaveLength(130);
    expect(job).not.toBe('');
    world.host.dialogs().at(-1)?.close();
    pull(world, 'users');
  });

  it('is kept apart from that of a colleague, and forgotten after an hour', async () => {
    const world = await openFiltered();
    const { host, person } = world;
    const begun = slowly(host, () => person.ask<ReviewProgress>('review', { seconds: 1 }));
    expect(begun).toMatchObject({ count: 40, total: 130 });
    const other = slowly(host, () => person.ask<ReviewProgress>('review', { seconds: 1 }));
    expect(other.reading).not.toBe(begun.reading);
    const next = slowly(host, () => person.ask<ReviewProgress>('review', { seconds: 1, reading: begun.reading }));
    expect(next).toMatchObject({ count: 80, reading: begun.reading });
    host.advance(1.1);
    const late = slowly(host, () => person.ask<ReviewProgress>('review', { seconds: 1, reading: begun.reading }));
    expect(late).toMatchObject({ count: 40, total: 130 });
  });

  it('holds no lock while it reads Catalog', async () => {
    const world = await openFiltered();
    const { host, catalog } = world;
    const took: number[] = [];
    const calls = () => host.counts().calls['Lock.tryLock'] ?? 0;
    const released = () => host.counts().calls['Lock.releaseLock'] ?? 0;
    slowly(host, () => {
      host.resetCounts();
      host.click('Review changes');
      const page = reviewAtHost(host);
      let seen = catalog.requests().length;
      const watch = () => {
        if (catalog.requests().length > seen) took.push(calls() - released());
        seen = catalog.requests().length;
        host.at(1, watch);
      };
      host.at(1, watch);
      while (page.next());
      expect(page.state().phase).toBe('ready');
      host.at(1, () => undefined);
    });
    expect(took.length).toBeGreaterThanOrEqual(4);
    expect(took.every((held) => held === 0)).toBe(true);
    expect(review(world).requests).toHaveLength(130);
  });
});
