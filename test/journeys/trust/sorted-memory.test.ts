// Somebody sorts or edits the hidden sheet that holds what the tabs last showed. It's said, nothing wrong is sent, and work goes on.
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';
import { refusalOf } from '../../support/runs.ts';

const DATA = 'Catalog Sync data';

const openTwoTabs = () => openWorld({ pulled: ['courses', 'tags'], catalog: { scale: { courses: 30, tags: 6 } } });

function keepLocalValues({ host }: World, tab: string): void {
  host.workbook.activate(tab);
  host.click('This tab, keep local values');
}

describe('a hidden data sheet that somebody has sorted', () => {
  it.each([1, 2, 3])('by its column %i: the tabs say what happened and how to go on, and then do', async (column) => {
    const world = await openTwoTabs();
    world.person.type('Courses', 'Price', 2, '123');
    // A row above the data, such as a title, moves the headers as well.
    world.host.workbook.sort(DATA, column, true);
    const sorted = world.host.workbook.display(DATA, '1:1')[0]?.every((cell) => cell === '' || cell.startsWith('{'));
    if (sorted) world.host.workbook.insertRows(DATA, 0, 1);
    const damaged = /saved data for this tab is damaged\. Someone might have sorted.*keep local values/;
    for (const act of [() => pull(world, 'courses'), () => review(world)]) {
      expect(refusalOf(act)).toEqual({ code: 'damaged-snapshot', message: expect.stringMatching(damaged) });
    }
    world.host.dialogs().at(-1)?.close();
    expect(world.person.ask<State>('state').tabs.map(({ name }) => name)).toEqual(['Courses', 'Tags']);
    keepLocalValues(world, 'Courses');
    keepLocalValues(world, 'Tags');
    const plan = review(world);
    expect(plan.requests.flatMap(({ fields }) => fields.map(({ after, state }) => [after, state]))).toEqual([['123', 'conflict']]);
    const [request] = plan.requests;
    const decisions = [{ request: request?.request ?? '', field: 'enrollment_fee', choice: 'mine' as const }];
    send(world, plan, { decisions });
    expect(writes(world)).toMatchObject([{ operationId: 'updateCourse' }]);
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses')[0]?.Price).toBe('123.00');
  });
});

describe('a stored record that something else has changed', () => {
  it.each(['{}', '[]', 'null', '"text"', '{"v":0}', 'not JSON'])('to %s is called damaged, never a newer version', async (text) => {
    const world = await openTwoTabs();
    const name = Object.keys(world.host.properties.document).find((each) => each.startsWith('tab.')) ?? '';
    world.host.properties.document[name] = text;
    for (const command of ['state', 'review']) {
      expect(refusalOf(() => world.person.ask(command))).toEqual({
        code: 'damaged-record',
        message: expect.stringMatching(/is damaged\. Choose File > Make a copy/),
      });
    }
  });
});
