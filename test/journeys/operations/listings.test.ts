import { describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { covers } from '../../support/covers.ts';
import { review, rowsOf, send, shareWorld, writes } from '../../support/open-world.ts';
import { tracesAfterRemoval } from '../../support/people-traces.ts';

const shared = shareWorld({ pulled: ['courses', 'programs'] });

const filled = { Title: 'Tide pools', Path: 'tide-pools', Teaser: 'At low tide', Description: 'By the sea' };

describe('new listings', () => {
  it('a course is created from a row, and its row holds the new id', () => {
    const world = shared();
    const row = freeRow(world, 'Courses');
    fill(world, 'Courses', row, { ...filled, Action: 'create', 'Canvas course ID': '7001', Price: '25', Tags: 'Nature' });
    const outcome = send(world, review(world));
    expect(outcome.requests[0]).toMatchObject({ operation: 'create', state: 'done' });
    const created = world.catalog.records('courses').find((course) => course.listing_path === 'tide-pools');
    expect(created).toMatchObject({
      title: 'Tide pools',
      short_description: 'At low tide',
      canvas_course: { id: 7001 },
      enrollment_fee: 25,
    });
    expect(rowOf(world, 'Courses', created?.id)).toMatchObject({ Status: 'created', Action: '', Path: 'tide-pools' });
    covers(world, { createCourse: 'the course in Catalog; its id in the row' });
  });

  it('a program takes the ids of what it requires', () => {
    const world = shared();
    const [first, second] = world.catalog.records('courses');
    fill(world, 'Programs', freeRow(world, 'Programs'), {
      ...filled,
      Action: 'create',
      Path: 'sea-program',
      'Requirement IDs': `${first?.id}, ${second?.id}`,
      'In sequence': 'TRUE',
    });
    send(world, review(world));
    const created = world.catalog.records('programs').find((program) => program.listing_path === 'sea-program');
    expect(created).toMatchObject({ requirement_ids: [first?.id, second?.id], sequential: true });
    expect(rowOf(world, 'Programs', created?.id)).toMatchObject({ Status: 'created', 'In sequence': 'TRUE' });
    covers(world, { createProgram: 'the program in Catalog with its requirements; its id in the row' });
  });

  it('what Catalog needs is asked for before anything is sent, and the row stays as typed', () => {
    const world = shared();
    const row = freeRow(world, 'Courses');
    fill(world, 'Courses', row, { Action: 'create', Title: 'Half done' });
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused.map(({ label }) => label).sort()).toEqual(['Canvas course ID', 'Description', 'Path', 'Teaser']);
    expect(rowsOf(world, 'Courses').at(-1)).toMatchObject({ Title: 'Half done', Action: 'create' });
    fill(world, 'Courses', row, { Action: '', Title: '', Status: '' });
  });

  it('a path that a course has already is offered no second time', () => {
    const world = shared();
    const taken = String(rowsOf(world, 'Courses')[0]?.Path);
    const row = freeRow(world, 'Courses');
    fill(world, 'Courses', row, { ...filled, Action: 'create', Path: taken, 'Canvas course ID': '7002' });
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused[0]?.what).toContain('already exists in Catalog');
    fill(world, 'Courses', row, { Action: '', Title: '', Path: '', Teaser: '', Description: '', 'Canvas course ID': '', Status: '' });
  });
});

describe('programs', () => {
  it('requirements and sequence are edited in their cells', () => {
    const world = shared();
    const [program] = rowsOf(world, 'Programs');
    const [, , third] = world.catalog.records('courses');
    fill(world, 'Programs', String(program?.row), {
      'Requirement IDs': String(third?.id),
      'In sequence': program?.['In sequence'] === 'TRUE' ? 'FALSE' : 'TRUE',
    });
    send(world, review(world));
    const stored = world.catalog.records('programs').find((each) => String(each.id) === program?.ID);
    expect(stored).toMatchObject({ requirement_ids: [third?.id], sequential: program?.['In sequence'] !== 'TRUE' });
    expect(rowOf(world, 'Programs', program?.ID)).toMatchObject({ Status: 'sent', Requirements: third?.title });
    covers(world, { updateProgram: 'requirements and sequence in Catalog; Requirements in the row' });
  });
});

