// The same writes on a Catalog that behaves as the documents leave open.
import { afterEach, describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../world/cells.ts';
import { FEW, pull, review, rowsOf, send, shareWorld, violations, type World } from '../../world/open-world.ts';

const shared = shareWorld({ catalog: FEW, pulled: ['courses', 'users', 'tags'] });
afterEach(() => shared().catalog.setSwitches({}));

const held = (world: World, resource: string) => world.catalog.records(resource).map(({ id }) => String(id));

describe('a DELETE', () => {
  it('does what was meant, and no more, whether Catalog reads its body, its query, or both', () => {
    const world = shared();
    const { catalog } = world;
    for (const deleteBody of ['dropped', 'query-only', 'body-only'] as const) {
      catalog.setSwitches({ deleteBody });
      const [course] = catalog.records('courses');
      const listing = { id: Number(course?.id), title: String(course?.title) };
      for (const { canvas_user_id } of catalog.records('users').slice(0, 2)) {
        const user = { id: canvas_user_id, name: 'Ada', email: 'ada@example.com' };
        catalog.mutate({ type: 'create', resource: 'applicants', fields: { listing, user } });
      }
      pull(world, 'applicants');
      pull(world, 'certificates');
      const [user] = rowsOf(world, 'Users').filter(({ Status }) => Status === '');
      const tags = rowsOf(world, 'Tags')
        .filter(({ Status }) => Status === '')
        .slice(0, 2);
      const applicant = rowsOf(world, 'Waitlist applicants').at(-1);
      const certificate = rowsOf(world, 'Certificates').at(-1);
      fill(world, 'Users', user?.row, { Action: 'delete orders and enrollments' });
      for (const tag of tags) fill(world, 'Tags', tag.row, { Action: 'delete' });
      fill(world, 'Waitlist applicants', applicant?.row, { Action: 'remove' });
      if (certificate) fill(world, 'Certificates', certificate.row, { Action: 'delete' });
      const before = held(world, 'applicants');
      const plan = review(world);
      const outcome = send(world, plan, { confirmed: plan.guard?.words });
      expect(outcome.requests.map(({ one, state }) => [one, state])).toEqual(outcome.requests.map(({ one }) => [one, 'done']));
      expect(before.filter((id) => !held(world, 'applicants').includes(id))).toEqual([applicant?.Id]);
      expect(held(world, 'users')).toContain(user?.Id);
      expect(held(world, 'tags').filter((id) => tags.some((tag) => tag.Id === id))).toEqual([]);
      expect(held(world, 'certificates')).not.toContain(certificate?.Id);
    }
    expect(violations(world)).toEqual([]);
  });
});

describe('a Catalog that hides what is archived', () => {
  it('gets it archived, and back by its id although nobody sees it', () => {
    const world = shared();
    world.catalog.setSwitches({ archived: 'hidden' });
    pull(world, 'courses');
    const [course] = rowsOf(world, 'Courses');
    const isArchived = () => world.catalog.records('courses').find(({ id }) => String(id) === course?.Id)?.archived_at !== null;
    fill(world, 'Courses', course?.row, { Action: 'archive' });
    send(world, review(world));
    expect([isArchived(), rowOf(world, 'Courses', course?.Id).Status]).toEqual([true, 'archived']);
    pull(world, 'courses');
    expect(rowOf(world, 'Courses', course?.Id)).toEqual({});
    fill(world, 'Courses', freeRow(world, 'Courses'), { Id: course?.Id ?? '', Action: 'reactivate' });
    send(world, review(world));
    expect([isArchived(), rowOf(world, 'Courses', course?.Id).Status]).toEqual([false, 'reactivated']);
    pull(world, 'courses');
    expect(rowOf(world, 'Courses', course?.Id)).toMatchObject({ Title: course?.Title });
  });
});

describe('a Catalog that reads forms only', () => {
  it('gets texts of custom fields; a blank, which no form can say, is explained and stays as typed', () => {
    const world = shared();
    world.catalog.setSwitches({ formOnly: true });
    const [blanked, filled] = rowsOf(world, 'Users').filter(({ Phone, Status }) => Phone !== '' && Status === '');
    const stored = (row: Record<string, string> | undefined) => {
      const user = world.catalog.records('users').find(({ id }) => String(id) === row?.Id);
      return (user?.custom_fields as Record<string, string> | undefined)?.phone;
    };
    fill(world, 'Users', blanked?.row, { Phone: '' });
    fill(world, 'Users', filled?.row, { Phone: '007' });
    const outcome = send(world, review(world));
    expect(outcome.requests.map(({ state }) => state)).toEqual(['failed', 'done']);
    expect([stored(blanked), stored(filled)]).toEqual([blanked?.Phone, '007']);
    expect(rowOf(world, 'Users', blanked?.Id)).toMatchObject({
      Phone: '',
      Status: expect.stringContaining('clear the value in Catalog itself'),
    });
    fill(world, 'Users', blanked?.row, { Phone: blanked?.Phone ?? '' });
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });
});
