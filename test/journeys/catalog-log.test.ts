import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { CATALOG_HOST, FEW, openWorld, pull, review, rowsOf, send, violations, type World } from '../support/open-world.ts';

/** The rows of the log about sends and undos. */
const sendsIn = (world: World, tab: string) => rowsOf(world, tab).filter(({ Type }) => Type !== 'Pull');

describe('the Send log', () => {
  it('has a row for each field that was sent or undone, newest first, and shows the tab', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    const [course] = rowsOf(world, 'Courses');
    const [tag] = rowsOf(world, 'Tags');
    world.person.type('Courses', 'Price', 2, '200');
    world.person.type('Courses', 'Seats', 2, '7');
    const first = send(world, review(world));
    world.host.advance(1);
    world.person.type('Tags', 'Action', 2, 'delete');
    const second = send(world, review(world));
    const undo = world.person.ask<PlanView>('undo', { run: first.plan });
    send(world, undo);
    world.host.click('Send log');
    const log = sendsIn(world, 'Send log');
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
    world.person.type('Courses', 'Price', 2, '200');
    const sent = send(world, review(world));
    world.host.click('Send log');
    const before = world.host.workbook.display('Send log');
    world.person.type('Send log', 'After', 2, '1');
    world.person.type('Send log', 'Send', 2, 'x');
    world.host.workbook.renameSheet('Send log', 'What we sent');
    world.host.click('Send log');
    expect(world.host.workbook.display('What we sent').slice(0, 2)).toEqual(before.slice(0, 2));
    expect(sendsIn(world, 'What we sent')).toHaveLength(1);
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
        world.person.type('Tags', 'Action', row + index, 'create');
        world.person.type('Tags', 'Name', row + index, `'${name}`);
      });
      send(world, review(world));
      world.host.click('Send log');
      expect(sendsIn(world, 'Send log').map((each) => each.After)).toEqual(['=1+1', '007', '1E5', "'x", '-1']);
      expect(world.host.workbook.formulas('Send log').flat().filter(Boolean)).toEqual([]);
    },
  );

  it('names the user, the time, and the Catalog of each pull and send, by the name that they entered', async () => {
    const world = await openWorld({ catalog: FEW });
    const { host, person, catalog } = world;
    pull(world, 'tags');
    host.advance(1);
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test', user: 'Kim Example' });
    pull(world, 'users');
    host.advance(1);
    world.person.type('Tags', 'Name', 2, 'Renamed');
    send(world, review(world));
    host.click('Send log');
    expect(
      rowsOf(world, 'Send log').map((row) => [row.Time, row.Type, row.User, row.Catalog, row.Tab, row.After, row.Result, row.Note]),
    ).toEqual([
      [expect.stringMatching(/^2026-11-20 12:0/), 'Send', 'Kim Example (self-declared)', CATALOG_HOST, 'Tags', 'Renamed', 'Sent', ''],
      [
        expect.stringMatching(/^2026-11-20 11:0/),
        'Pull',
        'Kim Example (self-declared)',
        CATALOG_HOST,
        'Users',
        '27 rows',
        'Complete',
        'With personal data',
      ],
      [expect.stringMatching(/^2026-11-20 10:0/), 'Pull', 'No name entered', CATALOG_HOST, 'Tags', '8 rows', 'Complete', ''],
    ]);
  });

  it('says when its source rows were changed, deleted, or cleared', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags', 'users'] });
    const { host, person } = world;
    for (const [index, name] of ['Kept', 'Changed', 'Deleted'].entries()) {
      world.person.type('Tags', 'Name', index + 2, name);
      send(world, review(world));
      host.advance(1);
    }
    world.person.type('Users', 'Employer', 2, 'Nova Labs');
    send(world, review(world));
    const check = () => {
      host.click('Send log');
      return sendsIn(world, 'Send log').map(({ After, 'Source rows': source }) => [After, source]);
    };
    expect(check()).toEqual(['Nova Labs', 'Deleted', 'Changed', 'Kept'].map((name) => [name, 'Unchanged']));

    const journal = host.workbook.display('Catalog Sync runs');
    const rowOf = (text: string) => journal.findIndex((row) => row.includes(`s:${text}`)) + 1;
    const stored = String.fromCharCode(65 + (journal[0]?.indexOf('stored') ?? 0));
    host.workbook.edit('Catalog Sync runs', `${stored}${rowOf('Changed')}`, 's:Never sent');
    host.workbook.deleteRows('Catalog Sync runs', rowOf('Deleted'), 1);
    person.ask('removePersonal', { confirmed: 'remove personal data' });
    expect(check()).toEqual([
      ['', 'Personal data removed'],
      ['', 'Missing'],
      ['Never sent', 'Changed since the send'],
      ['Kept', 'Unchanged'],
    ]);
  });
});
