import { describe, expect, it } from 'vitest';
import { type JobProgress, personAt } from '../../scripts/person.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { connect, openWorld, pull, review, rowsOf, send, violations, type World, writes } from '../support/open-world.ts';
import { when } from '../support/runs.ts';

/** Presses Undo for a send, and reads the review of its way back. */
function undo({ person }: World, sent: PlanView): PlanView {
  person.ask('openReview', { undo: sent.plan });
  return person.ask<PlanView>('undo', { run: sent.plan });
}

function courseOf(world: World, id: string | undefined): Record<string, unknown> | undefined {
  return world.catalog.records('courses').find((course) => String(course.id) === id);
}

/** Everything of the courses in Catalog except when they last changed; the order of tags means nothing. */
function coursesOf({ catalog }: World): unknown[] {
  return catalog.records('courses').map(({ updated_at, tag_names, ...course }) => ({ ...course, tags: new Set(tag_names as string[]) }));
}

describe('undo of a send', () => {
  it('restores three prices and a tag, in Catalog and in the cells, and can itself be undone', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    const before = coursesOf(world);
    const shown = rowsOf(world, 'Courses');
    for (const row of [2, 3, 4]) world.person.type('Courses', 'Price', row, `${row}00`);
    world.person.type('Courses', 'Tags', 3, 'Fresh');
    world.person.type('Tags', 'Name', 2, 'Renamed');
    const sent = send(world, review(world));
    const after = coursesOf(world);
    expect(after).not.toEqual(before);

    const plan = undo(world, sent);
    expect(plan.undoes?.run).toBe(sent.plan);
    expect(plan.counts).toMatchObject({ update: 4, conflict: 0 });
    const undone = send(world, plan);
    expect(undone.requests.map((request) => request.state)).toEqual(['done', 'done', 'done', 'done']);
    expect(coursesOf(world)).toEqual(before);
    expect(rowsOf(world, 'Courses').map((row) => [row.Price, row.Tags])).toEqual(shown.map((row) => [row.Price, row.Tags]));
    expect(rowsOf(world, 'Courses').slice(0, 3)).toMatchObject([{ Status: 'undone' }, { Status: 'undone' }, { Status: 'undone' }]);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });

    send(world, undo(world, undone));
    expect(coursesOf(world)).toEqual(after);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
    expect(violations(world)).toEqual([]);
  });

  it('says a conflict where a colleague changed the same since, and restores the rest', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [first, second] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '200');
    world.person.type('Courses', 'Price', 3, '300');
    const sent = send(world, review(world));
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(first?.ID), fields: { enrollment_fee: 7 } });
    const plan = undo(world, sent);
    expect(plan.requests.map((request) => request.state)).toEqual(['conflict', 'planned']);
    expect(plan.requests[0]?.fields[0]).toMatchObject({ theirs: '7' });
    send(world, plan);
    expect(Number(courseOf(world, first?.ID)?.enrollment_fee)).toBe(7);
    expect(rowsOf(world, 'Courses')[1]?.Price).toBe(second?.Price);
  });

  it('keeps the tags that a colleague has added since', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const course = rowsOf(world, 'Courses').find((row) => String(row.Tags).includes(', '));
    const tags = String(course?.Tags).split(', ');
    world.person.type('Courses', 'Tags', String(course?.row), [...tags, 'Mine'].join(', '));
    const sent = send(world, review(world));
    world.catalog.mutate({
      type: 'update',
      resource: 'courses',
      id: Number(course?.ID),
      fields: { tag_names: [...tags, 'Mine', 'Theirs'] },
    });
    const plan = undo(world, sent);
    expect(plan.requests[0]?.fields[0]).toMatchObject({ removed: ['Mine'], added: [] });
    send(world, plan);
    expect(courseOf(world, course?.ID)?.tag_names).toEqual([...tags, 'Theirs'].sort());
  });

  it('leaves a cell that was typed again since', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [course] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    world.person.type('Courses', 'Price', 2, '333');
    send(world, undo(world, sent));
    expect(rowsOf(world, 'Courses')[0]?.Price).toBe('333.00');
    expect(Number(courseOf(world, course?.ID)?.enrollment_fee)).toBe(Number(course?.Price));
  });

  it('finds the rows wherever they were sorted to', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [course] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    world.host.workbook.sort('Courses', 3, false);
    const row = rowsOf(world, 'Courses').find((each) => each.ID === course?.ID);
    const plan = undo(world, sent);
    expect(plan.requests[0]?.row).toBe(Number(row?.row));
    send(world, plan);
    expect(rowsOf(world, 'Courses').find((each) => each.ID === course?.ID)?.Price).toBe(course?.Price);
  });

  it('has nothing to send where Catalog already holds what it held before', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    send(world, undo(world, sent));
    const plan = undo(world, sent);
    expect(plan.requests).toEqual([]);
    expect(plan.remarks[0]).toContain('already matches Catalog');
  });

  it('removes what was created, and makes anew what was deleted', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const rows = rowsOf(world, 'Tags');
    const names = rows.map((row) => row.Name).sort();
    world.person.type('Tags', 'Action', rows.length + 2, 'create');
    world.person.type('Tags', 'Name', rows.length + 2, '=1+1');
    world.person.type('Tags', 'Action', 2, 'delete');
    const sent = send(world, review(world));
    const plan = undo(world, sent);
    expect(plan.counts).toMatchObject({ create: 1, delete: 1 });
    expect(plan.remarks[0]).toContain('with a new ID');
    const undone = send(world, plan);
    expect(undone.requests.map((request) => request.state)).toEqual(['done', 'done']);
    const anew = rowsOf(world, 'Tags').filter((row) => row.Name === rows[0]?.Name && row.ID !== rows[0]?.ID);
    expect(anew.map(({ Status }) => Status)).toEqual(['undone']);
    pull(world, 'tags');
    expect(
      rowsOf(world, 'Tags')
        .map((row) => row.Name)
        .sort(),
    ).toEqual(names);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
    expect(violations(world)).toEqual([]);
  });

  it('leaves alone what somebody has changed since, and what somebody had removed already', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const [first, second] = rowsOf(world, 'Tags');
    world.person.type('Tags', 'Action', 2, 'delete');
    const deletion = review(world);
    world.catalog.mutate({ type: 'delete', resource: 'tags', id: Number(first?.ID) });
    const found = send(world, deletion);
    expect(found.requests).toMatchObject([{ state: 'done', note: 'was gone already' }]);
    const left = { requests: [], refused: [{ what: 'had already been done in Catalog' }] };
    expect(undo(world, found)).toMatchObject(left);
    world.host.dialogs().at(-1)?.close();

    // Between the last look and the request, too.
    world.person.type('Tags', 'Action', rowsOf(world, 'Tags').find((row) => row.ID === second?.ID)?.row ?? 0, 'delete');
    const late = review(world);
    world.catalog.setFaults([{ match: 'DELETE ', answer: '404', times: 1 }]);
    world.catalog.at(2, 'before', { type: 'delete', resource: 'tags', id: Number(second?.ID) });
    expect(undo(world, send(world, late))).toMatchObject(left);
    world.host.dialogs().at(-1)?.close();

    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'New');
    const sent = send(world, review(world));
    const id = Number(rowsOf(world, 'Tags').find((each) => each.Name === 'New')?.ID);
    world.catalog.mutate({ type: 'update', resource: 'tags', id, fields: { name: 'Newer' } });
    expect(undo(world, sent)).toMatchObject({
      requests: [],
      refused: [{ what: 'has changed in Catalog since then, so it isn’t removed' }],
    });
  });
});

