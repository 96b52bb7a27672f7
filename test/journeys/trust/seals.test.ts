// Who may change what is sent: what was reviewed is sealed, and so are the results. Cells of the hidden sheet, and plans and jobs that
// someone else stored, send nothing and undo nothing.
import { describe, expect, it } from 'vitest';
import { columnName } from '../../../emulator/index.ts';
import { digestOf, type JobProgress, personAt, type Refusal } from '../../../scripts/person.ts';
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import { checksum, decodeEntry } from '../../../src/sync/plan/journal-entry.ts';
import { freeRow } from '../../support/cells.ts';
import { connect, FEW, openWorld, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';
import { refusalOf, when } from '../../support/runs.ts';
import { COLLEAGUE } from '../../support/two-users.ts';

const SHEET = 'Catalog Sync runs';

/** Writes one cell of the journal: of the first entry of this run and request, under this header. */
function forge(
  world: World,
  { run, request, field }: { run: string; request: string; field?: string },
  header: string,
  text: string,
): void {
  const [headers = [], ...rows] = world.host.workbook.display(SHEET);
  const at = (name: string) => headers.indexOf(name);
  const index = rows.findIndex(
    (row) => row[at('run')] === run && row[at('request')] === request && (field === undefined || row[at('field')] === field),
  );
  if (index < 0) throw new Error(`the journal has no ${request} ${field} of ${run}`);
  world.host.workbook.edit(SHEET, `${columnName(at(header) + 1)}${index + 2}`, text);
}

/** Changes a document property, as an editor of a bound script can. */
function plant(world: World, name: string, change: (record: Record<string, unknown>) => Record<string, unknown>): void {
  const { document } = world.host.properties;
  document[name] = JSON.stringify(change(JSON.parse(document[name] ?? '{}')));
}

/** Computes the checksum that version 0.1.0 knew plans by, over the rows as they are now. */
function checksumOf(world: World, run: string): string {
  const [, ...rows] = world.host.workbook.display(SHEET);
  return checksum(rows.map((row) => decodeEntry(row)).filter((entry) => entry.run === run));
}

/** Steps a send that is open to its end. */
function goOn({ person }: World, job: string): Progress & JobProgress {
  return person.finish<Progress & JobProgress>('step', { job });
}

async function withTitles(count: number): Promise<{ world: World; plan: PlanView }> {
  const world = await openWorld({ pulled: ['courses'], catalog: FEW });
  for (let row = 2; row < count + 2; row++) world.person.type('Courses', 'Title', row, `Mine ${row}`);
  return { world, plan: review(world) };
}

const titlesSent = (world: World) => writes(world).map(({ body }) => (body as { course?: { title?: string } }).course?.title);

describe('the result of a create that is changed in the hidden sheet', () => {
  it('makes Undo delete no other record, and Undo names the record', async () => {
    const world = await openWorld({ pulled: ['tags'], catalog: FEW });
    const row = freeRow(world, 'Tags');
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'Moonlight');
    const sent = send(world, review(world));
    const [other] = rowsOf(world, 'Tags');
    forge(world, { run: sent.plan, request: 'r1' }, 'born', String(other?.ID));
    forge(world, { run: sent.plan, request: 'r1' }, 'stored', `s:${other?.Name}`);

    const undo = world.person.ask<PlanView>('undo', { run: sent.plan });

    expect(undo.requests).toEqual([]);
    expect(undo.refused).toMatchObject([{ label: 'Moonlight', what: expect.stringContaining('hidden sheet was changed') }]);
    expect(world.catalog.records('tags').map(({ id }) => String(id))).toContain(other?.ID);
  });
});

