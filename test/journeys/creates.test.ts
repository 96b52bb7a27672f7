import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../scripts/person.ts';
import { openWorld, type PlanRequest, pull, review, rowsOf, send, type World } from '../support/open-world.ts';
import { when } from '../support/runs.ts';

/** A workbook in which a new tag is typed and reviewed. */
async function withNewTag(): Promise<{ world: World; plan: ReturnType<typeof review> }> {
  const world = await openWorld({ pulled: ['tags'] });
  const row = rowsOf(world, 'Tags').length + 2;
  world.person.type('Tags', 'Action', row, 'create');
  world.person.type('Tags', 'Name', row, 'Moonlight');
  return { world, plan: review(world) };
}

function posts(world: World): number {
  return world.catalog.requests().filter((request) => request.method === 'POST').length;
}

function tagsCalled(world: World, name: string): Record<string, unknown>[] {
  return world.catalog.records('tags').filter((tag) => tag.name === name);
}

function rowOf(world: World, name: string) {
  return rowsOf(world, 'Tags').find((row) => row.Name === name);
}

/** Begins a send and ends its run at the first call after Catalog has answered the create. */
function killAfterCreate(world: World, plan: string): string {
  const { job } = world.person.ask<JobProgress>('send', { plan, options: [] });
  world.catalog.setFaults([{ match: 'POST ', answer: 'act-then-drop', times: 1 }]);
  const wasKilled = when(
    world,
    () => posts(world) > 0,
    () => world.host.killAt(1),
  );
  expect(() => world.person.ask('step', { job })).toThrow();
  expect(wasKilled()).toBe(true);
  return job;
}

function goOn(world: World, job: string): { progress: JobProgress; waited: number } {
  let waited = 0;
  let progress = world.person.ask<JobProgress>('step', { job });
  while (progress.phase !== 'done') {
    waited += progress.waitSeconds ?? 0;
    world.host.advance((progress.waitSeconds ?? 0) / 3600);
    progress = world.person.ask<JobProgress>('step', { job });
  }
  return { progress, waited };
}

function stateOf(world: World, plan: string): string | undefined {
  return world.person.ask<{ requests: PlanRequest[] }>('plan', { plan }).requests[0]?.state;
}

describe('a create of which nobody knows what became', () => {
  it('is found in Catalog where only its answer was lost', async () => {
    const { world, plan } = await withNewTag();
    world.catalog.setFaults([{ match: 'POST ', answer: 'act-then-drop', times: 1 }]);
    expect(send(world, plan).requests[0]?.state).toBe('done');
    expect(posts(world)).toBe(1);
    expect(rowOf(world, 'Moonlight')).toMatchObject({
      ID: String(world.catalog.records('tags').at(-1)?.id),
      Status: 'created',
      Action: '',
    });
    expect(review(world).requests).toEqual([]);
  });

  it('is sent again when Catalog has not shown it for two minutes, and not before', async () => {
    const { world, plan } = await withNewTag();
    world.catalog.setFaults([{ match: 'POST ', answer: '503', times: 1 }]);
    const { job } = world.person.ask<JobProgress>('send', { plan: plan.plan, options: [] });
    const first = world.person.ask<JobProgress>('step', { job });
    expect(first).toMatchObject({
      phase: 'sending',
      waitSeconds: 20,
      text: '0 of 1 sent. Making sure Catalog hasn’t already created the next record…',
    });
    const { waited } = goOn(world, job);
    expect(waited).toBeGreaterThanOrEqual(100);
    expect(posts(world)).toBe(2);
    expect(tagsCalled(world, 'Moonlight')).toHaveLength(1);
    expect(rowOf(world, 'Moonlight')?.Status).toBe('created');
  });

  it('is waited for where lists lag behind', async () => {
    const { world, plan } = await withNewTag();
    world.catalog.setSwitches({ listsLag: 4 });
    world.catalog.setFaults([{ match: 'POST ', answer: 'act-then-500', times: 1 }]);
    expect(send(world, plan).requests[0]?.state).toBe('done');
    expect(posts(world)).toBe(1);
    expect(tagsCalled(world, 'Moonlight')).toHaveLength(1);
  });

  it('is for the person to decide where Catalog holds several like it', async () => {
    const { world, plan } = await withNewTag();
    const job = killAfterCreate(world, plan.plan);
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Moonlight' } });
    goOn(world, job);
    expect(stateOf(world, plan.plan)).toBe('unconfirmed');
    expect(rowOf(world, 'Moonlight')?.Status).toMatch(/^unconfirmed · .* Catalog has several matching records\. Check Catalog/);
    expect(posts(world)).toBe(1);
  });

  it('goes on with its key where the run was killed before it could note it', async () => {
    const { world, plan } = await withNewTag();
    const job = killAfterCreate(world, plan.plan);
    expect(review(world).requests).toEqual([]);
    world.host.dialogs().at(-1)?.close();
    goOn(world, job);
    expect(stateOf(world, plan.plan)).toBe('done');
    expect(posts(world)).toBe(1);
    expect(rowOf(world, 'Moonlight')).toMatchObject({ Status: 'created', ID: expect.stringMatching(/^\d+$/) });
    expect(Object.keys(world.host.properties.document).filter((name) => /^(intent|job)\./.test(name))).toEqual([]);
  });

  it('is not repeated after a version from before the send was restored', async () => {
    const { world, plan } = await withNewTag();
    world.host.workbook.saveVersion('before');
    const job = killAfterCreate(world, plan.plan);
    world.host.workbook.restoreVersion('before');
    goOn(world, job);
    expect(stateOf(world, plan.plan)).toBe('done');
    expect(posts(world)).toBe(1);
    expect(tagsCalled(world, 'Moonlight')).toHaveLength(1);
  });
});

