import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { freeRow } from '../support/cells.ts';
import { openWorld, review, rowsOf, send, type World, writes } from '../support/open-world.ts';

const SHEET = 'Catalog Sync runs';

/** Changes one cell of the hidden sheet: of the line of this request and field, under this header. */
function change(world: World, { request, field }: { request: string; field?: string }, header: string, text: string): void {
  const [headers = [], ...lines] = world.host.workbook.display(SHEET);
  const at = (name: string) => headers.indexOf(name);
  const index = lines.findIndex(
    (line) => line[at('request')] === request && (field === undefined || line[at('field')] === field) && line[at('run')] !== '',
  );
  if (index < 0) throw new Error(`no line for ${request} ${field}`);
  world.host.workbook.edit(SHEET, `${String.fromCharCode(65 + at(header))}${index + 2}`, text);
}

/** Presses Send, changes the hidden sheet before the first step, and goes on to the end. */
function sendWith(world: World, plan: PlanView, choices: object, meddle: () => void): PlanView {
  const { job } = world.person.ask<{ job: string }>('send', { plan: plan.plan, options: [], ...choices });
  meddle();
  for (;;) {
    const progress = world.person.ask<{ phase: string; waitSeconds?: number }>('step', { job });
    if (progress.phase === 'done') break;
    if (progress.waitSeconds !== undefined) world.host.advance(progress.waitSeconds / 3600);
  }
  return world.person.ask<PlanView>('plan', { plan: plan.plan });
}

/** Two courses with a new title each. */
async function twoEdits(): Promise<{ world: World; plan: PlanView }> {
  const world = await openWorld({ pulled: ['courses'] });
  world.person.type('Courses', 'Title', 2, 'First');
  world.person.type('Courses', 'Title', 3, 'Second');
  return { world, plan: review(world) };
}

describe('a skipped change whose state is edited in the hidden run sheet', () => {
  for (const state of ['planned', 'sending']) {
    it(`stays unsent when its state becomes “${state}”`, async () => {
      const { world, plan } = await twoEdits();
      const outcome = sendWith(world, plan, { skipped: ['r2'] }, () => change(world, { request: 'r2' }, 'state', state));
      expect(writes(world).map(({ body }) => body)).toEqual([{ course: { title: 'First' } }]);
      expect(outcome.requests[1]).toMatchObject({ state: 'skipped', note: 'skipped by you' });
      expect(review(world).requests).toMatchObject([{ row: 3, fields: [{ after: 'Second' }] }]);
    });
  }

  it('stays unsent when it is a conflict that was not decided', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Title', 2, 'Mine');
    world.person.type('Courses', 'Price', 2, '12');
    const id = Number(rowsOf(world, 'Courses')[0]?.ID);
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'Theirs' } });
    const conflict = { request: 'r1', field: 'title' };
    const outcome = sendWith(world, review(world), {}, () => change(world, conflict, 'state', 'planned'));
    expect(writes(world).map(({ body }) => body)).toEqual([{ course: { enrollment_fee: 12 } }]);
    expect(outcome.requests[0]?.fields.map(({ label, state }) => [label, state])).toEqual([
      ['Title', 'skipped'],
      ['Price', 'done'],
    ]);
  });

  it('stays uncreated when it is a new row', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    for (const name of ['One', 'Two']) {
      const row = freeRow(world, 'Tags');
      world.person.type('Tags', 'Name', row, name);
      world.person.type('Tags', 'Action', row, 'create');
    }
    const outcome = sendWith(world, review(world), { skipped: ['r1'] }, () => change(world, { request: 'r1' }, 'state', 'planned'));
    expect(writes(world).map(({ body }) => body)).toEqual([{ name: 'Two' }]);
    expect(outcome.requests[0]).toMatchObject({ state: 'skipped', note: 'skipped by you' });
  });

  it('keeps a finished send undoable', async () => {
    const { world, plan } = await twoEdits();
    const before = rowsOf(world, 'Courses')[0];
    send(world, plan, { skipped: ['r2'] });
    change(world, { request: 'r2' }, 'state', 'planned');
    expect(world.person.ask<PlanView>('plan', { plan: plan.plan }).requests[1]).toMatchObject({ state: 'skipped' });
    expect(world.person.ask<PlanView>('undo', { run: plan.plan }).requests).toMatchObject([{ key: before?.ID }]);
  });

  it('is not undone when its state becomes “done”', async () => {
    const { world, plan } = await twoEdits();
    const [, second] = rowsOf(world, 'Courses');
    send(world, plan, { skipped: ['r2'] });
    change(world, { request: 'r2' }, 'state', 'done');
    // Someone else has sent the same title meanwhile: it isn't this send's to take back.
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(second?.ID), fields: { title: 'Second' } });
    expect(world.person.ask<PlanView>('undo', { run: plan.plan }).requests.map(({ row }) => row)).toEqual([2]);
  });
});

