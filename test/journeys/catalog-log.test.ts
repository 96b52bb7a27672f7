import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/commands/messages.ts';
import { openWorld, review, rowsOf, send, type, violations } from '../world/open-world.ts';

describe('the Catalog log', () => {
  it('has a row for each field that was sent or undone, newest first, and shows the tab', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    const [course] = rowsOf(world, 'Courses');
    const [tag] = rowsOf(world, 'Tags');
    type(world, 'Courses', 'Price', 2, '200');
    type(world, 'Courses', 'Seats', 2, '7');
    const first = send(world, review(world));
    world.host.advance(1);
    type(world, 'Tags', 'Action', 2, 'delete');
    const second = send(world, review(world));
    const undo = world.person.ask<PlanView>('undo', { run: first.plan });
    send(world, undo);
    world.host.click('Catalog log');
    const log = rowsOf(world, 'Catalog log');
    expect(log.map((row) => [row.What, row.Change, row.Tab, row.Record, row.Field, row.State, row.Run])).toEqual([
      ['undone', 'update', 'Courses', course?.Title, 'Price', 'done', undo.plan],
      ['undone', 'update', 'Courses', course?.Title, 'Seats', 'done', undo.plan],
      // What a new tag would need again, should the delete be undone.
      ['sent', 'delete', 'Tags', tag?.Name, 'Name', 'done', second.plan],
      ['sent', 'delete', 'Tags', tag?.Name, 'Listing ids', 'done', second.plan],
      ['sent', 'update', 'Courses', course?.Title, 'Price', 'done', first.plan],
      ['sent', 'update', 'Courses', course?.Title, 'Seats', 'done', first.plan],
    ]);
    expect(log[4]).toMatchObject({
      When: expect.stringMatching(/^2026-11-20 10:0\d:\d\d$/),
      Before: expect.stringMatching(/^\d/),
      After: '200',
      Id: course?.Id,
    });
    expect(world.host.workbook.active().sheet).toBe(world.host.workbook.dump('Catalog log').id);
    expect(JSON.stringify(world.host.workbook.values('Catalog log'))).not.toContain(world.catalog.apiKey);
    world.person.ask('log', { run: first.plan });
    expect(world.host.workbook.active().row).toBe(6);
  });

  it('is made anew after edits and after it was deleted, and undo does not read it', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    type(world, 'Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    world.host.click('Catalog log');
    const before = world.host.workbook.display('Catalog log');
    type(world, 'Catalog log', 'After', 2, '1');
    type(world, 'Catalog log', 'Run', 2, 'x');
    world.host.workbook.renameSheet('Catalog log', 'What we sent');
    world.host.click('Catalog log');
    expect(world.host.workbook.display('What we sent').slice(0, 2)).toEqual(before.slice(0, 2));
    expect(rowsOf(world, 'What we sent')).toHaveLength(1);
    world.host.workbook.deleteSheet('What we sent');
    expect(world.person.ask<PlanView>('undo', { run: sent.plan }).requests).toHaveLength(1);
    world.host.click('Catalog log');
    expect(world.host.workbook.display('Catalog log')).toEqual(before);
    expect(violations(world)).toEqual([]);
  });

  it.each(['text', 'formula'] as const)(
    'keeps texts that look like formulas or numbers, where a text cell makes %s of them',
    async (equalsInTextCell) => {
      const world = await openWorld({ host: { switches: { equalsInTextCell } }, pulled: ['tags'] });
      const row = rowsOf(world, 'Tags').length + 2;
      ['=1+1', '007', '1E5', "'x", '-1'].forEach((name, index) => {
        type(world, 'Tags', 'Action', row + index, 'create');
        type(world, 'Tags', 'Name', row + index, `'${name}`);
      });
      send(world, review(world));
      world.host.click('Catalog log');
      expect(rowsOf(world, 'Catalog log').map((each) => each.After)).toEqual(['=1+1', '007', '1E5', "'x", '-1']);
      expect(world.host.workbook.formulas('Catalog log').flat().filter(Boolean)).toEqual([]);
    },
  );
});
