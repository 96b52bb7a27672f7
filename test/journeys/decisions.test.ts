import { describe, expect, it } from 'vitest';
import type { Decision, PlanView } from '../../src/protocol/review.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../support/open-world.ts';

/** A course whose title and teaser both a person and a colleague have changed. */
async function inConflict(): Promise<World> {
  const world = await openWorld({ pulled: ['courses'] });
  world.person.type('Courses', 'Title', 2, 'Mine');
  world.person.type('Courses', 'Teaser', 2, 'My teaser');
  const id = Number(rowsOf(world, 'Courses')[0]?.ID);
  world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'Theirs', short_description: 'Their teaser' } });
  return world;
}

function decide(title: Decision['choice'], teaser: Decision['choice']): { decisions: Decision[] } {
  return {
    decisions: [
      { request: 'r1', field: 'title', choice: title },
      { request: 'r1', field: 'short_description', choice: teaser },
    ],
  };
}

describe('a field that a colleague changed too', () => {
  it('is sent as typed, taken from Catalog, or left as it is: as the person decides for each', async () => {
    const world = await inConflict();
    send(world, review(world), decide('mine', 'theirs'));
    expect(writes(world).map((write) => write.body)).toEqual([{ course: { title: 'Mine' } }]);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Mine', Teaser: 'Their teaser', Status: 'sent' });
    expect(review(world).requests).toEqual([]);
  });

  it('is sent nowhere when all of Catalog is taken, and the row is then as after a refresh', async () => {
    const world = await inConflict();
    const outcome = send(world, review(world), decide('theirs', 'theirs'));
    expect(writes(world)).toEqual([]);
    expect(outcome.requests[0]?.fields.map(({ state, note }) => `${state}: ${note}`)).toEqual([
      'skipped: kept Catalog’s value',
      'skipped: kept Catalog’s value',
    ]);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Theirs', Teaser: 'Their teaser', Status: '' });
    const shown = world.host.workbook.dump('Courses').cells;
    pull(world, 'courses');
    expect(world.host.workbook.dump('Courses').cells).toEqual(shown);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('is a conflict again at the next review when it was skipped', async () => {
    const world = await inConflict();
    send(world, review(world), decide('skip', 'theirs'));
    expect(writes(world)).toEqual([]);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({
      Title: 'Mine',
      Teaser: 'Their teaser',
      Status: expect.stringContaining('conflict'),
    });
    expect(review(world).requests[0]?.fields).toMatchObject([{ label: 'Title', after: 'Mine', theirs: 'Theirs', state: 'conflict' }]);
  });

  it('is not sent when it was changed once more after the review', async () => {
    const world = await inConflict();
    const plan = review(world);
    const id = Number(rowsOf(world, 'Courses')[0]?.ID);
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'Theirs again' } });
    expect(send(world, plan, decide('mine', 'theirs')).requests[0]).toMatchObject({ state: 'stale' });
    expect(writes(world)).toEqual([]);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Mine', Teaser: 'My teaser' });
  });

  it('keeps what was typed after the review, also when Catalog’s value was to be taken', async () => {
    const world = await inConflict();
    const plan = review(world);
    world.person.type('Courses', 'Title', 2, 'Typed since');
    send(world, plan, decide('theirs', 'theirs'));
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Typed since', Teaser: 'Their teaser' });
    expect(review(world).requests[0]?.fields).toMatchObject([{ after: 'Typed since', theirs: 'Theirs', state: 'conflict' }]);
  });
});

describe('a line that was left out', () => {
  it('stays an unsent edit, and the others are sent', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    for (const row of [2, 3, 4]) world.person.type('Courses', 'Title', row, `Title ${row}`);
    const plan = review(world);
    const second = plan.requests.find((request) => request.row === 3)?.request ?? '';
    const outcome = send(world, plan, { skipped: [second] });
    expect(writes(world).map((write) => write.body)).toEqual([{ course: { title: 'Title 2' } }, { course: { title: 'Title 4' } }]);
    expect(outcome.requests.find((request) => request.row === 3)).toMatchObject({ state: 'skipped', note: 'skipped by you' });
    expect(review(world).requests).toMatchObject([{ row: 3, fields: [{ after: 'Title 3' }] }]);
  });
});

