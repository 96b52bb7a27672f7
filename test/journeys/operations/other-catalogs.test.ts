// The same writes on a Catalog that behaves as the documents leave open.
import { afterEach, describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { CATALOG_HOST, FEW, pull, review, rowsOf, send, shareWorld, violations, type World } from '../../support/open-world.ts';
import { tracesAfterRemoval } from '../../support/people-traces.ts';

const shared = shareWorld({ catalog: FEW, host: { timeZone: 'Etc/UTC' }, pulled: ['courses', 'users', 'tags'] });
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
      expect(before.filter((id) => !held(world, 'applicants').includes(id))).toEqual([applicant?.ID]);
      expect(held(world, 'users')).toContain(user?.ID);
      expect(held(world, 'tags').filter((id) => tags.some((tag) => tag.ID === id))).toEqual([]);
      expect(held(world, 'certificates')).not.toContain(certificate?.ID);
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
    const isArchived = () => world.catalog.records('courses').find(({ id }) => String(id) === course?.ID)?.archived_at !== null;
    fill(world, 'Courses', course?.row, { Action: 'archive' });
    send(world, review(world));
    expect([isArchived(), rowOf(world, 'Courses', course?.ID).Status]).toEqual([true, 'archived']);
    pull(world, 'courses');
    expect(rowOf(world, 'Courses', course?.ID)).toEqual({});
    fill(world, 'Courses', freeRow(world, 'Courses'), { ID: course?.ID ?? '', Action: 'reactivate' });
    send(world, review(world));
    expect([isArchived(), rowOf(world, 'Courses', course?.ID).Status]).toEqual([false, 'reactivated']);
    pull(world, 'courses');
    expect(rowOf(world, 'Courses', course?.ID)).toMatchObject({ Title: course?.Title });
  });
});

describe('a Catalog that reads forms only', () => {
  it('gets texts of custom fields; a blank, which no form can say, is explained and stays as typed', () => {
    const world = shared();
    world.catalog.setSwitches({ formOnly: true });
    const [blanked, filled] = rowsOf(world, 'Users').filter(({ Phone, Status }) => Phone !== '' && Status === '');
    const stored = (row: Record<string, string> | undefined) => {
      const user = world.catalog.records('users').find(({ id }) => String(id) === row?.ID);
      return (user?.custom_fields as Record<string, string> | undefined)?.phone;
    };
    fill(world, 'Users', blanked?.row, { Phone: '' });
    fill(world, 'Users', filled?.row, { Phone: '007' });
    const outcome = send(world, review(world));
    expect(outcome.requests.map(({ state }) => state)).toEqual(['failed', 'done']);
    expect([stored(blanked), stored(filled)]).toEqual([blanked?.Phone, '007']);
    expect(rowOf(world, 'Users', blanked?.ID)).toMatchObject({
      Phone: '',
      Status: expect.stringContaining('Clear the value in Catalog'),
    });
    fill(world, 'Users', blanked?.row, { Phone: blanked?.Phone ?? '' });
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });
});

describe('a Catalog that cleans texts', () => {
  it('shows what it has kept of a text, and then there is nothing left to send', () => {
    const world = shared();
    world.catalog.setSwitches({ sanitizes: true, trims: true });
    const course = rowsOf(world, 'Courses').at(-1);
    fill(world, 'Courses', course?.row, { Description: '<p onclick="x()">By the sea</p><script>x()</script>', Teaser: ' At low tide ' });
    send(world, review(world));
    expect(rowOf(world, 'Courses', course?.ID)).toMatchObject({
      Description: '<p>By the sea</p>',
      Teaser: 'At low tide',
      Status: expect.stringContaining('stored as'),
    });
    expect(review(world).requests).toEqual([]);
  });
});

describe('a Catalog that counts days otherwise', () => {
  it('gives the same orders of a day, whatever it does with those right on the bound', () => {
    const world = shared();
    const [order] = world.catalog.records('orders').filter((each) => each.purchased_at !== null);
    const midnight = '2025/05/05 00:00:00 +0000';
    const fields = { created_at: midnight, purchased_at: midnight };
    world.catalog.mutate({ type: 'update', resource: 'orders', id: Number(order?.id), fields });
    const shown = (['inclusive', 'exclusive'] as const).map((dateBounds) => {
      world.catalog.setSwitches({ dateBounds });
      const sheet = pull(world, 'orders', { from: '2025-05-05', to: '2025-05-05' }).name;
      const ids = rowsOf(world, sheet).map(({ ID }) => ID);
      world.host.workbook.deleteSheet(sheet);
      return ids;
    });
    expect(shown).toEqual([[String(order?.id)], [String(order?.id)]]);
  });
});

describe('the key of a subcatalog', () => {
  it('is told what it may not touch, and wipes nothing that it may not see', () => {
    const world = shared();
    world.catalog.setSwitches({ narrowKey: { foreign: '403', users: 'forbidden' } });
    const before = rowsOf(world, 'Courses');
    world.person.ask('connect', { host: CATALOG_HOST, key: world.catalog.keys.subcatalog, kind: 'test' });
    expect(pull(world, 'courses')).toMatchObject({ removed: 0 });
    expect(rowsOf(world, 'Courses').map(({ ID }) => ID)).toEqual(expect.arrayContaining(before.map(({ ID }) => ID)));
    expect(() => pull(world, 'users')).toThrow('doesn’t have permission');
    const foreign = before.find((row) => row['Catalog ID'] !== '45');
    fill(world, 'Courses', foreign?.row, { Seats: '77' });
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused).toMatchObject([{ what: expect.stringContaining('couldn’t be read from Catalog') }]);
    expect(rowOf(world, 'Courses', foreign?.ID).Seats).toBe('77');
  });
});

describe('personal data of everyone in these journeys', () => {
  it('leaves no trace once it’s removed', () => {
    expect(tracesAfterRemoval(shared())).toEqual([]);
  });
});