describe('a plan that is changed after its review', () => {
  it('sends none of the change, even with a checksum that fits', async () => {
    const { world, plan } = await withTitles(2);
    forge(world, { run: plan.plan, request: 'r1' }, 'value', 's:Forged');
    plant(world, `plan.${plan.plan}`, (header) => ({ ...header, checksum: checksumOf(world, plan.plan) }));
    const outcome = send(world, plan);
    expect(titlesSent(world)).toEqual(['Mine 3']);
    expect(outcome.requests[0]).toMatchObject({ state: 'failed', note: expect.stringContaining('isn’t sent') });
    expect(review(world).requests).toMatchObject([{ fields: [{ after: 'Mine 2' }] }]);
  });

  it('sends none of a change between Send and its turn, and the rest', async () => {
    const { world, plan } = await withTitles(3);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    forge(world, { run: plan.plan, request: 'r2' }, 'key', String(rowsOf(world, 'Courses')[5]?.ID));
    expect(goOn(world, job).sent).toMatchObject({ done: 2, failed: 1 });
    expect(titlesSent(world)).toEqual(['Mine 2', 'Mine 4']);
  });

  it('switches on no option that you didn’t choose', async () => {
    const { world, plan } = await withTitles(1);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    plant(world, `plan.${plan.plan}`, (header) => ({ ...header, options: ['send_email'] }));
    expect(goOn(world, job).isReviewNeeded).toBe(true);
    expect(writes(world)).toEqual([]);
  });

  it('goes to no other Catalog, whatever its job says', async () => {
    const { world, plan } = await withTitles(1);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    plant(world, `plan.${job}`, (header) => ({ ...header, connection: 'another' }));
    expect(refusalOf(() => goOn(world, job)).code).toBe('other-connection');
    plant(world, `plan.${job}`, (header) => ({ ...header, connection: plantedJob(world).connection, host: 'other.example.edu' }));
    expect(goOn(world, job).isReviewNeeded).toBe(true);
    expect(writes(world)).toEqual([]);
  });

  it('is sent if only captions and notes were removed', async () => {
    const { world, plan } = await withTitles(1);
    forge(world, { run: plan.plan, request: 'r1' }, 'caption', '');
    forge(world, { run: plan.plan, request: 'r1' }, 'note', '');
    expect(send(world, plan).requests).toMatchObject([{ state: 'done', caption: 'course' }]);
  });
});

describe('a send that this user didn’t review', () => {
  it('sends nothing on Resume if plan and job were planted', async () => {
    const { world, plan } = await withTitles(1);
    const run = plan.plan;
    plant(world, `plan.${run}`, (header) => ({ ...header, v: 1, applied: true, checksum: checksumOf(world, run) }));
    plant(world, `job.${run}`, () => ({ ...plantedJob(world), id: run, plan: run }));
    expect(goOn(world, run)).toMatchObject({ isReviewNeeded: true, sent: { done: 0, skipped: 1 } });
    expect(writes(world)).toEqual([]);
  });

  it('sends nothing on Resume if only a job was planted for a review', async () => {
    for (const applied of [false, true]) {
      const { world, plan } = await withTitles(1);
      plant(world, `plan.${plan.plan}`, (header) => ({ ...header, applied }));
      plant(world, `job.${plan.plan}`, () => ({ ...plantedJob(world), id: plan.plan, plan: plan.plan }));
      try {
        goOn(world, plan.plan);
      } catch (error) {
        expect((error as Refusal).code).toBe('not-begun');
      }
      expect(writes(world)).toEqual([]);
      expect(world.host.properties.document[`job.${plan.plan}`]).toBeUndefined();
    }
  });

  it('is reviewed again if the secret is gone, after a look at what was sent', async () => {
    const { world, plan } = await withTitles(3);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    killAfterWrites(world, job, 3);
    delete world.host.properties.user.secret;
    expect(() => goOn(world, job)).toThrow('This page has expired.');
    world.host.dialogs().at(-1)?.close();
    world.host.click('Open sidebar');
    expect(goOn(world, job)).toMatchObject({ isReviewNeeded: true, sent: { done: 3 } });
    expect(titlesSent(world)).toEqual(['Mine 2', 'Mine 3', 'Mine 4']);
    expect(review(world).requests).toEqual([]);
  });

  it('is reviewed by the colleague who resumes it, and only what is left', async () => {
    const { world, plan } = await withTitles(2);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    world.host.dialogs().at(-1)?.close();
    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    connect({ ...world, person: personAt(world.host) });
    world.host.advance(11 / 60);
    expect(goOn(world, job)).toMatchObject({ isReviewNeeded: true, sent: { skipped: 2 } });
    expect(writes(world)).toEqual([]);
    expect(send(world, review(world)).requests.map(({ state }) => state)).toEqual(['done', 'done']);
    world.host.setUser('');
  });

  it('can’t be sent from the review of a colleague', async () => {
    const { world, plan } = await withTitles(1);
    world.host.dialogs().at(-1)?.close();
    world.host.setUser(COLLEAGUE);
    world.host.click('Open sidebar');
    connect({ ...world, person: personAt(world.host) });
    expect(refusalOf(() => world.person.ask('send', { plan: plan.plan, options: [] })).code).toBe('review-again');
    expect(writes(world)).toEqual([]);
    world.host.setUser('');
  });
});

/** What a stored job of this user would be. */
function plantedJob(world: World): Record<string, unknown> {
  const now = Date.parse('2026-11-20T15:00:00Z');
  const connection = JSON.parse(world.host.properties.document.connection ?? '{}');
  const own = JSON.parse(world.host.properties.user[`connection.${connection.id}`] ?? '{}');
  const { who: by } = world.host.properties.user;
  return { v: 1, kind: 'send', connection: connection.id, sheets: [], by, scope: own.scope, since: now, at: now };
}

