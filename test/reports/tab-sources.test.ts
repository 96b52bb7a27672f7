// Reports that read all users take them from the Users tab, and say what Catalog says, whatever users have done to the tab.
import { describe, expect, it } from 'vitest';
import { fill } from '../support/cells.ts';
import { openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';
import { databaseOf } from './judge/database.ts';
import { duplicates } from './judge/duplicates.ts';
import { BUSY, judge, NOW, ZONE } from './judge/judge-all.ts';
import { orderMatch } from './judge/order-match.ts';

/** A shorter list is read as a whole, which takes as few requests. */
const USERS = 2_000;

const openUsers = (): Promise<World> =>
  openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog: { seed: 1, scale: { ...BUSY, users: USERS } }, pulled: ['users'] });

/** Judges both reports that read all users. Returns what differs, and the requests for users: pages of the whole list, of its changes, and single users. */
async function judgeUsers(world: World) {
  const db = await databaseOf(world.catalog, ZONE);
  const seen = [duplicates, orderMatch].map((judged) => {
    world.catalog.clearRequests();
    const { differences, missed, rows } = judge(world, db, judged);
    const paths = world.catalog.requests().map(({ path }) => path);
    const users = paths.filter((path) => /\/users(\?|\/)/.test(path) && !path.includes('analytics'));
    const changes = users.filter((path) => path.includes('updated_at_from')).length;
    const single = users.filter((path) => !path.includes('?')).length;
    return { differences, missed, rows, pages: users.length - changes - single, changes, single };
  });
  db.close();
  return seen;
}

/** What changes in Catalog after the tab was pulled: an address, a merge, and two new users. */
function changeUsers({ catalog }: World): void {
  const [first, second, third, fourth] = catalog.records('users').slice(-40) as { id: number; email_address: string }[];
  const update = (id = 0, fields: Record<string, unknown>) => catalog.mutate({ type: 'update', resource: 'users', id, fields });
  update(first?.id, { email_address: second?.email_address });
  update(third?.id, { merged_into_user_id: fourth?.id });
  for (const email_address of [fourth?.email_address, 'new@example.edu'])
    catalog.mutate({ type: 'create', resource: 'users', fields: { user_name: 'New Learner', email_address } });
}

const ALL_RIGHT = { differences: [], missed: [] };

describe('a report that reads all users', () => {
  it('takes them from the Users tab, and asks Catalog for what changed since and how many there are', async () => {
    const world = await openUsers();
    changeUsers(world);
    world.host.resetCounts();
    const seen = await judgeUsers(world);
    // A call for each row of 100,000 takes longer than Google lets a script run.
    expect(world.host.counts().calls['Sheet.getDataRange']).toBeLessThan(USERS / 10);
    expect(seen).toEqual([
      expect.objectContaining({ ...ALL_RIGHT, pages: 1, single: 0 }),
      expect.objectContaining({ ...ALL_RIGHT, pages: 1, single: 0 }),
    ]);
    expect(seen.every(({ changes }) => changes > 0)).toBe(true);
    const rows = seen.reduce((sum, each) => sum + each.rows, 0);
    console.log(
      `reports judged with users from their tab: ${seen.length}, rows ${rows}, differences ${seen.flatMap(({ differences }) => differences).length}`,
    );
  });

  it('asks for the users whose cells were typed over and whose rows were deleted, in whatever order they are', async () => {
    const world = await openUsers();
    changeUsers(world);
    const { workbook } = world.host;
    const rows = rowsOf(world, 'Users');
    const planted = world.catalog.records('planted').find(({ report }) => report === 'Duplicate learners')?.record;
    // What changed just before the pull is read anyway.
    const old = rows.filter((row) => (row.Updated ?? '') < '2026-11-29' && row.ID !== String(planted));
    const [first, second, third, fourth, fifth, other] = old;
    fill(world, 'Users', rows.find((row) => row.ID === String(planted))?.row, { Email: 'typed@example.edu' });
    fill(world, 'Users', first?.row, { Name: 'Typed Over' });
    fill(world, 'Users', second?.row, { 'Canvas user ID': other?.['Canvas user ID'] ?? '' });
    fill(world, 'Users', third?.row, { 'Merged into': other?.ID ?? '' });
    fill(world, 'Users', fourth?.row, { ID: other?.ID ?? '' });
    workbook.deleteRows('Users', Number(fifth?.row), 1);
    workbook.sort('Users', 4, false);
    workbook.hideColumns('Users', 3, 4);
    const seen = await judgeUsers(world);
    expect(seen).toEqual([expect.objectContaining({ ...ALL_RIGHT, pages: 1 }), expect.objectContaining({ ...ALL_RIGHT, pages: 1 })]);
    const isRead = rows.some((row) => row.ID === String(planted) && (row.Updated ?? '') >= '2026-11-29');
    expect(seen.map(({ single }) => single)).toEqual(isRead ? [5, 5] : [6, 6]);
  });

  it('goes on where a step has stopped, with the tab or with the whole list', async () => {
    const world = await openUsers();
    const inSteps = () => {
      world.catalog.clearRequests();
      let steps = 1;
      let progress = slowly(world.host, () => world.person.ask<PullRun>('pull', { resource: 'report/duplicates', filters: {} }));
      for (; progress.phase !== 'done'; steps += 1) progress = slowly(world.host, () => world.person.ask('step', { job: progress.job }));
      const whole = world.catalog.requests().filter(({ path }) => /\/users\?page=/.test(path)).length;
      return { isLong: steps > 1, whole, rows: rowsOf(world, 'Duplicate learners').length };
    };
    const { rows } = inSteps();
    expect(inSteps()).toEqual({ isLong: true, whole: 1, rows });
    const deleted = rowsOf(world, 'Duplicate learners')[0]?.['User ID'];
    world.catalog.mutate({ type: 'delete', resource: 'users', id: Number(deleted) });
    const again = inSteps();
    expect(again).toMatchObject({ isLong: true });
    expect(again.whole).toBeGreaterThan(USERS / 100);
    expect(again.rows).toBeLessThan(rows);
  });

  it.each([
    [
      'a user was deleted in Catalog',
      ({ catalog }: World) => catalog.mutate({ type: 'delete', resource: 'users', id: Number(catalog.records('users')[500]?.id) }),
    ],
    [
      'many cells were typed over',
      ({ host }: World) =>
        host.workbook.paste(
          'Users',
          'D2',
          Array.from({ length: 300 }, () => ['typed']),
        ),
    ],
    ['a column is gone', ({ host }: World) => host.workbook.deleteColumns('Users', 4, 1)],
  ])('reads the whole list if %s', async (_, change) => {
    const world = await openUsers();
    change(world);
    const [first, second] = await judgeUsers(world);
    expect([first, second]).toEqual([expect.objectContaining(ALL_RIGHT), expect.objectContaining(ALL_RIGHT)]);
    expect([first?.pages, second?.pages].every((pages = 0) => pages >= USERS / 100)).toBe(true);
  });
});
