import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../scripts/person.ts';
import { openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';

const STAGING = 'Catalog Sync staging';

/** Lists in pages of two, of which each step of a pull reads one round. */
async function longLists(scale: { courses: number; enrollments?: number }): Promise<World> {
  const world = await openWorld({ catalog: { scale: { orders: 4, enrollments: 4, ...scale } } });
  world.catalog.setSwitches({ perPageIgnored: 2 });
  return world;
}

const COURSES = { resource: 'courses', filters: {} };
const ROSTER = { resource: 'report/roster', filters: { from: '', status: '' } };

/** Pulls in steps of one round. Calls `between` with the number of each step that has staged something. */
function pullSlowly(
  { host, person }: World,
  between: (step: number) => void = () => {},
  what: { resource: string; filters: Record<string, string>; sheet?: 'new' } = COURSES,
): { progress: JobProgress & Partial<PullRun>; steps: number } {
  return slowly(host, () => {
    let progress = person.ask<JobProgress & Partial<PullRun>>('pull', what);
    let steps = 1;
    for (; progress.phase !== 'done'; steps += 1) {
      between(steps);
      progress = person.ask<JobProgress & Partial<PullRun>>('step', { job: progress.job });
    }
    return { progress, steps };
  });
}

function idsIn(world: World): string[] {
  return rowsOf(world, 'Courses')
    .map((row) => row.ID ?? '')
    .sort();
}

function idsInCatalog({ catalog }: World): string[] {
  return catalog
    .records('courses')
    .map(({ id }) => String(id))
    .sort();
}

it('reads what it has staged as often for a list of three times the length', async () => {
  const measured: { steps: number; perRow: number }[] = [];
  for (const courses of [120, 360]) {
    const world = await longLists({ courses });
    world.host.resetCounts();
    let staged = 0;
    const { steps } = pullSlowly(world, () => {
      staged = world.host.workbook.display(STAGING).flat().join('').length;
    });
    expect(rowsOf(world, 'Courses')).toHaveLength(courses);
    measured.push({ steps, perRow: world.host.counts().longTextRead / staged });
  }
  const [short, long] = measured;
  expect(long?.steps).toBeGreaterThanOrEqual(2 * (short?.steps ?? 0));
  // The snapshot is a part of both.
  expect(long?.perRow).toBeLessThan(1.1 * (short?.perRow ?? 0));
});

it('finds all records of a list whose pages move between its steps', async () => {
  const world = await longLists({ courses: 200 });
  const [first, second] = world.catalog.records('courses').map(({ id }) => Number(id));
  pullSlowly(world, (step) => {
    if (step === 2) world.catalog.mutate({ type: 'delete', resource: 'courses', id: first ?? 0 });
    if (step === 3) world.catalog.mutate({ type: 'create', resource: 'courses', fields: { title: 'Late' } });
    if (step === 4) world.catalog.mutate({ type: 'update', resource: 'courses', id: second ?? 0, fields: { title: 'Renamed' } });
  });
  // A row of a record that was deleted meanwhile is confirmed by the next pull.
  pullSlowly(world);
  expect(idsIn(world)).toEqual(idsInCatalog(world));
  expect(rowsOf(world, 'Courses').find(({ ID }) => ID === String(second))?.Title).toBe('Renamed');
});

it.each([
  ['is lost', 'A2', ''],
  ['belongs to another job', 'A1', 'another job'],
])('reads a list anew if what an earlier step has staged %s', async (_, cell, text) => {
  const world = await longLists({ courses: 200 });
  const { progress } = pullSlowly(world, (step) => {
    if (step === 3) world.host.workbook.edit(STAGING, cell, text);
  });
  expect([progress.phase, progress.count]).toEqual(['done', 200]);
  expect(idsIn(world)).toEqual(idsInCatalog(world));
});

describe('a report of long lists', () => {
  it('reads what it has staged as often for lists of three times the length', async () => {
    const measured: { steps: number; perRow: number }[] = [];
    for (const enrollments of [150, 450]) {
      const world = await longLists({ courses: 30, enrollments });
      world.host.resetCounts();
      let staged = 0;
      const countStaged = () => {
        staged = world.host.workbook.display(STAGING).flat().join('').length;
      };
      const { steps } = pullSlowly(world, countStaged, ROSTER);
      measured.push({ steps, perRow: world.host.counts().longTextRead / staged });
    }
    const [short, long] = measured;
    expect(long?.steps).toBeGreaterThanOrEqual(2 * (short?.steps ?? 0));
    expect(long?.perRow).toBeLessThan(1.1 * (short?.perRow ?? 0));
  });

  it('shows the same rows, however many steps its lists take', async () => {
    const world = await longLists({ courses: 30, enrollments: 300 });
    const { pulled } = world.person.finish<PullRun>('pull', { ...ROSTER, sheet: 'new' });
    const { progress, steps } = pullSlowly(world, undefined, { ...ROSTER, sheet: 'new' });
    expect(steps).toBeGreaterThan(5);
    expect(rowsOf(world, progress.pulled?.name ?? '')).toEqual(rowsOf(world, pulled.name));
  });

  it.each([
    ['is lost', 'A2', ''],
    ['belongs to another job', 'A1', 'another job'],
  ])('is read anew if what an earlier step has staged %s', async (_, cell, text) => {
    const world = await longLists({ courses: 30, enrollments: 300 });
    const { pulled } = world.person.finish<PullRun>('pull', { ...ROSTER, sheet: 'new' });
    const spoil = (step: number) => {
      if (step === 3) world.host.workbook.edit(STAGING, cell, text);
    };
    const { progress } = pullSlowly(world, spoil, { ...ROSTER, sheet: 'new' });
    expect(progress.phase).toBe('done');
    expect(rowsOf(world, progress.pulled?.name ?? '')).toEqual(rowsOf(world, pulled.name));
  });

  it.each([
    ['an enrollment was', 1],
    ['most enrollments were', 220],
  ])('finds all that are left after %s removed between its steps', async (_, count) => {
    const world = await longLists({ courses: 30, enrollments: 300 });
    const removed = world.catalog.records('enrollments').slice(0, count);
    const remove = (step: number) => {
      if (step !== 3) return;
      for (const { id } of removed) world.catalog.mutate({ type: 'delete', resource: 'enrollments', id: Number(id) });
    };
    pullSlowly(world, remove, ROSTER);
    const shown = new Set(rowsOf(world, 'Roster').map((row) => row['Enrollment ID']));
    const left = world.catalog.records('enrollments').map(({ id }) => String(id));
    expect(left.length).toBeGreaterThan(50);
    expect(left.filter((id) => !shown.has(id))).toEqual([]);
  });
});