/** Steps a send, and ends its run at the first call after so many writes have arrived. */
function killAfterWrites(world: World, job: string, count: number): void {
  const { host } = world;
  when(
    world,
    () => writes(world).length >= count,
    () => host.killAt(1),
  );
  expect(() => world.person.ask('step', { job })).toThrow('killed');
}

describe('a journal that is rolled back during a send', () => {
  it('repeats no write, and takes the results from Catalog', async () => {
    const { world, plan } = await withTitles(3);
    world.host.workbook.saveVersion('reviewed');
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    killAfterWrites(world, job, 3);
    world.host.workbook.restoreVersion('reviewed');
    expect(goOn(world, job).sent).toMatchObject({ done: 3, failed: 0, unconfirmed: 0, stale: 0 });
    expect(titlesSent(world)).toEqual(['Mine 2', 'Mine 3', 'Mine 4']);
  });

  it('posts no create twice, even if its intent is gone', async () => {
    const world = await openWorld({ pulled: ['tags'], catalog: FEW });
    const row = freeRow(world, 'Tags');
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'Moonlight');
    const { plan } = review(world);
    const { job } = world.person.ask<JobProgress>('send', { plan, options: [] });
    world.host.workbook.saveVersion('sent');
    killAfterWrites(world, job, 1);
    world.host.workbook.restoreVersion('sent');
    for (const name of Object.keys(world.host.properties.document))
      if (name.startsWith('intent.')) delete world.host.properties.document[name];
    expect(goOn(world, job).sent).toMatchObject({ done: 1 });
    expect(world.catalog.records('tags').filter(({ name }) => name === 'Moonlight')).toHaveLength(1);
  });

  it('is left out of an undo, which says so', async () => {
    const { world, plan } = await withTitles(2);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    goOn(world, job);
    forge(world, { run: plan.plan, request: 'r2' }, 'state', 'planned');
    const undo = world.person.ask<PlanView>('undo', { run: plan.plan });
    expect(undo.requests.map(({ row }) => row)).toEqual([2]);
    expect(undo.refused).toMatchObject([{ what: 'can’t be undone because its row in a hidden sheet was changed' }]);
  });
});

describe('the rows that the page of the review shows', () => {
  it('are those that were sealed, or Send refuses', async () => {
    const { world, plan } = await withTitles(2);
    const [first, second] = plan.requests;
    const altered = [
      [{ ...first, caption: 'Another course' }, second],
      [{ ...first, key: '1' }, second],
      [{ ...first, fields: [{ ...first?.fields[0], after: 'Mine' }] }, second],
      [first],
      [second, first],
    ];
    for (const requests of altered) {
      const digest = digestOf(requests);
      expect(refusalOf(() => world.person.ask('send', { plan: plan.plan, options: [], digest })).code).toBe('changed-plan');
    }
    expect(refusalOf(() => world.person.ask('send', { plan: plan.plan, options: [], digest: '' })).code).toBe('changed-plan');
    expect(writes(world)).toEqual([]);
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done', 'done']);
  });
});

describe('seals', () => {
  it('cost one signature for each review, send, and step', async () => {
    const { world, plan } = await withTitles(8);
    const signatures = () => world.host.counts().calls['Utilities.computeHmacSha256Signature'] ?? 0;
    const counts: number[] = [];
    const measured = (act: () => unknown) => {
      world.host.resetCounts();
      act();
      counts.push(signatures());
    };
    measured(() => review(world));
    measured(() => world.person.ask('send', { plan: plan.plan, options: [] }));
    measured(() => world.person.ask('step', { job: plan.plan }));
    console.log(`signatures for a review, a send, and a step of 8 changes: ${counts.join(', ')}`);
    expect(counts).toEqual([1, 1, 1]);
  });

  it('keep the secret with the keys, and nowhere in the file', async () => {
    const { world } = await withTitles(1);
    const { secret = '' } = world.host.properties.user;
    expect(secret).toMatch(/^[0-9a-f-]{72}$/);
    expect(world.host.save().split(secret)).toHaveLength(2);
    expect(JSON.stringify(world.host.properties.document)).not.toContain(secret);
  });
});

describe('a change that Catalog asks to send later', () => {
  it('counts its attempts in a column, and names none in its note', async () => {
    const { world, plan } = await withTitles(1);
    world.catalog.setFaults([{ match: 'PUT ', answer: '429', times: 1 }]);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    const notes: (string | undefined)[] = [];
    when(
      world,
      () => writes(world).length > 1,
      () => world.host.killAt(1),
    );
    expect(() => world.person.ask('step', { job })).toThrow('killed');
    notes.push(world.person.ask<PlanView>('plan', { plan: plan.plan }).requests[0]?.note);
    expect(notes.join()).not.toMatch(/try \d/);
    expect(goOn(world, job).sent).toMatchObject({ done: 1 });
  });
});
