// A colleague's newer bundle has worked in the file: what it has stored, written here by hand, meets this one.
import { describe, expect, it } from 'vitest';
import type { JobProgress, Refusal } from '../../scripts/person.ts';
import { pull, review, rowsOf, send, shareWorld, violations } from '../support/open-world.ts';
import { when } from '../support/runs.ts';

const world = shareWorld({ pulled: ['tags'], catalog: { scale: { courses: 4, orders: 4, enrollments: 4, tags: 6 } } });

/** What each of these commands is answered: its code, `done` where it did its work. */
function answers(commands: Record<string, unknown>): string[] {
  return Object.entries(commands).map(([command, input]) => {
    try {
      world().person.ask(command, input);
      return 'done';
    } catch (error) {
      if ((error as Refusal).code === 'updated-meanwhile') expect((error as Refusal).message).toContain('Reload the spreadsheet');
      return (error as Refusal).code;
    }
  });
}

/** Puts a text into properties while `work` is done, and says whether it is still there then. */
function withStored(where: 'document' | 'user', name: string, text: string, work: () => void): void {
  const properties = world().host.properties[where];
  const before = properties[name];
  properties[name] = text;
  try {
    work();
    expect(properties[name]).toBe(text);
  } finally {
    if (before === undefined) delete properties[name];
    else properties[name] = before;
  }
}

const PULL = { resource: 'tags', filters: {} };

describe('what a newer version has stored stops the run, is neither dropped nor overwritten, and nothing else is lost:', () => {
  it('a tab, and the connection', () => {
    const { document } = world().host.properties;
    const names = Object.keys(document).filter((name) => name.startsWith('tab.') || name === 'connection');
    expect(names).toHaveLength(2);
    for (const name of names) {
      withStored('document', name, String(document[name]).replace('"v":1', '"v":2'), () => {
        expect(answers({ state: {}, review: {}, pull: PULL })).toEqual(Array(3).fill('updated-meanwhile'));
      });
    }
  });

  it('a pull and a send that have not ended', () => {
    for (const kind of ['pull', 'send']) {
      withStored('document', 'job.theirs', JSON.stringify({ v: 2, kind, id: 'theirs', steps: [] }), () => {
        const commands = { state: {}, review: {}, pull: PULL, step: { job: 'theirs' }, cancel: { job: 'theirs' } };
        expect(answers(commands)).toEqual(Array(5).fill('updated-meanwhile'));
        world().host.click('Catalog Sync > Refresh > All tabs');
        expect(world().host.toasts().at(-1)?.text).toContain('Reload the spreadsheet');
      });
    }
  });

  it('a reviewed plan', () => {
    withStored('document', 'plan.theirs', JSON.stringify({ v: 3, run: 'theirs', at: 1, lines: [] }), () => {
      const commands = { state: {}, review: {}, plan: { plan: 'theirs' }, send: { plan: 'theirs', digest: '', options: [] } };
      expect(answers(commands)).toEqual(Array(4).fill('updated-meanwhile'));
      expect(answers({ pull: PULL })).toEqual(['done']);
    });
  });

  it('the intent of a create, with which its send goes on when the newer version is there again', () => {
    const { person, catalog, host } = world();
    const row = rowsOf(world(), 'Tags').length + 2;
    world().person.type('Tags', 'Action', row, 'create');
    world().person.type('Tags', 'Name', row, 'Moonlight');
    const { job } = person.ask<JobProgress>('send', { plan: review(world()).plan, options: [] });
    catalog.setFaults([{ match: 'POST ', answer: 'act-then-drop', times: 1 }]);
    const posts = () => catalog.requests().filter(({ method }) => method === 'POST').length;
    when(
      { host },
      () => posts() > 0,
      () => host.killAt(1),
    );
    expect(() => person.ask('step', { job })).toThrow();
    const [name = ''] = Object.keys(host.properties.document).filter((each) => each.startsWith('intent.'));
    withStored('document', name, String(host.properties.document[name]).replace('"v":2', '"v":3'), () => {
      expect(answers({ step: { job } })).toEqual(['updated-meanwhile']);
      expect(host.properties.document[`job.${job}`]).toBeDefined();
    });
    person.finish('step', { job });
    host.dialogs().at(-1)?.close();
    expect([posts(), rowsOf(world(), 'Tags').find((each) => each.Name === 'Moonlight')?.Status]).toEqual([1, 'created']);
  });

  it('the snapshot of a tab', () => {
    const { workbook } = world().host;
    const data = workbook.dump('Catalog Sync data').cells;
    const header = data.find(({ row, value }) => row === 1 && String(value).includes('"fields"'));
    const at = `${String.fromCharCode(64 + Number(header?.column))}1`;
    const newer = String(header?.value).replace('"v":1', '"v":3');
    workbook.edit('Catalog Sync data', at, newer);
    expect(answers({ review: {}, pull: PULL })).toEqual(['updated-meanwhile', 'updated-meanwhile']);
    expect(workbook.display('Catalog Sync data', at)).toEqual([[newer]]);
    workbook.edit('Catalog Sync data', at, String(header?.value));
  });

  it('the schedules, which are not set anew over it, and do not run', () => {
    const { host, catalog } = world();
    answers({ schedule: { tabs: 'all', rule: { every: 'day', hour: 7 } } });
    const [name = ''] = Object.keys(host.properties.user).filter((each) => each.startsWith('schedule.'));
    withStored('user', name, '{"v":3,"at":["07:00","19:00"]}', () => {
      catalog.clearRequests();
      expect(answers({ state: {}, schedule: { tabs: 'all', rule: { every: 'day', hour: 8 } } })).toEqual([
        'updated-meanwhile',
        'updated-meanwhile',
      ]);
      host.advance(24);
      expect(catalog.requests()).toEqual([]);
    });
  });

  it('and the run table of an older version, which has fewer columns, is read by this one', () => {
    const { person, host } = world();
    const [headers = []] = host.workbook.display('Catalog Sync runs');
    const sinceThen = headers.slice(headers.indexOf('shown'));
    host.workbook.deleteColumns('Catalog Sync runs', headers.indexOf('shown') + 1, sinceThen.length);
    world().person.type('Tags', 'Name', 3, 'Begun before');
    const { job } = person.ask<JobProgress>('send', { plan: review(world()).plan, options: [] });
    host.dialogs().at(-1)?.close();
    person.finish('step', { job });
    expect(host.workbook.display('Catalog Sync runs')[0]).toEqual(headers);
    expect(rowsOf(world(), 'Tags')[1]).toMatchObject({ Name: 'Begun before', Status: 'sent' });
  });

  it('and without it everything goes on', () => {
    world().person.type('Tags', 'Name', 2, 'As before');
    expect(send(world(), review(world())).requests.map(({ state }) => state)).toEqual(['done']);
    pull(world(), 'tags');
    expect(review(world())).toMatchObject({ requests: [], refused: [] });
    expect(violations(world())).toEqual([]);
  });
});
