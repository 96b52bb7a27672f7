import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { openWorld, review, rowsOf, send, type, violations } from '../support/open-world.ts';

describe('the Send log', () => {
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
    world.host.click('Send log');
    const log = rowsOf(world, 'Send log');
    expect(log.map((row) => [row.Type, row.Operation, row.Tab, row.Record, row.Field, row.Result, row.Send])).toEqual([
      ['Undo', 'update', 'Courses', course?.Title, 'Price', 'Sent', undo.plan],
      ['Undo', 'update', 'Courses', course?.Title, 'Seats', 'Sent', undo.plan],
      // What a new tag would need again, should the delete be undone.
      ['Send', 'delete', 'Tags', tag?.Name, 'Name', 'Sent', second.plan],
      ['Send', 'delete', 'Tags', tag?.Name, 'Listing IDs', 'Sent', second.plan],
      ['Send', 'update', 'Courses', course?.Title, 'Price', 'Sent', first.plan],
      ['Send', 'update', 'Courses', course?.Title, 'Seats', 'Sent', first.plan],
    ]);
    expect(log[4]).toMatchObject({
      Time: expect.stringMatching(/^2026-11-20 10:0\d:\d\d$/),
      Before: expect.stringMatching(/^\d/),
      After: '200',
      ID: course?.ID,
    });
    expect(world.host.workbook.active().sheet).toBe(world.host.workbook.dump('Send log').id);
    expect(JSON.stringify(world.host.workbook.values('Send log'))).not.toContain(world.catalog.apiKey);
    world.person.ask('log', { run: first.plan });
    expect(world.host.workbook.active().row).toBe(6);
  });

  it('is made anew after edits and after it was deleted, and undo does not read it', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    type(world, 'Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    world.host.click('Send log');
    const before = world.host.workbook.display('Send log');
    type(world, 'Send log', 'After', 2, '1');
    type(world, 'Send log', 'Send', 2, 'x');
    world.host.workbook.renameSheet('Send log', 'What we sent');
    world.host.click('Send log');
    expect(world.host.workbook.display('What we sent').slice(0, 2)).toEqual(before.slice(0, 2));
    expect(rowsOf(world, 'What we sent')).toHaveLength(1);
    world.host.workbook.deleteSheet('What we sent');
    expect(world.person.ask<PlanView>('undo', { run: sent.plan }).requests).toHaveLength(1);
    world.host.click('Send log');
    expect(world.host.workbook.display('Send log')).toEqual(before);
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
      world.host.click('Send log');
      expect(rowsOf(world, 'Send log').map((each) => each.After)).toEqual(['=1+1', '007', '1E5', "'x", '-1']);
      expect(world.host.workbook.formulas('Send log').flat().filter(Boolean)).toEqual([]);
    },
  );
});
