import { describe, expect, it } from 'vitest';
import type { State, TabState } from '../../src/protocol/state.ts';
import { openWorld, review, send, type World } from '../support/open-world.ts';

function tab({ person }: World, name: string): TabState | undefined {
  return person.ask<State>('state').tabs.find((each) => each.name === name);
}

describe('the overview', () => {
  it('counts edits in the tab in sight, remembers them for the others, and forgets them with a send', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    const { workbook } = world.host;
    workbook.activate('Courses');
    expect(tab(world, 'Courses')).toMatchObject({ unsent: 0, conflicts: 0 });
    expect(tab(world, 'Tags')?.unsent).toBeUndefined();
    world.person.type('Courses', 'Title', 2, 'Another title');
    world.person.type('Courses', 'Title', 3, 'A third title');
    expect(tab(world, 'Courses')).toMatchObject({ unsent: 2, conflicts: 0 });

    const id = Number(workbook.values('Courses', world.person.at('Courses', 'ID', 2))[0]?.[0]);
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'Theirs' } });
    const plan = review(world);
    world.host.dialogs().at(-1)?.close();
    expect(tab(world, 'Courses')).toMatchObject({ unsent: 2, conflicts: 1 });
    workbook.activate('Tags');
    expect(tab(world, 'Courses')).toMatchObject({ unsent: 2, conflicts: 1 });
    send(world, plan);
    expect(tab(world, 'Courses')?.unsent).toBeUndefined();
    workbook.activate('Courses');
    expect(tab(world, 'Courses')).toMatchObject({ unsent: 1, conflicts: 1 });
  });

  it('tells of all tabs though the one in sight cannot be read, and says what is wrong with that one', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    world.host.workbook.activate('Tags');
    world.host.workbook.merge('Tags', 'C2:D3');
    expect(tab(world, 'Tags')?.problem?.code).toBe('merged-cells');
    expect(tab(world, 'Courses')?.problem).toBeUndefined();
  });
});