describe('an unresolved conflict whose state is edited before Send', () => {
  it('is shown as a conflict and not counted as a change to send', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Title', 2, 'Mine');
    const id = Number(rowsOf(world, 'Courses')[0]?.ID);
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'Theirs' } });
    const { plan } = review(world);
    change(world, { request: 'r1' }, 'state', 'planned');
    const shown = world.person.ask<PlanView>('plan', { plan });
    expect(shown.requests[0]?.fields[0]).toMatchObject({ state: 'conflict', theirs: 'Theirs' });
    send(world, shown);
    expect(writes(world)).toEqual([]);
  });
});

describe('a state that Catalog Sync does not know', () => {
  it('is never sent and is named in the result and in the row', async () => {
    const { world, plan } = await twoEdits();
    const outcome = sendWith(world, plan, {}, () => change(world, { request: 'r2' }, 'state', 'yes please'));
    expect(writes(world).map(({ body }) => body)).toEqual([{ course: { title: 'First' } }]);
    expect(outcome.requests[1]).toMatchObject({ state: 'failed', note: expect.stringContaining('“yes please”') });
    expect(rowsOf(world, 'Courses')[1]).toMatchObject({ Title: 'Second', Status: expect.stringContaining('“yes please”') });
  });

  it('keeps a new row from being created without one of its fields', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const row = freeRow(world, 'Courses');
    const cells = { Title: 'New', Path: 'new-one', Teaser: 'Teaser', Description: 'Text', Price: '10', Catalog: '', Action: 'create' };
    for (const [header, text] of Object.entries(cells)) if (text !== '') world.person.type('Courses', header, row, text);
    const model = rowsOf(world, 'Courses')[0];
    for (const header of ['Catalog ID', 'Canvas course ID', 'Visibility'])
      world.person.type('Courses', header, row, String(model?.[header]));
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    sendWith(world, plan, {}, () => change(world, { request: 'r1', field: 'enrollment_fee' }, 'state', ''));
    expect(writes(world)).toEqual([]);
  });

  it('is not sent when it was edited before Send', async () => {
    const { world, plan } = await twoEdits();
    change(world, { request: 'r2' }, 'state', 'Planned');
    const outcome = send(world, plan);
    expect(writes(world).map(({ body }) => body)).toEqual([{ course: { title: 'First' } }]);
    expect(outcome.requests[1]).toMatchObject({ state: 'failed', note: expect.stringContaining('“Planned”') });
  });

  it('is not called sent when its state said “done” before Send', async () => {
    const { world, plan } = await twoEdits();
    change(world, { request: 'r2' }, 'state', 'done');
    const outcome = send(world, plan);
    expect(writes(world)).toHaveLength(1);
    expect(outcome.requests[1]).toMatchObject({ state: 'failed', note: expect.stringContaining('“done”') });
  });
});

describe('a decision that is edited in the hidden run sheet', () => {
  for (const decision of ['mine', 'whatever', '']) {
    it(`keeps its own change unsent, and no other, when it becomes “${decision}”`, async () => {
      const { world, plan } = await twoEdits();
      const meddle = () => {
        change(world, { request: 'r2' }, 'decision', decision);
        change(world, { request: 'r2' }, 'state', 'planned');
      };
      const outcome = sendWith(world, plan, { skipped: ['r2'] }, meddle);
      expect(writes(world).map(({ body }) => body)).toEqual([{ course: { title: 'First' } }]);
      expect(outcome.requests[1]).toMatchObject({ state: 'failed', note: 'its row in a hidden sheet was changed, so it isn’t sent' });
      expect(review(world).requests).toMatchObject([{ row: 3, fields: [{ after: 'Second' }] }]);
    });
  }
});