describe('a send that removes a lot', () => {
  it('is refused until its words are typed, and not asked about when most of it is left out', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const rows = rowsOf(world, 'Tags').slice(0, 5);
    for (const { row } of rows) world.person.type('Tags', 'Action', row, 'delete');
    const plan = review(world);
    expect(plan.guard).toMatchObject({ words: 'delete', why: [expect.stringContaining('would be deleted from Catalog')] });
    expect(() => send(world, plan)).toThrow('Type “delete” to confirm');
    expect(() => send(world, plan, { confirmed: 'yes' })).toThrow('No changes were sent');
    expect(writes(world)).toEqual([]);
    send(world, plan, { skipped: [plan.requests[0]?.request ?? ''] });
    expect(writes(world)).toMatchObject([{ operationId: 'bulkDeleteTags', body: { ids: rows.slice(1).map(({ ID }) => Number(ID)) } }]);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('goes once they are', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const rows = rowsOf(world, 'Tags').slice(0, 5);
    for (const { row } of rows) world.person.type('Tags', 'Action', row, 'delete');
    send(world, review(world), { confirmed: 'Delete' });
    expect(writes(world)).toMatchObject([{ operationId: 'bulkDeleteTags', body: { ids: rows.map(({ ID }) => Number(ID)) } }]);
  });
});

describe('a review of less than everything', () => {
  it('is about the tab that the person looks at, or the rows selected there, and leaves the Status of others alone', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    const { host, person } = world;
    world.person.type('Tags', 'Name', 2, 'Other name');
    for (const row of [2, 3, 4]) world.person.type('Courses', 'Title', row, `Title ${row}`);
    world.person.type('Courses', 'Price', 4, 'free');
    host.workbook.select('Courses', 'A2');
    const ofTab = person.ask<PlanView>('review', { scope: 'tab' });
    expect(ofTab.requests.map(({ tab, row }) => `${tab} ${row}`)).toEqual(['Courses 2', 'Courses 3']);
    expect(ofTab).toMatchObject({ selection: { tab: 'Courses', rows: '2' }, refused: [{ row: 4 }] });
    host.workbook.select('Courses', 'C1:D3');
    const ofRows = person.ask<PlanView>('review', { scope: 'selection' });
    expect(ofRows).toMatchObject({ selection: { rows: '2–3' }, requests: [{ row: 2 }, { row: 3 }], refused: [] });
    expect(rowsOf(world, 'Courses')[2]?.Status).toContain('not sent');
    send(world, ofRows);
    expect(review(world).requests.map(({ tab }) => tab)).toEqual(['Tags']);
  });

  it('says what to do where the tab that is looked at cannot be sent', async () => {
    const world = await openWorld({ pulled: ['orders'] });
    expect(() => world.person.ask('review', { scope: 'tab' })).toThrow('Open an editable tab pulled from Catalog');
  });
});

describe('a filled new row without an Action', () => {
  it('is offered, included when the person wants it, and then created once', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Name', row, 'Maybe');
    const [offer] = review(world).newRows;
    expect(offer).toMatchObject({ tab: 'Tags', rows: [row] });
    const include = [{ sheet: offer?.sheet, row }];
    const plan = world.person.ask<PlanView>('review', { include });
    expect(plan).toMatchObject({ requests: [{ operation: 'create', row }], newRows: [] });
    // Reviewed without it, it is offered anew.
    expect(review(world)).toMatchObject({ requests: [], newRows: [{ rows: [row] }] });
    send(world, world.person.ask<PlanView>('review', { include }));
    expect(writes(world)).toHaveLength(1);
    expect(rowsOf(world, 'Tags').at(-1)).toMatchObject({ Name: 'Maybe', Status: 'created' });
    expect(review(world)).toMatchObject({ requests: [], newRows: [] });
  });
});
