// The stories by which people judge what is sent, one journey each. They share a world and go on where the one before has ended.
import { beforeEach, describe, expect, it } from 'vitest';
import { pull, review, rowsOf, send, shareWorld, violations, type World, writes } from '../../support/open-world.ts';

const shared = shareWorld({
  catalog: { scale: { courses: 40, orders: 20, enrollments: 20, tags: 230, users: 20 } },
  pulled: ['courses', 'tags'],
});
let world: World;

beforeEach(() => {
  world = shared();
  world.catalog.clearRequests();
});

function course(id: string | undefined): Record<string, unknown> | undefined {
  return world.catalog.records('courses').find((each) => String(each.id) === id);
}

function rowOf(id: string | undefined): Record<string, string> & { row: string } {
  const row = rowsOf(world, 'Courses').find((each) => each.ID === id);
  if (!row) throw new Error(`no row has the id ${id}`);
  return row;
}

function columnOf(header: string): number {
  return (world.host.workbook.display('Courses', '1:1')[0] ?? []).indexOf(header) + 1;
}

describe('sending', () => {
  it('sort, filter, hide, insert, delete, cut and paste, duplicate rows, then push: only edited records change; duplicates are refused', () => {
    const { workbook } = world.host;
    const ids = rowsOf(world, 'Courses').map((row) => row.ID);
    const [edited, doubled, cut, deleted] = [ids[5], ids[9], ids[14], ids[19]];
    world.person.type('Courses', 'Seats', rowOf(edited).row, '77');
    workbook.sort('Courses', columnOf('Title'), false);
    workbook.filter('Courses', columnOf('Visibility'), ['hidden']);
    workbook.clearFilter('Courses');
    workbook.hideRows('Courses', 4, 30);
    workbook.insertRows('Courses', 7, 2);
    workbook.deleteRows('Courses', Number(rowOf(deleted).row), 1);
    workbook.duplicateRow('Courses', Number(rowOf(doubled).row));
    world.person.type('Courses', 'Seats', Number(rowOf(doubled).row) + 1, '88');
    const from = Number(rowOf(cut).row);
    workbook.cutPaste('Courses', `A${from}:AF${from}`, 'A8');
    world.person.type('Courses', 'Seats', 8, '99');
    const before = new Map(world.catalog.records('courses').map((each) => [String(each.id), JSON.stringify(each)]));

    const plan = review(world);
    expect(plan.refused.map(({ label, what }) => [label, what])).toEqual([['ID', `${doubled} is also used in another row`]]);
    send(world, plan);

    const changed = world.catalog.records('courses').filter((each) => JSON.stringify(each) !== before.get(String(each.id)));
    expect(changed.map((each) => [String(each.id), each.enrollment_cap]).sort()).toEqual(
      [
        [edited, 77],
        [cut, 99],
      ].sort(),
    );
    workbook.showRows('Courses', 1, 60);
    workbook.deleteRows('Courses', from, 1);
    workbook.deleteRows('Courses', Number(rowOf(doubled).row) + 1, 1);
    expect(pull(world, 'courses')).toMatchObject({ added: 1, kept: 0 });
  });

  it('colleague changed the same field: conflict; another field: merged; the same value: nothing to do', () => {
    const [same, other, equal] = rowsOf(world, 'Courses').slice(25, 28);
    world.person.type('Courses', 'Title', String(same?.row), 'Mine');
    world.person.type('Courses', 'Title', String(other?.row), 'Mine too');
    world.person.type('Courses', 'Title', String(equal?.row), 'Ours');
    const colleague = (id: string | undefined, fields: Record<string, unknown>) =>
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(id), fields });
    colleague(same?.ID, { title: 'Theirs' });
    colleague(other?.ID, { enrollment_cap: 4321 });
    colleague(equal?.ID, { title: 'Ours' });

    const plan = review(world);
    expect(plan.counts).toMatchObject({ update: 1, conflict: 1 });
    expect(plan.requests.map(({ key, fields: [field] }) => [key, field?.after, field?.theirs])).toEqual([
      [same?.ID, 'Mine', 'Theirs'],
      [other?.ID, 'Mine too', undefined],
    ]);
    // Named as Catalog calls it by now.
    expect(plan.remarks).toEqual([`Courses: Ours (row ${equal?.row}) already matches Catalog.`]);
    send(world, plan);

    expect(course(same?.ID)?.title).toBe('Theirs');
    expect(rowOf(same?.ID).Status).toBe('conflict: also changed in Catalog, not sent');
    expect(course(other?.ID)).toMatchObject({ title: 'Mine too', enrollment_cap: 4321 });
    expect(rowOf(other?.ID)).toMatchObject({ Title: 'Mine too', Seats: '4321' });
    expect(writes(world).map((write) => write.path)).toEqual([`/api/v1/courses/${other?.ID}`]);
    expect(rowOf(same?.ID).Title).toBe('Mine');
    world.person.type('Courses', 'Title', rowOf(same?.ID).row, 'Theirs');
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('the server stores another value (trimmed, clamped): shown as stored differently', () => {
    world.catalog.setSwitches({ trims: true });
    const [row] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Title', 2, '  Botany  ');
    const [request] = send(world, review(world)).requests;
    expect(request).toMatchObject({ state: 'done', note: 'stored as Botany' });
    expect(rowOf(row?.ID)).toMatchObject({ Title: 'Botany', Status: 'sent · stored as Botany' });
    world.catalog.setSwitches({});
  });

  it('one bad row of 200: 199 done, 1 failed with its reason in the row; running again touches only that one', () => {
    const rows = rowsOf(world, 'Tags');
    const bad = rows[77];
    const statusOf = (id: string | undefined) => rowsOf(world, 'Tags').find((row) => row.ID === id)?.Status;
    const names = rows.slice(0, 200).map((row, index) => [row === bad ? String(rows[210]?.Name) : `Renamed ${index}`]);
    world.host.workbook.paste('Tags', world.person.at('Tags', 'Name', 2), names);

    const states = send(world, review(world)).requests.map((request) => request.state);
    expect(states.filter((state) => state === 'done')).toHaveLength(199);
    expect(statusOf(bad?.ID)).toMatch(/^failed: .*taken/i);
    const renamed = new Set(world.catalog.records('tags').map((tag) => String(tag.name)));
    expect(names.filter(([name]) => renamed.has(String(name)))).toHaveLength(200);
    expect(rowsOf(world, 'Tags').filter((row) => row.Status === 'sent')).toHaveLength(199);

    world.catalog.clearRequests();
    world.person.type('Tags', 'Name', 79, 'A name of its own');
    send(world, review(world));
    expect(writes(world).map((write) => write.path)).toEqual([`/api/v1/tags/${bad?.ID}`]);
    expect(statusOf(bad?.ID)).toBe('sent');
    expect(violations(world)).toEqual([]);
  });
});