describe('what cannot be undone is said', () => {
  it('of a drop: Enrolling again takes a seat and may send mail and make an order', async () => {
    const world = await openWorld({ pulled: ['enrollments'] });
    const active = rowsOf(world, 'Enrollments').find((row) => row['Enrollment status'] === 'active');
    world.person.type('Enrollments', 'Action', String(active?.row), 'drop');
    const sent = send(world, review(world));
    const plan = undo(world, sent);
    expect(plan.requests).toEqual([]);
    expect(plan.refused).toMatchObject([{ row: Number(active?.row), what: expect.stringContaining('Enrolling again takes a seat') }]);
  });

  it('of a field that Catalog never shows, while the other fields of the row go back', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '200');
    world.person.type('Courses', 'Days to complete', 2, '45');
    const plan = undo(world, send(world, review(world)));
    expect(plan.requests.map((request) => request.fields.map((field) => field.label))).toEqual([['Price']]);
    expect(plan.refused[0]?.what).toContain('Catalog doesn’t show the earlier value');
  });

  it('of a text that was too long to store', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [course] = rowsOf(world, 'Courses');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.ID), fields: { description: 'x'.repeat(49_901) } });
    pull(world, 'courses');
    world.person.type('Courses', 'Description', 2, 'short');
    const sent = send(world, review(world));
    expect(sent.requests[0]?.state).toBe('done');
    const plan = undo(world, sent);
    expect(plan.requests).toEqual([]);
    expect(plan.refused[0]?.what).toContain('too long to store');
  });

  it('of a send that this workbook knows nothing of, because it is a copy', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    const host = world.host.workbook.copyFile('add-on');
    host.open();
    host.click('Open sidebar');
    const copy: World = { ...world, host, person: personAt(host) };
    connect(copy);
    expect(() => undo(copy, sent)).toThrow('This spreadsheet has no record of that send');
    host.close();
  });
});

