import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../scripts/person.ts';
import type { State } from '../../src/protocol/state.ts';
import { CATALOG_HOST, openWorld, rowsOf, type World, writes } from '../support/open-world.ts';

const AT_10_UTC = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;

const schedulesOf = ({ person }: World) => person.ask<State>('state').schedules;

async function scheduled(hour: number) {
  const world = await openWorld({ host: { clock: AT_10_UTC, timeZone: 'Europe/Berlin' }, pulled: ['tags'] });
  world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour } });
  const [trigger] = world.host.triggers();
  const fire = (clock: number) => {
    world.host.setClock(clock);
    world.host.fire(String(trigger?.id));
  };
  const refreshes = () => world.catalog.operations().listTags ?? 0;
  return { world, fire, refreshes };
}

describe('a schedule', () => {
  it('uses one hourly trigger, however often it is saved, and none when it is deleted', async () => {
    const { world } = await scheduled(7);
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 8 } });
    expect(world.host.triggers()).toMatchObject([{ functionName: 'hourly', everyHours: 1 }]);
    for (const { id } of schedulesOf(world)) world.person.ask('unschedule', { id });
    expect(world.host.triggers()).toEqual([]);
  });

  it('runs once a day, in its hour on the clock of the spreadsheet', async () => {
    const { world, fire, refreshes } = await scheduled(13);
    const before = refreshes();
    fire(AT_10_UTC + HOUR);
    expect(refreshes()).toBe(before);
    fire(AT_10_UTC + 2 * HOUR);
    expect(refreshes()).toBeGreaterThan(before);
    const once = refreshes();
    fire(AT_10_UTC + 3 * HOUR);
    expect(refreshes()).toBe(once);
    fire(AT_10_UTC + 26 * HOUR);
    expect(refreshes()).toBeGreaterThan(once);
    expect(schedulesOf(world)).toMatchObject([{ when: 'every day after 13:00', next: 'Sun, Nov 22, 13:00', yours: true }]);
  });

  it('set after its hour, it begins tomorrow', async () => {
    const { fire, refreshes } = await scheduled(7);
    const before = refreshes();
    fire(AT_10_UTC + HOUR);
    expect(refreshes()).toBe(before);
    fire(AT_10_UTC + 21 * HOUR);
    expect(refreshes()).toBeGreaterThan(before);
  });

  it('never sends anything, and leaves unsent edits alone', async () => {
    const { world, fire } = await scheduled(13);
    world.person.type('Tags', 'Name', 2, 'Not yet');
    fire(AT_10_UTC + 2 * HOUR);
    expect(writes(world)).toEqual([]);
    expect(rowsOf(world, 'Tags')[0]?.Name).toBe('Not yet');
  });

  it('that fails leaves the tab and says why', async () => {
    const { world, fire } = await scheduled(13);
    const before = world.host.workbook.dump('Tags');
    world.catalog.setFaults([{ answer: '401' }]);
    fire(AT_10_UTC + 2 * HOUR);
    expect(world.host.workbook.dump('Tags')).toEqual(before);
    const { schedules, tabs } = world.person.ask<State>('state');
    expect(schedules[0]?.states[0]?.problem?.code).toBe('wrong-key');
    expect(tabs[0]?.problem?.code).toBe('wrong-key');
  });

  it('refreshes nothing if Google opens no file for the trigger, and the sidebar shows that until a refresh works', async () => {
    const { world, fire, refreshes } = await scheduled(13);
    const problem = () => schedulesOf(world)[0]?.problem;
    world.host.setSwitches({ activeFileInTrigger: false });
    const before = refreshes();
    fire(AT_10_UTC + 2 * HOUR);
    expect(refreshes()).toBe(before);
    expect(problem()).toMatchObject({ code: 'no-file', what: 'Google started the scheduled refreshes without opening this spreadsheet.' });

    // The trigger comes every hour, but one mark is enough.
    world.host.resetCounts();
    fire(AT_10_UTC + 3 * HOUR);
    expect(world.host.counts().calls['Properties.setProperty']).toBeUndefined();

    world.host.setSwitches({ activeFileInTrigger: true });
    fire(AT_10_UTC + 4 * HOUR);
    expect(refreshes()).toBeGreaterThan(before);
    expect(problem()).toBeUndefined();
  });

  it('run now refreshes every tab', async () => {
    const world = await openWorld({ pulled: ['tags', 'courses'] });
    expect(world.person.ask('refreshAll')).toEqual({ names: ['Courses', 'Tags'], problems: [] });

    // A problem names its tabs; what several have alike is said once.
    world.catalog.setFaults([{ answer: '401' }]);
    expect(world.person.ask<{ problems: { what: string }[] }>('refreshAll').problems.map(({ what }) => what)).toEqual([
      expect.stringContaining(`Courses, Tags: ${CATALOG_HOST} didn’t accept your API key.`),
    ]);
  });

  it('the menu refreshes the tab that the person looks at, and says where there is nothing to refresh', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    world.host.workbook.activate('Tags');
    world.host.click('This tab');
    expect(world.host.toasts().at(-1)?.text).toBe('Tags is up to date.');
    world.host.workbook.activate('Sheet1');
    world.host.click('This tab');
    expect(world.host.toasts().at(-1)?.text).toContain('wasn’t pulled from Catalog');
  });

  it('adds up what changed until someone looks, and lists the rows where they are now', async () => {
    const { world, fire } = await scheduled(13);
    const { catalog, person, host } = world;
    const [first, second] = catalog.records('tags');
    const changesOf = () => person.ask<State>('state').tabs[0]?.changes;
    expect(changesOf()).toBeUndefined();
    catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Brand new' } });
    catalog.mutate({ type: 'update', resource: 'tags', id: Number(first?.id), fields: { name: 'Another name' } });
    fire(AT_10_UTC + 2 * HOUR);
    expect(changesOf()).toMatchObject({ added: 1, changed: 1, more: 0 });
    const since = changesOf()?.since;
    catalog.mutate({ type: 'update', resource: 'tags', id: Number(second?.id), fields: { name: 'A third name' } });
    fire(AT_10_UTC + 26 * HOUR);
    expect(changesOf()).toMatchObject({ added: 1, changed: 2, since });

    host.workbook.sort('Tags', 1, true);
    const formats = host.workbook.dump('Tags');
    const { rows } = person.ask<{ rows: { kind: string; row: number; text: string }[] }>('changes', { sheet: changedSheet(world) });
    expect(rows.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['new Brand new', 'changed Another name', 'changed A third name']);
    const named = rowsOf(world, 'Tags');
    for (const { row, text } of rows) expect(named.find((each) => Number(each.row) === row)?.Name).toBe(text);
    expect(host.workbook.dump('Tags')).toEqual(formats);

    // Someone has looked, so the next run starts a new list.
    catalog.mutate({ type: 'update', resource: 'tags', id: Number(second?.id), fields: { name: 'A fourth name' } });
    fire(AT_10_UTC + 50 * HOUR);
    expect(changesOf()).toMatchObject({ added: 0, changed: 1 });
  });

  it('refreshes a report like any other tab', async () => {
    const world = await openWorld({ host: { clock: AT_10_UTC, timeZone: 'UTC' }, pulled: ['courses'] });
    const { pulled } = world.person.finish<JobProgress & { pulled: { sheet: number } }>('pull', { resource: 'report/seats', filters: {} });
    world.person.ask('schedule', { tabs: [pulled.sheet], rule: { every: 'hours', hours: 1 } });
    world.host.setClock(AT_10_UTC + 2 * HOUR);
    world.host.fire(String(world.host.triggers()[0]?.id));
    expect(schedulesOf(world)[0]?.states).toEqual([{ sheet: pulled.sheet, name: expect.any(String), refreshedAt: expect.any(Number) }]);
    expect(schedulesOf(world)[0]?.refreshedAt).toBeGreaterThan(AT_10_UTC + 2 * HOUR);
  });
});

const changedSheet = ({ person }: World) => person.ask<State>('state').tabs[0]?.sheet;
