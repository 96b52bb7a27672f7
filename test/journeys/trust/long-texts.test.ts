// Texts and lists as long as others like to make them: what a learner or a colleague enters in Catalog never stops a pull or a review.

import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../../scripts/person.ts';
import { openWorld, pull, review, rowsOf, send, type World } from '../../support/open-world.ts';
import { slowly } from '../../support/runs.ts';

/** A pull that takes several steps, so that its records are staged. */
function pullInSteps({ host, person }: World, resource: string): JobProgress {
  const begun = slowly(host, () => person.ask<JobProgress>('pull', { resource, filters: {} }));
  expect(begun.phase).toBe('reading');
  return person.finish<JobProgress>('step', { job: begun.job });
}

const lengthOf = (value: unknown) => String(value).length;

describe('a record of any length', () => {
  it.each([49_700, 120_000])('of %i characters is pulled in several steps', async (length) => {
    const world = await openWorld({ catalog: { scale: { courses: 8, users: 130, orders: 4, enrollments: 4 } } });
    const [user] = world.catalog.records('users');
    // Emoji take two characters, and none is cut in half between two cells.
    const employer = `a${'👩🏽‍🔬'.repeat(length)}`.slice(0, length);
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.id), fields: { custom_fields: { employer } } });

    const { phase, count } = pullInSteps(world, 'users');

    expect({ phase, count }).toEqual({ phase: 'done', count: world.catalog.records('users').length });
    const row = rowsOf(world, 'Users').find((each) => each.ID === String(user?.id));
    expect(lengthOf(row?.Employer)).toBe(Math.min(length, 50_000));
    expect(row?.Employer?.slice(0, 40_000)).toBe(employer.slice(0, 40_000));
    const { requests, refused } = review(world);
    expect({ requests, refused }).toEqual({ requests: [], refused: [] });
  });

  it('that has 900 tags keeps its snapshot, and its cell is cut and isn’t an edit', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 8, users: 27, orders: 4, enrollments: 4 } } });
    const [course] = world.catalog.records('courses');
    const names = Array.from(
      { length: 900 },
      (_, at) => `Continuing education for working professionals, region ${String(at).padStart(4, '0')}`,
    );
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields: { tag_names: names } });

    expect(pull(world, 'courses')).toMatchObject({ records: 8, complete: true });

    const row = rowsOf(world, 'Courses').find((each) => each.ID === String(course?.id));
    expect(lengthOf(row?.Tags)).toBe(50_000);
    expect(row?.Tags).toContain('[cut: too long for a cell]');
    const { requests, refused } = review(world);
    expect({ requests, refused }).toEqual({ requests: [], refused: [] });
  });

  it.each([49_000, 60_000])('with a price of %i digits is pulled, and its price isn’t an edit', async (length) => {
    const world = await openWorld({ catalog: { scale: { courses: 8, users: 27, orders: 4, enrollments: 4 } } });
    const [course] = world.catalog.records('courses');
    const price = `1${'0'.repeat(length - 2)}1`;
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields: { enrollment_fee: price } });

    expect(pull(world, 'courses')).toMatchObject({ records: 8, complete: true });

    const row = rowsOf(world, 'Courses').find((each) => each.ID === String(course?.id));
    expect(row?.Price?.slice(0, 40_000)).toBe(price.slice(0, 40_000));
    const { requests, refused } = review(world);
    expect({ requests, refused }).toEqual({ requests: [], refused: [] });
  });

  it('that Catalog stores with 900 other tags than those sent is said in a Status that fits into its cell', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 8, users: 27, orders: 4, enrollments: 4 } }, pulled: ['courses'] });
    const [row] = rowsOf(world, 'Courses');
    const names = Array.from({ length: 900 }, (_, at) => `Continuing education for working professionals, region ${at}`);
    world.person.type('Courses', 'Tags', row?.row ?? '', 'One, Two');
    const plan = review(world);
    // The request before it looks at the record, and the one after it reads the result.
    world.catalog.at(2, 'after', { type: 'update', resource: 'courses', id: Number(row?.ID), fields: { tag_names: names } });
    const outcome = send(world, plan);

    expect(outcome.requests.map(({ state }) => state)).toEqual(['done']);
    const status = rowsOf(world, 'Courses')[0]?.Status ?? '';
    expect(status).toContain('stored as Continuing education');
    expect(lengthOf(status)).toBeLessThan(1_000);
  });
});
