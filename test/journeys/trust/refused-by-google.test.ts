// Quotas and protections of Google: each has a message that says what to do, and leaves nothing half begun.
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';
import { refusalOf } from '../../support/runs.ts';

const FEW = { catalog: { scale: { courses: 6, tags: 4 } } };

function asKim(world: World): void {
  world.host.setUser('kim@college.example.edu');
  world.host.open();
  world.host.click('Open sidebar');
  world.person.ask('connect', { host: 'catalog.example.edu', key: world.catalog.apiKey, kind: 'test' });
}

describe('a spreadsheet with 10 million cells', () => {
  it('says so when a pull needs a tab, and leaves none', async () => {
    const world = await openWorld(FEW);
    world.host.workbook.insertRows('Sheet1', 1000, Math.floor(10_000_000 / 26) - 1001);
    const before = world.host.workbook.sheets().map(({ name }) => name);
    expect(refusalOf(() => pull(world, 'courses'))).toEqual({ code: 'cells-full', message: expect.stringContaining('10 million cells') });
    expect(world.host.workbook.sheets().map(({ name }) => name)).toEqual(before);
    world.host.workbook.deleteRows('Sheet1', 2, 300_000);
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses')).toHaveLength(6);
  });
});

describe('a spreadsheet with little room left', () => {
  it('refuses a pull that doesn’t fit after its first page, and says how much room there is', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 4, tags: 1_200 } } });
    world.host.workbook.insertRows('Sheet1', 1000, Math.floor(9_998_000 / 26) - 1000);
    const before = world.host.workbook.sheets().map(({ name }) => name);
    world.catalog.clearRequests();
    expect(refusalOf(() => pull(world, 'tags'))).toEqual({
      code: 'cells-full',
      message: expect.stringMatching(/^This needs [\d,]+ more cells\. Only [12],\d+ of the 10 million cells/),
    });
    expect(world.catalog.requests()).toHaveLength(1);
    expect(world.host.workbook.sheets().map(({ name }) => name)).toEqual(before);
  });
});

describe('a day on which Google’s quota is used up', () => {
  it('of property calls is named by whatever is tried', async () => {
    const world = await openWorld({ ...FEW, pulled: ['courses'] });
    world.host.setSwitches({ limits: { propertyCallsPerDay: 1 } });
    for (const command of ['state', 'review']) {
      expect(refusalOf(() => world.person.ask(command)).code).toMatch(/^(not-stored|storage-unavailable)$/);
    }
  });

  it('of requests is named by a pull, which leaves no tab', async () => {
    const world = await openWorld(FEW);
    world.host.setSwitches({ limits: { fetchesPerDay: 1 } });
    expect(refusalOf(() => pull(world, 'courses')).message).toMatch(/daily request limit/);
    expect(world.host.workbook.sheets().some(({ name }) => name === 'Courses')).toBe(false);
  });
});

describe('a hidden sheet that a colleague has protected', () => {
  it.each(['Catalog Sync data', 'Catalog Sync runs'])(
    '%s is named with what to do, nothing is sent, and work goes on without the protection',
    async (sheet) => {
      const world = await openWorld({ ...FEW, pulled: ['courses'] });
      world.person.type('Courses', 'Price', 2, '71');
      send(world, review(world));
      const sent = writes(world).length;
      world.host.workbook.protect(sheet, undefined, {});
      asKim(world);
      world.person.type('Courses', 'Price', 3, '72');
      const outcome = refusalOf(() => send(world, review(world)));
      expect(outcome.message).not.toContain('Something went wrong');
      expect(outcome.message).toContain(sheet);
      expect(writes(world)).toHaveLength(sent);
    },
  );

  it('is named by a refresh of all tabs and beside the tab', async () => {
    const world = await openWorld({ ...FEW, pulled: ['courses'] });
    world.host.workbook.protect('Catalog Sync data', undefined, {});
    asKim(world);
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(rowsOf(world, 'Courses')[0]?.ID), fields: { title: 'Theirs' } });
    const { problems } = world.person.ask<{ problems: { what: string }[] }>('refreshAll');
    expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining('“Catalog Sync data” is protected')]);
    const [tab] = world.person.ask<State>('state').tabs;
    expect(tab?.problem?.what).toContain('“Catalog Sync data” is protected');
  });
});

describe('a Status column that a colleague has protected', () => {
  it('leaves the review usable, and a note names the rows that it couldn’t mark', async () => {
    const world = await openWorld({ ...FEW, pulled: ['courses'] });
    const status = world.person.at('Courses', 'Status', 1).slice(0, -1);
    world.host.workbook.protect('Courses', `${status}1:${status}20`, { editors: [] });
    asKim(world);
    world.person.type('Courses', 'Price', 2, 'a lot');
    world.person.type('Courses', 'Price', 3, '72');
    const plan = review(world);
    expect(plan.remarks.join(' ')).toContain('Courses: Google didn’t let Catalog Sync write Status in row 2.');
    expect(plan.refused).toHaveLength(1);
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done']);
  });
});
