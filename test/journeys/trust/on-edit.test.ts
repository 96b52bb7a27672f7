import { describe, expect, it } from 'vitest';
import { EDITED } from '../../../src/tabs/cells/status-text.ts';
import { openWorld, pull, review, rowsOf, send, shareWorld, writes } from '../../support/open-world.ts';

describe('the hint at an edit', () => {
  const world = shareWorld({ pulled: ['tags', 'orders'] });
  const said = (row: number) => rowsOf(world(), 'Tags').find((each) => each.row === String(row))?.Status ?? '';

  it('marks the row in Status as edited, without a request to Catalog', () => {
    const before = world().catalog.requests().length;
    world().person.type('Tags', 'Name', 2, 'A new name');
    expect(said(2)).toBe(EDITED);
    expect(said(3)).toBe('');
    expect(world().catalog.requests()).toHaveLength(before);
  });

  it('stays while the row waits in a review, and goes when it is sent', () => {
    const plan = review(world());
    expect(plan.requests).toHaveLength(1);
    expect(said(2)).toBe(EDITED);
    send(world(), plan);
    expect(said(2)).toBe('sent');
  });

  it('goes at the next review or refresh when the edit is taken back, and counts as nothing', () => {
    for (const look of [() => review(world()), () => pull(world(), 'tags')]) {
      const old = rowsOf(world(), 'Tags')[1]?.Name ?? '';
      world().person.type('Tags', 'Name', 3, 'For a moment');
      world().person.type('Tags', 'Name', 3, old);
      expect(said(3)).toBe(EDITED);
      look();
      expect(said(3)).toBe('');
    }
    expect(review(world())).toMatchObject({ requests: [], refused: [], remarks: [], newRows: [] });
  });

  it('says nothing of columns of the person, read-only columns, Status itself and tabs that are not editable', () => {
    const { host } = world();
    host.workbook.insertColumns('Tags', 2, 1);
    host.workbook.edit('Tags', 'C4', 'my note');
    world().person.type('Tags', 'ID', 5, rowsOf(world(), 'Tags')[3]?.ID ?? '');
    host.workbook.edit('Orders', 'B2', 'x');
    expect([said(4), said(5)]).toEqual(['', '']);
    expect(host.logs()).toEqual([]);
  });

  it('is one write for 5,000 pasted rows', () => {
    const { host, person } = world();
    const names = Array.from({ length: 5_000 }, (_, index) => [`Tag ${index}`]);
    host.resetCounts();
    host.workbook.paste('Tags', person.at('Tags', 'Name', 2), names);
    const { calls } = host.counts();
    expect(calls['Range.setValues']).toBe(1);
    expect(calls['Range.getNotes']).toBe(1);
    expect(calls['Range.getValues']).toBe(1);
    expect(said(5_001)).toBe(EDITED);
    host.workbook.undo();
  });

  it('can be switched off for the file, and on again', () => {
    const { person } = world();
    pull(world(), 'tags');
    person.ask('hints', { on: false });
    expect(person.ask('state')).toMatchObject({ hints: false });
    world().person.type('Tags', 'Name', 6, 'Unseen');
    expect(said(6)).toBe('');
    person.ask('hints', { on: true });
    world().person.type('Tags', 'Name', 7, 'Seen');
    expect(said(7)).toBe(EDITED);
  });
});

describe('the hint at a create that nobody knows of', () => {
  it('leaves the id in Status by which the row is found again', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const last = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Name', last, 'Brand new');
    world.person.type('Tags', 'Action', last, 'create');
    const plan = review(world);
    const intent = rowsOf(world, 'Tags').at(-1)?.Status;
    expect(intent).toMatch(/^to create · /);
    world.person.type('Tags', 'Name', last, 'Brand newer');
    expect(rowsOf(world, 'Tags').at(-1)?.Status).toBe(intent);
    send(world, plan);
    expect(writes(world)).toHaveLength(1);
  });
});

describe('Ctrl+Z after a paste of 20 prices', () => {
  it.each(['run', 'batch'] as const)(
    'leaves a true Status once it’s reviewed, whatever it took back of a script: a %s',
    async (undoStep) => {
      const world = await openWorld({ pulled: ['courses'], host: { switches: { undoStep } } });
      const { workbook } = world.host;
      world.person.type('Courses', 'Price', 2, '11');
      send(world, review(world));
      const before = rowsOf(world, 'Courses').map(({ Price }) => Price);
      const shown = () =>
        rowsOf(world, 'Courses')
          .slice(0, 20)
          .map(({ Status }) => Status);
      const look = () => {
        const { requests } = review(world);
        world.host.dialogs().at(-1)?.close();
        return requests.length;
      };
      const prices = Array.from({ length: 20 }, (_, index) => [String(500 + index)]);
      workbook.paste('Courses', world.person.at('Courses', 'Price', 2), prices);
      expect(shown()).toEqual(prices.map(() => EDITED));

      // The hint goes first, and the result of the earlier send is back beside a price that isn't sent.
      workbook.undo();
      expect(shown()[0]).toBe('sent');
      expect(look()).toBe(20);
      expect(shown()).toEqual(prices.map(() => ''));

      while (rowsOf(world, 'Courses')[0]?.Price !== before[0]) workbook.undo();
      expect(rowsOf(world, 'Courses').map(({ Price }) => Price)).toEqual(before);
      expect(shown()).not.toContain(EDITED);
      expect(look()).toBe(0);
      expect(shown()).not.toContain(EDITED);
    },
  );
});