describe('Undo last send in the menu', () => {
  it('opens the review of the newest send that was not undone, and says when there is none', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.host.click('Undo last send');
    expect(world.host.toasts().at(-1)?.text).toContain('There’s no send to undo');
    world.person.type('Courses', 'Price', 2, '200');
    const first = send(world, review(world));
    world.person.type('Courses', 'Price', 3, '300');
    const second = send(world, review(world));
    world.host.click('Undo last send');
    expect(world.host.dialogs().at(-1)?.html).toContain(`undo:${second.plan}`);
    send(world, undo(world, second));
    world.host.click('Undo last send');
    expect(world.host.dialogs().at(-1)?.html).toContain(`undo:${first.plan}`);
    expect(writes(world)).toHaveLength(3);
  });
});

describe('an undo that didn’t undo everything', () => {
  const runsOf = ({ person }: World) => person.ask<State>('state').runs;

  /** Two prices that were sent, and the review of their undo. */
  async function withUndo(): Promise<{ world: World; sent: PlanView; plan: PlanView; before: unknown[] }> {
    const world = await openWorld({ pulled: ['courses'] });
    const before = coursesOf(world);
    world.person.type('Courses', 'Price', 2, '200');
    world.person.type('Courses', 'Price', 3, '300');
    const sent = send(world, review(world));
    return { world, sent, plan: undo(world, sent), before };
  }

  /** Undoes the rest from the menu. */
  function undoRest(world: World, sent: PlanView): PlanView {
    world.host.click('Undo last send');
    expect(world.host.dialogs().at(-1)?.html).toContain(`undo:${sent.plan}`);
    return send(world, world.person.ask<PlanView>('undo', { run: sent.plan }));
  }

  it('leaves its send in place for the next undo if it was canceled before it changed anything', async () => {
    const { world, sent, plan, before } = await withUndo();
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    world.person.ask('cancel', { job });
    world.host.dialogs().at(-1)?.close();
    expect(runsOf(world)).toMatchObject([{ run: sent.plan, undone: false }]);
    expect(undoRest(world, sent).requests).toHaveLength(2);
    expect(coursesOf(world)).toEqual(before);
    expect(runsOf(world).find(({ run }) => run === sent.plan)?.undone).toBe(true);
  });

  it('leaves what you skipped for the next undo', async () => {
    const { world, sent, plan, before } = await withUndo();
    send(world, plan, { skipped: [String(plan.requests[1]?.request)] });
    expect(runsOf(world).find(({ run }) => run === sent.plan)?.undone).toBe(false);
    expect(undoRest(world, sent).requests).toHaveLength(1);
    expect(coursesOf(world)).toEqual(before);
    expect(runsOf(world).find(({ run }) => run === sent.plan)?.undone).toBe(true);
  });

  it('leaves what Catalog refused for the next undo', async () => {
    const { world, sent, plan, before } = await withUndo();
    world.catalog.setFaults([{ match: 'PUT ', answer: '422', times: 1 }]);
    expect(
      send(world, plan)
        .requests.map(({ state }) => state)
        .sort(),
    ).toEqual(['done', 'failed']);
    expect(undoRest(world, sent).requests).toHaveLength(1);
    expect(coursesOf(world)).toEqual(before);
  });

  it('that was undone itself makes its send the last one again', async () => {
    const { world, sent, plan } = await withUndo();
    send(world, undo(world, send(world, plan)));
    expect(runsOf(world).find(({ run }) => run === sent.plan)?.undone).toBe(false);
    expect(undoRest(world, sent).requests).toHaveLength(2);
  });
});

it('a send that was killed and canceled stays in the history with what it did, and that can be undone', async () => {
  const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 50 } } });
  const { host, person } = world;
  const before = coursesOf(world);
  for (let row = 2; row <= 46; row += 1) world.person.type('Courses', 'Price', row, `${row}00`);
  const plan = review(world);
  const { job } = person.ask<JobProgress>('send', { plan: plan.plan, options: [], confirmed: plan.guard?.words });
  const isSending = () => world.catalog.requests().some(({ method }) => method === 'PUT');
  // The time of a batch is over in its first round, and the records of the second are read by then.
  when(world, isSending, () => host.setClock(Date.parse('2026-11-20T15:05:00Z')));
  const isShown = () => rowsOf(world, 'Courses')[0]?.Status === 'sent';
  when(world, isShown, () => host.killAt(0));
  expect(() => person.ask('step', { job })).toThrow();
  person.ask('cancel', { job });
  host.dialogs().at(-1)?.close();

  expect(person.ask<State>('state').runs).toMatchObject([{ run: plan.plan, done: 40, skipped: 5, undone: false }]);
  expect(person.ask<State>('state').runs[0]?.undoBlockedBecause).toBeUndefined();
  const back = undo(world, plan);
  expect(back.requests).toHaveLength(40);
  send(world, back, { confirmed: back.guard?.words });
  expect(coursesOf(world)).toEqual(before);
});