describe('a row that you duplicate while its create is being sent', () => {
  it('gets the ID in neither of the two rows, and the next pull adds the record once', async () => {
    const { world, plan } = await withNewTag();
    const row = Number(rowOf(world, 'Moonlight')?.row);
    const isSent = () => posts(world) > 0;
    const wasDuplicated = when(world, isSent, () => world.host.workbook.duplicateRow('Tags', row));
    send(world, plan);
    expect(wasDuplicated()).toBe(true);
    const id = String(tagsCalled(world, 'Moonlight')[0]?.id);
    const idsOfRows = () => rowsOf(world, 'Tags').flatMap(({ Name, ID }) => (Name === 'Moonlight' ? [ID] : []));
    expect(idsOfRows()).toEqual(['', '']);
    pull(world, 'tags');
    expect(idsOfRows()).toEqual(['', '', id]);
    expect(posts(world)).toBe(1);
  });
});

describe('a create that was canceled before Catalog’s response was known', () => {
  /** Sends the new tag, loses the response, and cancels the send. Lists show the tag only after so many reads. */
  function cancelCreate(world: World, plan: string, listsLag = 3): void {
    world.catalog.setSwitches({ listsLag });
    world.catalog.setFaults([{ match: 'POST ', answer: 'act-then-drop', times: 1 }]);
    const { job } = world.person.ask<JobProgress>('send', { plan, options: [] });
    expect(world.person.ask<JobProgress>('step', { job }).phase).toBe('sending');
    world.person.ask('cancel', { job });
    world.host.dialogs().at(-1)?.close();
    expect(stateOf(world, plan)).toBe('unconfirmed');
  }

  it('isn’t created again by an older review of the same row', async () => {
    const { world, plan: older } = await withNewTag();
    world.host.dialogs().at(-1)?.close();
    cancelCreate(world, review(world).plan);
    const { job } = world.person.ask<JobProgress>('send', { plan: older.plan, options: [] });
    goOn(world, job);
    expect([posts(world), tagsCalled(world, 'Moonlight').length]).toEqual([1, 1]);
  });

  it('isn’t created again when its Status is cleared and it’s reviewed once more', async () => {
    const { world, plan } = await withNewTag();
    cancelCreate(world, plan.plan);
    const row = rowOf(world, 'Moonlight')?.row ?? 0;
    world.person.type('Tags', 'Status', row, '');
    world.person.type('Tags', 'Action', row, 'create');
    send(world, review(world));
    expect([posts(world), tagsCalled(world, 'Moonlight').length]).toEqual([1, 1]);
    expect(rowOf(world, 'Moonlight')).toMatchObject({ Status: 'created', ID: expect.stringMatching(/^\d+$/) });
  });

  it('isn’t created twice when lists lag for so long that a new review doesn’t find it', async () => {
    const { world, plan } = await withNewTag();
    cancelCreate(world, plan.plan, 8);
    const row = rowOf(world, 'Moonlight')?.row ?? 0;
    world.person.type('Tags', 'Status', row, '');
    world.person.type('Tags', 'Action', row, 'create');
    send(world, review(world));
    expect([posts(world), tagsCalled(world, 'Moonlight').length]).toEqual([1, 1]);
  });

  it('isn’t created again after a version from before the send was restored', async () => {
    const { world, plan } = await withNewTag();
    world.host.workbook.saveVersion('before');
    cancelCreate(world, plan.plan);
    world.host.workbook.restoreVersion('before');
    send(world, review(world));
    expect([posts(world), tagsCalled(world, 'Moonlight').length]).toEqual([1, 1]);
  });
});

it('a create whose record somebody else has made since the review isn’t sent', async () => {
  const { world, plan } = await withNewTag();
  world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Moonlight' } });
  expect(send(world, plan).requests[0]).toMatchObject({ state: 'stale', note: expect.stringContaining('already exists in Catalog (ID ') });
  expect(posts(world)).toBe(0);
});
