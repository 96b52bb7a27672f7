import { describe, expect, it } from 'vitest';
import type { Messages } from '../../src/protocol/messages.ts';
import type { State } from '../../src/protocol/state.ts';
import { openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { refusalOf } from '../support/runs.ts';

/** Sunday, 10 AM in New York. */
const SUNDAY = Date.parse('2026-11-29T15:00:00Z');
const HOUR = 3_600_000;
const host = { clock: SUNDAY, timeZone: 'America/New_York' };
const MONDAY = { every: 'week', day: 1, hour: 7 };

const stateOf = ({ person }: World): State => person.ask<State>('state');
const names = (world: World) => world.host.workbook.sheets().map(({ name }) => name);

/** A set of an own report and two others, of which only Seats has a tab, scheduled for each Monday. */
async function scheduledSet(): Promise<{ world: World; set: string; own: string; fire: (hours: number) => void }> {
  const world = await openWorld({ host });
  const finish = (resource: string, filters: Record<string, string>) => world.person.finish<PullRun>('pull', { resource, filters }).pulled;
  finish('report/seats', {});
  const { sheet, name } = finish('report/roster', { from: 'last:30' });
  const { id: own } = world.person.ask<{ id: string }>('saveReport', { sheet, name: 'Last month', order: '-enrolled' });
  world.host.workbook.deleteSheet(name);
  const runs = [`own.${own}`, 'report/seats', 'report/opening'];
  const { id: set } = world.person.ask<{ id: string }>('saveSet', { name: 'Monday', runs });
  world.person.ask('schedule', { tabs: [], set, rule: MONDAY });
  const [trigger] = world.host.triggers();
  return {
    world,
    set,
    own,
    fire: (hours) => {
      world.host.setClock(SUNDAY + hours * HOUR);
      world.host.fire(String(trigger?.id));
    },
  };
}

describe('a scheduled set', () => {
  it('makes the tabs that are missing at its first run, and refreshes all of them from then on', async () => {
    const { world, set, fire } = await scheduledSet();
    expect(stateOf(world)).toMatchObject({
      sets: [{ id: set, name: 'Monday' }],
      schedules: [{ when: 'every Monday after 7:00', set: { id: set, name: 'Monday' }, states: [{ name: 'Seats' }] }],
    });
    fire(20);
    expect(names(world)).not.toContain('Last month');

    fire(22);

    expect(names(world)).toEqual(expect.arrayContaining(['Seats', 'Last month', 'Opening and closing']));
    const dates = rowsOf(world, 'Last month').map(({ Enrolled = '' }) => Enrolled);
    expect(dates).toEqual([...dates].sort().reverse());
    const [schedule] = stateOf(world).schedules;
    expect(schedule?.states.map(({ name }) => name).sort()).toEqual(['Last month', 'Opening and closing', 'Seats']);
    expect(schedule).not.toHaveProperty('problem');
    world.catalog.clearRequests();
    fire(23);
    expect(world.catalog.requests()).toEqual([]);
    fire(22 + 7 * 24);
    world.host.click('Open sidebar');
    expect(stateOf(world).schedules[0]?.states.map(({ refreshedAt = 0 }) => refreshedAt > SUNDAY + 7 * 24 * HOUR)).toEqual([
      true,
      true,
      true,
    ]);
    expect(names(world).filter((name) => name.startsWith('Last month'))).toHaveLength(1);
  });

  it('runs the others if one fails, says which, and tries it again in the next hour', async () => {
    const { world, fire } = await scheduledSet();
    world.catalog.setFaults([{ match: '/api/v1/enrollments', answer: '403' }]);

    fire(22);

    expect(names(world)).toContain('Opening and closing');
    expect(names(world)).not.toContain('Last month');
    const [schedule] = stateOf(world).schedules;
    expect(schedule?.problem?.what).toBe('Last month: Your API key can’t read enrollments, which “Roster” needs.');
    expect(schedule?.states.find(({ name }) => name === 'Seats')?.problem?.code).toBe('report-denied');
    world.catalog.setFaults([]);
    fire(23);
    expect(names(world)).toContain('Last month');
    expect(stateOf(world).schedules[0]).not.toHaveProperty('problem');
  });

  it('that Google stops before a tab is written goes on in the next hour, and makes one tab', async () => {
    const { world, fire } = await scheduledSet();
    world.host.resetCounts();
    for (const [index, calls] of [60, 120, 180].entries()) {
      world.host.killAt(calls);
      expect(() => fire(22 + index)).toThrow('killed');
    }
    world.host.killAt(Number.POSITIVE_INFINITY);
    fire(25);
    fire(26);
    expect(
      names(world)
        .filter((name) => /^(Last month|Opening and closing)/.test(name))
        .sort(),
    ).toEqual(['Last month', 'Opening and closing']);
    expect(rowsOf(world, 'Last month').length).toBeGreaterThan(0);
  });

  it('can’t be deleted while a schedule runs it, and takes up changes of the set', async () => {
    const { world, set, own, fire } = await scheduledSet();
    expect(refusalOf(() => world.person.ask('deleteSet', { id: set }))).toMatchObject({
      code: 'set-scheduled',
      message: expect.stringContaining('A schedule runs the set “Monday”.'),
    });
    world.person.ask('saveSet', { id: set, name: 'Monday', runs: [`own.${own}`] });
    expect(refusalOf(() => world.person.ask('deleteReport', { id: own })).code).toBe('set-scheduled');
    fire(22);
    expect(stateOf(world).schedules[0]?.states.map(({ name }) => name)).toEqual(['Last month']);

    world.person.ask('unschedule', { id: stateOf(world).schedules[0]?.id });
    world.person.ask('deleteReport', { id: own });
    expect(world.person.ask<Messages['reports']['output']>('reports').sets).toEqual([]);
  });
});