describe('several listings at once', () => {
  it('are archived in one request, and reactivated in one', () => {
    const world = shared();
    const rows = rowsOf(world, 'Courses').slice(3, 6);
    const before = writes(world).length;
    for (const row of rows) fill(world, 'Courses', row.row, { Action: 'archive' });
    const plan = review(world);
    expect(plan.requests.map(({ help }) => help)).toEqual(
      rows.map(() => 'Removes the course from the storefront. Use reactivate to restore it.'),
    );
    send(world, plan);
    const ids = rows.map((row) => Number(row.ID));
    expect(
      writes(world)
        .slice(before)
        .map(({ body }) => body),
    ).toEqual([{ product_action: 'archive', product_ids: ids }]);
    const archived = () =>
      world.catalog.records('courses').filter((course) => ids.includes(Number(course.id)) && course.archived_at !== null);
    expect(archived()).toHaveLength(3);
    for (const row of rows) expect(rowOf(world, 'Courses', row.ID)).toMatchObject({ Status: 'archived', Action: '', Title: row.Title });
    for (const row of rows) fill(world, 'Courses', row.row, { Action: 'reactivate' });
    send(world, review(world));
    expect(archived()).toEqual([]);
    expect(review(world).requests).toEqual([]);
    covers(world, { setCoursesArchived: 'archived_at in Catalog; archived and reactivated in Status' });
  });

  it('programs too', () => {
    const world = shared();
    const [program] = rowsOf(world, 'Programs');
    fill(world, 'Programs', String(program?.row), { Action: 'archive' });
    send(world, review(world));
    expect(world.catalog.records('programs').find((each) => String(each.id) === program?.ID)?.archived_at).not.toBe(null);
    expect(rowOf(world, 'Programs', program?.ID)).toMatchObject({ Status: 'archived' });
    covers(world, { setProgramsArchived: 'archived_at in Catalog; archived in Status' });
  });

  it('of which one is gone: the others are done, and that one says why', () => {
    const world = shared();
    const rows = rowsOf(world, 'Courses').slice(7, 10);
    for (const row of rows) fill(world, 'Courses', row.row, { Action: 'archive' });
    const plan = review(world);
    world.catalog.mutate({ type: 'delete', resource: 'courses', id: Number(rows[1]?.ID) });
    send(world, plan);
    expect(rows.map((row) => rowOf(world, 'Courses', row.ID).Status)).toEqual(['archived', 'failed: not found', 'archived']);
    world.person.type('Courses', 'Action', String(rows[1]?.row), '');
  });
});

describe('deleting', () => {
  it('a course and a program are gone from Catalog', () => {
    const world = shared();
    const course = rowsOf(world, 'Courses').at(-1);
    const program = rowsOf(world, 'Programs').at(-1);
    fill(world, 'Courses', String(course?.row), { Action: 'delete' });
    fill(world, 'Programs', String(program?.row), { Action: 'delete' });
    const plan = review(world);
    expect(plan.counts.delete).toBe(2);
    send(world, plan);
    expect(world.catalog.records('courses').some((each) => String(each.id) === course?.ID)).toBe(false);
    expect(world.catalog.records('programs').some((each) => String(each.id) === program?.ID)).toBe(false);
    expect(rowOf(world, 'Courses', course?.ID)).toMatchObject({ Status: 'deleted', Action: '' });
    covers(world, {
      deleteCourse: 'the course is gone from Catalog; deleted in Status',
      deleteProgram: 'the program is gone from Catalog; deleted in Status',
    });
  });
});

describe('personal data of everyone in these journeys', () => {
  it('leaves no trace once it’s removed', () => {
    expect(tracesAfterRemoval(shared())).toEqual([]);
  });
});
