import { expect, it } from 'vitest';
import { afterRename, NEW_NAME, refreshAfterRename } from '../support/rename-user.ts';
import { callsOf } from '../support/runs.ts';

it('a learner who is renamed in Catalog has the new name in every tab, and no other cell changes', async () => {
  const { changed, named, left } = await afterRename(0, {});
  expect(Array.from(new Set(changed.map((each) => each.split(':')[0])))).toEqual(
    expect.arrayContaining(['Users', 'Enrollments', 'Bulk enrollments']),
  );
  const others = changed.filter((each) => !each.endsWith(`→ ${NEW_NAME}`));
  // The record itself shows when it last changed.
  expect(others).toEqual([expect.stringMatching(/^Users: \S+ \S+ → 2026-11-20 10:00$/)]);
  expect(changed).toHaveLength(named + 1);
  expect(left).toEqual([[], []]);
});

it('a refresh that is killed while a learner’s new name is on its way shows it in the end', async () => {
  const unbroken = await afterRename(0, {});
  const { world, refresh } = await refreshAfterRename();
  const calls = callsOf(world.host, refresh);
  // Every call is tried in the deep tests; here some, in each way in which writes can be lost.
  const points = [0.3, 0.6, 0.75, 0.9].map((part) => Math.round(part * calls));
  for (const [index, point] of points.entries()) {
    const unflushedWrites = (['kept', 'lost', 'half'] as const)[index % 3];
    expect([point, await afterRename(point, { unflushedWrites })]).toEqual([point, unbroken]);
  }
});
