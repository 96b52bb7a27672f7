import { describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { covers } from '../../support/covers.ts';
import { pull, review, rowsOf, send, shareWorld, type World, writes } from '../../support/open-world.ts';
import { tracesAfterRemoval } from '../../support/people-traces.ts';

const shared = shareWorld({ pulled: ['tags', 'courses'] });

function tagNamed(world: World, name: string): Record<string, unknown> | undefined {
  return world.catalog.records('tags').find((tag) => tag.name === name);
}

describe('tags', () => {
  it('are created together with the listings that carry them, and renamed in their cells', () => {
    const world = shared();
    const [first, second] = rowsOf(world, 'Courses').map(({ ID }) => String(ID));
    fill(world, 'Tags', freeRow(world, 'Tags'), { Action: 'create', Name: 'Brand new', 'Listing IDs': `${first}, ${second}` });
    send(world, review(world));
    const carriers = () => world.catalog.records('courses').filter((course) => (course.tag_names as string[]).includes('Brand new'));
    expect(
      carriers()
        .map(({ id }) => String(id))
        .sort(),
    ).toEqual([first, second].sort());
    const id = tagNamed(world, 'Brand new')?.id;
    expect(rowOf(world, 'Tags', id)).toMatchObject({ Status: 'created', Name: 'Brand new' });
    fill(world, 'Tags', rowOf(world, 'Tags', id).row, { Name: 'Hardly new' });
    send(world, review(world));
    expect(tagNamed(world, 'Hardly new')?.id).toBe(id);
    expect(rowOf(world, 'Tags', id)).toMatchObject({ Status: 'sent', Name: 'Hardly new' });
    covers(world, { createTag: 'the tag on two listings in Catalog; its id in the row', updateTag: 'the name in Catalog and in the row' });
  });

  it('are deleted in one request, or one by one where Catalog has no such address', () => {
    const world = shared();
    for (const bulkTagDelete of ['served', 'missing'] as const) {
      world.catalog.setSwitches({ bulkTagDelete });
      const doomed = rowsOf(world, 'Tags')
        .filter(({ Status }) => Status === '')
        .slice(0, 3);
      for (const row of doomed) fill(world, 'Tags', row.row, { Action: 'delete' });
      const before = writes(world).length;
      const plan = review(world);
      send(world, plan, { confirmed: plan.guard?.words });
      expect(
        writes(world)
          .slice(before)
          .filter(({ status }) => status < 300),
      ).toHaveLength(bulkTagDelete === 'served' ? 1 : 3);
      expect(doomed.filter(({ Name }) => tagNamed(world, String(Name)))).toEqual([]);
      for (const row of doomed) expect(rowOf(world, 'Tags', row.ID)).toMatchObject({ Status: 'deleted', Action: '' });
    }
    world.catalog.setSwitches({});
    covers(world, {
      bulkDeleteTags: 'three tags are gone from Catalog after one request; deleted in Status',
      deleteTag: 'the tags are gone from Catalog; deleted in Status',
    });
  });
});

describe('enrollments', () => {
  it('are made, and dropped', () => {
    const world = shared();
    const free = world.catalog.records('courses').find((course) => course.enrollment_cap === null);
    const taken = world.catalog.records('enrollments').filter((one) => (one.listing as { id: number }).id === free?.id);
    const people = world.catalog
      .records('users')
      .map((user) => Number(user.canvas_user_id))
      .filter((id) => !taken.some((one) => (one.user as { id: number } | null)?.id === id))
      .slice(0, 3);
    pull(world, 'enrollments', { listing_id: String(free?.id) });
    for (const id of people)
      fill(world, 'Enrollments', freeRow(world, 'Enrollments'), {
        Action: 'create',
        'Canvas user ID': String(id),
        'Listing ID': String(free?.id),
      });
    send(world, review(world));
    const made = world.catalog
      .records('enrollments')
      .filter((one) => (one.listing as { id: number }).id === free?.id && people.includes(Number((one.user as { id: number } | null)?.id)));
    expect(made).toHaveLength(3);
    expect(made.map(({ id }) => rowOf(world, 'Enrollments', id).Status)).toEqual(['created', 'created', 'created']);
    const [dropped] = made;
    fill(world, 'Enrollments', rowOf(world, 'Enrollments', dropped?.id).row, { Action: 'drop' });
    send(world, review(world));
    expect(world.catalog.records('enrollments').find(({ id }) => id === dropped?.id)?.status).toBe('dropped');
    expect(rowOf(world, 'Enrollments', dropped?.id)).toMatchObject({ Status: 'dropped', 'Enrollment status': 'dropped' });
    covers(world, {
      createEnrollment: 'three enrollments in Catalog; their ids in the rows',
      deleteEnrollment: 'the enrollment reads as dropped in Catalog and in the row',
    });
  });
});

describe('personal data of everyone in these journeys', () => {
  it('leaves no trace once it’s removed', () => {
    expect(tracesAfterRemoval(shared())).toEqual([]);
  });
});
